"""The report in a real browser: Chromium without a window, by playwright.

Skipped where there is no playwright (extra ``browser``) or no Chromium.  A
Chromium that is not found by name can be given as ``NEWSCLEAN_CHROMIUM``.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from newsclean import Article, Removal, clean, labels, read_text
from newsclean.report import render
from support import SEEDS
from support import hostile_markup as hostile

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STORY = "A storm hit the northern coast on Friday, and two harbours were closed, officials said."
AGAIN = STORY.replace("Friday", "Sunday")
OTHER = f"{STORY}\n\nAds | Jobs | Cars | www.example.org\n\n{AGAIN}\n\nRead more"


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("NEWSCLEAN_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    with playwright.sync_playwright() as driver:
        try:
            # Without its sandbox, for containers run tests as root; the pages are our own.
            chromium = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"no Chromium: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path: Path) -> Iterator[Callable[..., object]]:
    """Opens a report in a page of its own; faults of its script and requests fail the test."""
    faults: list[str] = []
    contexts = []

    def open_page(articles: list[Article], names=None, order="given", against=None, **options):
        file = tmp_path / "report.html"
        file.write_text(render(articles, names=names, against=against), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on(
            "request",
            lambda request: faults.extend([request.url] * (file.as_uri() not in request.url)),
        )
        page.goto(file.as_uri())
        if order:
            page.select_option("#order", order)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    seeds = [clean(read_text(path.read_text(encoding="utf-8"))) for path in SEEDS]
    return [*seeds, clean(read_text(OTHER))]


def shown(page) -> list[str]:
    """The titles in the list that are not filtered out, also of those that are scrolled away."""
    return page.locator("#list li:visible .title").all_text_contents()


def until(page, expression: str) -> None:
    """Waits for ``expression``; playwright's own way needs ``eval``, which the page forbids."""
    end = time.monotonic() + 5
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never: {expression}"
        time.sleep(0.02)


def pieces(page, kind: str = "") -> list[str]:
    return page.locator(f".piece{kind} .was").all_inner_texts()


# --- filters --------------------------------------------------------------------------------


def test_filter_by_label_rule_and_publisher(opened, articles) -> None:
    page = opened(articles)
    assert len(shown(page)) == 6
    page.select_option("#label", "tags")
    assert shown(page) == [articles[2].title]
    assert page.inner_text("#count") == "1 of 6 documents"
    page.select_option("#label", "")
    page.select_option("#publisher", "The Moscow Times")
    assert shown(page) == [
        a.title or a.blocks[0].text for a in articles if a.publisher == "The Moscow Times"
    ]
    page.select_option("#rule", "judge.donation")
    having = [a for a in articles if any(r.rule == "judge.donation" for r in a.removals)]
    assert shown(page) == [
        a.title or a.blocks[0].text for a in having if a.publisher == "The Moscow Times"
    ]
    page.click("button[type=reset]")
    until(page, "document.querySelector('#count').textContent === '6 documents'")
    assert len(shown(page)) == 6


def test_the_summary_s_labels_and_rules_are_filters_too(opened, articles) -> None:
    page = opened(articles)
    page.click("#summary > summary")
    button = page.get_by_role("button", name="scores", exact=True)
    button.click()
    assert shown(page) == [articles[2].title]
    assert button.get_attribute("aria-pressed") == "true"
    assert page.input_value("#label") == "scores"
    button.click()
    assert len(shown(page)) == 6
    page.get_by_role("button", name="en.related.read-more").click()
    assert page.input_value("#rule") == "en.related.read-more"
    having = [a for a in articles if any(r.rule == "en.related.read-more" for r in a.removals)]
    assert len(shown(page)) == len(having)


def test_a_filter_fades_other_pieces(opened, articles) -> None:
    page = opened(articles)
    page.click("#list a >> nth=2")
    page.select_option("#label", "scores")
    bright = page.locator(".piece:not(.faded)")
    assert set(bright.evaluate_all("all => all.map(one => one.dataset.label)")) == {"scores"}


