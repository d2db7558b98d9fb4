"""Export and import: nothing is lost on the way out and back, nothing wrong gets in."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import (
    Article,
    ArticleFormatError,
    Author,
    Block,
    Caption,
    Removal,
    clean,
    read_html,
    read_text,
)
from newsclean.model import markdown
from newsclean.model import plain as fields
from newsclean.model.blocks import BLOCK_KINDS, Markup
from newsclean.reading.paragraphs import join
from newsclean.text.characters import canonical

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))

# --- articles of all sorts ------------------------------------------------------------------

PROSE = "Ministers met on Friday to agree a budget, officials said after the vote."
LINES = st.one_of(
    st.sampled_from(
        [PROSE, "Read more", "Storm hits northern coast", "By Ann Lee", "• first point", "1. one",
         "Positivity 35.00%", "The harbour at dawn. Ann Lee / AFP", "", "×", "新华社北京电",
         "👩‍👩‍👧 e\u0301 \ufeff\u200b\u2028x", "\x1b[31mred\x1b[0m"]
    ),
    st.text(max_size=60),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
PAGES = TEXTS.map(lambda text: "".join(f"<p class='c'>{line}</p>" for line in text.split("\n")))
ZONES = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
DATES = st.none() | st.dates() | st.datetimes(timezones=ZONES)
MAYBE = st.none() | st.text(max_size=20)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": MAYBE,
        "authors": st.lists(st.builds(Author, st.text(), MAYBE, MAYBE, MAYBE), max_size=2),
        "published": DATES,
        "modified": DATES,
        "publisher": MAYBE,
        "url": MAYBE | st.just("https://a.example/\udcff?\u2028"),
        "language": st.none() | st.sampled_from(["en", "ru"]),
        "section": MAYBE,
        "description": MAYBE,
        "tags": st.lists(st.text(max_size=9), max_size=3),
        "scores": st.none() | st.dictionaries(st.text(max_size=5), st.floats(0, 1), max_size=2),
        "free_access": st.none() | st.booleans(),
        "truncated": st.none() | st.booleans(),
        "captions": st.lists(st.builds(Caption, st.text(), MAYBE), max_size=2),
        "image": MAYBE,
    },
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    article = draw(TEXTS.map(read_text) | PAGES.map(read_html))
    if draw(st.booleans()):
        article = clean(article)
    return attrs.evolve(article, **draw(FIELDS))


def seed_articles() -> list[Article]:
    raw = [read_text(path.read_text(encoding="utf-8")) for path in SEEDS]
    return [*raw, *map(clean, raw)]


# --- dicts and JSON -------------------------------------------------------------------------


@given(articles())
def test_dict_round_trip(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article


@given(articles(), st.none() | st.integers(0, 3))
def test_json_round_trip(article: Article, indent: int | None) -> None:
    text = article.to_json(indent=indent)
    assert json.loads(text) == article.to_dict()
    assert Article.from_json(text) == article
    assert Article.from_json(text.encode("utf-8")) == article
    assert indent is not None or len(text.splitlines()) == 1
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in text)


@pytest.mark.parametrize("article", seed_articles())
def test_real_articles_round_trip(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article


def test_shape_is_constant_and_complete() -> None:
    names = {field.name for field in attrs.fields(Article)}
    assert set(Article().to_dict()) == names
    assert list(Article().to_dict()) == list(clean(read_text(PROSE)).to_dict())


@pytest.mark.parametrize("record", [Author, Caption, Markup, Block, Removal])
def test_tables_have_every_field_of_the_model(record: type[Any]) -> None:
    names = {field.name for field in attrs.fields(record) if field.init}
    assert set(fields._TABLES[record]) == names


def test_dict_of_everything() -> None:
    article = Article(
        "Hello\n\nAd",
        [Block("Hello", [(0, 5)], "heading", 2, Markup(("body", "h2"), ("", "top"), 0.5, (0, 1)))],
        [Removal("ad", "my.ad", "mine", [(7, 9)], "loud")],
        title="T",
        authors=[Author("Ann Lee", "Reporter", "AFP", "By Ann Lee")],
        published=dt.date(2020, 8, 15),
        modified=dt.datetime(2020, 8, 15, 10, 30, tzinfo=dt.UTC),
        scores={"positivity": 0.35},
        captions=[Caption("A harbour.", "AFP")],
    )
    data = article.to_dict()
    assert data["published"] == "2020-08-15"
    assert data["modified"] == "2020-08-15T10:30:00+00:00"
    assert data["authors"] == [
        {"name": "Ann Lee", "role": "Reporter", "organization": "AFP", "raw": "By Ann Lee"}
    ]
    assert data["blocks"] == [
        {
            "kind": "heading",
            "level": 2,
            "text": "Hello",
            "pieces": [[0, 5]],
            "markup": {
                "path": ["body", "h2"],
                "hints": ["", "top"],
                "link_share": 0.5,
                "places": [0, 1],
                "image": None,
                "picture": -1,
                "stated": 0.0,
            },
        }
    ]
    assert data["removals"][0]["pieces"] == [[7, 9]]
    assert data["captions"] == [{"text": "A harbour.", "credit": "AFP", "image": None}]
    assert type(data["scores"]) is dict
    assert Article.from_dict(data) == article


def test_a_changed_dict_leaves_the_article_alone() -> None:
    article = Article(scores={"positivity": 0.35}, tags=["a"])
    data = article.to_dict()
    data["scores"]["positivity"] = 1.0
    data["tags"].append("b")
    assert article == Article(scores={"positivity": 0.35}, tags=["a"])


def test_dates_and_moments_stay_apart() -> None:
    for value in (dt.date(2020, 8, 15), dt.datetime(2020, 8, 15)):
        back = Article.from_dict(Article(published=value).to_dict())
        assert type(back.published) is type(value)


def test_missing_fields_take_defaults() -> None:
    assert Article.from_dict({}) == Article()
    assert Article.from_dict({"title": "A", "authors": [{"name": "Ann Lee"}]}) == Article(
        title="A", authors=[Author("Ann Lee")]
    )


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_every_kind_of_block(kind: str) -> None:
    data = {"source_text": "A b", "blocks": [{"text": "A b", "pieces": [[0, 3]], "kind": kind}]}
    assert Article.from_dict(data).blocks[0].kind == kind


def block(**changed: object) -> dict[str, Any]:
    return {"text": "One", "pieces": [[0, 3]], **changed}


def removal(**changed: object) -> dict[str, Any]:
    return {"name": "ad", "rule": "r", "cleaner": "c", "pieces": [[5, 8]], **changed}


REFUSED: list[tuple[dict[Any, Any], str]] = [
    ({"titel": "A"}, "unknown field: titel"),
    ({1: "A"}, "unknown field: 1"),
    ({"text": "A"}, "unknown field: text"),
    ({"title": 5}, "title: expected str, not int"),
    ({"title": b"A"}, "title: expected str, not bytes"),
    ({"source_text": None}, "source_text: expected str, not None"),
    ({"authors": None}, "authors: expected list, not None"),
    ({"authors": {"name": "Ann Lee"}}, "authors: expected list, not dict"),
    ({"authors": ["Ann Lee"]}, "authors[0]: expected dict, not str"),
    ({"authors": [{"role": "Reporter"}]}, "missing field: authors[0].name"),
    ({"authors": [{"name": "A", "age": 3}]}, "unknown field: authors[0].age"),
    ({"tags": "abc"}, "tags: expected list, not str"),
    ({"tags": ["a", None]}, "tags[1]: expected str, not None"),
    ({"free_access": 1}, "free_access: expected bool, not int"),
    ({"published": 2020}, "published: expected str, not int"),
    ({"published": "15 August"}, "published: '15 August' is no ISO 8601 date"),
    ({"modified": "2020-08-15T25:00"}, "modified: '2020-08-15T25:00' is no ISO 8601 date"),
    ({"scores": [1]}, "scores: expected dict, not list"),
    ({"scores": {"positivity": "high"}}, "scores.positivity: expected float, not str"),
    ({"scores": {"positivity": True}}, "scores.positivity: expected float, not bool"),
    ({"scores": {"positivity": float("nan")}}, "scores.positivity: nan is no number"),
    ({"scores": {1: 0.5}}, "scores key: expected str, not int"),
    ({"captions": [{"credit": "AFP"}]}, "missing field: captions[0].text"),
    ({"blocks": [{"text": "One"}]}, "missing field: blocks[0].pieces"),
    ({"blocks": [block(), block(_memo={})]}, "unknown field: blocks[1]._memo"),
    ({"blocks": [block(kind="poem")]}, "blocks[0].kind: 'poem' is not one of paragraph, "),
    ({"blocks": [block(level=7)]}, "blocks[0].level: 7 is not 1 to 6"),
    ({"blocks": [block(level=True)]}, "blocks[0].level: expected int, not bool"),
    ({"blocks": [block(markup={"tag": "p"})]}, "unknown field: blocks[0].markup.tag"),
    ({"blocks": [block(markup={"path": "p"})]}, "blocks[0].markup.path: expected list, not str"),
    ({"blocks": [block(pieces=[])]}, "blocks[0].pieces: expected at least one [start, end]"),
    ({"blocks": [block(pieces=[0, 3])]}, "blocks[0].pieces[0]: expected list, not int"),
    ({"blocks": [block(pieces=[[0]])]}, "blocks[0].pieces[0]: expected [start, end], not 1 values"),
    ({"blocks": [block(pieces=[[0, "3"]])]}, "blocks[0].pieces[0][1]: expected int, not str"),
    ({"blocks": [block(pieces=[[0, 99]])]}, "blocks[0].pieces[0]: [0, 99] is not within source_te"),
    ({"blocks": [block(pieces=[[-3, 3]])]}, "blocks[0].pieces[0]: [-3, 3] is not within source_te"),
    ({"blocks": [block(pieces=[[3, 0]])]}, "blocks[0].pieces[0]: [3, 0] is not within source_text"),
    ({"blocks": [block(pieces=[[2, 2]])]}, "blocks[0].pieces[0]: [2, 2] is empty"),
    ({"blocks": [block(pieces=[[5, 8], [0, 3]])]}, "blocks[0].pieces[1]: [0, 3] begins before the"),
    ({"blocks": [block(text="Two")]}, "blocks[0].text: 'Two' is not what its pieces give, 'One'"),
    (
        {"blocks": [block(), block()]},
        "blocks[1].pieces: [0, 3] overlaps [0, 3] of blocks[0].pieces",
    ),
    ({"removals": [removal(pieces=[[5, 9]])]}, "removals[0].pieces[0]: [5, 9] is not within"),
    ({"removals": [removal(evidence=None)]}, "removals[0].evidence: expected str, not None"),
    (
        {"blocks": [block()], "removals": [removal(pieces=[[2, 3]])]},
        "removals[0].pieces: [2, 3] overlaps [0, 3] of blocks[0].pieces",
    ),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_refusals_name_the_place(data: dict[Any, Any], message: str) -> None:
    with pytest.raises(ArticleFormatError) as caught:
        Article.from_dict({"source_text": "One\n\nTwo", **data})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_only_a_mapping_is_an_article(data: Any) -> None:
    with pytest.raises(ArticleFormatError, match="article: expected dict"):
        Article.from_dict(data)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"title": NaN}', "[1]", "null", b"\xff\xfe\xfa", "[" * 100_000, '{"scores": 1e999}',
     '{"scores": {"a": Infinity}}', f'{{"scores": {{"a": {"9" * 5000}}}}}', None, 3],
)  # fmt: skip
def test_what_is_no_article_in_json_is_refused(text: Any) -> None:
    with pytest.raises(ArticleFormatError):
        Article.from_json(text)


def test_json_bytes_may_have_a_mark_or_be_utf_16() -> None:
    article = Article(title="Ночь")
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert Article.from_json(article.to_json().encode(encoding)) == article


def test_a_share_that_is_no_number_does_not_become_bad_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Article(scores={"positivity": float("nan")}).to_json()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def paths(data: Any, so_far: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in nested dicts and lists."""
    found = [so_far] if so_far else []
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items if isinstance(data, (dict, list)) else ():
        found += (
            paths(value, (*so_far, key)) if isinstance(value, (dict, list)) else [(*so_far, key)]
        )
    return found


