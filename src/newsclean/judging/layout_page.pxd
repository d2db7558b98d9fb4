cimport cython

from newsclean.judging.layout_looks cimport Look, Looks

cdef bint _IS_COMPILED
cdef int _LARGE, _SHORT
cdef list _SHAPES

# What users can make themselves (markup, numbers of elements) is of no C type.

@cython.locals(last=Py_UCS4)
cpdef int end_class(str text)

@cython.locals(first=Py_UCS4)
cpdef int start_class(str text)

@cython.locals(size=Py_ssize_t)
cpdef Py_ssize_t weighted_length(str text)

@cython.locals(shape=int, least=double)
cpdef int shape_class(Py_ssize_t size, double link_share)


@cython.final
@cython.no_gc
cdef class Element:
    cdef public Element up
    cdef public Look look
    cdef public double mass, plain, linked
    cdef public Py_ssize_t blocks, chars
    cdef public object number


@cython.locals(char=Py_UCS4)
cpdef bint has_figures(str text)

@cython.locals(element=Element)
cdef Element _new_element(Element up, Look look, number)


cdef class Layout:
    cdef public object blocks
    cdef public list texts, sizes, links, ends, starts, elements, first, likely, prose, sums
    cdef public list headings, figured, unseen, foreign
    cdef public set numbers
    cdef public bint is_placed
    cdef public double total, prose_total

    @cython.locals(
        texts=list, sizes=list, links=list, elements=list, first=list, end_classes=list,
        start_classes=list, likely_sizes=list, prose_sizes=list, text=str, shapes=list, ends=list, starts=list,
        root=Element, known=dict, size=Py_ssize_t, link=double, element=Element,
        end=int, start=int, plain=double, score=double, chance=double, most=double, likely=double,
        prose=double, look=Look, looks=Looks, k=Py_ssize_t,
    )
    cdef _read(self, weights)

    cdef _note(self, Py_ssize_t k, str text, block, Element element)


@cython.locals(
    depth=Py_ssize_t, at=Py_ssize_t, k=Py_ssize_t, element=Element, found=Element, look=Look
)
cdef Element _opened(markup, dict known, Element root, Looks looks)

@cython.locals(element=Element, up=Element)
cdef _sum_up(dict known)