def test_search(opened, articles) -> None:
    page = opened(articles)
    page.fill("#query", "HARBOURS northern")
    until(page, "document.querySelector('#count').textContent === '1 of 6 documents'")
    assert shown(page) == [STORY]


def test_order(opened, articles) -> None:
    page = opened(articles)
    page.select_option("#order", "most")
    by_share = sorted(articles, key=lambda a: -a.removed_share)
    assert shown(page) == [a.title or a.blocks[0].text for a in by_share]


def test_it_opens_on_what_is_most_worth_a_look(opened, articles) -> None:
    sure = [attrs.evolve(a, confidence=1.0) for a in articles[:3]]
    unsure = attrs.evolve(articles[3], confidence=0.4)
    page = opened([*sure, unsure], order=None)
    title = unsure.title or unsure.blocks[0].text
    assert shown(page)[0] == title
    assert page.inner_text("#document h2") == title
    assert page.evaluate("document.querySelector('#summary').open") is False
    on_a_phone = opened([*sure, unsure], order=None, viewport={"width": 360, "height": 700})
    assert on_a_phone.locator("#list a").first.is_visible()
    assert on_a_phone.locator(".source").count() == 0


def test_filter_by_confidence(opened, articles) -> None:
    known = [0.45, 0.85, 1.0, None]
    page = opened([attrs.evolve(a, confidence=c) for a, c in zip(articles, known, strict=False)])
    titles = [a.title or a.blocks[0].text for a in articles]
    for value, numbers in [("0.5", [0]), ("0.9", [0, 1]), ("none", [3]), ("", [0, 1, 2, 3])]:
        page.select_option("#confidence", value)
        assert shown(page) == [titles[k] for k in numbers]


def test_probabilities_are_shown(opened, articles) -> None:
    page = opened(articles)
    page.click("#list a >> nth=0")
    judged = next(r for r in articles[0].removals if "(p=" in r.evidence)
    chance = judged.evidence.rpartition("(p=")[2].rstrip(")")
    assert f"{judged.name} {chance}" in page.locator(".tag").all_inner_texts()
    said = page.locator(".piece", has_text=f"{judged.name} {chance}").first
    said.hover()
    assert f"Junk with a probability of {chance}" in page.inner_text("#why")


def test_two_runs_are_compared(opened) -> None:
    read = read_text(f"Storm hits coast\n\n{STORY}\n\nRead more")
    now, other = clean(read), clean(read_text(OTHER))
    earlier = attrs.evolve(read, title="Storm")  # it removed nothing
    page = opened([other, now], against=[other, earlier], order=None)
    assert shown(page) == ["Storm hits coast", STORY]
    assert page.locator("#list li").first.inner_text().count("3 differences") == 1
    tags = page.locator(".piece.changed .tag").all_inner_texts()
    assert [re.sub(r" 0\.\d+", "", tag) for tag in tags] == ["title, was kept", "related, was kept"]
    assert page.inner_text(".changes dl").split("\n") == ["title", "Storm → Storm hits coast"]
    page.select_option("#changed", "yes")
    assert shown(page) == ["Storm hits coast"]
    back = opened([earlier], against=[now], order=None)
    first, last = back.locator(".piece.changed .tag").all_inner_texts()
    # Which rule lifts the headline is not what is asked here.
    assert re.search(r", was removed as title \([a-z.-]+\)$", first)
    assert last.endswith(", was removed as related (en.related.read-more)")
    gone = attrs.evolve(
        now, removals=[*now.removals, Removal("ad", "x", "x", now.blocks[0].pieces)], blocks=()
    )
    again = opened([now], against=[gone], order=None)
    assert again.locator("ins.piece.kept .tag").all_inner_texts() == ["kept, was removed as ad (x)"]


# --- a document -----------------------------------------------------------------------------


