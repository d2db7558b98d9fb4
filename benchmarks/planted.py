"""Junk of known kind planted in clean stories: how much of it leaves, and what goes with it.

    python benchmarks/planted.py [--open | --held] [--language xx ...] [--label NAME ...]
                                 [--with-language] [--misses N] [--json OUT] [--jobs N] [--check]

``benchmarks/planted/xx.toml`` holds, for the language xx, appeals (blocks of junk, each with its
label) and clean stories; ``benchmarks/planted/held/xx.toml`` holds a third of the appeals, which
nobody who writes rules has read.  All of it was written for this benchmark, without sight of the
rules.  The languages' files are siblings: what one asks for in its words, another asks for in its
own.  So the held appeals differ from the open ones of every language, not only of their own.
Which of them are held was settled once, before any rule was written with the open ones in view:
so that lengths, and the shares that then left, were about the same in both.

Every appeal is planted at the head, in the middle and at the tail of a story, in paragraphs
parted by an empty line and by a line end alone: one document each, and one more in which an
appeal of another label stands somewhere else.  Half of the documents begin with the story's
headline.  The choice of story depends on nothing but the appeal's own words, so that a new
appeal changes no other document.  Each document goes through ``clean(read_text(text))``.

What is counted, all of it by offsets into ``Article.source_text``:

* left: share of the appeals' lines of which at most 20 % of the letters and digits are in
  ``Article.blocks`` afterwards;
* whole: share of the planted appeals of which every line left;
* label: of the lines that left, the share of which some removal bears the appeal's label;
* hurt: share of the stories' paragraphs that lost a letter or digit.  The headline does not
  count: it may be lifted.

"No appeal" stands for the same stories with nothing planted.  A language's stories are few and
used again and again, so one paragraph that falls wherever it stands moves "hurt" a lot.
"""

import argparse
import json
import os
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from newsclean import Article, clean, read_text
from newsclean.text.characters import canonical

DATA = Path(__file__).parent / "planted"
LABELS = (
    "donation cookie paywall newsletter app follow adblock comments share related ad media nav"
    " legal poll"
).split()
LANGUAGES = (
    "en de fr es pt it nl pl ru uk cs sv no da fi tr ar fa id vi ro hu el sq zh ja ko hi"
).split()
MANY = frozenset("donation cookie paywall newsletter".split())
"""Labels of which a language has six open appeals at least; of the others it has three."""
LEAST_STORIES = 6
PLACES = ("head", "middle", "tail")
SEPARATORS = ("\n\n", "\n")
NONE = "(no appeal)"
STILL_THERE = 0.2
"""A line has left if no larger a share of its letters and digits is still in the body."""


# --- what is planted ------------------------------------------------------------------------


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


# --- what became of it ----------------------------------------------------------------------


@dataclass(frozen=True)
class Fate:
    """What became of one line: the share still live, and what took the rest."""

    live: float
    labels: frozenset[str]
    rules: frozenset[str]


def fates(document: Document, *, with_language: bool) -> list[Fate]:
    """What became of each line of ``document``, in order."""
    text = document.separator.join(line.text for line in document.lines)
    language = document.language if with_language else None
    article = clean(read_text(text, language=language))
    owners = _owners(document, article)
    sizes = Counter(owners.values())
    live: Counter[int] = Counter()
    labels: dict[int, set[str]] = {}
    rules: dict[int, set[str]] = {}
    for block in article.blocks:
        live.update(_touched(owners, block.pieces))
    for removal in article.removals:
        for line in set(_touched(owners, removal.pieces)):
            labels.setdefault(line, set()).add(removal.name)
            rules.setdefault(line, set()).add(removal.rule)
    return [
        Fate(
            live[k] / sizes[k] if sizes[k] else 0.0,
            frozenset(labels.get(k, ())),
            frozenset(rules.get(k, ())),
        )
        for k in range(len(document.lines))
    ]


def _owners(document: Document, article: Article) -> dict[int, int]:
    """Which line each letter and digit of ``source_text`` belongs to, by its offset.

    Reading may change white space and unseen characters, never the number of
    letters and digits, so they are paired in order.
    """
    offsets = [k for k, char in enumerate(article.source_text) if char.isalnum()]
    lines = [k for k, line in enumerate(document.lines) for char in line.text if char.isalnum()]
    return dict(zip(offsets, lines, strict=True))


