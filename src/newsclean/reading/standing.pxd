# C types for the compiled form of standing.py; the interpreted form does without.
cimport cython


@cython.locals(hint=str, name=str, value=str)
cpdef str hint_of(dict attributes)