def test_a_document_is_its_source_with_pieces_marked(opened, articles) -> None:
    page = opened(articles)
    page.click("#list a >> nth=0")
    article = articles[0]
    removed = [article.source_text[s:e] for r in article.removals for s, e in r.pieces]
    assert pieces(page) == removed
    struck = page.locator("del.piece.removed .was").first
    assert "line-through" in struck.evaluate("one => getComputedStyle(one).textDecorationLine")
    fields = page.get_by_role("complementary", name="Fields found").inner_text()
    assert article.title in fields
    assert "The Moscow Times" in fields
    body = page.locator(".source").evaluate(
        "s => { s = s.cloneNode(true); s.querySelectorAll('.tag').forEach(t => t.remove());"
        " return s.textContent; }"
    )
    assert body == article.source_text


def test_hover_and_focus_show_why(opened, articles) -> None:
    page = opened(articles)
    page.click("#list a >> nth=5")
    removal = articles[5].removals[0]
    piece = page.locator(".piece.removed").first
    piece.hover()
    said = page.get_by_role("tooltip").inner_text()
    assert removal.rule in said
    assert removal.cleaner in said
    page.mouse.move(0, 0)
    assert not page.locator("#why").is_visible()
    page.locator(".piece.suspect").focus()
    assert "suspect" in page.get_by_role("tooltip").inner_text()
    assert page.locator(".piece.suspect").get_attribute("aria-describedby") == "why"


def test_evidence_is_shown(opened) -> None:
    page = opened([hostile.article_of("a word of evidence")])
    page.click("#list a")
    page.locator(".piece").first.focus()
    assert "Evidence a word of evidence" in page.inner_text("#why")


# --- keys -----------------------------------------------------------------------------------


def test_keys_alone_will_do(opened, articles) -> None:
    page = opened(articles)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("coast")
    until(page, "document.querySelector('#count').textContent === '1 of 6 documents'")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    until(page, "document.querySelector('#count').textContent === '6 documents'")
    page.locator("#list a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#document h2") == articles[1].title
    page.keyboard.press("j")
    until(page, "location.hash === '#d2'")
    page.keyboard.press("k")
    until(page, "location.hash === '#d1'")
    page.keyboard.press("n")
    assert page.locator("#why").is_visible()
    assert page.evaluate("document.activeElement.classList.contains('piece')")
    page.keyboard.press("Escape")
    assert not page.locator("#why").is_visible()
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.source') === null")
    assert page.evaluate("document.activeElement.hash") == "#d1"


