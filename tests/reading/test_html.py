"""HTML to an Article as read: blocks, kinds, what is hidden, encodings, guards."""

import codecs
import datetime as dt
import json
from typing import Any

import pytest

from newsclean import (
    Article,
    DecodeError,
    NewscleanError,
    ReadError,
    clean_text,
    read_html,
    read_text,
)
from newsclean.reading import guards
from newsclean.text.characters import canonical
from support.laws import law_nothing_lost


def texts(page: str | bytes, **known: str) -> list[str]:
    return [block.text for block in read(page, **known).blocks]


def read(page: str | bytes, **known: str) -> Article:
    article = read_html(page, **known)
    law_nothing_lost(article)
    assert canonical(article.source_text) == article.source_text
    return article


def kinds(page: str) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, block.text) for block in read(page).blocks]


# --- blocks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("", []),
        ("plain text", ["plain text"]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>One.</p> loose <p>Two.</p>", ["One.", "loose", "Two."]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<p>A <b>bold</b> and <i>it<span>al</span>ic</i> word.</p>", ["A bold and italic word."]),
        ("<p>  A \n\t storm&nbsp; &amp;  rain </p>", ["A storm & rain"]),
        ("<p>One<br>line</p>", ["One line"]),
        ("<p>One<br><br>Two<br/> <br/>Three</p>", ["One", "Two", "Three"]),
        ("<p>One<br>two<br>three</p>", ["One two three"]),
        ("<table><tr><td>Votes<td>35%<tr><th>No<td>65%</table>", ["Votes 35%", "No 65%"]),
        ("<ul><li>One<li>Two <a href=x>link</a></ul>", ["One", "Two link"]),
        ("<pre>one\n  two\n\nthree</pre>", ["one", "two", "three"]),
        ("<p>&#x1F469;&#x200D;&#x1F467;</p>", ["👩\u200d👧"]),
        ("<p>e&#x301;</p>", ["é"]),
        ("<p>a&#xFEFF;b&#x202E;c</p>", ["abc"]),
        ("<p>a&#8232;b&#133;c</p>", ["a b…c"]),  # 133 is windows-1252 to every browser
        ("<p></p><p> </p><p>&nbsp;</p><p>&#x200B;</p>", []),
        ("<article><h1>T</h1><section><p>One.</section></article>", ["T", "One."]),
        ("<a>un<b>closed", ["unclosed"]),
        ("</p></div>", []),
        ("<p>1 < 2 and <3</p>", ["1 < 2 and <3"]),
        ("<my-tag>One</my-tag><p>Two", ["One", "Two"]),
    ],
)
def test_blocks(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_source_is_the_text_of_the_page_block_by_block() -> None:
    article = read("<h1>Storm</h1><p>One.<p>Two.")
    assert article.source_text == "Storm\n\nOne.\n\nTwo."
    assert [block.pieces for block in article.blocks] == [((0, 5),), ((7, 11),), ((13, 17),)]


def test_kinds() -> None:
    assert kinds(
        "<h1>A</h1><h6>B</h6><p>C</p><ul><li>D<li><p>E</ul><blockquote>F<p>G</blockquote>"
        "<pre>H</pre><table><tr><td>I<td>1<tr><td>K<td>2</table><div>J</div>"
    ) == [
        ("heading", 1, "A"),
        ("heading", 6, "B"),
        ("paragraph", None, "C"),
        ("list_item", None, "D"),
        ("list_item", None, "E"),
        ("quote", None, "F"),
        ("quote", None, "G"),
        ("preformatted", None, "H"),
        ("table_row", None, "I 1"),
        ("table_row", None, "K 2"),
        ("paragraph", None, "J"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>x</p>';</script>",
        "<style>p { color: red }</style>",
        "<noscript>Turn it on</noscript>",
        "<template><p>x</p></template>",
        "<svg><text>x</text></svg>",
        "<iframe>x</iframe>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<!-- x -->",
        "<p hidden>x</p>",
        "<div aria-hidden=true>x</div>",
        '<p style="display: none">x</p>',
        '<p style="color:red; DISPLAY:NONE">x</p>',
        "<?php x ?>",
        "<img alt=x>",
    ],
)
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    assert texts(f"<body>{hidden}<p>Seen.</p>{hidden}") == ["Seen."]


def test_the_head_is_not_read() -> None:
    page = "<!doctype html><html><head><title>x</title><meta name=a content=x></head><body>Seen."
    assert texts(page) == ["Seen."]


def test_markup() -> None:
    page = (
        '<article id="main"><div class="share bar" role="list"><p>Half <a href=x>link</a></p></div>'
        '<p itemprop="articleBody">No link</p></article>'
    )
    half, none = [block.markup for block in read(page).blocks]
    assert half is not None
    assert none is not None
    assert half.path == ("body", "article", "div", "p")
    assert half.hints == ("", "main", "share bar list", "")
    assert half.places == (0, 1, 2, 3)
    assert half.link_share == pytest.approx(4 / 9, abs=0.001)
    assert none.path == ("body", "article", "p")
    assert none.hints == ("", "main", "articleBody")
    assert none.places == (0, 1, 4)
    assert none.link_share == 0


def test_a_block_that_is_one_link() -> None:
    (block,) = read("<li><a href=x> Read <b>more</b> </a></li>").blocks
    assert block.markup is not None
    assert block.markup.link_share == pytest.approx(1, abs=0.12)


def test_url() -> None:
    article = read("<p>One.", url="https://news.example/2020/08/15/storm")
    assert article.url == "https://news.example/2020/08/15/storm"
    assert article.published == dt.date(2020, 8, 15)


# --- encodings ------------------------------------------------------------------------------

CAFE = "<p>Café “noir”</p>"
CYRILLIC = "<p>Шторм на побережье</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (CAFE.encode(), "Café “noir”"),
        (CAFE.encode("cp1252"), "Café “noir”"),
        (codecs.BOM_UTF8 + CAFE.encode(), "Café “noir”"),
        (CAFE.encode("utf-16"), "Café “noir”"),
        (codecs.BOM_UTF16_BE + CAFE.encode("utf-16-be"), "Café “noir”"),
        (CAFE.encode("utf-32"), "Café “noir”"),
        (b"<meta charset=windows-1251>" + CYRILLIC.encode("cp1251"), "Шторм на побережье"),
        (b'<META CharSet="koi8-r">' + CYRILLIC.encode("koi8-r"), "Шторм на побережье"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
            + CYRILLIC.encode("cp1251"),
            "Шторм на побережье",
        ),
        (b"<meta charset=shift_jis>" + "<p>嵐</p>".encode("shift_jis"), "嵐"),
        (b"<meta charset=iso-8859-1>" + CAFE.encode("cp1252"), "Café “noir”"),
        (b"<meta charset=utf-16>" + CAFE.encode(), "Café “noir”"),
        (b"<meta charset=no-such-code>" + CAFE.encode(), "Café “noir”"),
        (b"<meta charset=no-such-code>" + CAFE.encode("cp1252"), "Café “noir”"),
        (b"<meta charset=ascii>" + CAFE.encode("cp1252"), "Café “noir”"),
        (b"<p>a\xff\xfeb</p>", "aÿþb"),
        (b"<meta charset=utf-8><p>a\xffb</p>", "a\ufffdb"),
        (b"", None),
    ],
)
def test_bytes(page: bytes, expected: str | None) -> None:
    assert texts(page) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "codec",
    "rot13 hex base64 zlib bz2 uu quopri undefined idna punycode unicode_escape mbcs".split(),
)
def test_declared_codecs_no_page_can_have(codec: str) -> None:
    page = f"<meta charset={codec}>".encode() + CAFE.encode()
    assert texts(page) == ["Café “noir”"]


