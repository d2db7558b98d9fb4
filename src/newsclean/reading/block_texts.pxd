# C types for the compiled form of block_texts.py; the interpreted form does without.
cpdef str tidy(str raw)
