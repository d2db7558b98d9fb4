"""extract: reading and cleaning in one call, and what it says to wrong arguments."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from newsclean import (
    DecodeError,
    Pipeline,
    PipelineError,
    ReadError,
    clean,
    clean_text,
    extract,
    read_html,
    read_text,
)
from support import SEEDS

PAGE = (
    "<html lang=en><nav><a href=/>Home</a></nav><h1>Storm hits coast</h1>"
    "<p>A storm hit the <a href=/b>northern coast</a> on Friday, officials said.</p>"
    "<p>Sign up for our newsletter to get more stories like this one in your inbox.</p>"
)
GERMAN = "<p>Der Rat hat am Montag für den Umbau der Schule gestimmt, und die Eltern sind froh.</p>"


@pytest.mark.parametrize("favor", ["recall", "balance", "precision", None])
def test_it_is_reading_and_cleaning(favor: Any) -> None:
    url = "https://paper.example/2020/08/15/storm"
    pipeline = Pipeline.default(favor=favor or "balance")
    assert extract(PAGE, url=url, favor=favor) == clean(read_html(PAGE, url=url), pipeline=pipeline)


@pytest.mark.parametrize("form", [str, str.encode, lambda page: bytearray(page.encode())])
def test_strings_and_bytes(form: Any) -> None:
    assert extract(form(PAGE)).text == extract(PAGE).text


def test_all_arguments_are_passed_on() -> None:
    data = GERMAN.encode("cp1252")
    article = extract(data, url="https://a.example/b", encoding="cp1252", language="de")
    assert "für den Umbau" in article.text
    assert (article.url, article.language, article.language_is_guessed) == (
        "https://a.example/b",
        "de",
        False,
    )
    untouched = extract(PAGE, pipeline=Pipeline())
    assert untouched.removals == ()
    assert untouched.confidence is None


def test_a_language_that_is_given_counts_more_than_the_markup() -> None:
    page = f"<html lang=fr>{GERMAN}"
    assert read_html(page).language == "fr"
    article = read_html(page, language="de")
    assert (article.language, article.language_is_guessed) == ("de", False)
    assert read_html(GERMAN, language="fr").language == "fr"
    assert read_html(GERMAN, language=None) == read_html(GERMAN)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_language_of_a_text_may_be_given(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = clean_text(text, language="en")
    assert clean_text(once, language="en") == once
    article = clean(read_text(text, language="en"))
    assert article.text.split("\n\n")[0] in once


def test_a_text_is_read_in_the_language_that_is_given() -> None:
    with pytest.raises(ReadError, match="language must be a str or None, not int"):
        clean_text("Storm", language=7)  # type: ignore[arg-type]
    seen: list[str | None] = []

    def watching(article: Any) -> tuple[()]:
        seen.append(article.language)
        return ()

    clean_text("Reuters\n\nDPA", language="de", pipeline=Pipeline([watching]))
    assert set(seen) == {"de"}


class Response:
    """As requests and httpx answer."""

    content = b"<p>Storm"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (None, "extract takes str or bytes, not NoneType"),
        (["<p>Storm"], "not list; extract_many takes many pages"),
        (Path("storm.html"), r"Path; pass what is in the file: path.read_bytes\(\)"),
        (io.BytesIO(b"<p>Storm"), r"BytesIO; pass what is in the file: file.read\(\)"),
        (Response(), "not Response; pass its content: response.content"),
        ("https://paper.example/storm", "this is the address of a page, not a page: newsclean"),
        ("pages/storm.html", "this is the name of a file, not a page"),
        (r"C:\My pages\storm.htm", "this is the name of a file, not a page"),
        ("%PDF-1.7", "this is a PDF file"),
    ],
)
def test_what_is_no_page_is_said_to_be_none(given: Any, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        extract(given)


def test_arguments_that_do_not_go_together() -> None:
    with pytest.raises(PipelineError, match="give favor or pipeline, not both"):
        extract(PAGE, favor="recall", pipeline=Pipeline())
    with pytest.raises(PipelineError, match="favor is one of 'recall', 'balance', 'precision'"):
        extract(PAGE, favor="speed")  # type: ignore[arg-type]
    with pytest.raises(PipelineError, match="favor is one of"):
        extract(PAGE, favor=["recall"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="pipeline must be a Pipeline or None, not str"):
        extract(PAGE, pipeline="recall")  # type: ignore[arg-type]
    with pytest.raises(DecodeError, match="unknown encoding 'utf-99'"):
        extract(PAGE, encoding="utf-99")
    with pytest.raises(ReadError, match="url must be a str or None, not float"):
        extract(PAGE, url=float("nan"))  # type: ignore[arg-type]


def test_a_pipeline_for_each_favor_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    extract(PAGE, favor="recall")
    monkeypatch.setattr(Pipeline, "default", None)
    assert extract(PAGE, favor="recall").title == "Storm hits coast"
