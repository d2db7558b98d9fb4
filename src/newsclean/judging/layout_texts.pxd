cimport cython

from newsclean.judging.layout_page cimport Layout

cdef bint _IS_COMPILED
cdef Py_ssize_t _LONGEST_TITLE, _SHORTEST_WORD
cdef double _SPEAKS

@cython.locals(
    row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, number=Py_ssize_t, count=Py_ssize_t,
    common=Py_ssize_t, said=Py_ssize_t, titled=Py_ssize_t, texts=list, sizes=list, likely=list,
    each=list, spoken=set, twice=set, words=set, entitled=set, described=set, text=str,
    summary=str,
)
cpdef add_texts(Layout layout, list wanted, str title, str description, rows)

cdef set _words(str text, bint unspaced)

@cython.locals(start=Py_ssize_t, size=Py_ssize_t, at=Py_ssize_t, char=Py_UCS4)
cpdef set read_words(str text)

@cython.locals(row="double[::1]", at=Py_ssize_t, width=Py_ssize_t, k=Py_ssize_t, stated=list, total=double)
cpdef add_stated(Layout layout, list wanted, rows)
