# C types for the compiled form of raw_page.py; the interpreted form does without.
cimport cython

cdef Py_ssize_t _MOST_COUNTED
cdef tuple _FORMATTING


cdef class RawPage:
    cdef readonly str text
    cdef readonly Py_ssize_t tags, nested, formatting
    cdef readonly list noscripts
    cdef readonly bint may_have_shadow_roots
    cdef Py_ssize_t _links, _capital_links

    @cython.locals(text=str, at=Py_ssize_t)
    cpdef bint has_more(self, str sign, Py_ssize_t most)
    @cython.locals(text=str, at=Py_ssize_t, most=Py_ssize_t, first=Py_UCS4, second=Py_UCS4)
    cdef _count(self)
    @cython.locals(text=str)
    cdef _see(self, Py_UCS4 first, Py_UCS4 second, Py_ssize_t at)
    cdef _see_capital(self, Py_UCS4 first, Py_UCS4 second, Py_ssize_t at)
    @cython.locals(name=str, behind=str)
    cdef _see_template(self, Py_ssize_t at)
