"""What a newcomer does in the first hour: one page, many, a table of them, and each mistake.

It runs as one story, in the order of the tutorial; where a step needs an extra, it is skipped
without it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article, NewscleanError, extract, extract_many
from support.command_line import newsclean as command
from support.command_line import rows

URL = "https://paper.example/2024/05/17/bridges"
HTML = """\
<!doctype html>
<html lang="en">
<head>
  <title>City council shuts two bridges | The Paper</title>
  <meta property="og:site_name" content="The Paper">
  <meta property="article:published_time" content="2024-05-17T08:00:00+00:00">
</head>
<body>
  <nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
  <article>
    <h1>City council shuts two bridges</h1>
    <p class="byline">By Ann Lee</p>
    <figure><img src="/bridge.jpg" alt="A bridge" width="800" height="600">
      <figcaption>The old bridge on Friday. Photograph: Jo Park/PA</figcaption></figure>
    <p>The city council voted on Friday to close two of its four bridges until spring.</p>
    <p>Engineers had found <a href="/cracks">cracks in the steel</a> of both bridges in August,
       the mayor said after a long session.</p>
    <p>Buses will go round the harbour, which adds twelve minutes, the transport office said.</p>
    <p><a href="/donate">Support our journalism: give 5 euros a month.</a></p>
  </article>
  <section class="comments"><h2>Comments</h2><p>Be the first to leave a comment.</p></section>
