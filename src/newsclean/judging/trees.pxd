cimport cython


cdef class Trees:
    cdef const int[::1] _features, _lefts, _rights, _roots, _unknowns
    cdef const double[::1] _bounds, _leaves
    cdef list _expected, _stages, _stops
    cdef bint _all_right
    cdef readonly double base

    cpdef double score(self, row)

    @cython.locals(values="const double[::1]", at=Py_ssize_t, found=list)
    cpdef list scores(self, rows, Py_ssize_t width)

    @cython.locals(
        features="const int[::1]", bounds="const double[::1]", lefts="const int[::1]",
        rights="const int[::1]", leaves="const double[::1]", roots="const int[::1]",
        stage="const int[::1]", total=double, value=double, low=double, high=double, tree=int, end=int, node=int, all_right=bint,
    )
    cdef double _score(self, const double[::1] values)

    @cython.locals(
        tree=int, node=int, following=int, feature=int, value=double, now=double, left=bint,
        is_known=bint, moved=dict,
    )
    cpdef dict reasons(self, row)


@cython.locals(view="double[::1]", k=Py_ssize_t, values=list)
cpdef ready(row)