@given(st.data())
def test_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    article = data.draw(articles())
    damaged = article.to_dict()
    *way, last = data.draw(st.sampled_from(paths(damaged)))
    place: Any = damaged
    for key in way:
        place = place[key]
    place[last] = data.draw(JSON)
    try:
        read = Article.from_dict(damaged)
    except ArticleFormatError:
        return
    assert Article.from_dict(read.to_dict()) == read


# --- Markdown -------------------------------------------------------------------------------


def an_article(*blocks: tuple[str, str], **fields: Any) -> Article:
    """An article of (kind, text) pairs."""
    made = []
    at = 0
    for kind, text in blocks:
        made.append(Block(text, [(at, at + len(text))], kind))  # type: ignore[arg-type]
        at += len(text) + 2
    return Article(join(text for _, text in blocks), made, **fields)


def test_markdown_of_an_article() -> None:
    article = an_article(
        ("paragraph", "Ministers met on Friday."),
        ("heading", "What they said"),
        ("list_item", "first"),
        ("list_item", "• second"),
        ("list_item", "- third"),
        ("list_item", "1. fourth"),
        ("quote", "We met."),
        ("quote", "We left."),
        ("preformatted", "a  ``` b"),
        ("preformatted", "c <d>"),
        ("table_row", "Team Points"),
        ("table_row", "Minsk 3"),
        title="Budget agreed",
        authors=[Author("Ann Lee", role="Reporter", raw="By Ann Lee")],
        published=dt.date(2020, 8, 15),
        tags=["budget", '"quoted"'],
        scores={"positivity": 0.35},
        free_access=False,
        captions=[Caption("A <b>harbour</b>.", "AFP")],
    )
    assert article.to_markdown() == (
        "---\n"
        'title: "Budget agreed"\n'
        'authors: [{"name": "Ann Lee", "role": "Reporter"}]\n'
        "published: 2020-08-15\n"
        'tags: ["budget", "\\"quoted\\""]\n'
        'scores: {"positivity": 0.35}\n'
        "free_access: false\n"
        'captions: [{"text": "A \\u003cb>harbour\\u003c/b>.", "credit": "AFP"}]\n'
        "---\n\n"
        "# Budget agreed\n\n"
        "Ministers met on Friday.\n\n"
        "## What they said\n\n"
        "- first\n- second\n- third\n\n"
        "1. fourth\n\n"
        "> We met.\n>\n> We left.\n\n"
        "````\na  ``` b\nc <d>\n````\n\n"
        "Team Points\\\nMinsk 3\n"
    )