def test_the_callers_encoding_wins() -> None:
    page = b"<meta charset=utf-8>" + CYRILLIC.encode("cp1251")
    assert texts(page, encoding="cp1251") == ["Шторм на побережье"]


@pytest.mark.parametrize("codec", ["no-such-code", "rot13", "hex", "undefined", "idna"])
def test_an_unknown_encoding_is_named(codec: str) -> None:
    with pytest.raises(DecodeError, match=codec) as caught:
        read_html("<p>é".encode(), encoding=codec)
    assert isinstance(caught.value, ReadError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("page", [None, 42, ["<p>"], object()])
def test_what_is_no_page(page: object) -> None:
    with pytest.raises(ReadError, match=f"not {type(page).__name__}"):
        read_html(page)  # type: ignore[arg-type]


@pytest.mark.parametrize("read", [read_html, read_text])
@pytest.mark.parametrize("url", [float("nan"), b"https://a.org", ["https://a.org"]])
def test_an_address_is_text(read: Any, url: object) -> None:
    with pytest.raises(ReadError, match="url must be a str or None, not"):
        read("Ministers met.", url=url)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_every_kind(kind: Any) -> None:
    page = "<meta charset=windows-1251><p>Шторм закрыл два порта.".encode("cp1251")
    assert read_html(kind(page)) == read_html(page)
    with pytest.raises(ReadError, match="this is a PDF file"):
        read_html(kind(b"%PDF-1.7"))
    with pytest.raises(ReadError, match="decode the bytes first"):
        read_text(kind(page))


def test_half_letters_in_stated_addresses() -> None:
    stated = {"@type": "NewsArticle", "url": "http://a.example/\ud800", "image": "http://\udfff/a"}
    page = f"<script type=application/ld+json>{json.dumps(stated)}</script><p>A storm hit."
    article = read_html(page)
    assert (article.url, article.image) == ("http://a.example/\ufffd", None)


def test_lone_surrogates_and_nulls() -> None:
    (text,) = texts("<p>a\ud800b\x00c</p>")
    assert text.startswith("a")
    assert text.encode()


# --- guards ---------------------------------------------------------------------------------


def test_deep_nesting_is_refused_before_parsing() -> None:
    assert texts("<div>" * 3_000 + "deep") == ["deep"]
    with pytest.raises(ReadError, match="nested deeper than 4000"):
        read_html("<div>" * 100_000)


def test_unclosed_paragraphs_are_no_nesting() -> None:
    assert len(texts("<p>Storm hits coast" * 5_000)) == 5_000


@pytest.mark.parametrize("text", ["%PDF-1.4 is a form of files.", "GIF89a is older than the web."])
def test_a_text_about_files_is_no_such_file(text: str) -> None:
    assert clean_text(f"Read more\n\n{text}") == clean_text(text) == text


def test_what_is_left_of_a_text_is_never_refused() -> None:
    left = "MIME-Version: 1.0\n\nContent-Type: multipart/related, the header of the archive said."
    with pytest.raises(ReadError):
        clean_text(left)
    assert "multipart/related" in clean_text(f"Read more\n\n{left}")


def test_many_attributes_are_refused() -> None:
    with pytest.raises(ReadError, match="more than 4000 attributes"):
        read_html("<p " + " ".join(f"a{k}=1" for k in range(50_000)) + ">x")
    with pytest.raises(ReadError, match="more than 4000 attributes"):
        read_html("<br>" * 4_001 + "<p " + " ".join(f"a{k}" for k in range(50_000)) + ">x")
    assert texts("<p " + "a " * 50_000 + ">x") == ["x"]


def test_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MOST_TAGS", 100)
    with pytest.raises(ReadError, match="this page has 101 tags; the limit is 100"):
        read_html("<br>" * 101)


UNCLOSED = "".join([f"<b id={n}>" for n in range(700)])


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + UNCLOSED + "<p>x" * 1_000,
        "<p>" + UNCLOSED.upper() + "<div>x</div>" * 1_000,
        "<p>" + UNCLOSED + "</i></em>" * 700 + "<p>x" * 1_000,
        "<p>" + UNCLOSED.replace("<b", "<font") + "<p>x" * 1_000,
    ],
)
def test_elements_that_are_begun_anew_in_each_paragraph_are_refused(page: str) -> None:
    with pytest.raises(ReadError, match="start again more than 400000 times"):
        read_html(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "<b>" * 700 + "<p>x" * 1_000,
        "<p>" + UNCLOSED + "</b>" * 700 + "<p>x" * 1_000,
        "<p><b id=1>x</b></p>" * 1_000,
        "<p>x</p>" * 1_000 + "<p>" + UNCLOSED,
    ],
)
def test_few_elements_that_are_begun_anew_are_fine(page: str) -> None:
    assert set(texts(page)) == {"x"}
    assert len(texts(page)) == 1_000