def _touched(owners: dict[int, int], pieces: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in pieces:
        for offset in range(start, end):
            if offset in owners:
                yield owners[offset]


# --- counting -------------------------------------------------------------------------------

Key = tuple[str, str, bool]  # language, label, held
COUNTS = "documents lines left agreed appeals whole paragraphs hurt".split()


@dataclass
class Tally:
    """Counts by language, label and held; survivors and damage, of open documents alone."""

    counts: dict[Key, Counter[str]]
    survivors: list[tuple[str, str, str]]
    damage: Counter[tuple[str, str, str]]

    def add(self, document: Document, found: Sequence[Fate]) -> None:
        key = (document.language, document.label, document.held)
        counts = self.counts.setdefault(key, Counter())
        counts["documents"] += 1
        whole: dict[tuple[int, str], bool] = {}
        for line, fate in zip(document.lines, found, strict=True):
            if line.label:
                gone = self._add_line(document, line, fate)
                planted = (line.appeal, line.label)
                whole[planted] = whole.get(planted, True) and gone
            elif not line.title:
                counts["paragraphs"] += 1
                if fate.live < 1:
                    counts["hurt"] += 1
                    if not document.held:
                        why = ", ".join(sorted(fate.rules))
                        self.damage[(document.language, why, line.text)] += 1
        for (_, label), gone in whole.items():
            own = self.counts.setdefault((document.language, label, document.held), Counter())
            own["appeals"] += 1
            own["whole"] += gone

    def _add_line(self, document: Document, line: Line, fate: Fate) -> bool:
        own = self.counts.setdefault((document.language, line.label, document.held), Counter())
        own["lines"] += 1
        gone = fate.live <= STILL_THERE
        own["left"] += gone
        own["agreed"] += gone and line.label in fate.labels
        if not gone and not document.held:
            where = f"{document.language} {line.label}"
            self.survivors.append((where, document.place, line.text))
        return gone

    def merge(self, other: "Tally") -> None:
        for key, counts in other.counts.items():
            self.counts.setdefault(key, Counter()).update(counts)
        self.survivors += other.survivors
        self.damage += other.damage


def tally(task: tuple[str, Sequence[bool], Sequence[str], bool]) -> Tally:
    """The counts of one language."""
    language, halves, labels, with_language = task
    counted = Tally({}, [], Counter())
    for held in halves:
        for document in documents(language, held, labels):
            counted.add(document, fates(document, with_language=with_language))
    for document in bare_documents(language):
        counted.add(document, fates(document, with_language=with_language))
    return counted


# --- reporting ------------------------------------------------------------------------------


def share(counts: Counter[str], part: str, whole: str) -> str:
    return f"{100 * counts[part] / counts[whole]:.1f}" if counts[whole] else "-"


def table(name: str, counted: dict[Key, Counter[str]], column: int, order: Sequence[str]) -> None:
    """A table by language (``column`` 0) or by label (``column`` 1), open and held side by side."""
    heads = "".join(f"{head:>8}" for head in ("lines", "left", "whole", "label", "hurt"))
    print(f"\n{name:<12}{'open:':>6}{heads[2:]}{'held:':>8}{heads[2:]}")
    for row in (*order, "all"):
        cells = ""
        for held in (False, True):
            total: Counter[str] = Counter()
            for key, counts in counted.items():
                if key[2] == held and key[1] != NONE and row in (key[column], "all"):
                    total.update(counts)
            figures = (
                str(total["lines"]),
                share(total, "left", "lines"),
                share(total, "whole", "appeals"),
                share(total, "agreed", "left"),
                share(total, "hurt", "paragraphs"),
            )
            cells += "".join(f"{figure:>8}" for figure in figures) + "    "
        print(f"{row:<12}{cells.rstrip()}")


def report(counted: Tally, languages: Sequence[str], labels: Sequence[str]) -> None:
    table("label", counted.counts, 1, labels)
    table("language", counted.counts, 0, languages)
    bare: Counter[str] = Counter()
    for key, counts in counted.counts.items():
        if key[1] == NONE:
            bare.update(counts)
    print(f"\nstories with no appeal: {share(bare, 'hurt', 'paragraphs')} % of paragraphs hurt")


def print_misses(counted: Tally, most: int) -> None:
    lines = Counter((where, text) for where, _, text in counted.survivors)
    places: dict[tuple[str, str], Counter[str]] = {}
    for where, place, text in counted.survivors:
        places.setdefault((where, text), Counter())[place] += 1
    print(f"\nopen lines that stayed: {len(lines)} different ones")
    for (where, text), count in lines.most_common(most):
        seen = " ".join(f"{place}:{n}" for place, n in places[(where, text)].most_common())
        print(f"  {count:>3} {where:<14} [{seen}] {text}")
    print(f"\nparagraphs hurt in open documents: {len(counted.damage)} different ones")
    for (language, rules, text), count in counted.damage.most_common(most):
        print(f"  {count:>3} {language} [{rules}] {text}")


def as_json(counted: Tally) -> list[dict[str, object]]:
    return [
        {"language": language, "label": label, "held": held} | {n: counts[n] for n in COUNTS}
        for (language, label, held), counts in sorted(counted.counts.items())
    ]


# --- whether the data is what it claims to be -----------------------------------------------


def faults(language: str) -> Iterator[str]:
    """What is wrong with a language's data; names no held text."""
    opened, held = appeals_of(language, False), appeals_of(language, True)
    for label in LABELS:
        least = 6 if label in MANY else 3
        size = [sum(one.label == label for one in half) for half in (opened, held)]
        if size[0] < least or size[1] * 3 < sum(size):
            yield f"{language}: {label}: {size[0]} open, {size[1]} held"
    for one in (*opened, *held):
        if one.label not in LABELS:
            yield f"{language}: no label {one.label}"
    lines = Counter(line for one in opened for line in one.lines if len(line) > 30)
    lines.update(line for one in held for line in set(one.lines) if len(line) > 30)
    if {one.lines for one in opened} & {one.lines for one in held}:
        yield f"{language}: an appeal is both open and held"
    if repeated := sum(count > 1 for count in lines.values()):
        yield f"{language}: {repeated} long lines stand in two appeals"
    stories = stories_of(language)
    if len(stories) < LEAST_STORIES:
        yield f"{language}: {len(stories)} stories"
    for story in stories:
        if not 6 <= len(story.paragraphs) <= 12:
            yield f"{language}: {len(story.paragraphs)} paragraphs: {story.title}"
    paragraphs = Counter(text for story in stories for text in (story.title, *story.paragraphs))
    for text in (text for text, count in paragraphs.items() if count > 1):
        yield f"{language}: a paragraph twice: {text}"


def check(languages: Sequence[str]) -> None:
    found = [fault for language in languages for fault in faults(language)]
    print("\n".join(found))
    opened, held = (
        sum(len(appeals_of(language, half)) for language in languages) for half in (False, True)
    )
    stories = [story for language in languages for story in stories_of(language)]
    paragraphs = sum(len(story.paragraphs) for story in stories)
    print(
        f"{len(languages)} languages, {opened} open and {held} held appeals,"
        f" {len(stories)} stories of {paragraphs} paragraphs, {len(found)} faults"
    )
    raise SystemExit(bool(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--open", action="store_true", help="only what rule writers may read")
    parser.add_argument("--held", action="store_true", help="only what they may not")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--label", nargs="+", choices=LABELS, default=LABELS)
    parser.add_argument("--with-language", action="store_true", help="tell the reader")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--check", action="store_true", help="look at the data only")
    args = parser.parse_args()
    if args.check:
        check(args.language)
    if args.misses and args.held:
        parser.error("--misses prints texts, and held ones are not to be read: leave out --held")
    halves = [half for half in (False, True) if args.held in (args.open, half)]

    tasks = [(language, halves, args.label, args.with_language) for language in args.language]
    total = Tally({}, [], Counter())
    with ProcessPoolExecutor(args.jobs) as pool:
        for counted in pool.map(tally, tasks):
            total.merge(counted)
    print(f"{sum(counts['documents'] for counts in total.counts.values())} documents; shares in %")
    report(total, args.language, args.label)
    if args.misses:
        print_misses(total, args.misses)
    if args.json:
        args.json.write_text(json.dumps(as_json(total), indent=1))


if __name__ == "__main__":
    main()
