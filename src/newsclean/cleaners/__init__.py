"""Cleaners: one module an idea, each turns evidence into labels.

Each module has a function ``propose(article, knowledge)`` that yields labels.  It reads the
Article and nothing else: what it needs of its neighbours it finds there, in live blocks or in
removals, never in another cleaner.
It must not remove anything.
"""
