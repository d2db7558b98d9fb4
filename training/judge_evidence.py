"""Evidence on each block of a text: what speaks for its being story or junk.

:func:`evidence` looks at a block and what stands about it.  Missing evidence is NaN, never zero.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsclean import Article
from newsclean.cleaners.prose import is_prose, is_unspaced_text
from newsclean.cleaners.short_lines import short_lines
from newsclean.labels import ALL, KEPT
from newsclean.language.attribution import is_attributed
from newsclean.model.blocks import BLOCK_KINDS, Block
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rule import CUE_KINDS
from newsclean.phrases.rulepack import TOPICS
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased
from newsclean.text.sentences import ends_sentence

NAN = math.nan
Row = list[float]
LABELS = sorted(ALL - KEPT)
CUES = sorted(CUE_KINDS)
ABOUT = sorted(TOPICS - {"any", "ask"})
_LOOKED_AT = 400
_CURRENCY = re.compile(r"[$€£¥₹₽₺₴]|\b(?:usd|eur|rp|kr|zł|kč|lei|ft)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEPARATOR = re.compile(r"[|•·›»→]")
_QUOTES = re.compile('["“”«»„「」]')
_BULLET = re.compile(r"(?:[-–—•·▪●■◦*►▶‣]|\d{1,2}[.)])\s")
_OPENING, _CLOSING = "\"'“‘«„([", "\"'”’»)]}」』 "
_STEM = re.compile(r"[^\W\d_]{4,}")
_STEM_LENGTH = 6
_FAR = 99
_TITLE_WITHIN = 12


class _Page(NamedTuple):
    """A text as a whole, and what is known of its blocks one by one."""

    article: Article
    texts: list[str]
    stems: list[frozenset[str]]
    is_prose: list[bool]

    @property
    def count(self) -> int:
        return len(self.texts)


def evidence(
    article: Article, knowledge: Knowledge, language: str | None, words: Sequence[float]
) -> list[Row]:
    """A row for each block of ``article``, in the order of :data:`NAMES`.

    :param language: the document's language, stated or guessed.
    :param words: for each block what its words alone speak for, as log odds of junk.
    """
    blocks = article.blocks
    texts = [block.text for block in blocks]
    page = _Page(article, texts, [stems_of(text) for text in texts], [is_prose(b) for b in blocks])
    known = short_lines(article, knowledge)
    own = []
    for index, block in enumerate(blocks):
        line = known.get(index)
        roles = (line.date, line.is_by, line.is_role, line.is_source, line.byline) if line else ()
        own.append(
            [
                *_shape(block, knowledge, is_story_like=page.is_prose[index]),
                *_phrases(block, knowledge, language),
                *([float(bool(role)) for role in roles] or [0.0] * 5),
                words[index],
            ]
        )
    rows = zip(own, _repetition(page), _position(page), _alike(page), _near(own), strict=True)
    return [[*one, *two, *three, *four, *five] for one, two, three, four, five in rows]


# --- the block itself -----------------------------------------------------------------------

SHAPE = (
    "characters words word_length stop question exclamation colon comma open lower upper digit"
    " bullet quote sign digits capitals loud has_colon currency address quotes bracketed"
    " separators questions exclamations prose unspaced attributed commas kind clock day year"
    " percent titled one_word"
).split()


def _shape(block: Block, knowledge: Knowledge, *, is_story_like: bool) -> Row:
    text, sample = block.text, block.text[:_LOOKED_AT]
    words = text.split(" ")
    bare = text.lstrip(_OPENING)[:1]
    last = (text.rstrip(_CLOSING) or text)[-1:]
    is_ended = ends_sentence(text)
    unspaced = is_unspaced_text(text)
    signs = (last in "?？", last in "!！", last in ":：", last in ",،、")
    return [
        math.log1p(len(text)),
        math.log1p(len(words)),
        len(text) / len(words),
        float(is_ended),
        *map(float, signs),
        float(not is_ended and not any(signs)),
        float(bare.islower()),
        float(bare.isupper()),
        float(text[0].isdigit()),
        float(_BULLET.match(text) is not None),
        float(text[0] in _OPENING),
        float(not bare.isalnum()),
        sum(map(str.isdigit, sample)) / len(sample),
        sum(map(str.isupper, sample)) / len(sample),
        float(text.isupper()),
        float(":" in text or "：" in text),
        float(_CURRENCY.search(text) is not None),
        float(_ADDRESS.search(text) is not None),
        float(len(_QUOTES.findall(text))),
        float(any(sign in text for sign in "([（")),
        float(len(_SEPARATOR.findall(text))),
        float(text.count("?") + text.count("？")),
        float(text.count("!") + text.count("！")),
        float(is_story_like),
        float(unspaced),
        float(len(text) < 600 and is_attributed(text, knowledge.lexicon)),
        float(text.count(",") + text.count("，") + text.count("、")),
        float(BLOCK_KINDS.index(block.kind)),
        float(_CLOCK.search(text) is not None),
        float(_DAY.search(text) is not None),
        float(_YEAR.search(text) is not None),
        float("%" in text),
        sum(word[:1].isupper() for word in words[:40]) / min(len(words), 40),
        float(len(words) == 1 and not unspaced and not is_uncased(text)),
    ]


_PHRASES = [
    *"whole part cues any_language same_language other_language cues_same cues_other".split(),
    *[f"match_{label}" for label in LABELS],
    *[f"cue_{kind}" for kind in CUES],
    *"telling hints asks addressed".split(),
    *[f"about_{topic}" for topic in ABOUT],
]
_WHOLE, _PART, _CUE = 2.0, 1.0, 0.5
_NEARLY_ALL = 0.9


def _phrases(block: Block, knowledge: Knowledge, language: str | None) -> Row:
    """What the rule packs find, and whether they are of the document's language."""
    found, mentions = knowledge.evidence(block), knowledge.mentions(block)
    strengths = dict.fromkeys(LABELS, 0.0)
    kinds = Counter(cue.rule.kind for cue in found.cues)
    whole = 0
    for match in found.matches:
        is_whole = match.end - match.start >= _NEARLY_ALL * len(block.text)
        whole += is_whole
        _strengthen(strengths, match.rule.label, _WHOLE if is_whole else _PART)
    for cue in found.cues:
        _strengthen(strengths, cue.rule.label, _CUE)
    of_rules = {match.rule.language for match in found.matches}
    cues_same = sum(cue.rule.language in ("any", language) for cue in found.cues)
    return [
        float(whole),
        float(len(found.matches) - whole),
        float(len(found.cues)),
        float("any" in of_rules),
        float(language in of_rules),
        float(bool(of_rules - {"any", language})),
        float(cues_same),
        float(len(found.cues) - cues_same),
        *strengths.values(),
        *[float(kinds[kind]) for kind in CUES],
        float(sum(mentions.telling.values())),
        float(sum(mentions.hints.values())),
        float(mentions.asks),
        float(mentions.addressed),
        *[float(mentions.telling.get(topic, 0)) for topic in ABOUT],
    ]