def test_markdown_without_fields_has_no_front_matter() -> None:
    assert an_article(("paragraph", "One.")).to_markdown() == "One.\n"
    assert Article().to_markdown() == ""


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# no heading", "\\# no heading"),
        ("> no quote", "\\> no quote"),
        ("- no item", "\\- no item"),
        ("+ no item", "\\+ no item"),
        ("1. no item", "1\\. no item"),
        ("1986) no item", "1986\\) no item"),
        ("3.5 per cent", "3.5 per cent"),
        ("``` no code", "\\`\\`\\` no code"),
        ("--- no rule", "\\--- no rule"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("AT&T &amp; co", "AT&T &amp;amp; co"),
        ("snake_case _no emphasis_", "snake_case \\_no emphasis\\_"),
        ("![no image](x)", "!\\[no image\\](x)"),
    ],
)
def test_markdown_escapes(text: str, markdown: str) -> None:
    assert an_article(("paragraph", text)).to_markdown() == f"{markdown}\n"


# Rich itself brings markdown-it, so the test extra always has it.
TRICKY = st.text(st.sampled_from("#>-+*_`~[]()!<&;=|\\/:1.9ab \"'{}^$\u0661é语"), max_size=25)
ONE_LINE = (TRICKY | st.text(max_size=25)).map(lambda text: canonical(" ".join(text.split())))
BLOCKS = st.lists(
    st.tuples(st.sampled_from(BLOCK_KINDS), ONE_LINE.filter(lambda text: text.strip())), max_size=6
)


