"""What people pass by mistake, and texts that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Pipeline, ReadError, clean, clean_text, read_html, read_text
from newsclean.reading.mistaken_inputs import is_markup
from support import SEEDS
from support.samples import STORIES

BODY = "A storm hit the northern coast on Friday, officials said."
MARKUP = [
    f"<!doctype html><title>Storm</title><p>{BODY}",
    f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD">\n<html>{BODY}</html>',
    f"\ufeff\n <HTML lang=en><body>{BODY}",
    f"<!-- cached --><head><title>Storm</title></head>{BODY}",
    f"<body class=story><b>{BODY}</b>",
    f"<p>{BODY}</p>",
    f"<div class='a'>\n<p>{BODY}</p>\n</div>\n",
    f"<article><h1>Storm</h1><p>{BODY}<br>",
    f"<h1>Storm</h1>\n\n<p>{BODY}</p>",
    f"<ul><li>{BODY}</li></ul>",
    f"<h1>Storm</h1><p>{BODY}<p>Two harbours were shut.",
]
TEXTS = [
    "<p> is the tag of a paragraph, she wrote.",
    "<html> is how a page begins.",
    "<p> opens a paragraph and </p> closes it, she wrote.",
    "<!doctype html> stands in the first line of each page.",
    f"<b>Storm hits coast</b>\n\n{BODY}",
    f"<p>{BODY}\n\nTwo harbours were shut.",
    f"{BODY}\n\n<p>Two harbours were shut.</p>",
    "<laughs> He said that it was over.",
    "<Reuters> - A storm hit the coast </Reuters>",
    "< p >",
    "<pagina>1</pagina>",
    "",
]


@pytest.mark.parametrize("text", MARKUP)
def test_html_as_text_is_refused(text: str) -> None:
    for reader in (read_text, clean_text):
        with pytest.raises(ReadError, match="this is HTML, not text: extract reads and cleans"):
            reader(text)
    assert BODY in read_html(text).source_text


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_shows_tags_is_a_text(text: str) -> None:
    assert not is_markup(text)
    assert read_text(text).source_text.split() == text.split()


@pytest.mark.parametrize("language", STORIES)
def test_stories_are_no_markup(language: str) -> None:
    assert not is_markup("\n\n".join(STORIES[language]))


@given(st.text(max_size=50), st.text(max_size=50))
def test_what_begins_otherwise_is_never_markup(start: str, rest: str) -> None:
    if not start.strip("\ufeff \t\r\n\f").startswith("<"):
        assert not is_markup(f"a{start}{rest}")


PDFS = [
    "%PDF-1.4 x",
    "%PDF-1.4\n1 0 obj",
    " %PDF-1.7\n",
    "\ufeff%PDF-1.4 \n",
    "%pdf-1.4\n",
    "%PDF...",
    "%PDF",
    "\0\n%PDF-2.0",
]


@pytest.mark.parametrize("given", PDFS)
def test_a_pdf_in_any_spelling_is_no_page(given: str) -> None:
    for page in (given, given.encode(), bytearray(given.encode()), memoryview(given.encode())):
        with pytest.raises(ReadError, match="this is a PDF file, not a page or a text"):
            read_html(page)


@pytest.mark.parametrize("beginning", [b"%PDF-1.4 %\xe2\xe3\xcf\xd3\n", b"\n%PDF-1.7\n%\xe2\xe3"])
def test_a_pdf_of_bytes_is_no_page(beginning: bytes) -> None:
    with pytest.raises(ReadError, match="this is a PDF file"):
        read_html(beginning)
    with pytest.raises(ReadError, match="this is a PDF file"):
        read_text(beginning.decode("latin-1"))


@pytest.mark.parametrize("text", ["%PDFs are many", "%PDF- is what such a file begins with."])
def test_a_text_may_begin_with_their_name(text: str) -> None:
    assert read_text(text).source_text == text


@pytest.mark.parametrize(
    "page",
    [
        "See https://paper.example/storm",
        "https://paper.example/storm is gone",
        "<p>https://paper.example/storm",
        "He opened storm.html and wrote.",
        "He opened storm.html",
        "",
    ],
)
def test_pages_with_addresses_and_names_are_pages(page: str) -> None:
    read_html(page)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (SEEDS[0].read_text("utf-8"), "clean_text cleans a text, read_text makes an Article of it"),
        (f"<p>{BODY}", "extract reads and cleans a page of HTML"),
        (b"<p>Storm", "not bytes: extract reads and cleans a page of HTML"),
        (None, "not NoneType: read_text and read_html make one"),
    ],
)
def test_what_is_cleaned_is_an_article(given: object, told: str) -> None:
    with pytest.raises(TypeError, match=f"clean takes an Article, .*{told}"):
        clean(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("MIME-Version: 1.0\n\nContent-Type: multipart/related, the archive said.", "MHTML"),
        ("<div> <div> <div> <div> stood above the story, the engineer said.", "HTML"),
    ],
)
def test_what_is_left_may_be_refused_when_it_is_given_again(line: str, what: str) -> None:
    """The one exception to law 2: a result is never refused, but may begin as a file does."""
    left = clean_text(f"Read more\n\n{line}", pipeline=Pipeline.default().without("residue"))
    assert left == line
    for reader in (read_text, clean_text):
        with pytest.raises(ReadError, match=what):
            reader(left)
