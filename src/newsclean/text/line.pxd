cimport cython

cdef bint _IS_COMPILED
cdef Py_ssize_t _LONG

@cython.locals(nearer=bint, farther=bint, char=Py_UCS4)
cpdef int _read_scripts(str folded)

cpdef bint has_any(text, tuple marks)


@cython.no_gc
cdef class Line:
    cdef readonly str text
    cdef readonly str folded
    cdef readonly tuple edges
    cdef dict _has
    cdef list _quoted
    cdef int _scripts
    cdef list _sentences

    cpdef bint has_one_of(self, tuple words)
