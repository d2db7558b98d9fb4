"""What strangers may send: texts, pages and bytes made to break whoever reads them.

* ``markup``: texts that would take a page over if it took them for markup.
* ``inputs``: whole inputs, made by code, with what should come of each.
* ``server``: runs each in a process of its own, within limits of time and memory.
"""
