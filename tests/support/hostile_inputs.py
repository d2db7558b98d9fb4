"""Hostile inputs, made by code when they are asked for, and what should come of each.

An input is read as a page or as text, then cleaned.  ``refused`` is what the message of a
typed error must say; where it is ``None``, an Article has to come, and ``shows`` must stand in
its text as read.
"""

from __future__ import annotations

import codecs
import gzip
import json
from collections.abc import Callable, Iterable
from itertools import count
from typing import NamedTuple

from support.samples import STORIES

MB = 1_000_000
PARAGRAPH = STORIES["en"][0]
# Lines of a text, blocks of a page.
MOST = 20_000
MANY = f"the limit is {MOST}"


class Input(NamedTuple):
    """One hostile input: how to make it, how to read it, and what should come of it."""

    make: Callable[[], str | bytes]
    as_page: bool = True
    refused: str | None = None
    shows: str | None = None
    all_phrases: bool = False
    """Whether it is nothing but what rules have phrases for, which takes most time."""


def filled(unit: str, size: int = MB) -> str:
    """``unit`` as often as it fits into ``size`` bytes."""
    return unit * max(1, size // len(unit.encode("utf-8", "surrogatepass")))


def page(body: str, head: str = "") -> str:
    """A page with a story before and behind ``body``."""
    story = f"<p>{PARAGRAPH}</p>"
    return f"<!doctype html><head>{head}</head><body><h1>Storm</h1>{story}{body}{story}</body>"


def ld(data: str) -> str:
    return page("", f'<script type="application/ld+json">{data}</script>')


def article_data(**more: object) -> str:
    return json.dumps({"@type": "NewsArticle", "headline": "Storm hits coast", **more})


def news_page(size: int) -> str:
    """Markup as news sites have it, with stories, navigation and cards, of about ``size`` bytes."""
    numbers = count()

    def story(texts: Iterable[str]) -> str:
        paragraphs = "".join(
            f'<p class="article__paragraph css-1q2w3e4">{text} <a href="/topic/{next(numbers)}"'
            f' class="link link--inline" data-track="inline">the report {next(numbers)}</a>.</p>\n'
            for text in texts
        )
        return f'<div class="article-body" data-component="text-block">\n{paragraphs}</div>\n'

    def card(k: int) -> str:
        return (
            f'<li class="card card--teaser"><a class="card__link" href="/2020/08/15/story-{k}.html"'
            f' data-position="{k}"><img src="/img/{k}.jpg" alt="" loading="lazy" width="320">'
            f'<span class="card__kicker">World</span> <h3 class="card__title">Storm number {k} hits'
            f' the northern coast</h3></a><time datetime="2020-08-15">August 15</time></li>\n'
        )

    parts = [f"<nav><ul>{''.join(card(k) for k in range(40))}</ul></nav>"]
    made = len(parts[0])
    for turn in count():
        part = story(STORIES["en"]) + f"<ul>{''.join(card(next(numbers)) for _ in range(6))}</ul>"
        parts.append(part)
        made += len(part.encode())
        if made >= size:
            return page("".join(parts), f"<title>Storm {turn} | Example Times</title>")
    raise AssertionError


def billion_laughs() -> str:
    entities = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10 if k else "lol"}">' for k in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE lolz [{entities}]><lolz>&l9;</lolz>'


def mhtml() -> str:
    return (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n------x----\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f'<html><body><p class=3D"a">{PARAGRAPH}=\r\n</p></body></html>\r\n------x------\r\n'
    )


def feed(items: int) -> str:
    entries = f"<item><title>Storm</title><description>{PARAGRAPH}</description></item>" * items
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{entries}</channel></rss>'


