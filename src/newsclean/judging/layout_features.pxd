cimport cython

from newsclean.judging.layout_looks cimport Look
from newsclean.judging.layout_page cimport Element, Layout

cdef bint _IS_COMPILED
cdef Py_ssize_t _LOOKED_AT

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, element=Element, look=Look, text=str,
    digits=Py_ssize_t, spaces=Py_ssize_t, capitals=Py_ssize_t,
)
cpdef add_own(Layout layout, list wanted, rows)

cdef _signs(str text)

@cython.locals(
    digits=Py_ssize_t, spaces=Py_ssize_t, capitals=Py_ssize_t, char=Py_UCS4
)
cpdef read_signs(str text)

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, last=Py_ssize_t, first=list, sizes=list,
    links=list, sums=list,
)
cpdef add_near(Layout layout, list wanted, rows)

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, total=double, plain=double, element=Element,
    up=Element, up2=Element, look=Look, pictured=Element, tags=int,
)
cpdef add_around(Layout layout, list wanted, rows)

@cython.locals(steps=Py_ssize_t, at=Element)
cdef Element _pictured(block, Element element)

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, number=Py_ssize_t, start=Py_ssize_t,
    end=Py_ssize_t, inside=double, entry=list, elements=list, heads=list, bounds=list, likely=list,
    sizes=list, made=dict, element=Element,
)
cpdef add_sections(Layout layout, list wanted, rows)

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, count=Py_ssize_t, element=Element,
    headings=list, others=list, starts=dict, passed=Py_ssize_t, elements=list,
)
cpdef add_page(Layout layout, list wanted, headline, Element story, rows)
