cimport cython

from newsclean.judging.layout_page cimport Element, Layout


cdef class Group:
    cdef Py_ssize_t first, blocks, size
    cdef double score, linked, likely, prose


@cython.locals(
    total=double, plain=double, siblings=dict, alike_of=list, beside_of=list, run_of=list,
    around=dict, best=double, row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, element=Element,
    up=Element, group=Group, alike=Group, beside=Group, run=Group,
)
cpdef add_groups(Layout layout, list wanted, rows)

@cython.locals(
    kinds=dict, siblings=dict, run=Group, before=Element, k=Py_ssize_t, element=Element,
    size=Py_ssize_t, likely=double, prose=double, linked=double, score=double, up=Element,
    kind=Py_ssize_t, alike=Group, beside=Group, group=Group,
)
cdef dict _gather(Layout layout, list alike_of, list beside_of, list run_of)
