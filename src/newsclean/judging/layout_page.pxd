cimport cython

# What users can make themselves (markup, numbers of elements) is of no C type.

@cython.locals(last=Py_UCS4)
cpdef int end_class(str text)

@cython.locals(first=Py_UCS4)
cpdef int start_class(str text)

@cython.locals(size=Py_ssize_t)
cpdef Py_ssize_t weighted_length(str text)

@cython.locals(row=int)
cpdef int shape_class(Py_ssize_t size, double link_share)


@cython.final
@cython.no_gc
cdef class Look:
    cdef public double score, low, own
    cdef public Py_ssize_t kind
    cdef public int called, called_from, label, tags
    cdef public bint foreign, is_article, unseen
    cdef public dict inside

    cpdef Look add(self, tag, hint, Look look)


@cython.final
@cython.no_gc
cdef class Element:
    cdef public Element up
    cdef public Look look
    cdef public double mass, plain, linked
    cdef public Py_ssize_t blocks, chars
    cdef public object number


cdef class Layout:
    cdef public object blocks
    cdef public list sizes, links, ends, starts, elements, first, likely, prose
    cdef public double total, prose_total

    @cython.locals(
        sizes=list, links=list, elements=list, first=list, end_classes=list, start_classes=list,
        likely_sizes=list, prose_sizes=list, text=str, shapes=list, ends=list, starts=list,
        root=Element, known=dict, size=Py_ssize_t, link=double, element=Element, up=Element,
        end=int, start=int, plain=double, score=double, chance=double, most=double, likely=double,
        prose=double,
    )
    cdef _read(self, weights)


@cython.locals(depth=Py_ssize_t, at=Py_ssize_t, k=Py_ssize_t, element=Element, look=Look)
cdef Element _opened(markup, dict known, Element root, weights)
