"""The recipes of docs/how-to/after-other-tools.md, each run with the tool itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from newsclean import Article, clean, read_html, read_text
from newsclean.model.rows import ADDED
from support import ROOT

RECIPES = ROOT / "docs" / "how-to" / "after-other-tools.md"
URL = "https://example.com/2021/03/01/storm"
BODY = (
    "A storm hit the northern coast on Friday, officials said, and two harbours were shut"
    " until the evening while crews cleared the roads of fallen trees."
)
SECOND = (
    "The minister said on Saturday that the trains would run again by noon, and that schools"
    " in the three valleys would stay closed for another day."
)
PAGE = (
    "<html lang=en><head><title>Storm hits the northern coast</title>"
    "<meta name=author content='Ann Lee'></head><body><article>"
    f"<h1>Storm hits the northern coast</h1><p>{BODY}</p><p>{SECOND}</p><p>{BODY[::-1]}</p>"
    "<p>Support us: subscribe to our newsletter</p></article></body></html>"
)
pytestmark = pytest.mark.filterwarnings("ignore")


def recipe(start: str) -> dict[str, Any]:
    """The names that the block of the page which has ``start`` in it defines."""
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", RECIPES.read_text("utf-8"), re.M | re.S)
    code = next(block for block in blocks if start in block)
    names: dict[str, Any] = {"clean": clean, "read_text": read_text, "read_html": read_html}
    exec(compile(code, str(RECIPES), "exec"), names)
    return names


@pytest.fixture
def cleaned() -> Callable[..., Article]:
    function: Callable[..., Article] = recipe("def cleaned")["cleaned"]
    return function


def check(article: Article) -> None:
    assert article.title == "Storm hits the northern coast"
    assert BODY in article.text
    assert "newsletter" not in article.text
    assert article.url == URL


def test_after_trafilatura(cleaned: Callable[..., Article]) -> None:
    trafilatura = pytest.importorskip("trafilatura", reason="trafilatura is not installed")
    document = trafilatura.bare_extraction(PAGE, url=URL, with_metadata=True)
    check(cleaned(document.text, url=URL, title=document.title))


def test_after_newspaper4k(cleaned: Callable[..., Article]) -> None:
    newspaper = pytest.importorskip("newspaper", reason="newspaper4k is not installed")
    story = newspaper.Article(URL)
    story.download(input_html=PAGE)
    story.parse()
    article = cleaned(story.text, url=URL, title=story.title, authors=story.authors)
    check(article)
    assert [author.name for author in article.authors] == ["Ann Lee"]


def test_after_news_please(cleaned: Callable[..., Article]) -> None:
    newsplease = pytest.importorskip("newsplease", reason="news-please is not installed")
    found = newsplease.NewsPlease.from_html(PAGE, url=URL)
    check(cleaned(found.maintext, url=URL, title=found.title, authors=found.authors))


def test_in_a_scrapy_item_pipeline() -> None:
    scrapy = pytest.importorskip("scrapy", reason="Scrapy is not installed")

    fields = {name: scrapy.Field() for name in ("html", *ADDED)}
    Page = type("Page", (scrapy.Item,), fields)  # noqa: N806 - a class
    pipeline = recipe("class CleanPipeline")["CleanPipeline"]()
    for item in (Page(html=PAGE, url=URL), {"html": PAGE, "url": URL}):
        row = pipeline.process_item(item)
        assert row["title"] == "Storm hits the northern coast"
        assert BODY in row["text"]
        assert row["authors"][0]["name"] == "Ann Lee"


def test_as_a_step_of_datatrove() -> None:
    data = pytest.importorskip("datatrove.data", reason="datatrove is not installed")
    step = recipe("class Newsclean")["Newsclean"]()
    document = data.Document(text=f"{BODY}\n\nRead more", id="1", metadata={"url": URL})
    (result,) = step.run([document])
    assert result.text == BODY
    assert result.metadata["newsclean"]["removals"][0]["name"] == "related"
