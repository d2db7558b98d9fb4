"""Inputs that grow: made against the closure, the cleaners and the judge, in many languages.

Each is made of so many repeats of a unit, or of so many lines or blocks that differ.  Law 7 counts
rounds and calls on them; ``benchmarks/growth.py`` measures times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from support.samples import STORIES

LARGEST = 1_000_000
# Below the 20,000 lines or blocks that reading allows.
MOST_LINES = 16_000
PARAGRAPH = STORIES["en"][0]


class Growing(NamedTuple):
    """One kind of input: how to make it, and of how many repeats it consists at its largest."""

    make: Callable[[int], str]
    most: int


def repeated(unit: str) -> Growing:
    """One line of ``unit`` after ``unit``, or as many lines as it has line ends."""
    lines = unit.count("\n")
    most = LARGEST // len(unit)
    return Growing(lambda count: unit * count, min(most, MOST_LINES // lines) if lines else most)


def numbered(line: Callable[[int], str], between: str = "\n\n") -> Growing:
    """Lines that differ."""
    return Growing(lambda count: between.join(map(line, range(count))), MOST_LINES)


def page(block: Callable[[int], str], around: str = "") -> Growing:
    """Blocks of a page that differ, with a paragraph of a story before and behind them."""
    opened, closed = (f"<{around}>", f"</{around}>") if around else ("", "")
    story = f"<p>{PARAGRAPH}</p>"

    def make(count: int) -> str:
        body = opened + "".join(map(block, range(count))) + closed
        return f"<!doctype html><article><h1>Storm hits coast</h1>{story}{body}{story}</article>"

    return Growing(make, MOST_LINES)


def _letters(number: int) -> str:
    """A number as three letters: names have no digits."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))


def _with_pages(lines: Mapping[str, Callable[[int], str]]) -> dict[str, Growing]:
    """The same lines as text, and as paragraphs of a page."""
    made: dict[str, Growing] = {}
    for name, line in lines.items():
        made[name] = numbered(line)
        made[f"{name}, page"] = page(lambda k, line=line: f"<p>{line(k)}</p>")  # type: ignore[misc]
    return made


