"""The report's page, as text: what is in it, and that nothing in it can be mistaken for markup."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Article, clean, read_text
from newsclean.cli.app import app
from newsclean.model.json_text import dumps
from newsclean.report import documents, render
from newsclean.testing.suspects import Suspect
from support import SEEDS
from support import hostile_markup as hostile

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")

STORY = "A storm hit the northern coast on Friday, and two harbours were closed, officials said."


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [clean(read_text(path.read_text(encoding="utf-8"))) for path in SEEDS]


class Page(HTMLParser):
    """The tags of a page, and what stands in its elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script":
            self.scripts[-1] += data

    @property
    def data(self) -> list[dict[str, Any]]:
        return json.loads(self.scripts[0])


# --- what is in it --------------------------------------------------------------------------


def test_the_page_needs_nothing_else(articles: list[Article]) -> None:
    page = Page(render(articles))
    for tag, attributes in page.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    assert "url(" not in render(articles)


def test_documents_hold_the_whole_source_in_order(articles: list[Article]) -> None:
    for article, entry in zip(articles, Page(render(articles)).data, strict=True):
        assert "".join(text for _, text in entry["segments"]) == article.source_text
        marked = {index for index, _ in entry["segments"] if index >= 0}
        reasons = [entry["reasons"][index] for index in sorted(marked)]
        removed = [r for r in reasons if r["kind"] != "suspect"]
        assert [r["rule"] for r in removed] == [r.rule for r in article.removals]
        assert entry["share"] == pytest.approx(article.removed_share, abs=1e-4)


def test_lifted_and_removed_are_told_apart(articles: list[Article]) -> None:
    kinds = {
        (r["label"], r["kind"]) for entry in Page(render(articles)).data for r in entry["reasons"]
    }
    assert ("title", "lifted") in kinds
    assert ("donation", "removed") in kinds


def test_fields_stand_in_the_order_of_the_article(articles: list[Article]) -> None:
    names = [name for name, _ in Page(render(articles)).data[2]["fields"]]
    assert names == [
        "title", "authors", "authors", "published", "publisher", "url", "language", "tags",
        "scores",
    ]  # fmt: skip


def test_evidence_and_warnings_are_shown() -> None:
    article = attrs.evolve(clean(read_text(STORY)), warnings=["plugin 'x' was skipped"])
    assert ["warnings", "plugin 'x' was skipped"] in Page(render([article])).data[0]["fields"]


def test_the_least_sure_are_listed_first() -> None:
    confidences = [0.9, 0.5, None, 0.25, 0.8]
    page = render(
        [
            attrs.evolve(read_text(STORY), title=f"Story {k}", confidence=confidence)
            for k, confidence in enumerate(confidences)
        ]
    )
    assert [entry["confidence"] for entry in Page(page).data] == confidences
    assert "confidence 0.61 on average, below 0.8 in 2.</p>" in page
    listed = page.partition('id="least-sure"')[2].partition("</section>")[0]
    assert re.findall(r'href="#d(\d)"', listed) == ["3", "1"]
    assert "confidence 0.25</span>" in listed


def test_many_that_are_not_sure_are_counted() -> None:
    unsure = attrs.evolve(read_text(STORY), confidence=0.5)
    assert "<p>15 of 20 are shown.</p>" in render([unsure] * 20)


