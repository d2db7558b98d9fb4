"""Folding: text as it is compared, in lower case and with plain quotes and dashes."""

from __future__ import annotations

import re
from functools import lru_cache
from types import FunctionType

# One character for one character, so that offsets stay.  'İ' is the only letter that Python
# lowers to two; 'ς' is how a sigma is written at the end of a word.
_FOLDS = (
    ("İ", "i"),
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("ʻ", "'"),
    ("´", "'"),
    ("`", "'"),
    ("“", '"'),
    ("”", '"'),
    ("„", '"'),
    ("«", '"'),
    ("»", '"'),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("\u200c", " "),
    ("：", ":"),
    ("（", "("),
    ("）", ")"),
    ("！", "!"),
    ("？", "?"),
    ("，", ","),
)
_FOLDED = re.compile("[" + "".join(old for old, _ in _FOLDS) + "]")
# To look for any of them takes longer than to replace each in turn, but for a word or two.
_SHORT = 48
_NOT_WORD = re.compile(r"[\W_]+")
_CYRILLIC = re.compile("[а-яіј]")
_MIXED_SCRIPT = re.compile("[a-z][а-яіј]|[а-яіј][a-z]")
_MIXED_WORD = re.compile("[a-zа-яіј]+")
_TO_LATIN = str.maketrans("аеорсухіјк", "aeopcyxijk")
_TO_CYRILLIC = str.maketrans("aeopcyxijk", "аеорсухіјк")


def fold(text: str) -> str:
    """``text`` as phrases are compared: lower case, plain quotes and dashes, same length.

    Words that mix Latin and Cyrillic look-alikes are put into the script of
    their unambiguous letters.

    >>> fold("“Read More”—İstanbul")
    '"read more"-istanbul'
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    if len(text) > _SHORT or _FOLDED.search(text) is not None:
        for old, new in _FOLDS:
            text = text.replace(old, new)
    text = text.lower().replace("ς", "σ")
    return _MIXED_WORD.sub(_one_script, text) if _mixes_scripts(text) else text


def _mixes_scripts(text: str) -> bool:
    """Whether a Latin and a Cyrillic letter of lower case stand side by side."""
    if not _IS_COMPILED:
        return _CYRILLIC.search(text) is not None and _MIXED_SCRIPT.search(text) is not None
    return _is_mixed(text)


def _is_mixed(text: str) -> bool:
    """The same, character by character: many times as fast if it is compiled."""
    before = script = _NO_SCRIPT
    for char in text:
        if "a" <= char <= "z":
            script = _LATIN
        elif "а" <= char <= "я" or char in "іј":
            script = _CYRILLIC_SCRIPT
        else:
            script = _NO_SCRIPT
        if script + before == _LATIN + _CYRILLIC_SCRIPT:
            return True
        before = script
    return False


# Of two letters side by side the numbers add up to 4 only if there is one of each.
_NO_SCRIPT, _LATIN, _CYRILLIC_SCRIPT = 0, 1, 3
_IS_COMPILED = not isinstance(_is_mixed, FunctionType)


def _one_script(match: re.Match[str]) -> str:
    word = match.group()
    latin = word.translate(_TO_LATIN)
    if latin.isascii():
        return latin
    cyrillic = word.translate(_TO_CYRILLIC)
    return word if _MIXED_SCRIPT.search(cyrillic) else cyrillic


def letters_and_figures(text: str) -> str:
    """Letters and figures of ``text`` alone, in lower case; unlike :func:`squash`, not folded."""
    return _NOT_WORD.sub("", text.lower())


@lru_cache(maxsize=8_192)
def squash(text: str) -> str:
    """Letters and digits of ``text`` alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))
