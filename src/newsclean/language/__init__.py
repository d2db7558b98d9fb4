"""What newsrooms write: names, bylines, dates, credits, attributions.

It owns reading one line or field for what it says.  It must not look at an article as a whole,
or load rule packs: their words come in a :class:`~newsclean.language.lexicon.Lexicon`.  The words
of author fields, and more names of months, are tables here.

>>> from newsclean.language import guess
>>> guess("Der Rat hat am Montag für den Umbau der Schule gestimmt.")
'de'
"""

from newsclean.language.language_guess import guess_language as guess

__all__ = ["guess"]
