cimport cython

cdef int _NO_SCRIPT, _LATIN, _CYRILLIC_SCRIPT
cdef bint _IS_COMPILED

cdef bint _mixes_scripts(str text)

@cython.locals(before=int, script=int, char=Py_UCS4)
cdef bint _is_mixed(str text)