def _strengthen(strengths: dict[str, float], label: str, strength: float) -> None:
    if label in strengths:
        strengths[label] = max(strengths[label], strength)


# --- the block among the others -------------------------------------------------------------

_REPETITION = "copies shared shared_with_title names_known rare".split()


def stems_of(text: str) -> frozenset[str]:
    """Beginnings of its longer words; in scripts without spaces, its pairs of characters."""
    folded = fold(text)
    found = {word[:_STEM_LENGTH] for word in _STEM.findall(folded)}
    if is_unspaced_text(text):
        pairs = (folded[k : k + 2] for k in range(len(folded) - 1))
        found.update(pair for pair in pairs if not pair.isascii())
    return frozenset(found)


def _repetition(page: _Page) -> list[Row]:
    """How much of a block the rest of the story says as well."""
    copies = Counter(page.texts)
    known: Counter[str] = Counter()
    for stems, prose in zip(page.stems, page.is_prose, strict=True):
        if prose:
            known.update(stems)
    title = _title(page)
    story = [text for text, prose in zip(page.texts, page.is_prose, strict=True) if prose][:12]
    rows = []
    for index, text in enumerate(page.texts):
        stems, own = page.stems[index], int(page.is_prose[index])
        names = [word.strip(".,:;") for word in text.split(" ") if word[:1].isupper()][:8]
        others = [other for other in story if other is not text]
        rows.append(
            [
                float(copies[text]),
                share_of(known[stem] > own for stem in stems) if len(stems) > 1 else NAN,
                share_of(stem in page.stems[title] for stem in stems)
                if title not in (-1, index)
                else NAN,
                share_of(any(name in other for other in others) for name in names),
                share_of(known[stem] == own for stem in stems),
            ]
        )
    return rows


def _title(page: _Page) -> int:
    """The first line that may be the headline; -1 if none may."""
    for index, text in enumerate(page.texts[:_TITLE_WITHIN]):
        if is_unspaced_text(text):
            may_be = 8 <= len(text) <= 60
        else:
            may_be = 2 <= text.count(" ") < 25 and len(text) > 15
        if may_be and not page.is_prose[index]:
            return index
    return -1


