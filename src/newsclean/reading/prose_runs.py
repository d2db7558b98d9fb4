"""The largest run of prose in data: where it is told by the shape of values, not by their names.

A run is a string of several sentences, or a list whose items hold prose.  What is no run:

* lists of other works, each with an address of its own: teasers;
* objects of many short texts: the words of a user interface;
* what is told apart by a name that all programs share, such as ``comments``.

The object that says the page's title goes before others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from html import unescape
from typing import Any, NamedTuple

from newsclean.text.folding import squash
from newsclean.text.letters import is_unspaced
from newsclean.text.sentences import ends_sentence

DEEPEST = 80
"""Values within values; what is deeper in data is not looked at."""

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]{0,2000})?/?>")
"""A tag of HTML in a string."""
_BLOCK_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|li|blockquote|section|td)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*+-->")
_STOP = re.compile(r"\w[.!?]+[\"”’»)]*\s|[।؟۔։።。！？]")
_SHORTEST_SENTENCE = 40
_SHORTEST_SPAN = 20
_LONGEST_WORDS = 15
_CODE = re.compile(r"[{}=;\\<>|]|\.\w+\(")
_ADDRESS = re.compile(r"(?:https?:)?/{1,2}[^\s/][^\s]{6,}")
_SLUG = re.compile(r"(?=.*[g-z])[a-z]{2,}(?:-[a-z0-9]+){3,}")
_LONGEST_TITLE = 300
_SHORTEST_TITLE = 12
# So many levels around a run are asked for the page's title.
_NEAR = 6
# A run within another is all of it if the rest is so little.
_NEARLY_ALL = 0.9
# The words of a user interface: so many short texts in an object.
_MANY_TEXTS = 20
# Names that all programs share for what is beside the story.
_BESIDE = re.compile(
    r"comment|repl(?:y|ies)|related|recommend|teaser|trending|popular|most_?read|consent|cookie"
    r"|gdpr|privacy|legal|i18n|locale|translation|messages|newsletter|paywall|footer|sidebar"
    r"|advert|faq|author|byline|contributor",
    re.IGNORECASE,
)


_LONGEST_NAME = 40


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def is_beside(key: str) -> bool:
    """Whether a name is one of what stands beside a story."""
    return len(key) <= _LONGEST_NAME and _BESIDE.search(key) is not None


class Run(NamedTuple):
    """Prose in data."""

    mass: float = 0.0
    """How many characters of prose."""
    value: Any = None
    is_titled: bool = False
    """Whether an object near above says the page's title."""


