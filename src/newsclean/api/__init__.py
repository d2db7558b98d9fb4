"""The public verbs: read a page, clean an Article, clean a string.

It owns the order in which reading, metadata and the pipeline are called.  It must not decide
anything itself.
"""