@given(BLOCKS, ONE_LINE)
def test_markdown_shows_the_text_and_nothing_else(
    blocks: list[tuple[str, str]], title: str
) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    article = an_article(*blocks, title=title)
    text = article.to_markdown()
    if title:
        _, _, text = text.split("---\n", 2)
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    lines: list[str] = []
    for token in reader.parse(text):
        assert token.type in ALLOWED or token.type.endswith(("_open", "_close")), token
        assert not token.type.startswith("table"), token
        if token.type == "fence":
            lines += token.content.removesuffix("\n").split("\n")
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text", "text_special", "hardbreak"}
            shown = ["\n" if c.type == "hardbreak" else c.content for c in token.children]
            lines += "".join(shown).split("\n")
    bodies = [without_bullet(text) if kind == "list_item" else text for kind, text in blocks]
    assert lines == [line for line in (title, *bodies) if line]


ALLOWED = {"inline", "fence"}


def without_bullet(text: str) -> str:
    match = markdown._BULLET.match(text)
    return text[match.end() :] if match else text


@given(articles())
def test_front_matter_is_one_field_a_line(article: Article) -> None:
    text = article.to_markdown()
    if not text.startswith("---\n"):
        return
    front = text.removeprefix("---\n").split("\n---", 1)[0]
    for line in front.split("\n"):
        name, value = line.split(": ", 1)
        if name in ("published", "modified"):
            dt.datetime.fromisoformat(value)
        else:
            assert json.loads(value) not in (None, "", [], {})
        assert "<" not in line


