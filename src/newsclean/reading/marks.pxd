# C types for the compiled form of marks.py; the interpreted form does without.
cimport cython


cdef class MarkReader:
    cdef public list credits
    cdef public Py_ssize_t live
    cdef public list done
    cdef list _open
    cdef list _entries
    cdef object _addresses
    cdef bint _has_credit

    cpdef link(self, str address, Py_ssize_t part)
    cpdef open(self, str kind, Py_ssize_t part)
    @cython.locals(one=tuple)
    cpdef close(self, Py_ssize_t part)
    @cython.locals(spans=list, many=Py_ssize_t, entry=tuple)
    cpdef end_block(self, list parts, str raw, str text, Py_ssize_t at)
