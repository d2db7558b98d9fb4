cimport cython

from newsclean.judging.layout_page cimport Element, Layout, Look


@cython.locals(
    k=Py_ssize_t, row=list, first=list, total=double, until=list, sums=list, best=double,
    share=double, at=Element, branch=Element, steps=Py_ssize_t, around=set,
)
cpdef add_story(Layout layout, list wanted, Element story, list rows)

@cython.locals(best=Element, k=Py_ssize_t, element=Element, at=Element, least=double)
cpdef Element story_element(Layout layout)

@cython.locals(at=Element)
cdef bint _is_within(Element element, Element other)

@cython.locals(k=Py_ssize_t, following=Py_ssize_t, until=list)
cdef list _next_likely(list first)
