"""Cleaners: one idea a module, each turns evidence into labels.

A cleaner's module has a function ``propose(article, knowledge)`` that yields labels.  It sees what
other cleaners did in the Article alone, and it removes nothing.  ``judge`` is another kind: it
judges an article as a whole, once, with the help of ``judged_pages`` and ``judged_fields``.
``date_language`` answers a question that several cleaners ask.  ``builtin`` binds a ``propose`` to
rule packs.
"""