# --- schema.org -----------------------------------------------------------------------------


def test_jsonld_of_everything() -> None:
    article = an_article(
        ("paragraph", "One."),
        ("paragraph", "Two."),
        title="T",
        authors=[Author("Ann Lee", "Reporter", "AFP"), Author("Bo")],
        published=dt.date(2020, 8, 15),
        modified=dt.datetime(2020, 8, 16, 1, 2),
        publisher="The Example",
        url="https://a.example/",
        language="en",
        section="World",
        description="D",
        tags=["a", "b"],
        free_access=False,
        captions=[Caption("A harbour.", "AFP"), Caption("", "Reuters"), Caption("Dawn.")],
        image="https://a.example/harbour.jpg",
    )
    assert article.to_jsonld() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "T",
        "author": [
            {
                "@type": "Person",
                "name": "Ann Lee",
                "jobTitle": "Reporter",
                "affiliation": {"@type": "Organization", "name": "AFP"},
            },
            {"@type": "Person", "name": "Bo"},
        ],
        "datePublished": "2020-08-15",
        "dateModified": "2020-08-16T01:02:00",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "url": "https://a.example/",
        "inLanguage": "en",
        "articleSection": "World",
        "description": "D",
        "keywords": ["a", "b"],
        "isAccessibleForFree": False,
        "image": [
            {"@type": "ImageObject", "url": "https://a.example/harbour.jpg"},
            {"@type": "ImageObject", "caption": "A harbour.", "creditText": "AFP"},
            {"@type": "ImageObject", "creditText": "Reuters"},
            {"@type": "ImageObject", "caption": "Dawn."},
        ],
        "articleBody": "One.\n\nTwo.",
    }


@given(articles())
def test_jsonld_has_known_keys_only_and_is_json(article: Article) -> None:
    data = article.to_jsonld()
    assert json.loads(json.dumps(data)) == data
    assert not [key for key, value in data.items() if value in (None, "", [], {})]
