"""Documents of benchmarks/planted: appeals, stories, and appeals planted in stories.

Each appeal is planted at the head, in the middle and at the tail of a story, in paragraphs parted
by an empty line and by a line end alone: one document each, and one more in which an appeal of
another label stands somewhere else.  Half of the documents begin with the story's headline.  The
choice of story depends on nothing but the appeal's own words, so that a new appeal changes no
other document.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsclean.text.characters import canonical

DATA = Path(__file__).parent / "planted"
LABELS = (
    "donation cookie paywall newsletter app follow adblock comments share related ad media nav"
    " legal poll"
).split()
LANGUAGES = (
    "en de fr es pt it nl pl ru uk cs sv no da fi tr ar fa id vi ro hu el sq zh ja ko hi"
).split()
PLACES = ("head", "middle", "tail")
SEPARATORS = ("\n\n", "\n")
NONE = "(no appeal)"


@dataclass(frozen=True)
class Appeal:
    """A block of junk as a reader sees it, line by line."""

    language: str
    label: str
    held: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A clean story: its headline, and paragraphs that all must stay."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line of a document: an appeal's (``label`` is set), a headline or a paragraph."""

    text: str
    label: str = ""
    appeal: int = 0
    title: bool = False


@dataclass(frozen=True)
class Document:
    """Lines to be joined by ``separator``; ``label`` is that of the first appeal planted."""

    language: str
    label: str
    held: bool
    place: str
    separator: str
    lines: tuple[Line, ...]


def appeals_of(language: str, held: bool) -> list[Appeal]:
    folder = DATA / "held" if held else DATA
    found = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
    return [
        Appeal(language, entry["label"], held, _lines(entry["text"])) for entry in found["appeal"]
    ]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in canonical(text).split("\n") if line)


def stories_of(language: str) -> list[Story]:
    found = tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))
    return [
        Story(canonical(entry["title"]), tuple(map(canonical, entry["paragraphs"])))
        for entry in found["story"]
    ]


# --- planting -------------------------------------------------------------------------------


def documents(language: str, held: bool, labels: Sequence[str]) -> Iterator[Document]:
    stories = stories_of(language)
    appeals = appeals_of(language, held)
    for appeal in appeals:
        if appeal.label not in labels:
            continue
        for place in PLACES:
            for separator in SEPARATORS:
                yield _planted(stories, ((appeal, place),), separator)
        yield _with_company(stories, appeal, appeals)


def _with_company(stories: Sequence[Story], appeal: Appeal, appeals: Sequence[Appeal]) -> Document:
    """A document with a second appeal, of another label, in another place."""
    choose = random.Random("|".join(appeal.lines))
    other = choose.choice([one for one in appeals if one.label != appeal.label])
    first, second = choose.sample(PLACES, 2)
    separator = choose.choice(SEPARATORS)
    return _planted(stories, ((appeal, first), (other, second)), separator)


def _planted(
    stories: Sequence[Story], appeals: Sequence[tuple[Appeal, str]], separator: str
) -> Document:
    (first, place), *_ = appeals
    choose = random.Random("|".join((*first.lines, place, separator)))
    story = choose.choice(stories)
    lines = [Line(text) for text in story.paragraphs]
    middle = choose.randrange(1, len(lines))
    at = {"head": 0, "middle": middle, "tail": len(lines)}
    # From the last place to the first, so that no place moves.
    for number, (appeal, where) in sorted(enumerate(appeals), key=lambda item: -at[item[1][1]]):
        position = at[where]
        lines[position:position] = [Line(text, appeal.label, number) for text in appeal.lines]
    if choose.random() < 0.5:
        above = sum(1 for _ in _leading(lines)) if choose.random() < 0.5 else 0
        lines.insert(above, Line(story.title, title=True))
    where = place if len(appeals) == 1 else "two appeals"
    return Document(first.language, first.label, first.held, where, separator, tuple(lines))


def _leading(lines: Iterable[Line]) -> Iterator[Line]:
    """The appeal's lines at the head; the headline may stand above or below them."""
    for line in lines:
        if not line.label:
            return
        yield line


def bare_documents(language: str) -> Iterator[Document]:
    """The stories as they are, with and without their headlines."""
    for story in stories_of(language):
        lines = tuple(Line(text) for text in story.paragraphs)
        for separator in SEPARATORS:
            for head in ((), (Line(story.title, title=True),)):
                yield Document(language, NONE, False, "none", separator, (*head, *lines))