</body>
</html>
"""
BODY = [
    "The city council voted on Friday to close two of its four bridges until spring.",
    "Engineers had found cracks in the steel of both bridges in August, the mayor said after a"
    " long session.",
    "Buses will go round the harbour, which adds twelve minutes, the transport office said.",
]


def test_one_page() -> None:
    article = extract(HTML, url=URL)
    assert article.title == "City council shuts two bridges"
    assert [author.name for author in article.authors] == ["Ann Lee"]
    assert str(article.published) == "2024-05-17 08:00:00+00:00"
    assert article.publisher == "The Paper"
    assert (article.language, article.language_is_guessed) == ("en", False)
    assert article.text.split("\n\n") == BODY
    assert [caption.credit for caption in article.captions] == ["Jo Park/PA"]
    assert [image.url for image in article.images] == ["https://paper.example/bridge.jpg"]
    assert "donation" in {removal.name for removal in article.removals}
    assert 0 < article.removed_share < 1
    assert article.confidence is not None


def test_bytes_are_as_good() -> None:
    assert extract(HTML.encode(), url=URL) == extract(HTML, url=URL)


def test_keeping_more_or_less() -> None:
    lengths = [len(extract(HTML, favor=favor).text) for favor in ("precision", "balance", "recall")]
    assert lengths == sorted(lengths)


def test_a_text() -> None:
    text = "Support us\n\n" + "\n\n".join(BODY) + "\n\nRead more"
    assert newsclean.clean_text(text) == "\n\n".join(BODY)
    assert newsclean.clean_text(text, language="en") == "\n\n".join(BODY)


def test_many_pages() -> None:
    pages: list[Any] = [(HTML, URL), HTML.encode(), b"%PDF-1.7", None]
    found = list(extract_many(pages, progress=False))
    assert [isinstance(result, Article) for result in found] == [True, True, False, False]
    errors = [str(result) for result in found if isinstance(result, NewscleanError)]
    assert errors == [
        "this is a PDF file, not a page or a text: take the text out of it first",
        "extract_many takes str or bytes, not NoneType",
    ]


def test_a_table_of_articles(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    articles = [x for x in extract_many([(HTML, URL)] * 3) if isinstance(x, Article)]
    frame = pandas.DataFrame([article.to_row() for article in articles])
    frame.to_parquet(tmp_path / "articles.parquet")
    back = pandas.read_parquet(tmp_path / "articles.parquet")
    assert list(back["url"]) == [URL] * 3
    assert back["images"][0][0]["credit"] == "Jo Park/PA"
    assert list(back.columns) == list(frame.columns)


def test_a_folder_to_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "bridges.html").write_text(HTML, encoding="utf-8")
    (folder / "manual.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (folder / "gone.html").symlink_to("nowhere.html")
    done = command("clean", "pages", "-o", "clean.parquet", "-q", "--workers", "1", cwd=tmp_path)
    assert done.returncode == 1  # one page is none
    told = done.stderr.decode().splitlines()
    assert told == [
        "newsclean: pages/gone.html: a dangling link: nowhere.html does not exist",
        "newsclean: pages/manual.html: this is a PDF file, not a page or a text: take the text out"
        " of it first",
    ]
    bridges, manual = pq.read_table(tmp_path / "clean.parquet").to_pylist()
    assert bridges["title"] == "City council shuts two bridges"
    assert bridges["captions"][0]["credit"] == "Jo Park/PA"
    assert manual["error"].startswith("page: this is a PDF file")


def test_what_the_fields_are() -> None:
    schema = json.loads(command("schema").stdout)
    assert schema == Article.json_schema()
    assert set(schema["properties"]) == set(extract(HTML).to_dict())


# --- mistakes -------------------------------------------------------------------------------

MISTAKES = {
    "clean a string": (
        lambda: newsclean.clean("Storm hits coast"),  # type: ignore[arg-type]
        "clean takes an Article, not str: clean_text cleans a text, read_text makes an Article of"
        " it, and extract reads and cleans a page of HTML",
    ),
    "clean a page": (
        lambda: newsclean.clean(HTML.encode()),  # type: ignore[arg-type]
        "clean takes an Article, not bytes: extract reads and cleans a page of HTML",
    ),
    "read a page as text": (
        lambda: newsclean.clean_text(HTML),
        "this is HTML, not text: extract reads and cleans a page, read_html reads it",
    ),
    "read bytes as text": (
        lambda: newsclean.read_text(b"Storm"),  # type: ignore[arg-type]
        "read_text takes str, not bytes; decode the bytes first",
    ),
    "extract an address": (
        lambda: extract(URL),
        "this is the address of a page, not a page: newsclean downloads nothing; pass the page"
        " itself, and the address as url=",
    ),
    "extract the name of a file": (
        lambda: extract("pages/bridges.html"),
        "this is the name of a file, not a page: pass what is in the file, such as"
        " pathlib.Path(name).read_bytes()",
    ),
    "extract a path": (
        lambda: extract(Path("bridges.html")),  # type: ignore[arg-type]
        f"extract takes str or bytes, not {type(Path()).__name__}; pass what is in the file:"
        " path.read_bytes()",
    ),
    "extract many pages": (
        lambda: extract([HTML, HTML]),  # type: ignore[arg-type]
        "extract takes str or bytes, not list; extract_many takes many pages",
    ),
    "extract_many of one page": (
        lambda: extract_many(HTML),
        "pages is one page, a str: extract takes one, extract_many a list",
    ),
    "a PDF": (
        lambda: newsclean.read_html("%PDF-1.7 ..."),
        "this is a PDF file, not a page or a text: take the text out of it first",
    ),
    "a favor that is none": (
        lambda: extract(HTML, favor="accuracy"),  # type: ignore[arg-type]
        "favor is one of 'recall', 'balance', 'precision', not 'accuracy'",
    ),
    "favor and pipeline": (
        lambda: extract(HTML, favor="recall", pipeline=newsclean.Pipeline()),
        "give favor or pipeline, not both: use Pipeline.default(favor=...)",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_with_what_to_do(mistake: str) -> None:
    make, told = MISTAKES[mistake]
    with pytest.raises((NewscleanError, TypeError), match=f"^{re.escape(told)}$"):
        make()


def test_html_on_standard_input() -> None:
    done = command("clean", "-", input=HTML.encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"newsclean: -: this is HTML, not text: read it with --html\n"
    (row,) = rows(command("clean", "-", "--html", input=HTML.encode()).stdout)
    assert row["title"] == "City council shuts two bridges"


def test_rows_with_errors_are_told_of(tmp_path: Path) -> None:
    lines = [json.dumps(row) for row in ({"text": BODY[0]}, {"text": None}, {"text": HTML})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for errors in ((), ("--errors", "errors.jsonl")):
        done = command("clean", "a.jsonl", "-o", "o.jsonl", "-q", *errors, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().splitlines() == [
            "newsclean: a.jsonl: row 2: it has no text",
            "newsclean: a.jsonl: row 3: this is HTML, not text: read files with --html, a column"
            " with --html-column (html= of clean_batches)",
        ]


def test_learning_names_what_it_cannot_read(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    (tmp_path / "d.html").symlink_to("nowhere.html")
    done = command("learn", ".", "-o", "index.parquet", "--workers", "1", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[:3] == [
        "newsclean: ./d.html: a dangling link: nowhere.html does not exist",
        "newsclean: ./b.html: this is a PDF file, not a page or a text: take the text out of it"
        " first",
        "newsclean: ./c.txt: not UTF-8 text: byte 0xe9 at offset 3",
    ]


def test_nothing_removed_is_a_float() -> None:
    share = newsclean.read_text(BODY[0]).removed_share
    assert (share, type(share)) == (0.0, float)
