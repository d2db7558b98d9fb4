cimport cython


@cython.locals(hint=str, name=str, value=str)
cpdef str hint_of(dict attributes)
