"""What single letters tell: capitals, and scripts without capitals or without spaces."""

from __future__ import annotations


def is_capitalised(word: str) -> bool:
    """Whether ``word`` begins with a capital, quotes and brackets before it aside."""
    bare = word.lstrip("\"'“‘«„(")
    return bool(bare) and bare[0].isupper()


def is_uncased(word: str) -> bool:
    """Whether the script of ``word`` has no capitals (Han, kana, Arabic, Hebrew, Devanagari).

    Georgian has capitals for whole lines alone, so no word begins with one.
    """
    # Most words begin with an ASCII letter, which has a capital.
    return word >= "\x80" and word[0].isalpha() and word[0].lower() == word[0].title()


def is_small(char: str) -> bool:
    """Whether a letter is lower case, in a script whose sentences begin with a capital.

    >>> is_small("a"), is_small("A"), is_small("ა")
    (True, False, False)
    """
    return char.islower() and char.title() != char


def is_unspaced(char: str) -> bool:
    """Whether the script of ``char`` is written without spaces (Han and kana letters).

    Combining kana marks are left out: putting one right behind a letter would
    make a new letter of both.
    """
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3041" <= char <= "\u3096"
        or "\u30a1" <= char <= "\u30fc"
        or "\u3400" <= char <= "\u4dbf"
    )


FIRST_UNSPACED = "\u3041"
"""No character before this one is of such a script."""
