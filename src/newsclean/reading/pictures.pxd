# C types for the compiled form of pictures.py; the interpreted form does without.
cimport cython


cdef class Pictures:
    cdef public list found
    cdef object _addresses

    @cython.locals(attributes=dict, width=Py_ssize_t, is_told=bint)
    cpdef see(self, node, Py_ssize_t position, place)


@cython.locals(attributes=dict)
cdef _offered(node, dict attributes)
cdef bint _is_picture(str value) except -1
cdef str _stem(str address)
cdef str _widest(str srcset)
@cython.locals(attributes=dict)
cdef _beside(node)
cdef Py_ssize_t _number(str value) except -2
cdef bint _is_tiny(dict attributes, Py_ssize_t width) except -1
cdef bint _counts_readers(str url, str stem) except -1
cdef bint _is_sign(str url, dict attributes, Py_ssize_t width) except -1