def pdf() -> bytes:
    stream = bytes((7 * k * k + k // 3) % 256 for k in range(100_000))
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 9>>stream\n" + stream + b"\n%%EOF\n"


def gzipped() -> bytes:
    return gzip.compress(page("").encode(), mtime=0)


def latin(data: bytes) -> str:
    """Bytes as text in the way of a scraper that never asks what it has."""
    return data.decode("latin-1")


def text(make: Callable[[], str | bytes], **more: str | None) -> Input:
    return Input(make, as_page=False, **more)  # type: ignore[arg-type]


PAGES: dict[str, Input] = {
    "a large page of news": Input(lambda: news_page(MB), shows=PARAGRAPH),
    "100k nested tags": Input(lambda: "<div>" * 100_000 + "x", refused="nested deeper than"),
    "1M nested tags": Input(lambda: "<div>" * 1_000_000, refused="tags; the limit is"),
    "nested inline tags": Input(lambda: "<b>" * 100_000 + "x", refused="nested deeper than"),
    "nested lists": Input(lambda: "<ul><li>" * 60_000 + "x", refused="nested deeper than"),
    "nested tables": Input(lambda: "<table><tr><td>" * 9_000 + "x", refused="nested deeper than"),
    "misnested formatting": Input(lambda: page("<p><b><i><u><a>" * 900 + "x")),
    "misnested for long": Input(lambda: page("<b><i>x<p></b>y</i>" * 9_000)),
    "as many blocks as may be": Input(lambda: "<p>x" * MOST),
    "as many deep blocks as may be": Input(lambda: "<div class=a>" * 3_900 + "<p>x" * MOST),
    "as many rows as may be": Input(lambda: "<table>" + "<tr><td>a<td>b" * MOST),
    "nested to the limit": Input(lambda: "<div class=a>" * 3_900 + "x" + "</div>y" * 3_900),
    "50k attributes": Input(
        lambda: page("<p " + " ".join(f"a{k}=1" for k in range(50_000)) + ">x"),
        refused="attributes",
    ),
    "50k attributes without values": Input(
        lambda: page("<p " + " ".join(f"a{k}" for k in range(50_000)) + ">x"), refused="attributes"
    ),
    "50k attributes on lines": Input(
        lambda: page("<p " + "\n".join(f"a{k}" for k in range(50_000)) + ">x"),
        refused="attributes",
    ),
    "50k attributes and strokes": Input(
        lambda: page("<p " + "/".join(f"a{k}" for k in range(50_000)) + ">x"),
        refused="attributes",
    ),
    "50k quoted attributes in no space": Input(
        lambda: page("<p " + "".join(f"a{k}='>'" for k in range(50_000)) + ">x"),
        refused="attributes",
    ),
    "a tag of 3,900 attributes": Input(
        lambda: page("<p " + " ".join(f"a{k}=1" for k in range(3_900)) + ">x")
    ),
    "many tags of many attributes": Input(
        lambda: page(("<p " + " ".join(f"a{k}=1" for k in range(1_000)) + ">x") * 150)
    ),
    "a class of 1 MB": Input(lambda: page(f'<div class="{filled("a ")}"><p>x</p></div>')),
    "a class of 1 MB over many": Input(
        lambda: page(f'<div class="{filled("ab ")}">' + "<p>x</p>" * 1_000 + "</div>")
    ),
    "50 MB of dense tags": Input(lambda: filled("<b>x</b>", 50 * MB), refused="tags; the limit is"),
    "1 MB of dense tags": Input(lambda: filled("<p>x"), refused=MANY),
    "1 MB of empty tags": Input(lambda: filled("<p>")),
    "1 MB of breaks": Input(lambda: filled("x<br><br>"), refused=MANY),
    "1 MB of links": Input(lambda: filled("<a href=x>Storm</a> ")),
    "1 MB of cells": Input(lambda: "<table>" + filled("<tr><td>a<td>b"), refused=MANY),
    "1 MB of deep blocks": Input(lambda: "<div>" * 1_000 + filled("<p>x"), refused=MANY),
    "1 MB of deep words": Input(
        lambda: "<div>" * 3_900 + filled("<p>storm hits the coast"), refused=MANY
    ),
    "10 MB of prose on one line": Input(lambda: page(filled(PARAGRAPH + " ", 10 * MB))),
    "10 MB without a space": Input(lambda: page("a" * 10 * MB)),
    "NUL bytes": Input(lambda: b"\0" * MB),
    "NUL bytes in a story": Input(lambda: page("<p>a\0b</p>" * 1_000).encode(), shows=PARAGRAPH),
    "lone surrogates": Input(lambda: page(filled("\ud800x "))),
    "invalid UTF-8": Input(
        lambda: page("").encode() + b"\xff\xfe\x80\xc3" * (MB // 10), all_phrases=True
    ),
    "overlong UTF-8": Input(
        lambda: b"<meta charset=utf-8><p>" + b"\xc0\x80\xe0\x80\xaf" * 200_000, all_phrases=True
    ),
    "invalid UTF-16": Input(lambda: codecs.BOM_UTF16_LE + b"\x00\xd8a\x00" * (MB // 4) + b"x"),
    "invalid UTF-32": Input(lambda: codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * (MB // 4) + b"x"),
    "wide text in one script": Input(lambda: page(filled("<p>" + "風暴襲擊海岸。" * 5)).encode()),
    "wide text in another": Input(lambda: page(filled("<p>" + STORIES["ru"][0])).encode()),
    "an astral character in ASCII": Input(lambda: page(filled("<p>" + PARAGRAPH) + "\U0001f300")),
    "U+FEFF and zero width": Input(lambda: page(filled("\ufeff\u200b\u2060"))),
    "bidi overrides": Input(lambda: page("<p>\u202egnp.exe\u202c " * 9_000)),
    "a flood of marks": Input(lambda: page("<p>a" + "\u0301" * 500_000)),
    "floods of marks out of order": Input(lambda: page("<p>a" + "\u0315\u0300" * 250_000)),
    "entities": Input(lambda: page(filled("&amp;"))),
    "entities without end": Input(lambda: page(filled("&am"))),
    "numbered entities": Input(lambda: page(filled("&#1114111;&#0;&#x202e;"))),
    "entities of two characters": Input(lambda: page(filled("&NotEqualTilde;"))),
    "entities in attributes": Input(lambda: page(f'<p class="{filled("&amp;")}">x')),
    "entities of entities": Input(lambda: page(filled("&amp;amp;amp;lt;"))),
    "billion laughs": Input(billion_laughs),
    "an unclosed comment": Input(lambda: page("<!--" + filled(PARAGRAPH))),
    "many unclosed comments": Input(lambda: page(filled("<!--"))),
    "an unclosed script": Input(lambda: page("<script>" + filled("var a = '<p>x</p>';"))),
    "many unclosed scripts": Input(
        lambda: page(filled("<script><!--<script>")), refused="nested deeper than"
    ),
    "unclosed tags": Input(lambda: page(filled("<a href='"))),
    "an unclosed title": Input(lambda: "<title>" + filled("Storm hits | coast - ")),
    "an unclosed textarea": Input(lambda: page("<textarea>" + filled(PARAGRAPH))),
    "angle brackets": Input(lambda: filled("<" * 8 + " "), refused="tags; the limit is"),
    "templates": Input(lambda: page(filled("<template><p>x</p></template>"))),
    "templates in templates": Input(lambda: page("<template>" * 3_000 + "x")),
    "noscript in noscript": Input(lambda: page("<noscript>" * 3_000 + "x")),
    "a base elsewhere": Input(lambda: page("<base href='javascript:x'><a href=y>z</a>" * 10_000)),
    "select in select": Input(
        lambda: page(filled("<select><option>x<p>y")), refused="nested deeper than"
    ),
    "svg in math": Input(lambda: page("<svg><math><mi>" * 1_000 + "x")),
    "framesets": Input(lambda: filled("<frameset><frame>", 200_000), refused="nested deeper than"),
    "forms in forms": Input(
        lambda: page(filled("<form><input>", 200_000)), refused="nested deeper than"
    ),
    "preformatted lines": Input(lambda: page("<pre>" + filled("a\n")), refused=MANY),
    "JSON-LD of 5 MB": Input(
        lambda: ld(article_data(author="Ann Lee", articleBody=filled(PARAGRAPH + " ", 5 * MB)))
    ),
    "JSON-LD of 1 MB": Input(lambda: ld(article_data(articleBody=filled(PARAGRAPH + " ")))),
    "JSON-LD of many things": Input(
        lambda: ld(
            article_data(x=[{"@type": "Article", "headline": f"{k}"} for k in range(20_000)])
        )
    ),
    "deep JSON-LD": Input(lambda: ld('{"headline":' + "[" * 500_000)),
    "deep JSON-LD in order": Input(
        lambda: ld('{"headline":"x","a":' + "[" * 5_000 + "]" * 5_000 + "}")
    ),
    "broken JSON-LD": Input(lambda: ld(filled('{"headline": "a\\u00", ,}'))),
    "JSON-LD of open quotes": Input(lambda: ld('{"headline": "' + filled('"a'))),
    "JSON-LD of one number": Input(lambda: ld('{"headline": ' + "9" * MB + "}")),
    "JSON-LD of empty lists": Input(lambda: ld('{"headline":"x","a":[' + filled("[],") + "[]]}")),
    "JSON-LD of spaces": Input(lambda: ld('{"headline": "x"' + filled('" '))),
    "JSON-LD of commas": Input(lambda: ld('{"headline": "x"' + filled(", ") + "x")),
    "JSON-LD of comments": Input(lambda: ld('{"headline"' + filled("/*"))),
    "JSON-LD of braces": Input(lambda: ld('"headline"' + filled("{}"))),
    "JSON-LD of many people": Input(
        lambda: ld(article_data(author=[{"name": f"Ann Lee {k}"} for k in range(30_000)]))
    ),
    "JSON-LD of one long author": Input(lambda: ld(article_data(author=filled("Ann Lee, ")))),
    "data for scripts of 4 MB": Input(
        lambda: (
            "<p>Wait.</p><script type='application/json'>["
            + filled('{"type":"paragraph","text":"x"},', 4 * MB - 100)
            + "0]</script>"
        )
    ),
    "data for scripts of empty lists": Input(
        lambda: (
            "<p>Wait.</p><script type='application/json'>[\"paragraph\","
            + filled("[],", 4 * MB - 100)
            + "0]</script>"
        )
    ),
    "many metas": Input(lambda: page("", filled("<meta name=author content='Ann Lee, Bo Day'>"))),
    "a description of entities": Input(
        lambda: page("", f'<meta name=description content="{filled("a&amp;amp;lt; ")}">')
    ),
    "author metas of signs": Input(
        lambda: page("", "".join(f"<meta name=author content='{c * 299}'>" for c in "@(") * 1_000)
    ),
    "a long title": Input(lambda: page("", f"<title>{filled('a - b | ')}</title>")),
    "many headings": Input(lambda: page("<h1>Storm hits coast!</h1>" * 19_000)),
    "many headlines and bylines": Input(
        lambda: page("<p>Storm</p><p>By on 2020 by</p>" * 9_500, "<title>Storm</title>")
    ),
    "many boxes of bylines": Input(
        lambda: page('<div class="author date byline"><i class=author>x</i></div>' * 19_000)
    ),
    "nested boxes of bylines": Input(lambda: page('<div class="author date byline">' * 3_500)),
    "many times": Input(lambda: page('<time datetime="2020-01-01">x</time>' * 19_000)),
    "MHTML": Input(mhtml, refused="MHTML"),
    "MHTML as bytes": Input(lambda: mhtml().encode(), refused="MHTML"),
    "RSS": Input(lambda: feed(10), refused="feed"),
    "1 MB of RSS": Input(lambda: feed(2_000), refused="feed"),
    "Atom": Input(
        lambda: '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
        refused="feed",
    ),
    "a site map": Input(
        lambda: b'<?xml version="1.0"?><!-- x --><urlset><url><loc>x</loc></url></urlset>',
        refused="site map",
    ),
    "PDF": Input(pdf, refused="PDF"),
    "PDF as text": Input(lambda: latin(pdf()), refused="PDF"),
    "gzip": Input(gzipped, refused="gzip"),
    "gzip as text": Input(lambda: latin(gzipped()), refused="gzip"),
}

TEXTS: dict[str, Input] = {
    "10 MB of prose on one line": text(lambda: filled(PARAGRAPH + " ", 10 * MB)),
    "10 MB without a space": text(lambda: "a" * 10 * MB),
    "1 MB of prose": text(lambda: filled(PARAGRAPH + "\n\n"), shows=PARAGRAPH),
    "1 MB of short lines": text(lambda: filled("a\n"), refused=MANY),
    "1 MB of short paragraphs": text(lambda: filled("a\n\n"), refused=MANY),
    "1 MB of words on lines": text(lambda: filled("storm\n"), refused=MANY),
    "1 MB of junk lines": text(lambda: filled("Read more\n"), refused=MANY),
    "junk sentences": text(lambda: filled("Read more. ", 300_000))._replace(all_phrases=True),
    "junk written together": text(lambda: filled("Read more", 300_000))._replace(all_phrases=True),
    "junk that several rules know": text(
        lambda: filled("Click here to subscribe. ", 300_000)
    )._replace(all_phrases=True),
    "as many lines as may be": text(lambda: "a\n" * MOST),
    "as many junk lines as may be": text(lambda: "Read more\n" * MOST),
    "as many other junk lines as may be": text(
        lambda: "".join(f"Read more: story {k} of the day\n" for k in range(MOST))
    )._replace(all_phrases=True),
    "as much glue as may be": text(lambda: "power.The town was dark" * (MOST - 1)),
    "as many wide lines as may be": text(lambda: "風\n" * MOST),
    "every line end, within limits": text(
        lambda: "a\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" * MOST
    ),
    "1 MB of glue": text(lambda: filled("power.The town was dark"), refused=MANY),
    "NUL bytes": text(lambda: "\0" * MB),
    "lone surrogates": text(lambda: "\ud800 " * 300_000),
    "U+FEFF and zero width": text(lambda: filled("\ufeff\u200b\u2060")),
    "bidi overrides": text(lambda: "\u202egnp.exe\u202c\n" * MOST),
    "a flood of marks": text(lambda: "a" + "\u0301" * 500_000),
    "floods of marks out of order": text(lambda: "a" + "\u0315\u0300" * 250_000),
    "homoglyphs": text(lambda: "Rеаd mоrе раypаl\n" * MOST),
    "folding that grows": text(lambda: "İstanbul STRASSE Straße ẞ ŉ ﬁ ΐ\n" * MOST),
    "one letter that grows": text(lambda: filled("İ")),
    "carriage returns": text(lambda: filled(PARAGRAPH + "\r\r")),
    "carriage returns alone": text(lambda: "\r" * MB),
    "every line end": text(
        lambda: filled("a\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), refused=MANY
    ),
    "wide text": text(lambda: filled("風暴襲擊海岸。")),
    "wide lines": text(lambda: filled("風\n"), refused=MANY),
    "astral characters": text(lambda: filled("\U0001f300")),
    "an astral character in ASCII": text(lambda: filled(PARAGRAPH + "\n\n") + "\U0001f300"),
    "tags as text": text(lambda: filled("<b>x</b>")),
    "brackets": text(lambda: filled("(")),
    "quotes": text(lambda: filled("“a” ")),
    "MHTML": text(mhtml, refused="MHTML"),
    "RSS": text(lambda: feed(10), refused="feed"),
    "PDF": text(lambda: latin(pdf()), refused="PDF"),
    "gzip": text(lambda: latin(gzipped()), refused="gzip"),
    "gzip, decoded with marks": text(lambda: gzipped().decode("utf-8", "replace"), refused="gzip"),
}

INPUTS = {f"page: {name}": made for name, made in PAGES.items()} | {
    f"text: {name}": made for name, made in TEXTS.items()
}
