cimport cython

@cython.locals(found=list, pair=str, word=str)
cpdef stems_of(str folded, bint is_unspaced)

cdef Py_ssize_t _SHORTEST_STEM, _STEM_LENGTH, _LAST_ASCII
cdef bint _IS_COMPILED

@cython.locals(found=set, size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t, char=Py_UCS4)
cpdef set _read_stems(str folded, bint is_unspaced)

@cython.locals(
    texts=list, all_stems=list, titled=frozenset, none=frozenset, once=set, twice=set, names=dict,
    own_names=dict, rows=list, index=Py_ssize_t, own=str, stems=frozenset, before=frozenset,
    after=frozenset, many=Py_ssize_t, mine=frozenset, shared=double,
)
cpdef list _repetition(text)

@cython.locals(once=set, twice=set)
cpdef said_once_and_twice(all_stems, is_story)

@cython.locals(
    found=list, size=Py_ssize_t, at=Py_ssize_t, end=Py_ssize_t, char=Py_UCS4, name=str,
)
cdef list _names(str text, Py_ssize_t most=*)

cdef _share(list found)

@cython.locals(
    sizes=list, is_story=list, count=Py_ssize_t, prose=list, first=Py_ssize_t, last=Py_ssize_t,
    total=double, share=double, runs=list, before=list, after=list, passed=double, rows=list,
    index=Py_ssize_t, size=double,
)
cdef list _position(text)

@cython.locals(found=list, start=Py_ssize_t, index=Py_ssize_t, k=Py_ssize_t)
cpdef list runs_of(is_story)

@cython.locals(found=list, gap=Py_ssize_t)
cdef list _gaps(flags)

@cython.locals(sizes=list, total=double, count=Py_ssize_t, shapes=list, logs=list, padded=list,
               index=Py_ssize_t)
cdef list _alike(text)

@cython.locals(reach=Py_ssize_t, told=list, count=double, at=Py_ssize_t,
               offset=Py_ssize_t, wording=double, whole=double)
cdef _add_near(list own)
