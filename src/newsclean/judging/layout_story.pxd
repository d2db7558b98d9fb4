cimport cython

from newsclean.judging.layout_page cimport Element, Layout
from newsclean.judging.layout_looks cimport Look


@cython.locals(
    k=Py_ssize_t, row="double[::1]", column=Py_ssize_t, width=Py_ssize_t, first=list, total=double, until=list,
    sums=list, best=double, share=double, at=Element, branch=Element, steps=Py_ssize_t, around=set,
)
cpdef add_story(Layout layout, list wanted, Element story, rows)

@cython.locals(best=Element, k=Py_ssize_t, element=Element, at=Element, least=double)
cpdef Element story_element(Layout layout)

@cython.locals(at=Element)
cdef bint _is_within(Element element, Element other)

@cython.locals(k=Py_ssize_t, following=Py_ssize_t, until=list)
cdef list _next_likely(list first)

@cython.locals(
    k=Py_ssize_t, step=int, out=double, within=double, left=double, entered=double, score=double,
    steps=list, is_in=bint,
)
cpdef set select_story(list scores)

@cython.locals(
    k=Py_ssize_t, best=Py_ssize_t, most=double, likely=list, first=list, around=set, at=Element
)
cdef set _around_best(Layout layout)
