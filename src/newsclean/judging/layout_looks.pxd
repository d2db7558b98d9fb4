cimport cython


@cython.final
@cython.no_gc
cdef class Look:
    cdef public double score, low, own
    cdef public Py_ssize_t kind
    cdef public int called, called_from, label, tags
    cdef public bint foreign, is_article, unseen
    cdef public dict inside


@cython.final
cdef class Naming:
    cdef public double weight, own
    cdef public int label, tags
    cdef public bint foreign, unseen


cdef class Looks:
    cdef object _names, _own
    cdef double _bias
    cdef dict _named, _kinds
    cdef Look _outermost

    cpdef Look outermost(self)

    @cython.locals(look=Look)
    cdef Look _new_outermost(self)

    @cython.locals(known=Look, naming=Naming, look=Look)
    cpdef Look within(self, Look around, tuple name)

    cdef Naming _naming(self, tag, hint)