def test_very_many_attributes_of_all_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    tag = "<p " + " ".join([f"a{n}" for n in range(3_000)]) + ">x"
    assert len(texts(tag * 20)) == 20
    with pytest.raises(ReadError, match="this page has more than 1000000 attributes"):
        read_html(tag * 334)
    assert texts("<p>x" + f"<!-- {'a ' * 600_000} -->" + "<p>y") == ["x", "y"]


def test_a_large_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "LARGEST_PAGE", 1_000)
    with pytest.raises(
        ReadError, match="this page has 1001 characters; the limit is 1000"
    ) as caught:
        read_html("x" * 1_001)
    assert isinstance(caught.value, NewscleanError)


def test_many_siblings_are_fine() -> None:
    assert len(texts("<p>Storm</p>" * 20_000)) == 20_000


# --- what is kept back ----------------------------------------------------------------------

BODY = (
    "A storm hit the northern coast on Friday and left two villages without power for a night.",
    "Crews worked through the night to clear the roads, which fallen trees had blocked for hours.",
    "The ministry promised help within a week, and schools in the district will open on Monday.",
    "Forecasters expect the wind to ease by Sunday, when ferries are to sail again as usual.",
    "The harbour master said that nobody had seen such waves in the last thirty years of his work.",
    "Insurers put the damage at four million and asked owners to send pictures of their roofs.",
)


