cimport cython

cdef Py_ssize_t _SHORTEST, _LONGEST
cdef bint _IS_COMPILED
cdef frozenset _FIRST_LETTERS
cdef tuple _CURRENCIES


@cython.no_gc
cdef class Marks:
    cdef public Py_ssize_t digits, capitals, code, titled, quotes, separators, questions
    cdef public Py_ssize_t exclamations, commas, spaces
    cdef public bint has_currency, has_clock, has_day, has_year, has_colon, has_bracket
    cdef public bint has_percent


@cython.locals(
    marks=Marks, digits=Py_ssize_t, capitals=Py_ssize_t, code=Py_ssize_t, titled=Py_ssize_t,
    quotes=Py_ssize_t, separators=Py_ssize_t, questions=Py_ssize_t, exclamations=Py_ssize_t,
    commas=Py_ssize_t, spaces=Py_ssize_t, has_currency=bint, has_figures=bint, is_word=bint,
    word=Py_ssize_t, figure=Py_ssize_t, at=Py_ssize_t, char=Py_UCS4, before=Py_UCS4,
)
cpdef Marks read_marks(str text, Py_ssize_t sampled)

@cython.locals(size=Py_ssize_t)
cdef bint _is_currency(str text, Py_ssize_t start, Py_ssize_t end)
