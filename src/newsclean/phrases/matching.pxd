import cython

from newsclean.phrases.fitting cimport Fitter
from newsclean.text.line cimport Line


@cython.no_gc
cdef class Matcher:
    cdef Line line
    cdef str text
    cdef str folded
    cdef object lexicon
    cdef Py_ssize_t first
    cdef Py_ssize_t last
    cdef dict _said
    cdef list _glued
    cdef Fitter _fitter

    @cython.locals(found=list, starts=list, ends=list, sentences=list, start=Py_ssize_t, where=str,
        matches=list, cues=list)
    cpdef evidence(self, hits)
    @cython.locals(matches=list, cues=list, low=Py_ssize_t, high=Py_ssize_t)
    cdef tuple _unsaid(self, list found)
    cdef bint _is_said(self, rule, Py_ssize_t start, Py_ssize_t end) except *
    cdef bint _may_be_prose(self, rule, Py_ssize_t start, Py_ssize_t end) except *
    @cython.locals(text=str, phrase=str, last=str)
    cdef bint _runs_on(self, pattern, Py_ssize_t low, fit) except *
    @cython.locals(whole=bint, low=Py_ssize_t)
    cdef _cue(self, pattern, Py_ssize_t start)
    @cython.locals(high=Py_ssize_t)
    cdef _whole(self, pattern, Py_ssize_t start)
    @cython.locals(low=Py_ssize_t, high=Py_ssize_t, must_reach=Py_ssize_t, first=Py_ssize_t)
    cdef _sentence(self, pattern, Py_ssize_t start, quotations)
    cdef bint _is_glued(self, Py_ssize_t start) except *
    cdef Py_ssize_t _next_glued(self, Py_ssize_t start) except *
    cdef bint _is_headline_to_the_end(self, pattern, Py_ssize_t at) except *
    @cython.locals(stop=Py_ssize_t)
    cdef _bracket_at(self, Py_ssize_t start)
    @cython.locals(low=Py_ssize_t, high=Py_ssize_t)
    cdef _bracketed(self, pattern, Py_ssize_t start, bracket)
    cdef bint _runs_over(self, pattern, Py_ssize_t start, Py_ssize_t end) except *
    cdef bint _may_begin_at(self, Py_ssize_t start) except *
