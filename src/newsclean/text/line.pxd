cimport cython

cpdef bint has_any(text, tuple marks)


@cython.no_gc
cdef class Line:
    cdef readonly str text
    cdef readonly str folded
    cdef readonly tuple edges
    cdef dict _has
    cdef list _quoted
    cdef list _sentences

    cpdef bint has_one_of(self, tuple words)
    cdef bint _look_for(self, tuple words)
