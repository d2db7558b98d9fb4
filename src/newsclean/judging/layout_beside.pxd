cimport cython

from newsclean.judging.layout_looks cimport Look
from newsclean.judging.layout_page cimport Layout

cdef double _MUCH_LINKED, _SURELY_NOT
cdef Py_ssize_t _MOST_REASONS, _FEW_WORDS
cdef str _SURE

@cython.locals(k=Py_ssize_t, look=Look, names=list)
cpdef list names_beside(Layout layout, list beside)

@cython.locals(k=Py_ssize_t, size=Py_ssize_t, text=str, own=str, first=str, look=Look, found=list)
cpdef list titles_beside(Layout layout, list beside, str title)

@cython.locals(
    k=Py_ssize_t, number=Py_ssize_t, end=Py_ssize_t, look=Look, reasons=list, shared=dict, row=str,
    reason=str,
)
cpdef list reasons_beside(Layout layout, list beside, list odds)

@cython.locals(end=Py_ssize_t)
cdef Py_ssize_t _end_of_row(list beside, Py_ssize_t start)

@cython.locals(said=list, words=Py_ssize_t)
cdef str _reason(Look look, str text, double link_share, str row)

cdef str _chance(double odds)