def share_of(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / len(values) if values else NAN


_POSITION = (
    "position behind index from_first to_last before_story after_story blocks prose_blocks"
    " prose_share run run_position prose_before prose_after passed to_come parted"
).split()


def _position(page: _Page) -> list[Row]:
    """Where a block stands in the text and between its prose."""
    count, sizes = page.count, [len(text) for text in page.texts]
    prose = [index for index in range(count) if page.is_prose[index]]
    first, last = (prose[0], prose[-1]) if prose else (count, -1)
    total = sum(sizes) or 1
    share = sum(sizes[index] for index in prose) / total
    runs, before, after = runs_of(page.is_prose), *gaps(page.is_prose)
    passed, rows = 0, []
    for index in range(count):
        rows.append(
            [
                index / max(1, count - 1),
                float(count - 1 - index),
                float(index),
                float(index - first),
                float(last - index),
                float(index < first),
                float(index > last),
                float(count),
                float(len(prose)),
                share,
                *map(float, runs[index]),
                float(before[index]),
                float(after[index]),
                passed / total,
                (total - passed - sizes[index]) / total,
                float(_is_parted(page.article, index)),
            ]
        )
        passed += sizes[index]
    return rows


def _is_parted(article: Article, index: int) -> bool:
    """Whether an empty line stands before a block."""
    if index == 0:
        return True
    start, end = article.blocks[index - 1].pieces[-1][1], article.blocks[index].pieces[0][0]
    return article.source_text.count("\n", start, end) > 1


def runs_of(is_story: Sequence[bool]) -> list[tuple[int, int]]:
    """For each block that is no story how long its run is, and where in it the block stands."""
    found = [(0, 0)] * len(is_story)
    start = 0
    for index, story in enumerate([*is_story, True]):
        if story:
            found[start:index] = [(index - start, k - start) for k in range(start, index)]
            start = index + 1
    return found


def gaps(is_story: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How many blocks back, and on, the nearest other block of the story stands."""

    def one_way(flags: Sequence[bool]) -> list[int]:
        found, gap = [], _FAR
        for flag in flags:
            found.append(gap)
            gap = 1 if flag else min(gap + 1, _FAR)
        return found

    return one_way(is_story), one_way(is_story[::-1])[::-1]


_ALIKE = "longer_than_before longer_than_after alike alike_share mean_size".split()


def _alike(page: _Page) -> list[Row]:
    """How a block's shape compares with the others'."""
    sizes = [len(text) for text in page.texts]
    total = sum(sizes) or 1
    shapes = [
        (min(8, size.bit_length()), ends_sentence(text), text[:1].isupper(), text[:1].isdigit())
        for text, size in zip(page.texts, sizes, strict=True)
    ]
    blocks = Counter(shapes)
    characters: Counter[tuple[int, bool, bool, bool]] = Counter()
    for shape, size in zip(shapes, sizes, strict=True):
        characters[shape] += size
    padded = [0, *sizes, 0]
    return [
        [
            _log_ratio(size, padded[index]),
            _log_ratio(size, padded[index + 2]),
            float(blocks[shapes[index]]),
            characters[shapes[index]] / total,
            total / page.count,
        ]
        for index, size in enumerate(sizes)
    ]


def _log_ratio(one: int, other: int) -> float:
    return math.log((one + 1) / (other + 1)) if other else NAN


_OWN = [*SHAPE, *_PHRASES, *"is_date is_by is_role is_source is_byline".split(), "wording"]
_TOLD_OF_NEIGHBOURS = "characters prose stop whole part wording digits lower".split()
_OFFSETS = (-3, -2, -1, 1, 2, 3)
NAMES = [
    *_OWN,
    *_REPETITION,
    *_POSITION,
    *_ALIKE,
    *[f"{name}_{offset:+}" for offset in _OFFSETS for name in _TOLD_OF_NEIGHBOURS],
    "mean_wording",
    "mean_whole",
]


def _near(own: Sequence[Row]) -> list[Row]:
    """What the blocks about it are like."""
    columns = [_OWN.index(name) for name in _TOLD_OF_NEIGHBOURS]
    nothing = [NAN] * len(columns)
    wording, whole = (
        sum(row[_OWN.index(name)] for row in own) / max(1, len(own))
        for name in ("wording", "whole")
    )
    return [
        [
            *[
                value
                for offset in _OFFSETS
                for value in (
                    [own[index + offset][column] for column in columns]
                    if 0 <= index + offset < len(own)
                    else nothing
                )
            ],
            wording,
            whole,
        ]
        for index in range(len(own))
    ]
