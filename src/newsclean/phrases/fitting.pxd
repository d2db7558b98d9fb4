import cython

from newsclean.phrases.pattern_index cimport ends_word
from newsclean.text.line cimport Line


@cython.no_gc
cdef class Fitter:
    cdef Line line
    cdef str text
    cdef str folded
    cdef object lexicon
    cdef dict _edges_memo
    cdef int _steps
    cdef public bint may_fit_later
    cdef object _language
    cdef Py_ssize_t _start
    cdef dict _known
    cdef dict _fitting
    cdef dict _dates

    @cython.locals(nodes=tuple, caught=tuple, before=str)
    cpdef fit(
        self, pattern, Py_ssize_t start, Py_ssize_t high, Py_ssize_t first=*,
        Py_ssize_t must_reach=*)
    @cython.locals(first=str, option=tuple, asked=tuple, known=tuple)
    cdef _first_words(
        self, pattern, Py_ssize_t start, Py_ssize_t high, Py_ssize_t must_reach)
    @cython.locals(k=Py_ssize_t, rest=tuple, first=str, option=tuple)
    cdef _read_on(
        self, tuple nodes, Py_ssize_t at, Py_ssize_t high, Py_ssize_t must_reach, tuple caught)
    cdef bint _is_exhausted(self)
    cdef Py_ssize_t _end_to_reach(self, Py_ssize_t must_reach, Py_ssize_t at)
    @cython.locals(
        most=Py_ssize_t, first=str, option=tuple, literal=str, stop=Py_ssize_t, between=str,
        limit=Py_ssize_t)
    cdef _read_gap(
        self, gap, tuple rest, Py_ssize_t at, Py_ssize_t high, Py_ssize_t must_reach, tuple caught)
    @cython.locals(folded=str, stop=Py_ssize_t)
    cdef Py_ssize_t _literal(self, str literal, Py_ssize_t at, Py_ssize_t high)
    @cython.locals(stop=Py_ssize_t, end=Py_ssize_t, space=Py_ssize_t, between=str)
    cdef tuple _open_gap(self, gap, Py_ssize_t at, Py_ssize_t high)
    @cython.locals(fields=dict)
    cdef _result(self, Py_ssize_t at, tuple caught)
    cdef _fields_of(self, gap, str value)
    @cython.locals(asked=tuple)
    cdef bint _fits(self, gap, str value) except *
    cdef Py_ssize_t _skip_spaces(self, Py_ssize_t at, Py_ssize_t high)
    @cython.locals(found=tuple)
    cpdef tuple edges_of(self, Py_ssize_t low, Py_ssize_t high)
