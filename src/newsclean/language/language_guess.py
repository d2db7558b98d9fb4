"""Which language a text is written in, by its script and its most frequent words.

A script that one language writes decides at once.  Otherwise each language gets
the weights of its words and letters that the text has, and the one with the
most must lead by a margin.  Long lines count more than short ones: menus around
a story may be in another language.  The weights come from
``training/languages.py``; they are loaded when first needed.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

import attrs

from newsclean.text.late_patterns import late

__all__ = ["guess_language", "language_fit"]

WEIGHTS = Path(__file__).with_name("language_guess.json")
FLOOR, LETTER_FLOOR = 1e-4, 2e-3
"""Share of a text's words that is a given word, or has a given letter, where it is seldom met."""

_WINDOWS, _WINDOW = 7, 500
# A line of half this width, or of half the widest line's, is long; words of others count less.
_LONG_LINE = 80
_SHORT_COUNTS = 0.1
# A letter of these scripts stands for more of a text than one of others.
_BREADTH = 2.5
_BROAD = late("[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_FEWEST_LETTERS = 8
# Japanese has more kana than this among its characters; Chinese has them in names alone.
_KANA_SHARE = 0.08
# A word that holds a letter is weaker evidence than a word that is known.
_LETTER = 0.5
# By how much a language must lead, in powers of 2, and how many words must speak for it; a word
# does that whose weight is so much higher than in the next language.
_MARGIN = 9
_FEWEST_TELLING = 2
_TELLING = 2
# The known words of a text are at least this share of what is usual in its language.  Texts in
# languages that are not known have some words of others.
_SHARE_OF_USUAL = 0.3


@attrs.frozen(eq=False)
class _Script:
    """The letters of a script, as ranges of a character class.

    :param language: who writes it, if one language of ours does.
    :param breadth: how many Latin letters one of its letters is worth.
    """

    name: str
    letters: str
    language: str | None = None
    breadth: float = 1.0

    def words(self, text: str) -> list[str]:
        """The words of ``text``: what follows a full stop, "/" or "@" is part of an address."""
        letter = f"[{self.letters}]"
        return _pattern(letter if self is _HAN else rf"(?<![\w.@/]){letter}+").findall(text)

    def has(self, letter: str) -> bool:
        return _pattern(f"[{self.letters}]").match(letter) is not None


_Rows = Mapping[str, Mapping[str, int]]
_NO_ROW: Mapping[str, int] = {}


@attrs.frozen
class _Weights:
    """Weights by word and by letter, each for the varieties of languages that write it.

    :param usual: what a word of a variety's texts weighs, on average.
    """

    words: _Rows
    letters: _Rows
    usual: Mapping[str, float]


_SCRIPTS = (
    _Script("latin", "a-zªºß-öø-ɏəḁ-ỿ"),
    _Script("cyrillic", "\u0400-\u052f"),
    _Script("arabic", "\u0620-\u0652\u066e-\u06d3\u06d5-\u06dc\u06ee-\u06ef\u06fa-\u06ff"),
    _Script("hebrew", "\u05b0-\u05c7\u05d0-\u05f2"),
    _Script("devanagari", "\u0900-\u0963\u0971-\u097f"),
    _Script("han", "々\u3400-\u9fff", breadth=_BREADTH),
    _Script("kana", "\u3041-\u30fa", "ja", _BREADTH),
    _Script("greek", "\u0370-\u03ff\u1f00-\u1fff", "el"),
    _Script("armenian", "\u0531-\u0587", "hy"),
    _Script("georgian", "\u10a0-\u10ff\u1c90-\u1cbf", "ka"),
    _Script("bengali", "\u0980-\u09e3", "bn"),
    _Script("gurmukhi", "\u0a01-\u0a65\u0a70-\u0a75", "pa"),
    _Script("gujarati", "\u0a81-\u0ae3", "gu"),
    _Script("tamil", "\u0b82-\u0be3", "ta"),
    _Script("telugu", "\u0c00-\u0c63", "te"),
    _Script("kannada", "\u0c80-\u0ce3", "kn"),
    _Script("malayalam", "\u0d00-\u0d63", "ml"),
    _Script("sinhala", "\u0d82-\u0ddf", "si"),
    _Script("thai", "\u0e01-\u0e4e", "th"),
    _Script("lao", "\u0e81-\u0ecd\u0edc-\u0edf", "lo"),
    _Script("tibetan", "\u0f40-\u0fbc", "bo"),
    _Script("burmese", "\u1000-\u103f", "my"),
    _Script("ethiopic", "\u1200-\u135a", "am", 1.5),
    _Script("khmer", "\u1780-\u17d3", "km"),
    _Script("korean", "\u1100-\u11ff\uac00-\ud7a3", "ko", _BREADTH),
)
_pattern = cache(re.compile)
_HAN, _KANA = (next(s for s in _SCRIPTS if s.name == name) for name in ("han", "kana"))


def guess_language(text: str) -> str | None:
    """Guess the language of ``text``, as an ISO 639-1 code, or ``None`` if that is not possible.

    It reads at most 3,500 characters, spread over the text.  Some close relatives share a code:
    ``no`` for Bokmål and Nynorsk, ``hr`` for Croatian, Bosnian and Serbian in Latin letters.  A
    headline is enough if several of its words are typical of one language.

    >>> from newsclean.language import guess
    >>> guess("Der Rat hat am Montag für den Umbau der Schule gestimmt.")
    'de'
    >>> guess("Rådet sier at skolen ikke blir bygget om før etter ferien.")
    'no'
    >>> guess("市議会は学校の改築を承認した。")
    'ja'
    >>> guess("Reuters") is None
    True
    """
    lines = _lines(text)
    widths = [len(line) * (_BREADTH if _BROAD.search(line) else 1) for line in lines]
    enough = min(_LONG_LINE, max(widths)) / 2
    long = "\n".join([line for line, width in zip(lines, widths, strict=True) if width >= enough])
    short = "\n".join([line for line, width in zip(lines, widths, strict=True) if width < enough])
    script = _script(_weighted(long, short))
    if script is None:
        return None
    if script.language is not None:
        return script.language
    return _by_words(_weighted(script.words(long), script.words(short)))


_WORD = late(r"(?:[^\W\d_][\u0300-\u036f\u05b0-\u05c7\u064b-\u0652\u0e31-\u0e4e]*)+")


def language_fit(text: str) -> float:
    """How well words and letters of ``text`` fit the language that they fit best, in powers of 2.

    It compares readings of the same bytes; texts of different length cannot be compared.

    >>> language_fit("Штормът удари на брега") > language_fit("ЬђюЁьЄЄ єфрЁш эр сЁхур")
    True
    """
    words, known = Counter(_WORD.findall(_normal(text))), _load()
    scores = _scores(words, known.words)
    for variety, score in _scores(_letters(words), known.letters).items():
        scores[variety] = scores.get(variety, 0) + score * _LETTER
    return max(scores.values(), default=0.0)


def words_of(text: str) -> list[str]:
    """The words of ``text`` in the script that most of it is written in; Han characters singly.

    >>> words_of("L'été à Zürich, см. https://www.example.com/de")
    ['l', 'été', 'à', 'zürich', 'https']
    """
    known = _normal(text)
    script = _script(_weighted(known, ""))
    return [] if script is None else (_HAN if script is _KANA else script).words(known)


def letters_of(word: str) -> set[str]:
    """The letters of a word that may tell its language: all but the plain Latin ones."""
    return {letter for letter in word if not letter.isascii()} if len(word) > 1 else set()


def _lines(text: str) -> list[str]:
    """The lines of the parts of ``text`` that are looked at."""
    if len(text) > _WINDOWS * _WINDOW:
        step = len(text) // _WINDOWS
        first = (step - _WINDOW) // 2
        starts = range(first, first + _WINDOWS * step, step)
        text = "\n".join([text[start : start + _WINDOW] for start in starts])
    return [line.strip() for line in _normal(text).split("\n")]


def _normal(text: str) -> str:
    return normalize("NFC", text).replace("İ", "i").replace("\u0640", "").lower()


def _weighted(long: Iterable[str], short: Iterable[str]) -> dict[str, float]:
    """How often each item is there; one of a short line counts less."""
    counts: dict[str, float] = dict(Counter(long))
    for item, many in Counter(short).items():
        counts[item] = counts.get(item, 0) + many * _SHORT_COUNTS
    return counts


def _script(characters: Mapping[str, float]) -> _Script | None:
    """The script that most of the text is written in."""
    widths: dict[_Script, float] = {}
    for character, many in characters.items():
        script = _script_at(character)
        if script is not None:
            widths[script] = widths.get(script, 0) + many * script.breadth
    kana = widths.pop(_KANA, 0)
    if kana:
        japanese = kana + widths.pop(_HAN, 0)
        widths[_KANA if kana >= _KANA_SHARE * japanese else _HAN] = japanese
    most = max(widths, key=widths.__getitem__, default=None)
    return most if most is not None and widths[most] >= _FEWEST_LETTERS else None


@lru_cache(maxsize=4096)
def _script_at(character: str) -> _Script | None:
    if not character.isalpha():
        return None
    return next((script for script in _SCRIPTS if script.has(character)), None)


def _by_words(words: Mapping[str, float]) -> str | None:
    """The language whose words these are, if one leads clearly."""
    known, letters = _load(), _letters(words)
    gains = _scores(words, known.words)
    scores = dict(gains)
    for variety, score in _scores(letters, known.letters).items():
        scores[variety] = scores.get(variety, 0) + score * _LETTER
    if not gains:
        return None
    best = max(scores, key=scores.__getitem__)
    others = [variety for variety in scores if variety[:2] != best[:2]]
    second = max(others, key=scores.__getitem__, default="")
    telling = _telling(words, known.words, best, second)
    telling += _telling(letters, known.letters, best, second) * _LETTER
    usual = known.usual[best] * sum(words.values())
    is_clear = (
        scores[best] - scores.get(second, 0) >= _MARGIN
        and gains.get(best, 0) >= _SHARE_OF_USUAL * usual
        and telling >= _FEWEST_TELLING
    )
    return best[:2] if is_clear else None


def _letters(words: Mapping[str, float]) -> dict[str, float]:
    """The letters that may tell the language, by how many words have each."""
    counts: dict[str, float] = {}
    for word, many in words.items():
        if not word.isascii():
            for letter in letters_of(word):
                counts[letter] = counts.get(letter, 0) + many
    return counts


def _scores(items: Mapping[str, float], rows: _Rows) -> dict[str, float]:
    """What the items weigh in each variety that has them."""
    scores: dict[str, float] = {}
    for item, many in items.items():
        for variety, weight in rows.get(item, _NO_ROW).items():
            scores[variety] = scores.get(variety, 0) + weight * many
    return scores


def _telling(items: Iterable[str], rows: _Rows, best: str, second: str) -> float:
    """How many of the items speak clearly for one variety against another."""
    found = [rows[item] for item in items if item in rows]
    return sum(row.get(best, 0) - row.get(second, 0) >= _TELLING for row in found)


@cache
def _load() -> _Weights:
    learned = json.loads(WEIGHTS.read_text("utf-8"))
    usual = {variety: data["usual"] for variety, data in learned.items()}
    return _Weights(_rows(learned, "words"), _rows(learned, "letters"), usual)


def _rows(learned: Mapping[str, Mapping[str, Mapping[str, str]]], kind: str) -> _Rows:
    """The weights of words or letters, which the file has by variety and weight."""
    rows: dict[str, dict[str, int]] = {}
    for variety, data in learned.items():
        for weight, items in data[kind].items():
            for item in items.split():
                rows.setdefault(item, {})[variety] = int(weight)
    return rows
