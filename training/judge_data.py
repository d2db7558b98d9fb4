"""Texts whose lines are known to be story or junk, for training and measuring the judge.

A :class:`Document` is a text with labelled spans.  Its group keeps together what must not be parted
between training and measuring: texts of one publisher, variants of one story.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from newsclean import Article

HERE = Path(__file__).parent
ROOT = HERE.parent
APPEALS = (
    *sorted((ROOT / "benchmarks" / "planted").glob("*.toml")),
    *sorted((HERE / "appeals").glob("*.toml")),
)
"""Files of appeals and stories of a language each; what is held back for measuring is not here."""
NEUTRAL = frozenset({"dateline", "bio", "note", "neutral"})
"""Labels that say neither story nor junk."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
# Buttons that stand within stories of any language.
_BUTTONS = (
    ("Advertisement", "ad"),
    ("ADVERTISEMENT", "ad"),
    ("Read more", "related"),
    ("Related", "related"),
    ("Share", "share"),
    ("Share this article", "share"),
    ("Sign up to our newsletter", "newsletter"),
)
Part = tuple[str, "str | None"]


class Span(NamedTuple):
    """A labelled stretch of a document's text."""

    start: int
    end: int
    label: str


class Document(NamedTuple):
    """A text with its labelled spans; what is in none of them is the story's."""

    id: str
    group: str
    kind: str
    """``extracted``, ``page``, ``wild`` and ``gold`` as labelled by hand, ``synthetic``,
    ``tempting``, ``interrupted``, ``short``, ``seed``, ``keep``, ``junk``, ``planted``, ``story``,
    ``alone``, ``one line``, ``strange`` or ``dump``."""
    text: str
    language: str | None
    spans: tuple[Span, ...]
    """The labelled stretches, in order."""


class Truth(NamedTuple):
    """What is known of one block."""

    junk: float
    """Share of its words that are junk, 0 to 1."""
    label: str | None
    """The label of most of its junk."""
    words: int
    neutral: float
    """Share of its words of which neither is known."""


# --- documents ------------------------------------------------------------------------------


def labelled(path: Path) -> Iterator[Document]:
    """Texts labelled by hand, as JSON lines with ``spans``."""
    with open(path, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            spans = tuple(Span(s["start"], s["end"], s["label"]) for s in row["spans"])
            yield Document(
                row["id"], row["publisher"], row["style"], row["text"], row["lang"], spans
            )


def tempting() -> Iterator[Document]:
    """Stories full of lines that look like junk and are none: all is story but the headline."""
    for path in sorted((HERE / "tempting").glob("*.toml")):
        for number, story in enumerate(tomllib.loads(path.read_text("utf-8"))["story"]):
            text = story["text"].strip("\n")
            name = f"tempting-{path.stem}-{number}"
            title = Span(0, text.index("\n"), "title")
            yield Document(name, name, "tempting", text, path.stem, (title,))


def synthetic() -> Iterator[Document]:
    """Texts as scrapers give them, written for this, every line with its label."""
    for path in sorted((HERE / "synthetic").glob("*.toml")):
        for number, text in enumerate(tomllib.loads(path.read_text("utf-8"))["text"]):
            parts: list[Part] = []
            for line in text["lines"].strip("\n").split("\n"):
                label, _, words = line.partition("|")
                if words.strip():
                    parts.append((words.strip(), None if label == "body" else label))
            name = f"synthetic-{path.stem}-{number}"
            # A third of the scrapers part blocks by a line end alone.
            whole, spans = _put_together(parts, "\n\n" if number % 3 else "\n")
            yield Document(name, name, "synthetic", whole, path.stem, spans)


def cases(folder: Path) -> Iterator[Document]:
    """Cases of a folder: a text, and beside it JSON that says what must go and what may."""
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        named = [(piece, case.get("label") or "related") for piece in case.get("gone", ())]
        named += [(piece, "title") for piece in case.get("lifted", ())]
        spans = [
            Span(at, at + len(piece), label)
            for piece, label in named
            if (at := text.find(piece)) >= 0
        ]
        name = f"{folder.name}-{path.stem}"
        yield Document(name, name, folder.name, text, case.get("lang"), tuple(sorted(spans)))


def true_sentences(path: Path, chance: random.Random) -> Iterator[Document]:
    """True sentences that tempt a cleaner, each between two paragraphs of a story."""
    stories = {file.stem: tomllib.loads(file.read_text("utf-8"))["story"] for file in APPEALS}
    for number, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines())):
        for copy in range(_COPIES):
            story = chance.choice(stories.get(row["lang"], stories["en"]))["paragraphs"]
            lines = [story[0], row["text"], story[-1]]
            name = f"sentence-{number}"
            text = "\n\n".join(lines)
            yield Document(f"{name}-{copy}", name, "keep", text, row["lang"], ())