def test_articles_that_nobody_judged_have_no_confidence() -> None:
    page = render([read_text(STORY)])
    assert "on average" not in page
    assert Page(page).data[0]["confidence"] is None


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block with a bar in it is a suspect, whatever the judge thinks."""

    def doubts(article: Article) -> list[Suspect]:
        return [
            Suspect(k, block.text, 0.5, ("an address",))
            for k, block in enumerate(article.blocks)
            if "|" in block.text
        ]

    monkeypatch.setattr(documents, "suspects", doubts)


@pytest.mark.usefixtures("doubted")
def test_suspects_are_marked() -> None:
    page = render([read_text(f"{STORY}\n\nAds | Jobs | Cars | www.example.org\n\n{STORY}")])
    suspect = next(r for r in Page(page).data[0]["reasons"] if r["kind"] == "suspect")
    assert "an address" in suspect["evidence"]
    assert "1 suspect<" in page


@pytest.mark.usefixtures("doubted")
def test_suspects_of_several_documents_come_first() -> None:
    texts = [f"{STORY}\n\n{line}" for line in ("Ads | Jobs", "Ads | Cars")]
    page = render([read_text(text) for text in [*texts, texts[1]]])
    suspects = page.partition('<ul class="suspects">')[2]
    assert suspects.index("Cars") < suspects.index("Jobs")
    assert "in 2 documents; " in suspects


def test_the_site_stands_in_for_a_publisher() -> None:
    for url, name in [
        ("https://news.example.org/a", "news.example.org"),
        ("http://[broken", "(not known)"),
        (None, "(not known)"),
    ]:
        article = attrs.evolve(Article(), url=url)
        assert Page(render([article])).data[0]["publisher"] == name


def test_names_and_title_are_shown(articles: list[Article]) -> None:
    page = render(articles[:1], names=["first.txt"], title="Monday's texts")
    assert "<bdi>first.txt</bdi>" in page
    assert "<title>Monday&#39;s texts</title>" in page


def test_there_must_be_a_name_for_each() -> None:
    with pytest.raises(ValueError, match="1 articles and 2 names"):
        render([Article()], names=["a", "b"])


@pytest.mark.parametrize("articles", [[], [Article()], [read_text("")]])
def test_nothing_to_show_is_shown(articles: list[Article]) -> None:
    assert len(Page(render(articles)).data) == len(articles)


def test_the_same_articles_give_the_same_page(articles: list[Article]) -> None:
    assert render(articles) == render(articles)


def test_structure(articles: list[Article]) -> None:
    page = Page(render(articles))
    tags = [tag for tag, _ in page.tags]
    for landmark in ("header", "nav", "main", "form", "h1"):
        assert tags.count(landmark) == 1, landmark
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in page.tags:
        if tag == "th":
            assert attributes["scope"] in {"col", "row"}
    assert ("html", {"lang": "en"}) in page.tags


# --- hostile text ---------------------------------------------------------------------------


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The tags with the names of their attributes: what text must never change."""
    return [(tag, tuple(attributes)) for tag, attributes in Page(page).tags]


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_makes_no_tags(text: str) -> None:
    honest, page = (
        render([hostile.article_of(t)], names=[t], title=t) for t in ("honest words", text)
    )
    assert skeleton(page) == skeleton(honest)
    assert Page(page).scripts[1] == Page(honest).scripts[1]
    page.encode("utf-8")


@settings(max_examples=settings().max_examples // 10)  # each is two whole reports
@given(st.text(st.characters(), min_size=1, max_size=30))
def test_no_text_makes_tags(text: str) -> None:
    page = render([hostile.article_of(text)], names=[text], title=text)
    assert len(Page(page).scripts) == 2
    data = Page(page).data[0]
    assert len(data["reasons"]) >= 1


def test_only_the_page_s_own_script_may_run() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', render([]))
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    assert re.search(r"script-src 'sha256-[\w+/]{43}='", policy[1])


def test_the_script_writes_no_markup() -> None:
    script = Page(render([])).scripts[1]
    for name in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function("):
        assert name not in script


def test_characters_that_turn_text_are_written_out() -> None:
    page = render([hostile.article_of("abc\u202egnp.exe\u2066")])
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    assert "abc⟨U+202E⟩gnp.exe⟨U+2066⟩" in page


# --- the command ----------------------------------------------------------------------------


def run(*args: str) -> Any:
    return CliRunner().invoke(app, ["report", *args], standalone_mode=False)


def test_files_and_folders(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run(str(SEEDS[0].parent), "-o", str(page)).return_value == 0
    data = Page(page.read_text(encoding="utf-8")).data
    assert [Path(entry["name"]).name for entry in data] == [path.name for path in SEEDS]


def test_articles_that_clean_wrote_are_shown_as_they_are(
    tmp_path: Path, articles: list[Article]
) -> None:
    lines = tmp_path / "articles.jsonl"
    rows = [dumps({"path": "a.txt", **articles[0].to_dict()}), articles[1].to_json(), "{]"]
    lines.write_text("\n".join(rows), encoding="utf-8")
    page = tmp_path / "report.html"
    done = run(str(lines), "-o", str(page))
    assert done.return_value == 1
    assert "articles.jsonl: row 3: not JSON" in done.stderr
    names = [entry["name"] for entry in Page(page.read_text(encoding="utf-8")).data]
    assert names == ["a.txt", f"{lines}:2"]


def test_what_cannot_be_read_is_reported_and_the_rest_shown(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("no-such.txt", str(SEEDS[0]), "-o", str(page))
    assert done.return_value == 1
    assert "no-such.txt" in done.stderr
    assert len(Page(page.read_text(encoding="utf-8")).data) == 1


def test_without_jinja2_the_extra_is_named(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['jinja2'] = None; from newsclean.cli.app import run; "
        f"sys.exit(run(['report', {str(SEEDS[0])!r}, '-o', {str(tmp_path / 'r.html')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'pip install "newsclean[report]"' in done.stderr
