"""Work on the forms of an Article grows with its size, whatever somebody wrote into it.

Calls are counted, which are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsclean import Article, Block, Caption, Image, Mark, Removal, read_html
from support.laws import calls

URL = "https://a.example/"


def in_a_row(count: int) -> Article:
    text = "ab " * count + "c"
    marks = [Mark(3 * k, 3 * k + 2, "strong" if k % 2 else "link", URL) for k in range(count)]
    return Article(text, [Block(text, [(0, len(text))])], marks=marks)


def within_one_another(count: int) -> Article:
    text = "a" * (2 * count)
    kinds = ("strong", "emphasis", "link")
    marks = [Mark(k, 2 * count - k, kinds[k % 3], URL) for k in range(count)]
    return Article(text, [Block(text, [(0, len(text))])], marks=marks)


def in_pieces(count: int) -> Article:
    text = "ab " * count + "c"
    pieces = [(3 * k, 3 * k + 2) for k in range(count)]
    marks = [Mark(start, end, "strong") for start, end in pieces]
    return Article(text, [Block(" ".join(["ab"] * count), pieces)], marks=marks)


def of_escapes(count: int) -> Article:
    text = "*`[_<&amp;!" * count
    marks = [Mark(11 * k, 11 * k + 1, "code") for k in range(count)]
    return Article(text, [Block(text, [(0, len(text))])], marks=marks)


def of_captions(count: int) -> Article:
    text = "ab\n" * count + "c"
    spans = [(3 * k, 3 * k + 2) for k in range(count)]
    return Article(
        text,
        [Block("c", [(3 * count, 3 * count + 1)])],
        [Removal("caption", "x", "x", [span]) for span in spans],
        images=[Image(f"{URL}{k}.jpg", position=k) for k in range(count)],
        captions=[
            Caption(f"no{k}", image=f"{URL}{k}.jpg" if k % 2 else None) for k in range(count)
        ],
    )


def of_cells(count: int) -> Article:
    row = "<tr>" + "<td>a <b>b</b>" * (count // 20) + "</tr>"
    return read_html(f"<table>{row * 8}</table>")


@pytest.mark.parametrize("form", ["markdown", "html", "notebook", "repr", "jsonld"])
@pytest.mark.parametrize(
    "make", [in_a_row, within_one_another, in_pieces, of_escapes, of_captions, of_cells]
)
def test_work_grows_with_size(make: Callable[[int], Article], form: str) -> None:
    forms: dict[str, Callable[[Article], object]] = {
        "markdown": lambda article: article.to_markdown(captions=True),
        "html": lambda article: article.to_html(captions=True),
        "notebook": Article._repr_html_,
        "repr": repr,
        "jsonld": Article.to_jsonld,
    }
    small, large = make(1_000), make(8_000)
    forms[form](make(10))  # modules that are imported when they are first needed
    before = calls(lambda _: forms[form](small), "")
    after = calls(lambda _: forms[form](large), "")
    assert after <= 10 * before + 1_000