_COPIES = 2


def planted(chance: random.Random) -> Iterator[Document]:
    """Appeals planted in stories, stories without any, and appeals without a story."""
    for path in APPEALS:
        data = tomllib.loads(path.read_text("utf-8"))
        language, appeals, stories = path.stem, data["appeal"], data["story"]
        for number, appeal in enumerate(appeals):
            parts = _story(chance.choice(stories), with_title=chance.random() < 0.5)
            at = chance.choice((0, chance.randrange(len(parts)), len(parts)))
            parts[at:at] = _lines(appeal)
            yield _document("planted", language, number, parts, chance)
        for number, story in enumerate(stories):
            yield _document("story", language, number, _story(story, with_title=True), chance)
        for number in range(len(stories) // 2):
            alone = chance.sample(appeals, chance.randrange(1, 4))
            parts = [line for appeal in alone for line in _lines(appeal)]
            yield _document("alone", language, number, parts, chance)


def single_lines(chance: random.Random) -> Iterator[Document]:
    """Junk, and true sentences with the words of junk: in stories, among themselves, and alone."""
    stories = {path.stem: tomllib.loads(path.read_text("utf-8"))["story"] for path in APPEALS}
    for path in sorted((HERE / "lines").glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        # Neighbours in a file are of one kind.
        chance.shuffle(data["junk"])
        chance.shuffle(data["keep"])
        for number in range(0, len(data["keep"]), _TOGETHER):
            keep: list[Part] = [(line, None) for line in data["keep"][number:][:_TOGETHER]]
            junk: list[Part] = [(line, name) for name, line in data["junk"][number:][:_TOGETHER]]
            told = _told(stories.get(path.stem), keep, chance)
            boxes = [_box(*box) for box in data.get("blocks", ())[number // _TOGETHER :: _PARTS]]
            true = [
                _box(None, box)
                for box in data.get("keep_blocks", ())[number // _TOGETHER :: _PARTS]
            ]
            many = [
                *_arranged(told, keep, junk, chance),
                *_boxed(told, keep, boxes, chance),
                *_beside_boxes(told, true, boxes, chance),
            ]
            for count, parts in enumerate(many):
                text, spans = _put_together(parts, chance.choice(("\n\n", "\n\n", "\n")))
                # Files may have siblings, which say the same in other languages.
                group = f"lines-{number // _TOGETHER}"
                name = f"{group}-{path.stem}-{count}"
                yield Document(name, group, "line", text, path.stem, spans)


def _box(label: str | None, text: str) -> list[Part]:
    return [(line.strip(), label) for line in text.split("\n") if line.strip()]


def _boxed(
    told: Sequence[Part], keep: Sequence[Part], boxes: Sequence[list[Part]], chance: random.Random
) -> Iterator[list[Part]]:
    """Boxes of several lines of junk, each in a story: above it, below it and within."""
    for box in boxes:
        for parts in (list(told), [*told[:2], *keep[:2]]):
            at = chance.choice((0, len(parts), chance.randrange(1, len(parts) + 1)))
            yield [*parts[:at], *box, *parts[at:]]


def _beside_boxes(
    told: Sequence[Part],
    true: Sequence[list[Part]],
    boxes: Sequence[list[Part]],
    chance: random.Random,
) -> Iterator[list[Part]]:
    """Parts of stories that look like boxes: in a story, alone, and beside a box of junk."""
    for own in true:
        at = chance.choice((len(told), chance.randrange(1, len(told) + 1)))
        yield [*told[:at], *own, *told[at:]]
        yield [*told[:1], *own]
        if boxes:
            yield [*told, *own, *chance.choice(boxes)]


_PARTS = 10
_TOGETHER = 6


def _told(
    stories: Sequence[dict[str, Any]] | None, keep: Sequence[Part], chance: random.Random
) -> list[Part]:
    """A few paragraphs of a story; for a language without stories, made of true sentences."""
    if stories:
        paragraphs = chance.choice(stories)["paragraphs"]
        start = chance.randrange(max(1, len(paragraphs) - 3))
        return [(paragraph, None) for paragraph in paragraphs[start : start + 4]]
    own = [line for line, _ in keep]
    return [(" ".join(pair), None) for pair in zip(own[::2], own[1::2], strict=False)]


def _arranged(
    told: Sequence[Part], keep: Sequence[Part], junk: Sequence[Part], chance: random.Random
) -> Iterator[list[Part]]:
    """The lines put together in the ways in which they occur."""
    yield list(keep)
    for at in range(0, len(keep), 2):
        parts = list(told)
        for line in keep[at : at + 2]:
            parts.insert(chance.randrange(len(parts) + 1), line)
        yield parts
    for line in junk:
        parts = list(chance.choice((told, [*told[:1], chance.choice(keep)], keep[:4])))
        parts.insert(chance.choice((0, len(parts), chance.randrange(len(parts) + 1))), line)
        yield parts
    for at in range(0, len(junk), 3):
        parts, more = list(told), junk[at : at + 3]
        place = chance.choice((0, len(parts), len(parts), chance.randrange(len(parts) + 1)))
        yield [*parts[:place], *more, *parts[place:]]


def interrupted(chance: random.Random) -> Iterator[Document]:
    """Tempting stories with a button, or an appeal of their language, somewhere in them."""
    appeals = {path.stem: tomllib.loads(path.read_text("utf-8"))["appeal"] for path in APPEALS}
    for story in tempting():
        blocks = [line for line in story.text.split("\n") if line.strip()]
        parts: list[Part] = [(line, None) for line in blocks]
        parts[0] = (blocks[0], "title")
        own = appeals.get(story.language or "")
        junk: list[Part] = [chance.choice(_BUTTONS)]
        if own and chance.random() < 0.7:
            junk = _lines(chance.choice(own))
        at = chance.randrange(1, len(parts) + 1)
        parts[at:at] = junk
        text, spans = _put_together(parts, "\n\n" if "\n\n" in story.text else "\n")
        yield story._replace(id=f"i-{story.id}", kind="interrupted", text=text, spans=spans)


def with_buttons(chance: random.Random) -> Iterator[Document]:
    """Tempting stories with a button or two somewhere in them."""
    for story in tempting():
        lines = [line for line in story.text.split("\n") if line.strip()]
        parts: list[Part] = [(lines[0], "title"), *[(line, None) for line in lines[1:]]]
        for button in chance.sample(_BUTTONS, chance.choice((1, 1, 2))):
            parts.insert(chance.randrange(1, len(parts) + 1), button)
        text, spans = _put_together(parts, "\n\n" if "\n\n" in story.text else "\n")
        yield story._replace(id=f"b-{story.id}", kind="interrupted", text=text, spans=spans)


def with_teasers(chance: random.Random) -> Iterator[Document]:
    """Tempting stories with headlines of others of their language somewhere in them."""
    above = tomllib.loads((HERE / "read_also.toml").read_text("utf-8"))
    stories = [story for story in tempting() if story.language in above]
    headlines: dict[str | None, list[str]] = defaultdict(list)
    for story in stories:
        headlines[story.language].append(story.text.partition("\n")[0])
    for story in stories:
        lines = [line for line in story.text.split("\n") if line.strip()]
        others = [headline for headline in headlines[story.language] if headline != lines[0]]
        chosen = chance.sample(others, min(len(others), chance.choice((1, 2, 2, 3, 4))))
        box = _box_of(chosen, chance.choice(above[story.language or ""]), chance)
        parts: list[Part] = [(lines[0], "title"), *[(line, None) for line in lines[1:]]]
        at = chance.choice((len(parts), chance.randrange(1, len(parts) + 1)))
        parts[at:at] = [(line, "related") for line in box]
        text, spans = _put_together(parts, "\n\n" if "\n\n" in story.text else "\n")
        yield story._replace(id=f"t-{story.id}", kind="interrupted", text=text, spans=spans)


def _box_of(headlines: Sequence[str], above: str, chance: random.Random) -> list[str]:
    """The lines of a box with headlines of other stories, as one of the kinds that there are."""
    colon = chance.choice(("", ":", ""))
    kind = chance.random()
    if kind < _EACH_ANNOUNCED:
        return [f"{above}: {headline}" for headline in headlines]
    if kind < _NUMBERED:
        many = len(headlines)
        listed = [f"list {k} of {many} {h}" for k, h in enumerate(headlines, 1)]
        return [*listed, "end of list"]
    return [above + colon, *headlines]


_EACH_ANNOUNCED, _NUMBERED = 0.2, 0.3


def short(chance: random.Random) -> Iterator[Document]:
    """A paragraph or three of a story, and perhaps a line of junk about them."""
    for path in APPEALS:
        data = tomllib.loads(path.read_text("utf-8"))
        language, appeals, stories = path.stem, data["appeal"], data["story"]
        for number in range(len(appeals) // 2):
            paragraphs = chance.choice(stories)["paragraphs"]
            start = chance.randrange(len(paragraphs))
            parts: list[Part] = [(p, None) for p in paragraphs[start : start + number % 3 + 1]]
            if chance.random() < _WITH_JUNK:
                lines = _lines(chance.choice(appeals))
                parts = [*parts, *lines] if chance.random() < 0.5 else [*lines, *parts]
            yield _document("short", language, number, parts, chance)


_WITH_JUNK = 0.6


def with_residue(chance: random.Random) -> Iterator[Document]:
    """Tempting stories with what scripts and templates leave behind."""
    for story in tempting():
        lines = [line for line in story.text.split("\n") if line.strip()]
        parts: list[Part] = [(lines[0], "title"), *[(line, None) for line in lines[1:]]]
        for leftover in chance.sample(_RESIDUE, chance.choice((1, 2, 3))):
            line = leftover.format(n=chance.randrange(10, 10**6), word=chance.choice(_SCRIPTED))
            parts.insert(
                chance.choice((0, chance.randrange(len(parts)), len(parts))), (line, "residue")
            )
        text, spans = _put_together(parts, "\n\n" if "\n\n" in story.text else "\n")
        yield story._replace(id=f"r-{story.id}", kind="interrupted", text=text, spans=spans)


_SCRIPTED = ("article", "banner", "story", "gallery", "player", "teaser", "header", "promo")
_RESIDUE = (
    "{{{{ {word}.title }}}}", "[caption id={n}]", "[/caption]", "&nbsp;", "[{word} id=\"{n}\"]",
    "googletag.cmd.push(function() {{ googletag.display('div-{word}-{n}'); }});",
    ".css-{n} {{ display: none; }}", "#{word}-{n} {{ margin: 0 auto; }}", "var {word}_{n} = null;",
    "window.{word} = window.{word} || [];", "{{\"type\":\"{word}\",\"id\":{n}}}",
    "<div class=\"{word}\">", "<iframe src=\"https://example.org/{word}/{n}\"></iframe>",
    "document.getElementById('{word}{n}').style.display = 'none';", "%%{word}%%", "[[{word}]]",
    "(function() {{ var s = document.createElement('script'); }})();", "___{word}_{n}___",
    "FacebookTwitterWhatsAppEmail", "FacebookTwitterLinkedInCopy link", "undefined", "null",
    "@media (max-width: {n}px) {{ .{word} {{ width: 100%; }} }}", "[object Object]", "×", "|", "--",
)  # fmt: skip


def seeds() -> Iterator[Document]:
    """The texts of ``seeds/``, whose lines ``tests/golden`` tells the labels of."""
    for path in sorted((ROOT / "tests" / "golden").glob("*.json")):
        golden = json.loads(path.read_text("utf-8"))
        text = (ROOT / "seeds" / golden["seed"]).read_text("utf-8")
        labels: dict[int, str] = {}
        for entry in golden["removed_lines"]:
            label = next((name for name in entry["labels"] if name != "residue"), "residue")
            labels.update(dict.fromkeys(range(entry["first"], entry["last"] + 1), label))
        own = {golden["title"]: "title", **{each["text"]: "caption" for each in golden["captions"]}}
        spans, at = [], 0
        for number, line in enumerate(text.split("\n"), 1):
            named = next((name for words, name in own.items() if words and words in line), None)
            label = labels.get(number) or named
            if label and line.strip():
                spans.append(Span(at, at + len(line), label))
            at += len(line) + 1
        yield Document(path.stem, path.stem, "seed", text, None, tuple(spans))


def _story(story: dict[str, Any], *, with_title: bool) -> list[Part]:
    paragraphs: list[Part] = [(paragraph, None) for paragraph in story["paragraphs"]]
    return [(story["title"], "title"), *paragraphs] if with_title else paragraphs


def _lines(appeal: dict[str, Any]) -> list[Part]:
    return [(line, appeal["label"]) for line in appeal["text"].split("\n") if line.strip()]


def _document(
    kind: str, language: str, number: int, parts: Sequence[Part], chance: random.Random
) -> Document:
    text, spans = _put_together(parts, chance.choice(("\n\n", "\n")))
    # Appeals of one number are siblings: what one asks in its language, others ask in theirs.
    group = f"planted-{number % 5}"
    return Document(f"{kind}-{language}-{number}", group, kind, text, language, spans)


def _put_together(parts: Iterable[Part], separator: str) -> tuple[str, tuple[Span, ...]]:
    text, spans = "", []
    for line, label in parts:
        start = len(text) + len(separator) * bool(text)
        text = f"{text}{separator}{line}" if text else line
        if label is not None:
            spans.append(Span(start, len(text), label))
    return text, tuple(spans)


def on_one_line(document: Document) -> Document:
    """The same on one line, as some scrapers give it."""
    text = document.text.replace("\n", " ")
    return document._replace(id=f"line-{document.id}", kind="one line", text=text)


def strange(documents: Iterable[Document], chance: random.Random) -> Iterator[Document]:
    """Some texts once more, to be looked at as if newsclean had no pack of their language."""
    for document in documents:
        may_be = document.kind in _STRANGE and document.language not in {None, "en"}
        if may_be and chance.random() < _SHARE_OF_STRANGE:
            yield document._replace(id=f"s-{document.id}", kind="strange")


_STRANGE = frozenset({"line", "tempting", "planted", "story"})
_SHARE_OF_STRANGE = 0.3


# --- what is known of each block ------------------------------------------------------------


def truths(document: Document, article: Article) -> list[Truth]:
    """What is known of each block of ``article``, which was read from the document's text."""
    words = [match.span() for match in _WORD.finditer(article.source_text)]
    labels = _labels_of_words(document, article.source_text)
    starts = [start for start, _ in words]
    found = []
    for block in article.blocks:
        own = [
            label
            for start, end in block.pieces
            for label in labels[bisect_left(starts, start) : bisect_left(starts, end)]
        ]
        junk = Counter(label for label in own if label and label not in NEUTRAL)
        neutral = sum(label in NEUTRAL for label in own)
        size = len(own) or 1
        most = junk.most_common(1)
        found.append(
            Truth(
                junk.total() / size,
                most[0][0] if most else None,
                len(own),
                neutral / size if own else 1.0,
            )
        )
    return found


def _labels_of_words(document: Document, source: str) -> list[str | None]:
    """The label of each word of ``source``, the document's text in canonical form."""
    given = [(match.group(), match.start()) for match in _WORD.finditer(document.text)]
    labels = [_label_at(document.spans, at) for _, at in given]
    read = _WORD.findall(source)
    if len(read) == len(given):
        return labels
    matcher = SequenceMatcher(None, [word for word, _ in given], read, autojunk=False)
    found: list[str | None] = [None] * len(read)
    for one, other, size in matcher.get_matching_blocks():
        found[other : other + size] = labels[one : one + size]
    return found


def _label_at(spans: Sequence[Span], at: int) -> str | None:
    return next((span.label for span in spans if span.start <= at < span.end), None)
