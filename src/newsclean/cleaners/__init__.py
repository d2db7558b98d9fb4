"""Cleaners: one module an idea, each turns evidence into labels.

Each module has a function ``propose(article, knowledge)`` that yields labels.  It reads live blocks
and nothing else: what it needs of its neighbours it finds in the Article, never in another cleaner.
It must not remove anything.
"""
