"""Makes the pictures that the documentation shows: python docs/screenshot.py.

It needs the extras ``report`` and ``browser``, and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from newsclean import Article, Pipeline, clean, extract, read_text
from newsclean.report import render

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
DESK, PHONE = (1240, 800), (390, 760)

# A story of our own, as a newsroom's page has it.
PAGE = """<html lang="en"><title>Storm closes two harbours | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><nav><a href="/">Home</a>
<a href="/sport">Sport</a></nav><article><h1>Storm closes two harbours</h1>
<p class="byline">By <a href="/ann-lee">Ann Lee</a>, 3 May 2024</p>
<p>A storm closed two harbours on the northern coast on Friday, the <a href="/office">weather
office</a> said.</p><p>Ferries to the islands were cancelled, and forty people left their homes.</p>
<div class="newsletter"><h3>The morning letter</h3><p>What the coast talks about, daily at six.</p>
<button>Sign up</button></div><p>The harbour master expects the first ship on Sunday.</p>
<p>Read more: Where the ferries go</p></article></html>"""
# What a notebook puts around an article's view, in its light and its dark theme.
NOTEBOOK = """<!doctype html><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark }}
body {{ margin: 1.5rem; font: 14px system-ui }}
pre {{ padding: .6rem .8rem; border: 1px solid #8884; border-radius: 3px }}</style>
<pre>article = newsclean.extract(page, url="https://example.com/storm")
article</pre>{}"""


def main() -> None:
    """Writes the pictures."""
    PICTURES.mkdir(exist_ok=True)
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in seeds]
    articles = [clean(read_text(text)) for text in texts]
    careful = Pipeline.default(favor="recall")
    before = [clean(read_text(text), pipeline=careful) for text in texts]
    names = [path.name for path in seeds]
    with tempfile.TemporaryDirectory() as folder:
        report, compared, notebook = (Path(folder) / f"{k}.html" for k in range(3))
        report.write_text(render(articles, names=names), "utf-8")
        compared.write_text(render(articles, names=names, against=before), "utf-8")
        notebook.write_text(NOTEBOOK.format(shown(extract(PAGE))), "utf-8")
        with shots() as opened:
            for scheme in ("light", "dark"):
                take(opened(report, DESK, scheme), f"report-list-{scheme}")
                document = opened(report, DESK, scheme, "#d0")
                document.locator(".piece.removed").nth(5).hover()
                take(document, f"report-{scheme}")
                take(opened(report, PHONE, scheme), f"report-list-phone-{scheme}")
                take(opened(report, PHONE, scheme, "#d0"), f"report-phone-{scheme}")
                take(opened(notebook, (860, 620), scheme), f"notebook-{scheme}")
            take(opened(compared, DESK, "light", "#d0"), "report-compared")
            summary = opened(report, DESK, "light")
            summary.locator("#summary > summary").click()
            take(summary, "report-summary")


def shown(article: Article) -> str:
    """The article's view in a notebook."""
    return article._repr_html_()


def take(page: Page, name: str) -> None:
    """Writes the picture of a page, and closes it."""
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


@contextmanager
def shots() -> Iterator[Callable[..., Page]]:
    """A browser, as a function that opens a file in a window of a size and a colour scheme."""
    with sync_playwright() as driver:
        path = os.environ.get("NEWSCLEAN_CHROMIUM") or shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])

        def opened(file: Path, size: tuple[int, int], scheme: str, place: str = "") -> Page:
            viewport = {"width": size[0], "height": size[1]}
            page = browser.new_page(viewport=viewport, color_scheme=scheme)
            page.goto(file.as_uri() + place)
            if place:
                page.locator(".source").wait_for()
                page.evaluate("scrollTo(0, 0)")
            return page

        yield opened
        browser.close()


if __name__ == "__main__":
    main()
