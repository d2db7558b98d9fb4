cimport cython

@cython.locals(text=str, sample=str, bare=str, last=str, words=list, size=Py_ssize_t,
               many=Py_ssize_t, sampled=Py_ssize_t, figures=str, first_words=list)
cpdef list _shape(block, knowledge)

cpdef list _phrases(block, knowledge, language)