def stating(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Storm", "articleBody": body})
    return f'<head><script type="application/ld+json">{data}</script></head>'


def test_a_part_that_arrives_later_is_read() -> None:
    assert texts('<div hidden id="S:0"><p>Streamed.</p></div><p hidden>x</p>') == ["Streamed."]


def test_text_for_subscribers_is_read_where_markup_calls_it_the_article() -> None:
    kept_back = '<div style="display: none"><p>Second.</p></div>'
    assert texts(f"<div itemprop=articleBody><p>First.</p>{kept_back}</div>{kept_back}") == [
        "First.",
        "Second.",
    ]


def test_stated_text_marks_its_blocks() -> None:
    seen = "".join(f"<p>{text}</p>" for text in BODY)
    blocks = read(f"{stating(' '.join(BODY))}<body>{seen}<p>Something else.</p>").blocks
    assert [block.markup.stated for block in blocks if block.markup] == [1.0] * len(BODY) + [0.0]


def test_stated_text_that_is_not_seen_follows() -> None:
    page = f"{stating('<p>' + '</p><p>'.join(BODY) + '</p>')}<body><p>{BODY[0]}</p><p>Subscribe"
    article = read(page)
    assert [block.text for block in article.blocks] == [BODY[0], "Subscribe", *BODY[1:]]
    last = article.blocks[-1].markup
    assert last is not None
    assert last.path == ("body", "script", "p")


def paragraphs(name: str, words: str) -> str:
    """Data for scripts with the body as rich text, in the way of one of many programs."""
    whole = [
        {name: "paragraph", "content": [{name: "text", words: part + " "} for part in parts]}
        for parts in (text.split(" ") for text in BODY)
    ]
    data = json.dumps({"props": {"menu": ["World", "Sport"], "body": {"content": whole}}})
    return f'<script type="application/json">{data}</script>'


@pytest.mark.parametrize(
    ("name", "words"), [("type", "text"), ("type", "value"), ("nodeType", "value")]
)
def test_a_page_that_a_script_would_fill(name: str, words: str) -> None:
    data = paragraphs(name, words)
    article = read(f"<body><p>{BODY[0]}</p><p>Subscribe</p>{data}")
    assert [block.text for block in article.blocks] == [BODY[0], "Subscribe", *BODY[1:]]
    assert [block.markup.stated for block in article.blocks if block.markup][:2] == [1.0, 0.0]


def test_data_is_not_read_where_the_story_is_seen() -> None:
    seen = [f"{text} This is line {k}." for k in range(3) for text in BODY]
    page = "".join(f"<p>{text}</p>" for text in seen)
    article = read(f"<body>{page}{paragraphs('type', 'text')}")
    assert [block.text for block in article.blocks] == seen


@pytest.mark.parametrize(
    "data", ['{"type": "paragraph"', '["paragraph"]', "[" * 50_000, '{"type": "paragraph"}']
)
def test_data_that_is_no_story(data: str) -> None:
    page = f'<body><p>Wait.</p><script type="application/json">{data}</script>"paragraph"'
    assert [block.text for block in read(page).blocks] == ["Wait.", '"paragraph"']


def test_pictures() -> None:
    page = (
        "<figure><img src=data:x data-src=/a.jpg><figcaption>The harbour</figcaption></figure>"
        "<p>One.</p><img src=/b.jpg><p>Two.</p>"
    )
    found = [(b.markup.image, b.markup.picture) for b in read(page).blocks if b.markup]
    assert found == [("/a.jpg", 1), (None, -1), (None, 3)]


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "風暴襲擊海岸"),
        ("ks_c_5601-1987", "cp949", "폭풍이 해안을 강타"),
        ("x-sjis", "cp932", "①嵐が海岸を襲う"),
        ("iso-8859-9", "cp1254", "fırtına “kıyıyı” vurdu"),
        ("tis-620", "cp874", "พายุถล่มชายฝั่ง"),
        ("windows-1252", "cp1252", "café “noir”"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str, text: str) -> None:
    assert texts(f"<meta charset={label}>".encode() + f"<p>{text}".encode(codec)) == [text]


def test_the_encoding_of_an_xml_declaration() -> None:
    page = b'<?xml version="1.0" encoding="windows-1251"?>' + CYRILLIC.encode("cp1251")
    assert texts(page) == ["Шторм на побережье"]
