cpdef str tidy(str raw)
