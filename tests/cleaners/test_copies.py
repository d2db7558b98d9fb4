"""Copies of paragraphs for other screens and for print."""

from __future__ import annotations

import pytest

from newsclean import Article, Pipeline, clean, clean_text, read_html

STORY = (
    "The council of Norrby voted on Friday to close two of its four bridges until spring.",
    "Engineers had found cracks in the steel of both bridges in August, the mayor told a meeting.",
    "Buses will take the long way around the harbour, which adds twelve minutes to a ride.",
    "A second report on the other bridges is expected in November, the transport office said.",
)
PROSE = "".join(f"<p>{text}</p>" for text in STORY)
LEAD = STORY[0]
REST = "".join(f"<p>{text}</p>" for text in STORY[1:])


def cleaned(body: str) -> Article:
    return clean(read_html(f"<body><article><h1>Two bridges closed</h1>{body}</article>"))


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=visible-lg>{PROSE}</div><div class=visible-xs>{PROSE}</div>",
        f"<div class=c>{PROSE}</div><div class=print-only id=printable>{PROSE}</div>",
        f"<p class='lead d-none d-md-block'>{LEAD}</p><p class='lead d-md-none'>{LEAD}</p>{REST}",
        f"<header><p>{LEAD}</p></header><div>{PROSE}</div>",
        f"<div class=a><p>{LEAD}</p></div><div class=b>{PROSE}</div><div class=p>{PROSE}</div>",
    ],
)
def test_copies_stand_once(body: str) -> None:
    text = cleaned(body).text
    assert [text.count(line) for line in STORY] == [1] * len(STORY)


def test_short_lines_beside_copies() -> None:
    body = f"<p>{LEAD}</p><h2>What now?</h2>{REST}"
    assert (
        cleaned(f"<div class=c>{body}</div><div class=print>{body}</div>").text.count("now?") == 1
    )


def test_a_refrain_in_one_place_stays() -> None:
    assert cleaned(f"<div>{PROSE}<p>{LEAD}</p></div>").text.count(LEAD) == 2


def test_text_that_says_something_twice_stays() -> None:
    text = "\n\n".join([*STORY, LEAD])
    assert clean_text(text).count(LEAD) == 2


def test_a_copy_says_why_it_is_removed() -> None:
    article = cleaned(f"<div class=c>{PROSE}</div><div class=print>{PROSE}</div>")
    copies = [removal for removal in article.removals if removal.rule == "copies.repeated"]
    assert {removal.name for removal in copies} == {"residue"}
    assert clean(article) == article


def test_a_teaser_is_no_first_of_copies() -> None:
    page = f"<body><div><a href=/x>{LEAD}</a></div><article>{PROSE}</article>"
    article = read_html(f"<title>Two bridges closed</title>{page}")
    kept = clean(article, pipeline=Pipeline.default().without("nav"))
    assert LEAD in [
        block.text for block in kept.blocks if block.markup and not block.markup.link_share
    ]
