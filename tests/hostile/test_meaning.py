"""Hostile inputs that have one right answer: what is read of them, and what is said of them."""

from __future__ import annotations

import codecs
import gzip

import pytest

from newsclean import Article, ReadError, clean, clean_text, read_html, read_text
from newsclean.reading.mistaken_inputs import is_markup
from newsclean.text.folding import fold
from support.hostile_inputs import PARAGRAPH, feed, gzipped, latin, mhtml, page, pdf

STORY = (
    "A storm hit the northern coast on Friday night, officials said.\n\n"
    "Two villages were left without power, and crews worked until dawn to restore it.\n\n"
)


def shown(given: str | bytes) -> list[str]:
    return [block.text for block in read_html(given).blocks]


# --- encodings ------------------------------------------------------------------------------

WORDS = "Шторм, café, 嵐, 🌊"


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("declared", ["", "<meta charset=windows-1251>", "<meta charset=utf-8>"])
def test_every_byte_order_mark_wins_over_what_is_declared(
    bom: bytes, codec: str, declared: str
) -> None:
    assert shown(bom + f"{declared}<p>{WORDS}".encode(codec)) == [WORDS]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_and_what_is_no_text(codec: str) -> None:
    bom = "\ufeff".encode(codec)
    (text,) = shown(bom + "<p>storm ".encode(codec) + b"\xff\xdf\xff")
    assert text.startswith("storm")


@pytest.mark.parametrize(
    ("declared", "written", "expected"),
    [
        ("utf-8", "cp1252", "caf\ufffd"),  # told wrongly: the letter is lost, the rest is not
        ("windows-1252", "utf-8", "café"),
        ("no-such-code", "utf-8", "café"),
        ("utf-16", "utf-8", "café"),
    ],
)
def test_charsets_that_are_not_true(declared: str, written: str, expected: str) -> None:
    given = f"<meta charset={declared}><p>".encode() + "café".encode(written)
    assert shown(given) == [expected]


def test_byte_order_marks_within() -> None:
    assert shown("\ufeff<p>\ufeffOne\ufeff<p>\u200b\ufeff\u2060<p>Two") == ["One", "Two"]
    assert read_text("\ufeffOne\ufeff\n\n\u200b\ufeff\n\nTwo").source_text == "One\n\n\n\nTwo"


# --- characters -----------------------------------------------------------------------------


def removed(article: Article) -> dict[str, str]:
    return {article.text_of(removal): removal.name for removal in article.removals}


@pytest.mark.parametrize(
    "line",
    ["Rеаd mоrе", "Read\u200b more", "Re\u00adad more", "\ufeffRead more", "Read\u202e more"],
)
def test_phrases_that_hide(line: str) -> None:
    article = clean(read_text(STORY + line))
    assert [removal.name for removal in article.removals] == ["related"]


@pytest.mark.parametrize("word", ["сора", "хорошо", "раса", "ораса", "каша"])
def test_words_of_another_script_stay_words_of_it(word: str) -> None:
    # Each letter of "сора" looks like a Latin one; a word that mixes none is left alone.
    assert fold(word) == word


@pytest.mark.parametrize("letters", ["İ", "ß", "ẞ", "ŉ", "ﬁ", "ΐ", "ǰ", "Ω", "ſ"])
def test_folding_shifts_no_offset(letters: str) -> None:
    first = f"{letters * 40} stood on the wall."
    article = clean(read_text(f"{STORY}{first} Read more.\n\n{first}"))
    assert article.text.count(letters * 40) == 2 * (read_text(first).text == first)
    assert all(article.text_of(removal) == "Read more." for removal in article.removals)
    assert article.removals


def test_bidi_overrides_are_taken_out_of_what_is_read() -> None:
    # They only steer what is displayed, and hide what a text says: read without them, no letter
    # changes place.
    assert read_text("the file \u202egnp.exe\u202c was sent").source_text == (
        "the file gnp.exe was sent"
    )


def test_carriage_returns_alone_part_lines() -> None:
    assert clean_text("One was here.\r\rTwo was there.\r") == "One was here.\n\nTwo was there."


