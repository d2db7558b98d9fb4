cimport cython

from newsclean.text.line cimport Line

cdef bint _IS_COMPILED


cdef class _Owner:
    cdef readonly Py_ssize_t pack
    cdef readonly str topic
    cdef readonly bint tells


@cython.no_gc
cdef class _Entry:
    cdef readonly _Owner owner
    cdef readonly str tail
    cdef readonly bint exact


@cython.no_gc
cdef class _Begun:
    cdef readonly dict whole, longer
    cdef readonly list by_one
    cdef readonly frozenset owners, asks


cdef class Topics:
    cdef object _listed_pronouns, _heads, _owners, _tokens, _scattered
    cdef dict _pronouns, _made_owners, _entries

    @cython.locals(
        folded=str, begun=list, scattered=list, seen=dict, asking=set, longer=list,
        start=Py_ssize_t, end=Py_ssize_t, entry=_Entry, one=_Begun, quoted=list,
    )
    cpdef mentions_in(self, Line line)

    @cython.locals(
        size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, longest=Py_ssize_t,
        found=list,
    )
    cdef list _read_begun(self, str folded)

    @cython.locals(
        owners=list, owner=_Owner, pack=Py_ssize_t, telling=dict, hints=dict, counts=dict,
        entry=_Entry,
    )
    cdef _mentions_of(self, dict seen, set asking, line)

    @cython.locals(
        part=dict, keys=list, key=str, entries=str, size=Py_ssize_t, whole=list, longer=dict,
        owners=set, entry=_Entry, owner=_Owner,
    )
    cpdef _look_up(self, str token)

    @cython.locals(
        found=list, owners=set, entry=_Entry, start=Py_ssize_t, end=Py_ssize_t, folded=str,
    )
    cdef list _scattered_entries(self, Line line)


@cython.locals(found=list, known=set, entry=_Entry)
cdef list _going_on(list longer, owners, str folded, Py_ssize_t end)

@cython.locals(stop=Py_ssize_t)
cdef bint _goes_on(_Entry entry, str folded, Py_ssize_t end)

cdef bint _is_letter(str folded, Py_ssize_t at)

@cython.locals(char=Py_UCS4)
cdef Py_ssize_t _word_end(str folded, Py_ssize_t at)

@cython.locals(owner=_Owner, weights=dict)
cdef Py_ssize_t _most_telling(list owners)

@cython.locals(at=Py_ssize_t)
cdef bint _begins(str folded, Py_ssize_t start)
