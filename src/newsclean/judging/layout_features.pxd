cimport cython

from newsclean.judging.layout_page cimport Element, Layout, Look


@cython.locals(k=Py_ssize_t, element=Element, look=Look, rows=list)
cpdef list own_rows(Layout layout, list wanted)

@cython.locals(
    k=Py_ssize_t, last=Py_ssize_t, row=list, first=list, sizes=list, links=list, sums=list
)
cpdef add_near(Layout layout, list wanted, list rows)

@cython.locals(
    k=Py_ssize_t, row=list, total=double, plain=double, element=Element, up=Element, up2=Element,
    look=Look, pictured=Element, tags=int, chars=Py_ssize_t,
)
cpdef add_around(Layout layout, list wanted, list rows)

@cython.locals(steps=Py_ssize_t, at=Element)
cdef Element _pictured(block, Element element)

@cython.locals(
    k=Py_ssize_t, count=Py_ssize_t, at=Py_ssize_t, row=list, element=Element, headings=list,
    others=list, starts=dict, passed=Py_ssize_t,
)
cpdef add_page(Layout layout, list wanted, headline, Element story, list rows)
