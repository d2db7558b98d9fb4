cimport cython

from newsclean.judging.block_marks cimport Marks
from newsclean.text.line cimport Line

cdef Py_ssize_t _PROSE, _KIND, _LOOKED_AT, _LONGEST_BAR, _LONGEST_ATTRIBUTED
cdef str _OPENING, _CLOSING
cdef list _NO_ROLES, _NO_PHRASES, _NOTHING_ABOUT
cdef dict _NO_STRENGTHS


@cython.locals(shape=list, found=list)
cpdef list own_evidence(block, knowledge, language, line, words, bint keep)

@cython.locals(
    text=str, size=Py_ssize_t, sampled=Py_ssize_t, marks=Marks, many=Py_ssize_t, bare=str,
    last=str, is_ended=bint, unspaced=bint, asks=bint, calls=bint, announces=bint, goes_on=bint,
)
cpdef list _shape(Line line, lexicon)

cdef _networks(str folded, lexicon)

@cython.locals(telling=dict, hints=dict, about=list, spoken=list, strengths=dict, whole=int)
cdef list _phrases(block, knowledge, language, double many)

cdef _strengthen(dict strengths, label, double strength)
