import cython

from newsclean.text.line cimport Line


@cython.no_gc
cdef class _Candidate:
    cdef readonly str tail
    cdef readonly object pattern
    cdef readonly tuple required
    cdef readonly Py_ssize_t most
    cdef readonly Py_ssize_t words


@cython.no_gc
cdef class KeyPatterns:
    cdef list patterns
    cdef list _sure
    cdef list _no_number
    cdef dict _by_next
    cdef bint is_unspaced
    cdef Py_ssize_t reach

    cdef list at(self, str folded, Py_ssize_t end)


cdef class _Keys:
    cdef object _stored
    cdef list made
    cdef object _automaton

    cdef list find(self, str folded)
    cdef KeyPatterns make(self, Py_ssize_t number, object pattern)


cdef class PatternIndex:
    cdef object _pattern
    cdef object _fronts
    cdef dict _front_parts
    cdef frozenset _front_marks
    cdef list _scripts
    cdef _Keys _numbered

    @cython.locals(keys=_Keys, number=int, by_list=list, first=Py_ssize_t)
    cdef _find_inner(self, Line line, str stretch, Py_ssize_t base, dict found)
    @cython.locals(
        text=str, made=list, first=Py_ssize_t, found=dict, number=Py_ssize_t,
        start=Py_ssize_t, end=Py_ssize_t, at=Py_ssize_t, entry=KeyPatterns, hit=tuple)
    cdef _add_hits(self, Line line, _Keys keys, list hits, Py_ssize_t base, list by_list)
    @cython.locals(first=Py_ssize_t, at=Py_ssize_t)
    cdef _find_fronts(self, Line line, dict found)
    @cython.locals(folded=str, part=dict, end=Py_ssize_t, key=str)
    cdef _find_front(self, Line line, Py_ssize_t at, dict found)
    cdef dict _front_part(self, str head)


@cython.locals(
    text=str, folded=str, length=Py_ssize_t, ends=dict, one=_Candidate, words=Py_ssize_t)
cdef _add(KeyPatterns entry, Line line, Py_ssize_t start, Py_ssize_t end, dict found)
@cython.locals(char=Py_UCS4, before=Py_UCS4)
cpdef bint is_bound(str text, Py_ssize_t at)
cpdef bint ends_word(str text, str folded, Py_ssize_t at)
