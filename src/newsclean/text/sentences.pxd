cimport cython

cdef bint _IS_COMPILED

@cython.locals(found=list, at=Py_ssize_t, last=Py_ssize_t, char=Py_UCS4)
cpdef list _read_breaks(str text)

cdef bint _is_stop(Py_UCS4 char)

cdef bint _may_follow(Py_UCS4 char)

@cython.locals(start=Py_ssize_t)
cpdef str word_before(str text, Py_ssize_t end, Py_ssize_t most=*)
