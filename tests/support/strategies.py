"""Hypothesis strategies for what scrapers bring home: texts, pages, Articles, pipelines.

Documents are short (mostly under 1,500 characters), so that thousands of them
can be tried; each is a splice of prose, junk of every label, the built-in
rules' own examples, and every nuisance that Unicode has for a cleaner.
"""

from __future__ import annotations

import datetime as dt
import html as html_escapes
from functools import cache

import attrs
from hypothesis import strategies as st

from newsclean import (
    Article,
    Author,
    Caption,
    Pipeline,
    RulePack,
    read_html,
    read_text,
)
from newsclean.phrases.rule import Rule
from support.laws import is_text
from support.samples import GLUED, JUNK, STORIES, TEMPTING, WRAPPED

# --- pieces ---------------------------------------------------------------------------------


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the built-in packs."""
    return tuple([rule for pack in RulePack.builtin() for rule in pack.rules])


@cache
def drop_examples() -> tuple[str, ...]:
    """What the built-in rules say must fall."""
    return tuple(dict.fromkeys([example for rule in rules() for example in rule.drop]))


@cache
def keep_examples() -> tuple[str, ...]:
    """What the built-in rules say must stay."""
    return tuple(dict.fromkeys([example for rule in rules() for example in rule.keep]))


PROSE = tuple([text for texts in STORIES.values() for text in texts]) + TEMPTING
ALL_JUNK = tuple([text for texts in JUNK.values() for text in texts])

# Each of these has broken a text tool once.
ODDITIES = (
    "\x00",
    "\x07\x1b[31m",
    "\x1c\x1d\x1e\x1f",
    "\x0b\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    "\r",
    "\r\n",
    "\n\r",
    "\t",
    "\xa0",
    "\xad",
    "\u1680",
    "\u180e",
    "\u2003\u2009\u200a",
    "\u202f",
    "\u3000",
    "\ufeff",
    "\ufffe",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e\u200f",
    "\u202atext\u202c",
    "\u202emirror\u202c",
    "\u2066שלום\u2069",
    "\u061c",
    "\u2060",
    "\u034f",
    "\ufe0f",
    "\U000e0041",
    "\ud800",
    "\udc00",
    "\udfff\ud800",
    "\ufffd",
    "\U0010ffff",
    "👩\u200d👩\u200d👧\u200d👦",
    "🇧🇾🇺🇦",
    "👍🏽",
    "✊🏿\ufe0f",
    "e\u0301",
    "\u0301",
    "a" + "\u0301" * 40,
    "\u0315\u0300" * 20,
    "\u1100\u1161\u11a8",
    "か\u3099",
    "\u3099",
    "\u0958",
    "\u0344",
    "\u1e9e",
    "İstanbul",
    "ΟΔΟΣ",
    "ﬁ",
    "Å",
    "Ａ",
    "pауwall",
    "Rеаd mоrе",
    "ไทย\u200bภาษา",
    "<b>",
    "&amp;",
    "{rest}",
    "“",
    "”",
    "«",
    '"',
    "(",
    ")",
    "[",
    "…",
    ".",
    "。",
    "」",
    ":",
    "：",
    "/",
    " / ",
    "|",
    "•",
    "- ",
    "1. ",
    "* ",
    "%",
    "©",
    "@",
    "By ",
    "AFP",
    "Photo:",
    "Read more",
    "www.example.com",
    "ann@news.example",
)

prose = st.sampled_from(PROSE)
junk = st.sampled_from(ALL_JUNK)
oddities = st.sampled_from(ODDITIES)


# Hypothesis tries strings of the source as well, and so the first characters of such files.
any_text = st.text(st.characters(), max_size=60).filter(is_text)
"""Arbitrary characters, lone surrogates and unassigned ones included."""
word_soup = st.lists(
    st.sampled_from(
        "the The storm Storm. read more Read by By and Ann Lee Lee, AFP / Reuters photo: Photo: (AP"
        " ) ( Image © 2020 Aug. 9, U.S. Mr. site.In Node.js 3.5 % 35.00% Positivity subscribe"
        ' our us. newsletter Sign up donate $5 a month cookies comment * Name Email said. “We ” " —'
        " - | • Source: https://news.example/a Tags: share follow 風暴 。 ですが。 шторм"
        " مرحبا".split()
    ),
    max_size=25,
).map(" ".join)


def drops() -> st.SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(drop_examples() + keep_examples()))


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """Prose, hard-wrapped at a width."""
    words = draw(prose).split(" ")
    width = draw(st.integers(18, 102))
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return draw(st.sampled_from(["\n", "\r\n", " \n "])).join([*lines, line])


glued = st.one_of(
    st.sampled_from(GLUED),
    st.lists(st.one_of(prose, junk, drops()), min_size=2, max_size=4).map("".join),
)
parts = st.one_of(
    prose,
    prose,
    junk,
    junk,
    drops(),
    drops(),
    word_soup,
    oddities,
    glued,
    wrapped(),
    st.sampled_from(WRAPPED),
    any_text,
)
separators = st.sampled_from(
    ["\n\n", "\n\n", "\n", "\n", "\r\n\r\n", "\r", "\n \n", "\n\n\n", " ", "", "\x85", "\u2029"]
)


@st.composite
def documents(draw: st.DrawFn, max_parts: int = 6) -> str:
    """A scraped text."""
    pieces = draw(st.lists(st.tuples(parts, separators), max_size=max_parts))
    text = "".join([piece for pair in pieces for piece in pair])
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(oddities) + text[at:]
    return text[:4_000]


@st.composite
def orderly_documents(draw: st.DrawFn, max_parts: int = 8) -> str:
    """Blocks of prose, junk and rule examples parted by line ends: little noise, much evidence."""
    pieces = draw(st.lists(st.one_of(prose, junk, drops()), max_size=max_parts))
    return draw(st.sampled_from(["\n\n", "\n"])).join(pieces)[:4_000]


texts = st.one_of(orderly_documents(), documents(), any_text)

# --- pages ----------------------------------------------------------------------------------

_TAGS = (
    "p div h1 h2 h3 li blockquote pre td section article aside nav footer figcaption span a b"
).split()
_HINTS = (
    "",
    ' class="share-bar"',
    ' id="comments"',
    ' role="navigation"',
    " hidden",
    ' style="display: none"',
    ' itemprop="articleBody"',
)


@st.composite
def pages(draw: st.DrawFn, max_parts: int = 6) -> str:
    """An HTML page, tags not always closed."""
    chunks: list[str] = []
    for part in draw(st.lists(parts, max_size=max_parts)):
        tag = draw(st.sampled_from(_TAGS))
        hint = draw(st.sampled_from(_HINTS))
        inner = part if draw(st.integers(0, 9)) == 0 else html_escapes.escape(part)
        if draw(st.booleans()):
            inner = inner.replace("\n", "<br>")
        if draw(st.integers(0, 3)) == 0:
            inner = f'<a href="/x">{inner}</a>'
        end = f"</{tag}>" if draw(st.integers(0, 7)) else ""
        chunks.append(f"<{tag}{hint}>{inner}{end}")
    body = draw(st.sampled_from(["", "\n"])).join(chunks)
    head = draw(st.sampled_from(["", "<!doctype html><title>Storm | Example Times</title>"]))
    return (head + body)[:6_000]


# --- Articles -------------------------------------------------------------------------------

languages = st.sampled_from([None, None, "en", "de", "fr", "ru", "en-GB", "zh", "xx"])
urls = st.sampled_from(
    [None, None, "https://news.example/2020/08/15/world/storm.html", "https://news.example/"]
)


def readable(page: str) -> str:
    """A page as it can be encoded: lone surrogates cannot stand in a file."""
    return page.encode("utf-8", "replace").decode("utf-8")


texts_as_read: st.SearchStrategy[Article] = st.builds(
    lambda text, url, language: read_text(text, url=url, language=language), texts, urls, languages
)
pages_as_read: st.SearchStrategy[Article] = st.builds(
    lambda page, url: read_html(readable(page), url=url), pages(), urls
)


@st.composite
def known_fields(draw: st.DrawFn, articles: st.SearchStrategy[Article]) -> Article:
    """An Article of which something was known before it was cleaned."""
    article = draw(articles)
    first = article.blocks[0].text if article.blocks else "Storm hits coast"
    fields = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from([first, "Storm hits coast and leaves two villages dark"]),
                "authors": st.just((Author("Ann Lee", role="Reporter"),)),
                "publisher": st.sampled_from(["Example Times", "Reuters", "The Northport Post"]),
                "published": st.sampled_from(
                    [dt.date(2020, 8, 9), dt.datetime(2020, 8, 9, 12, tzinfo=dt.UTC)]
                ),
                "tags": st.just(("storm", "coast")),
                "captions": st.just((Caption("The harbour.", "AFP"),)),
                "scores": st.just({"positivity": 0.35}),
                "truncated": st.booleans(),
            },
        )
    )
    return attrs.evolve(article, **fields)


@st.composite
def half_cleaned(draw: st.DrawFn, articles: st.SearchStrategy[Article]) -> Article:
    """An Article that some of the cleaners have had: holes in its blocks, removals, fields."""
    return draw(subsets()).run(draw(articles))


# --- pipelines ------------------------------------------------------------------------------


@cache
def default() -> Pipeline:
    return Pipeline.default(plugins=False)


@cache
def singles() -> tuple[Pipeline, ...]:
    """A pipeline of each default cleaner alone."""
    return tuple([_only(name) for name in default().names])


@cache
def _only(*names: str) -> Pipeline:
    return default().without(*[name for name in default().names if name not in names])


def only(*names: str) -> Pipeline:
    """The default pipeline with just the cleaners of these names."""
    return _only(*sorted(names))


def subsets() -> st.SearchStrategy[Pipeline]:
    """A pipeline of some of the default cleaners."""
    return st.deferred(
        lambda: st.sets(st.sampled_from(default().names)).map(lambda names: only(*names))
    )


def articles() -> st.SearchStrategy[Article]:
    """Articles from both readers, fresh, with known fields, or partly cleaned."""
    return st.one_of(
        texts_as_read,
        texts_as_read,
        pages_as_read,
        known_fields(texts_as_read),
        half_cleaned(texts_as_read),
    )
