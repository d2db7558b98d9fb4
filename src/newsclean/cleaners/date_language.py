"""Which language decides how a date is read that two languages read in two ways.

A guess at the language is no ground to read a date in one of two ways.
"""

from __future__ import annotations

from newsclean.model.article import Article

_LOOK_AT = 20_000
_LONG_ENOUGH = 300
# Every hundred characters or so of English hold the word "the".
_MOST_BETWEEN_THE = 1_500
# Letters of one language among those that share names of months.
_OWN_LETTERS = {"pl": "ąęłńśź", "cs": "ěřů"}
_FEWEST_LETTERS = 3


def date_language(article: Article) -> str | None:
    """The article's language, or its letters' if they are one language's own.

    ``und`` if it is surely not English; ``None`` if nothing shows.
    """
    if article.language and not article.language_is_guessed:
        return article.language.partition("-")[0]
    sample = article.source_text[:_LOOK_AT].lower()
    for language, letters in _OWN_LETTERS.items():
        if sum(map(sample.count, letters)) >= _FEWEST_LETTERS:
            return language
    if len(sample) >= _LONG_ENOUGH and sample.count(" the ") * _MOST_BETWEEN_THE < len(sample):
        return "und"
    return None
