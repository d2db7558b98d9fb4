cimport cython

from newsclean.judging.layout_page cimport Element, Layout, Look


cdef class Group:
    cdef Py_ssize_t first, blocks, size
    cdef double score, linked, likely, prose



@cython.locals(
    total=double, plain=double, kinds=dict, siblings=dict, alike_of=list, beside_of=list,
    around=dict, runs=list, shares=list, before=Element, k=Py_ssize_t, element=Element,
    size=Py_ssize_t, likely=double, prose=double, linked=double, score=double, up=Element,
    alike=Group, beside=Group, group=Group, row=list, best=double, run=Py_ssize_t,
)
cpdef add_groups(Layout layout, list wanted, list rows)
