"""What the line model looks at in a text, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased
from newsclean.text.sentences import ends_sentence

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Which lines about a line are looked at with it."""
NEAR_FEATURES = 5


class LineFeatures:
    """What the model looks at in one line; what only depends on that is worked out once."""

    __slots__ = ("_shape", "_stems", "evidence", "is_prose", "kind", "text")

    def __init__(
        self,
        text: str,
        is_prose: bool,
        kind: str = "paragraph",
        evidence: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.is_prose = is_prose
        self.kind = kind
        self.evidence = evidence
        """Labels that phrases in the line speak for."""
        self._shape: list[str] | None = None
        self._stems: frozenset[str] | None = None

    @property
    def shape(self) -> list[str]:
        """What it shows by itself."""
        if self._shape is None:
            self._shape = shape(self)
        return self._shape

    def shape_with(self, kept: Callable[[list[str]], list[str]]) -> list[str]:
        """Its shape, as ``kept`` wants it to be kept from now on."""
        self._shape = kept(self.shape)
        return self._shape

    @property
    def stems(self) -> frozenset[str]:
        """Beginnings of its words."""
        if self._stems is None:
            self._stems = stems(self.text)
        return self._stems


_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)")
_STEM = 6
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
# Only the beginning of each word: what follows six letters is left to the next, which needs four.
_STEMS = re.compile(rf"[^\W\d_{_UNSPACED}]{{4,{_STEM}}}")
_SPACELESS_RUN = re.compile(f"[{_UNSPACED}]+")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}")
_SEPARATORS = frozenset("|›»•·→")
_QUOTES = frozenset('"“”„«»「『')
_SIZES = (4, 10, 20, 35, 60, 90, 140, 220, 400, 800)
_GAPS = (2, 3, 4, 6, 10, 20, 50)
_WIDE_GAPS = (2, 3, 6, 15)
_FAR = 99


def _bucket(value: float, edges: Sequence[float]) -> int:
    return bisect_right(edges, value)


def stems(text: str) -> frozenset[str]:
    """Beginnings of the words in ``text``; of scripts without spaces, pairs of characters."""
    folded = fold(text)
    found = set(_STEMS.findall(folded))
    if not folded.isascii():
        for run in _SPACELESS_RUN.findall(folded):
            found.update(run[k : k + 2] for k in range(len(run) - 1))
    return frozenset(found)


def _is_spaceless(text: str) -> bool:
    return text.count(" ") * 20 < len(text) and _SPACELESS.search(text) is not None


def _start(char: str) -> str:
    if char.isupper():
        return "U"
    if char.islower():
        return "l"
    if char.isdigit():
        return "d"
    if char in _QUOTES:
        return "q"
    if char.isalpha():
        return "u"
    return char if char in "-–—•·|©#@(*›»►▶[" else "p"


def _end(text: str) -> str:
    if ends_sentence(text):
        return "T"
    return text[-1] if text[-1] in ":,;…|»›)%" else "x"


def shape(line: LineFeatures) -> list[str]:
    """What a line shows by itself, the most telling first."""
    text = line.text
    spaceless = _is_spaceless(text)
    size = len(text) * (3 if spaceless else 1)
    words = text.split()
    n, e, s = f"n{_bucket(size, _SIZES)}", f"e{_end(text)}", f"s{_start(text[0])}"
    found = [n, e, s, n + e]
    found.append("ev" + min(line.evidence, default="-"))
    found.append(n + e + s)
    if not spaceless and not is_uncased(text):
        capitals = sum(word[0].isupper() for word in words) / len(words)
        length = "S" if len(words) < 6 else "L"
        found.append(f"c{_bucket(capitals, (0.15, 0.3, 0.5, 0.75, 0.99))}{length}")
    digits = sum(map(str.isdigit, text)) / len(text)
    found.append(f"d{_bucket(digits, (0.01, 0.05, 0.15, 0.4))}")
    found.append(f"w{_bucket(len(words), (2, 3, 4, 6, 9, 13, 20))}")
    found.append(f"k{_bucket(text.count(','), (1, 2, 4))}")
    found.append("kind" + line.kind)
    found.extend("ev" + label for label in sorted(line.evidence)[1:])
    found.extend(_marks(text))
    return found


def _marks(text: str) -> list[str]:
    marks = []
    if text.isupper():
        marks.append("caps")
    chars = set(text)
    if chars & _SEPARATORS:
        marks.append("sep")
    if chars & _QUOTES:
        marks.append("quote")
    if "http" in text or "www." in text or "@" in text:
        marks.append("url")
    if "?" in chars or "？" in chars:
        marks.append("?")
    if ". " in text:
        marks.append("several")
    if ":" in chars:
        marks.append(":")
    if "©" in chars:
        marks.append("(c)")
    if _CLOCK.search(text) is not None:
        marks.append("clock")
    if _DAY.search(text) is not None:
        marks.append("day")
    return marks


Features = list[tuple[list[str], list[str]]]


def features(lines: Sequence[LineFeatures]) -> Features:
    """For each line what it shows: by itself, and by where it stands."""
    once = _kept_once(len(lines))
    shapes = [line.shape_with(once) for line in lines]
    places = _position_features(lines, shapes)
    return list(zip(shapes, places, strict=True))


# Lines; the names of what so many show would take more memory than all else.
_MANY = 1_000


def _kept_once(lines: int) -> Callable[[list[str]], list[str]]:
    """What to do with names of features: where lines are many, equal names are made one string."""
    if lines < _MANY:
        return lambda names: names
    seen: dict[str, str] = {}
    return lambda names: [seen.setdefault(name, name) for name in names]


