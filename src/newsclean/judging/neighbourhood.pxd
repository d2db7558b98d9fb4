cimport cython

@cython.locals(
    sizes=list, stems=list, count=Py_ssize_t, is_sure=list, once=set, twice=set, story=list,
    start=Py_ssize_t, end=Py_ssize_t, is_story=list, runs=list, before=list, after=list, mass=list,
    sums=list, total=double, characters=double, alike=list, padded=list, index=Py_ssize_t,
    own=frozenset, others=set,
)
cpdef add_neighbourhood(text, rows, first)

@cython.locals(low=Py_ssize_t, high=Py_ssize_t, others=Py_ssize_t)
cdef _mean_around(list sums, list first, Py_ssize_t index, Py_ssize_t width)

@cython.locals(shapes=list, sums=dict)
cdef list _means_of_alike(rows, first)
