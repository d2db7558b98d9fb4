cimport cython

from newsclean.text.line cimport Line

cdef bint _IS_COMPILED


cdef class Pronouns:
    cdef frozenset _spaced
    cdef tuple _unspaced
    cdef Py_ssize_t _longest

    @cython.locals(folded=str, word=str, at=Py_ssize_t)
    cpdef bint are_in(self, Line line) except *

    @cython.locals(size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t)
    cdef bint _is_outside(self, str folded, Line line) except *


cdef bint _is_letter(Py_UCS4 char, bint within)