_SURENESS = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
_SURE = 0.7


def second_features(
    lines: Sequence[LineFeatures], first: Features, scores: Sequence[float]
) -> Features:
    """What a line shows once there is a first opinion on all of them: where the story is."""
    core = [score >= _SURE for score in scores]
    overlaps = _overlaps(lines, core)
    mass = [len(line.text) * score for line, score in zip(lines, scores, strict=True)]
    sums, sizes = _sums(mass), _sums([len(line.text) for line in lines])
    total = sums[-1] or 1.0
    is_story = [int(sure and line.is_prose) for sure, line in zip(core, lines, strict=True)]
    before, after = _gaps(is_story)
    once = _kept_once(len(lines))
    found = []
    for k, (shapes, places) in enumerate(first):
        own = f"p{_bucket(scores[k], _SURENESS)}"
        done = f"B{_bucket(sums[k] / total, (0.001, 0.02, 0.1, 0.3, 0.7, 0.9, 0.98, 0.999))}"
        gap = f"G{_bucket(before[k], _WIDE_GAPS)}_{_bucket(after[k], _WIDE_GAPS)}"
        over = f"O{overlaps[k]}"
        n = shapes[3]
        more = [own, own + n, own + done, own + over, done, done + n, gap, gap + own, gap + n, over]
        more.extend((over + n, over + gap, over + done))
        for width in (2, 6, 20):
            low, high = max(0, k - width), min(len(lines), k + width + 1)
            level = (sums[high] - sums[low]) / (sizes[high] - sizes[low])
            near = f"V{width}_{_bucket(level, _SURENESS)}"
            more.extend((near, near + own, near + n))
        found.append((shapes, places + once(more)))
    return found


def _position_features(
    lines: Sequence[LineFeatures], shapes: Sequence[Sequence[str]]
) -> list[list[str]]:
    count = len(lines)
    sizes = [len(line.text) for line in lines]
    mass = [size if line.is_prose else 0 for line, size in zip(lines, sizes, strict=True)]
    before, after = _gaps(mass)
    prose_sum, text_sum = _sums(mass), _sums(sizes)
    total, whole = prose_sum[-1] or 1, text_sum[-1]
    overlaps = _overlaps(lines)
    copies = Counter(line.text for line in lines)
    runs = _runs(lines)
    share = f"tot{_bucket(prose_sum[-1] / whole, (0.1, 0.3, 0.5, 0.7, 0.9))}"
    size = f"N{_bucket(count, (6, 12, 25, 50, 100, 200))}"
    once = _kept_once(count)
    found = []
    for k in range(count):
        done = _bucket(prose_sum[k] / total, (1e-9, 0.05, 0.2, 0.5, 0.8, 0.95, 0.9999))
        gap = f"{_bucket(before[k], _WIDE_GAPS)}_{_bucket(after[k], _WIDE_GAPS)}"
        n = shapes[k][3]
        run = f"r{_bucket(runs[k], (1, 2, 3, 5, 9, 18))}"
        over = f"o{overlaps[k]}"
        place = [
            "bias",
            f"b{done}",
            f"dp{_bucket(before[k], _GAPS)}",
            f"dn{_bucket(after[k], _GAPS)}",
            f"g{gap}",
            n + "g" + gap,
            share,
            size,
            share + n,
            run,
            run + n,
            over,
            over + n,
            over + shapes[k][0] + f"b{done}",
            over + shapes[k][0] + run,
            f"b{done}" + run,
        ]
        if copies[lines[k].text] > 1:
            place.append("copy" + n)
        for width in (5, 15):
            low, high = max(0, k - width), min(count, k + width + 1)
            density = (prose_sum[high] - prose_sum[low]) / (text_sum[high] - text_sum[low])
            level = _bucket(density, (0.01, 0.2, 0.4, 0.6, 0.8, 0.95))
            place.extend((f"v{width}_{level}", f"v{width}_{level}{n}"))
        found.append(once(place))
    return found


def _gaps(mass: Sequence[int]) -> tuple[list[int], list[int]]:
    """How many lines back, and on, the nearest other prose is."""
    before, after = [], []
    gap = _FAR
    for size in mass:
        before.append(gap)
        gap = 1 if size else min(gap + 1, _FAR)
    gap = _FAR
    for size in reversed(mass):
        after.append(gap)
        gap = 1 if size else min(gap + 1, _FAR)
    return before, after[::-1]


def _sums(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _runs(lines: Sequence[LineFeatures]) -> list[int]:
    """For each line that is no prose how many of them are in a row; 0 for prose."""
    runs = [0] * len(lines)
    start = 0
    for k, line in enumerate([*lines, None]):
        if line is None or line.is_prose:
            runs[start:k] = [k - start] * (k - start)
            start = k + 1
    return runs


def _overlaps(lines: Sequence[LineFeatures], core: Sequence[bool] | None = None) -> list[str]:
    """For each line what share of its words the others of the core have: without one, the prose."""
    if core is None:
        core = [line.is_prose for line in lines]
    words = [line.stems for line in lines]
    known: Counter[str] = Counter()
    for is_core, own in zip(core, words, strict=True):
        if is_core:
            known.update(own)
    found = []
    for is_core, own in zip(core, words, strict=True):
        if len(own) < 2:
            found.append("-")
            continue
        least = 1 if is_core else 0
        shared = sum(known[word] > least for word in own) / len(own)
        found.append(str(_bucket(shared, (0.01, 0.15, 0.3, 0.45, 0.6, 0.8))))
    return found