def test_nulls_part_no_words() -> None:
    assert read_text("st\0orm").source_text == "storm"
    assert shown("<p>st\0orm")[0].startswith("st")


# --- markup ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<template><p>x</p></template>", []),
        ("<template><script></template><p>Seen.", []),  # a script runs on to the end
        ("<noscript><p>x</noscript><p>Seen.", ["Seen."]),
        ("<noscript><!--</noscript><p>Seen.--></noscript><p>After.", ["After."]),
        ("<!-- <p>x --><p>Seen.", ["Seen."]),
        ("<!--><p>Seen.", ["Seen."]),
        ("<!-- <p>x", []),
        ("<script><p>x", []),
        ("<script><!--<script></script><p>x</script>--></script><p>Seen.", ["-->", "Seen."]),
        ("<p>Seen.<style><p>x", ["Seen."]),
        ("<svg><title>x</title></svg><p>Seen.", ["Seen."]),
        ("<title><p>x</title><p>Seen.", ["Seen."]),
    ],
)
def test_what_hides(markup: str, expected: list[str]) -> None:
    assert shown(f"<body>{markup}") == expected


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)//", "//evil.example/", "data:text/html,", "["]
)
def test_a_base_is_not_followed(base: str) -> None:
    head = f'<base href="{base}"><link rel=canonical href="/a"><meta property=og:image content=/b>'
    article = read_html(f"{head}<p>Seen.", url="https://news.example/x")
    assert article.url == "https://news.example/x"
    assert article.image in (None, "https://news.example/b")


def test_laughs_are_not_multiplied() -> None:
    entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;">'
    article = read_html(f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><p>&b;</p>')
    assert "&b;" in article.source_text
    assert "haha" not in article.source_text


# --- what is no page ------------------------------------------------------------------------

FOREIGN = {
    "PDF": (pdf(), "PDF"),
    "gzip": (gzipped(), "gzip"),
    "zip": (b"PK\x03\x04\x14\0" + b"\0" * 99, "ZIP"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
    "WARC": (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "WARC"),
    "MHTML": (mhtml().encode(), "MHTML"),
    "RSS": (feed(2).encode(), "RSS feed"),
    "RSS without a declaration": (b" <rss version='2.0'><channel/></rss>", "RSS feed"),
    "RSS behind a mark": (codecs.BOM_UTF8 + feed(2).encode(), "RSS feed"),
    "Atom": (b"<?xml version='1.0'?><!-- a --><feed xmlns='x'/>", "Atom feed"),
    "site map": (b"<?xml version='1.0'?><?x y?><urlset></urlset>", "site map"),
}


@pytest.mark.parametrize(("data", "name"), FOREIGN.values(), ids=FOREIGN)
def test_what_is_no_page_is_named(data: bytes, name: str) -> None:
    with pytest.raises(ReadError, match=name):
        read_html(data)
    with pytest.raises(ReadError, match=name):
        read_html(latin(data).removeprefix("ï»¿"))
    with pytest.raises(ReadError, match=name):
        read_text(latin(data).removeprefix("ï»¿"))


@pytest.mark.parametrize("name", ["PDF", "gzip", "zip", "MHTML", "RSS"])
def test_it_is_named_though_its_bytes_were_decoded(name: str) -> None:
    data, told = FOREIGN[name]
    with pytest.raises(ReadError, match=told):
        read_text(data.decode("utf-8", "replace"))


@pytest.mark.parametrize(
    "given",
    [
        "PDF files and feeds",
        "From: the coast\n\nA storm hit it.",
        "<p>rss</p>",
        '<?xml version="1.0"?><!DOCTYPE html><html><body><p>XHTML</p></body></html>',
        "<article><p>One</p></article>",
        "\ufffd\ufffd\ufffdne of them",
        "%",
        "PK won the match.",
    ],
)
def test_what_only_looks_like_it(given: str) -> None:
    assert read_html(given).blocks
    if not is_markup(given):
        assert read_text(given).blocks


def test_a_page_within_gzip_is_read_once_it_is_out() -> None:
    assert PARAGRAPH in read_html(gzip.decompress(gzipped())).source_text
    assert PARAGRAPH in read_html(page("")).source_text
