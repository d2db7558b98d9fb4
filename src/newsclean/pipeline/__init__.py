"""Pipelines: which cleaners run, and the engine that removes what they label.

It owns the engine, which is the only code that removes text, the default pipeline and plugins.  It
must not find junk itself.
"""
