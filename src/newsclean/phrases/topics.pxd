import cython

from newsclean.text.line cimport Line


cdef class _Owner:
    cdef readonly int pack
    cdef readonly str topic
    cdef readonly bint tells


cdef class _Entry:
    cdef readonly _Owner owner
    cdef readonly str tail
    cdef readonly bint exact


cdef class Topics:
    cdef object _listed_pronouns
    cdef dict _pronouns
    cdef object _heads
    cdef list _owners
    cdef dict _made_owners
    cdef dict _entries
    cdef object _tokens
    cdef object _scattered

    @cython.locals(
        folded=str, found=list, quoted=list, counts=dict, asking=set, seen=set,
        start=Py_ssize_t, entry=_Entry, owner=_Owner, pack=int)
    cpdef mentions_in(self, Line line)
    @cython.locals(found=list, all_begun=list, start=Py_ssize_t, end=Py_ssize_t, owners=set,
        entry=_Entry)
    cdef list _spaced_entries(self, str folded)
    cdef tuple _read(self, str key, str places)
    cdef _Entry _entry(self, str place)


@cython.locals(stop=Py_ssize_t)
cdef bint _goes_on(_Entry entry, str folded, Py_ssize_t end)
cdef bint _is_letter(str folded, Py_ssize_t at)
@cython.locals(weights=dict, owner=_Owner)
cdef int _most_telling(dict counts)
@cython.locals(found=dict, owner=_Owner)
cdef dict _counts(dict counts, int pack, bint tells)
@cython.locals(at=Py_ssize_t)
cdef bint _begins(str folded, Py_ssize_t start)