class Titles:
    """What may be the title of the page."""

    def __init__(self, given: Iterable[str]) -> None:
        self._given = list(given)
        self._known: dict[str, bool] = {}

    @cached_property
    def _squashed(self) -> list[str]:
        return [text for title in self._given if len(text := squash(title)) >= _SHORTEST_TITLE // 2]

    def are_said_by(self, text: str) -> bool:
        """Whether a text is one of them, maybe without the site's name."""
        if not _SHORTEST_TITLE // 2 <= len(text) <= _LONGEST_TITLE:
            return False
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._say(squash(text))
        return known

    def _say(self, own: str) -> bool:
        least = _SHORTEST_TITLE // 2 if is_unspaced(own[:1]) else _SHORTEST_TITLE
        return len(own) >= least and any(
            title.startswith(own) or own.startswith(title) for title in self._squashed
        )


def largest_run(value: Any, titles: Titles) -> Run:
    """The run of a value that is most likely the story; without mass if there is none."""
    search = _Search(titles)
    search.look(value, False, 0, 0)
    plain, titled = search.best
    return titled if titled.mass >= max(_LEAST_TITLED, _LESS * plain.mass) else plain


_LEAST_TITLED = 150
_LESS = 0.2


def prose_mass(text: str) -> int:
    """How many characters of prose a string holds; 0 for names, addresses, titles and code."""
    if len(text) < _SHORTEST_SPAN:
        return 0
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        if "<!--" in text:
            text = _COMMENT.sub("", text)
        parts = _BLOCK_TAG.split(text) if _BLOCK_TAG.search(text) is not None else [text]
        return sum([_plain_mass(TAG.sub("", part)) for part in parts])
    return _plain_mass(text)


def _plain_mass(text: str) -> int:
    size = len(text)
    if size < _SHORTEST_SPAN or (text[0] in "{[" and text[-1] in "}]"):
        return 0
    is_span = text[0].isspace() or text[-1].isspace()
    unspaced = is_unspaced(text[size // 2]) or is_unspaced(text[0])
    if size < (_SHORTEST_SPAN if is_span or unspaced else _SHORTEST_SENTENCE):
        return 0
    if not unspaced and not SEA.search(text):
        if size > _LONGEST_WORDS * (text.count(" ") + 1):
            return 0
        if not ((is_span and size < _LONGEST_TITLE) or ends_sentence(text) or _STOP.search(text)):
            return 0
    if len(_CODE.findall(text)) * _FEW_SIGNS > size:
        return 0
    return 2 * size if unspaced else size


_FEW_SIGNS = 80
SEA = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def is_block(text: str) -> bool:
    """Whether a string has HTML that parts paragraphs."""
    return _BLOCK_TAG.search(text) is not None


def is_element(value: list[Any]) -> bool:
    """Whether a list is an element of React: a mark, its name, its key and its properties."""
    return (
        len(value) >= _ELEMENT
        and value[0] == "$"
        and isinstance(value[1], str)
        and isinstance(value[3], dict)
    )


_ELEMENT = 4


def is_numbered(part: dict[str, Any]) -> bool:
    """Whether an object is a list that was written as one: its keys are numbers."""
    return bool(part) and all(key.isdecimal() for key in part)


def own_texts(item: dict[str, Any]) -> list[str]:
    """The strings of an object, and of small objects in it: ``{"title": {"main": "Storm"}}``.

    Some programs write a number for its kind before each value: ``{"title": [0, "Storm"]}``.
    """
    found: list[str] = []
    for value in item.values():
        inner: Iterable[Any] = (value,)
        if isinstance(value, dict) and _is_small(value):
            inner = value.values()
        elif isinstance(value, list) and len(value) == _PAIR and isinstance(value[0], int):
            inner = value[1:]
        found += [text for text in inner if isinstance(text, str)]
    return found


_PAIR = 2


def _is_small(item: dict[str, Any]) -> bool:
    return len(item) <= _FEW and not any(
        isinstance(value, (dict, list)) or (isinstance(value, str) and len(value) > _LONGEST_TITLE)
        for value in item.values()
    )


_FEW = 8


def addresses(item: dict[str, Any]) -> list[str]:
    """What an object, or an object in it, gives for addresses of pages."""
    return [text for text in own_texts(item) if _is_address(text)]


def is_work(item: Any) -> bool:
    """Whether an object has an address and a title of its own, as a teaser has."""
    if not isinstance(item, dict):
        return False
    if any(isinstance(text, str) and _is_address(text) for text in item.values()):
        return True
    texts = [text for text in item.values() if isinstance(text, str) and " " in text]
    return len(texts) >= _TITLE_AND_TEXT and bool(addresses(item))


_TITLE_AND_TEXT = 2


def _is_address(text: str) -> bool:
    return len(text) < _LONGEST_TITLE and bool(_ADDRESS.fullmatch(text) or _SLUG.fullmatch(text))


def spans_text(items: list[Any]) -> str:
    """What a list of short pieces of one paragraph says; empty if it is no such list."""
    found: dict[str, list[str]] = {}
    for item in items:
        for key, text in item.items() if isinstance(item, dict) else (("", item),):
            if isinstance(text, str) and " " in text:
                found.setdefault(key, []).append(text)
    pieces = max(found.values(), key=len, default=[])
    parted = sum([text[0] == " " or text[-1] == " " for text in pieces])
    return "".join(pieces) if parted * 2 >= len(pieces) > 1 else ""


class _Search:
    """One pass over a value, from the inside out."""

    def __init__(self, titles: Titles) -> None:
        self.best = [Run(), Run()]
        self._titles = titles
        self._known: dict[int, Run] = {}

    def look(self, value: Any, beside: bool, titled: int, depth: int) -> Run:
        """The run that a value is or has; ``titled`` is for how many levels a title holds."""
        if isinstance(value, str):
            mass = prose_mass(value)
            run = Run(mass, value, titled > 0) if mass else _NONE
        elif not isinstance(value, (dict, list)) or depth > DEEPEST:
            return _NONE
        else:
            known = self._known.get(id(value))
            if known is not None:
                return known
            self._known[id(value)] = _NONE
            if isinstance(value, list):
                run = self._list(value, beside, titled, depth)
            elif is_numbered(value):
                run = self._list(list(value.values()), beside, titled, depth)
            else:
                run = self._known[id(value)] = self._object(value, beside, titled, depth)
                return run
            self._known[id(value)] = run
        if not beside and run.mass > self.best[run.is_titled].mass:
            self.best[run.is_titled] = run
        return run

    def _object(self, value: dict[str, Any], beside: bool, titled: int, depth: int) -> Run:
        texts = [text for text in value.values() if isinstance(text, str)]
        if self._is_title(value):
            titled, beside = _NEAR, False
        is_interface = sum([" " in text for text in texts]) >= _MANY_TEXTS
        best = _NONE
        least = _LONG_TEXT if is_interface else _SHORTEST_SPAN
        for key, item in value.items():
            if len(item) < least if isinstance(item, str) else not isinstance(item, (dict, list)):
                continue
            run = self.look(item, beside or is_beside(key), titled - 1, depth + 1)
            if run.mass > best.mass:
                best = run
        return best

    def _list(self, items: list[Any], beside: bool, titled: int, depth: int) -> Run:
        runs = [self.look(item, beside, titled - 1, depth + 1) for item in items]
        speaking = [item for item, run in zip(items, runs, strict=True) if run.mass]
        others = [item for item, run in zip(items, runs, strict=True) if not run.mass]
        if self._are_works(speaking):
            return _NONE
        if any(self._is_title(item) for item in others):
            titled = _NEAR
        # Many programs hold a text for wide screens and again for narrow ones.
        total = sum({_sameness(run): run.mass for run in runs}.values())
        spans = prose_mass(spans_text(items))
        if max(total, spans) == 0:
            return _NONE
        if spans >= total:
            return Run(spans, items, titled > 0)
        largest = max(runs, key=_mass)
        whole = isinstance(largest.value, (list, dict)) or is_block(largest.value)
        if whole and largest.mass >= _NEARLY_ALL * total:
            return largest
        return Run(total, items, titled > 0)

    def _are_works(self, items: list[Any]) -> bool:
        """Whether most items are works with addresses that differ, or one is the page itself."""
        objects = [item for item in items if isinstance(item, dict)]
        works = [item for item in objects if is_work(item)]
        if len(works) * 2 > len(items):
            own = {address.partition("#")[0] for item in works for address in addresses(item)[:1]}
            if len(own) > 1 or len(items) == 1:
                return len(items) > 1
        return len(objects) > 1 and any(self._is_title(item) for item in objects)

    def _is_title(self, item: Any) -> bool:
        """Whether an item, or one of its own strings, says the page's title."""
        if isinstance(item, list) and is_element(item):
            item = item[3]
        texts = own_texts(item) if isinstance(item, dict) else [item]
        return any(isinstance(text, str) and self._titles.are_said_by(text) for text in texts)


_NONE = Run()
_LONG_TEXT = 1500


def _sameness(run: Run) -> object:
    """What two runs share that are the same, or copies."""
    return run.value if isinstance(run.value, str) else run.mass


def _mass(run: Run) -> float:
    return run.mass