GROWING: Mapping[str, Mapping[str, Growing]] = {
    "on one line": {
        unit: repeated(unit)
        for unit in (
            # credits
            "Photo: x。",
            "Photo: a. ",
            "Photo: Photo: Photo: 。",
            "Foto: a. ",
            "图：x。",
            "写真：x。",
            "Фото: А. ",
            "[사진=연합뉴스]. ",
            "صورة: أ ف ب. ",
            "ภาพ: สำนักข่าวศรีบุรี. ",
            "The pier. Ann Lee / AFP. ",
            "Foto: Faizal Mat Deris“. Van már fiókod? - ",
            "fot.: Shutterstock“。Betala med Klarna. Open。",
            # appeals, and what opens a quotation and does not close it
            "Support our journalism. ",
            "Follow us on “。",
            "Mahkeme karar verdi. Bizi Twitter'da takip edin!“。",
            "Folgen Sie uns auf „. ",
            "Síguenos en «. ",
            "Voor dit artikel hebben vijf mensen drie maanden gewerkt.“。",
            "Усі права захищено“。",
            # read more
            "Read more",
            "Read more. ",
            "Read moreKüldtünk egy levelet.- - ",
            "Juttu jatkuu kuvan jälkeen.23 opiniones“. ",
            "Les mer her.“. ",
            "Lees ook: Storm op komst。הכתבה הבאה“。",
            "Lire aussi : La tempête“. ",
            "阅读更多：风暴。",
            # bylines, agencies, datelines, dates
            "Reporting by Ann Lee in Kyiv; Editing by Jo Cruz。",
            "Reporting by Ann Lee in Kyiv; Editing by Jo Cruz. ",
            "By Ann Lee and Jo Cruz, ",
            "(Reporting by ",
            "(Reuters) ",
            "(dpa) - ",
            "KYIV, Aug 9 (Reuters) - ",
            "9 August 2020 12:30 ",
            "Опубликовано 9 августа 2020. ",
            "2020年8月9日 ",
            # tags and addresses
            "Tags: storm, coast. ",
            "标签：风暴。",
            "SOURCE: https://news.example/2020/ ",
            "8422 SHARES ",
            "FacebookTwitter",
            "News > ",
            "javascript:void(0) ",
        )
    },
    "lines": {
        "the same tags": repeated("Storm\nCoast\n\n"),
        "the same credits": repeated("The harbour at dawn. Ann Lee / AFP\n"),
        "the same appeal": repeated("Support us\nFrom $2 a month\nOur journalism needs you\n\n"),
        "the same byline": repeated("By\nAnn Lee\nStaff Writer\n\n"),
        "menus": repeated("Home\nNews\n"),
        "story and cue": repeated(f"{PARAGRAPH} We need your support.\n\n"),
        "titles": repeated(f"Storm hits coast and leaves two villages dark\n\n{PARAGRAPH}\n\n"),
        "scores": repeated("Positivity 35.00%\n"),
        "twenty tags": numbered(lambda k: "Tags: " + ", ".join(f"t{k}x{j}" for j in range(20))),
        # Figures of one length: lines of another width are no longer one paragraph.
        "wrapped": numbered(lambda k: f"the storm number {k:05} that hit the coast was the", "\n"),
        "wrapped junk": numbered(
            lambda k: f"in {k:05} it rained. Read more. The storm went on", "\n"
        ),
        "bullets": numbered(lambda k: f"- Item {k} of list", "\n"),
        "headings": numbered(lambda k: f"Storm {k} hits coast", "\n"),
    },
    "lines that differ": _with_pages(
        {
            "tags": lambda k: f"Tags: a{k}, b",
            "tags, German": lambda k: f"Schlagwörter: a{k}, b",
            "tags, Chinese": lambda k: f"标签：风暴{k}、海",
            "captions": lambda k: f"The harbour {k} at dawn. Photo: Ann Lee / AFP",
            "captions, Spanish": lambda k: f"El puerto {k} al alba. Foto: Ana Gil / EFE",
            "captions, Japanese": lambda k: f"港の様子{k}＝山田太郎撮影",
            "bylines": lambda k: f"By Ann{_letters(k)} Leeon",
            "bylines, German": lambda k: f"Von Anna{_letters(k)} Bergmann",
            "bylines, Korean": lambda k: f"홍길동 기자 {k}",
            "datelines": lambda k: (
                f"KYIV, Aug 9 (Reuters) - Storm {k} hit the coast, officials said."
            ),
            "agencies": lambda k: f"It rained in {_letters(k)}. (dpa)",
            "dates": lambda k: f"Updated {k % 28 + 1} August {1900 + k % 120}",
            "read more": lambda k: f"Read more: Storm {k} hits coast",
            "read more, French": lambda k: f"Lire aussi : La tempête {k} frappe la côte",
            "appeals": lambda k: f"Support us with ${k} a month.",
            "copyright": lambda k: f"© {1900 + k % 120} The Herald {k}",
        }
    ),
    "blocks of pages": {
        "rows": page(lambda k: f"<tr><td>{k}<td>x</tr>", "table"),
        "headings and a word": page(lambda k: f"<h3>Storm {k}</h3><p>x</p>" if k % 2 else ""),
        "headings and prose": page(
            lambda k: f"<h2>Storm {k} hits</h2><p>{PARAGRAPH}</p>" if k % 2 else ""
        ),
        "items": page(lambda k: f"<li>item {k}</li>", "ul"),
        "lists": page(lambda k: f"<ul><li>item {k}</li></ul>"),
        "classes": page(lambda k: f"<div class='c{k}'>story {k}</div>"),
        "boxes": page(lambda k: f"<div class=a><div class=b><p>story {k} is here</p></div></div>"),
        "stories": page(
            lambda k: (
                f"<article><h1>Storm {k} hits coast</h1><p>{PARAGRAPH[:50]}</p></article>"
                if k % 2
                else ""
            )
        ),
        "figures": page(
            lambda k: (
                f"<figure><img src={k}.jpg><figcaption>The harbour {k}. Photo: Ann Lee"
                "</figcaption></figure>"
            )
        ),
        "links": page(lambda k: f"<p><a href=/{k}>Storm {k}</a></p>"),
        "times": page(lambda k: f"<p><time datetime=2020-08-09>9 August {k}</time></p>"),
    },
}


def all_growing() -> dict[str, Growing]:
    """All kinds, each under one name."""
    return {
        f"{kind}: {name}": growing
        for kind, table in GROWING.items()
        for name, growing in table.items()
    }
