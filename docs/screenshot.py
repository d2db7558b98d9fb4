"""Makes the picture of the report that the documentation shows: python docs/screenshot.py.

It needs the extras ``report`` and ``browser``, and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from newsclean import clean, read_text
from newsclean.report import render

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "how-to" / "images" / "report.png"


def main() -> None:
    """Writes the picture."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    articles = [clean(read_text(path.read_text(encoding="utf-8"))) for path in seeds]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder) / "report.html"
        page_file.write_text(render(articles, names=[path.name for path in seeds]), "utf-8")
        path = os.environ.get("NEWSCLEAN_CHROMIUM") or shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 1240})
        page.goto(page_file.as_uri())
        page.evaluate("location.hash = '#d0'")
        page.locator(".source").wait_for()
        page.evaluate("scrollTo(0, 0)")
        page.locator(".piece.removed").nth(4).hover()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
