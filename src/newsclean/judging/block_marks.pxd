cimport cython

cdef Py_ssize_t _SHORTEST, _LONGEST
cdef bint _IS_COMPILED
cdef frozenset _FIRST_LETTERS
cdef tuple _CURRENCIES

@cython.locals(
    digits=Py_ssize_t, capitals=Py_ssize_t, titled=Py_ssize_t, quotes=Py_ssize_t,
    separators=Py_ssize_t, questions=Py_ssize_t, exclamations=Py_ssize_t, commas=Py_ssize_t,
    has_figures=bint, has_currency=bint, spaces=Py_ssize_t, word=Py_ssize_t, size=Py_ssize_t,
    at=Py_ssize_t, char=Py_UCS4, before=Py_UCS4,
)
cpdef read_marks(str text, Py_ssize_t sampled)

@cython.locals(size=Py_ssize_t)
cdef bint _is_currency(str text, Py_ssize_t start, Py_ssize_t end)
