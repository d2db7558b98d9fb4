"""Cleaners: one idea a module, each turns evidence into labels.

A cleaner's module has a function ``propose(article, knowledge)`` that yields labels.  It sees what
other cleaners did in the Article alone, and it removes nothing.  ``prose``, ``short_lines`` and
``date_language`` answer questions that several cleaners ask.  ``builtin`` binds a ``propose`` to
rule packs.
"""
