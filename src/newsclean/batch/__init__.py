"""Whole corpora on one machine: files in, rows out, on every core, at constant memory.

``sources`` parts the inputs into chunks, always in the same way; ``runner``
sends them to processes and gives the results back in order; ``columns`` and
``encoding`` turn rows into bytes; ``sinks`` writes these so that a run that was
killed can go on; ``tally`` counts.  The command line is the only caller.
"""