def test_focus_goes_from_the_filters_to_the_list_to_the_document(opened, articles) -> None:
    page = opened(articles[5:])
    page.click("#list a")
    page.locator("button[type=reset]").focus()
    stops = []
    for _ in range(2):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('nav, main').tagName"))
    assert stops == ["NAV", "MAIN"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main')") is None, "one stop for pieces"


def test_the_first_stop_leads_past_the_summary(opened, articles) -> None:
    page = opened(articles)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the documents"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "documents"


# --- sight ----------------------------------------------------------------------------------

CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data);
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *:not(script):not(option)")) {
    const own = Array.from(one.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !one.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([one.className, one.textContent, ratio]);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out(opened, scheme: str) -> None:
    every = [hostile.article_of(name) for name in [*sorted(labels.ALL), "my-own"]]
    page = opened(every, color_scheme=scheme)
    for index in range(len(every)):
        page.evaluate("at => { location.hash = `#d${at}` }", index)
        until(page, "document.querySelector('.piece') !== null")
        page.locator(".piece").first.focus()
        assert page.evaluate(CONTRAST) == []
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")


def test_on_a_phone(opened, articles) -> None:
    page = opened(articles, viewport={"width": 360, "height": 700}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.tap("#list a >> nth=0")
    page.wait_for_selector(".source")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert not page.locator("nav").is_visible()
    page.locator(".piece").first.tap()
    assert page.locator("#why").is_visible()
    page.click(".back")
    until(page, "!document.body.classList.contains('reading')")
    assert page.locator("nav").is_visible()


# --- hostile text, and much text ------------------------------------------------------------


def test_hostile_texts_are_inert(opened) -> None:
    texts = hostile.TEXTS
    page = opened([hostile.article_of(t) for t in texts], names=list(texts))
    assert page.locator("#list li").count() == len(texts)
    for index in range(len(texts)):
        page.evaluate("at => { location.hash = `#d${at}` }", index)
        until(page, f"document.querySelector('[aria-current]')?.hash === '#d{index}'")
        piece = page.locator(".piece").first
        piece.hover()
        piece.click()
        assert page.locator("main :is(script, img, svg, iframe, style, a:not(.back))").count() == 0
    for text in page.locator("#label option").all_inner_texts():
        page.select_option("#label", label=text)
    page.fill("#query", texts[0])
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.title") == "What newsclean removed"


def test_hostile_texts_are_inert_in_html_and_notebooks(browser, tmp_path: Path) -> None:
    """No policy protects a page that these are put into."""
    made = [hostile.article_of(text) for text in hostile.TEXTS]
    whole = [hostile.full_article_of(text) for text in hostile.TEXTS]
    parts = [
        part
        for article in [*made, *whole]
        for part in (article.to_html(captions=True), article._repr_html_())
    ]
    file = tmp_path / "page.html"
    file.write_text('<!doctype html><meta charset="utf-8">' + "\n".join(parts), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    for element in page.locator("article, del").all():
        element.dispatch_event("mouseover")
        element.dispatch_event("click")
    assert page.evaluate("window.pwned") is None
    assert requests == [file.as_uri()]
    assert page.locator("body > article").count() == len(made) + len(whole)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_notebook_view_fits_and_stands_out(browser, scheme: str, articles) -> None:
    colours = "#fff;color:#111" if scheme == "light" else "#111;color:#eee"
    boxes = "".join(article._repr_html_() for article in articles)
    context = browser.new_context(viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.set_content(
        f'<body style="margin:0;background:{colours}">{boxes.replace("<details", "<details open")}'
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate(BLENDED)
    assert page.evaluate(CONTRAST) == []
    context.close()


# Tints are half transparent: each is put on what is behind it, so that contrast can be told.
BLENDED = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  for (const one of document.querySelectorAll("body [style*=background]")) {
    const [r, g, b, a = 1] = parse(getComputedStyle(one).backgroundColor);
    let up = one.parentElement;
    while (up && parse(getComputedStyle(up).backgroundColor)[3] === 0) up = up.parentElement;
    const under = parse(getComputedStyle(up).backgroundColor);
    const [x, y, z] = [r, g, b].map((v, i) => Math.round(v * a + under[i] * (1 - a)));
    one.style.background = `rgb(${x}, ${y}, ${z})`;
  }
}"""


def test_a_thousand_documents_open_in_two_seconds(opened, articles) -> None:
    many = [attrs.evolve(articles[k % 6], publisher=f"Paper {k % 40}") for k in range(1000)]
    began = time.perf_counter()
    page = opened(many, names=[f"{k}.txt" for k in range(1000)])
    page.click("#list a >> nth=0")
    page.wait_for_selector(".source")
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    print(
        f"rendered, loaded and opened in {time.perf_counter() - began:.2f} s; loaded {spent:.0f} ms"
    )
    if spent >= 2000:  # other programs may have been at work: only a breach that comes again is one
        page.reload()
        spent = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert spent < 2000
    timed = page.evaluate("""() => {
        const began = performance.now();
        const label = document.querySelector("#label");
        label.value = "tags"; label.dispatchEvent(new Event("change"));
        document.querySelector("#list").offsetHeight;
        return performance.now() - began;
    }""")
    assert timed < 500
