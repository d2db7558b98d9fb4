"""The language that a document is in, as stated or as guessed."""

from __future__ import annotations

from functools import lru_cache

from newsclean.language.language_guess import guess_language
from newsclean.model.article import Article

# Bokmål and Nynorsk, and Central and Northern Kurdish, share a rule pack and a guess.
_SAME = {"nb": "no", "nn": "no", "ckb": "ku", "kmr": "ku"}
_guess = lru_cache(maxsize=16)(guess_language)


def language_of(article: Article) -> str | None:
    """ISO 639-1 code; ``None`` if it is neither stated nor shown by the words.

    It is a function of what the article states and of the text as read, so that it stays the same
    while the article is cleaned.
    """
    stated = (article.language or "").split("-")[0].lower()
    return _SAME.get(stated, stated) or _guess(article.source_text)
