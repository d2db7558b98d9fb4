from newsclean.text.line cimport Line


cdef class _Findings:
    cdef object _knowledge
    cdef Line _line
    cdef public object evidence, is_addressed, mentions
    cdef public dict derived

    cpdef Line line(self, block)
