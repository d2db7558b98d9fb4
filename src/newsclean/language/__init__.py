"""What newsrooms write: names, bylines, dates, credits, attributions.

It owns reading one line or field for what it says.  It must not look at an article as a whole, and
it knows words only through the :class:`~newsclean.language.lexicon.Lexicon` that it is given.
"""
