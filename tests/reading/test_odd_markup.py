"""Markup that hides, misspells or repeats: what a reader sees is read, once, in its words."""

from __future__ import annotations

import time

import pytest

from newsclean import Article, clean, read_html

STORY = (
    "The council of Norrby voted on Friday to close two of its four bridges until spring.",
    "Engineers had found cracks in the steel of both bridges in August, the mayor told a meeting.",
    "Buses will take the long way around the harbour, which adds twelve minutes to a ride.",
    "A second report on the other bridges is expected in November, the transport office said.",
    "Traders in the old town fear for their winter business and have asked for lower rents.",
    "The repairs are to cost four million crowns, half of which the county has promised to pay.",
)
PROSE = "".join(f"<p>{text}</p>" for text in STORY)
MENU = "<nav><a href=/a>News</a> <a href=/b>Sport</a></nav>"


def texts(page: str) -> list[str]:
    return [block.text for block in read_html(page).blocks]


def cells(article: Article) -> list[list[str]]:
    return [
        [article.source_text[start:end] for start, end in block.markup.cells]
        for block in article.blocks
        if block.markup and block.kind == "table_row"
    ]


# --- hidden ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "<div id=root aria-hidden=true>{}</div><div role=dialog><p>We use cookies.</p></div>",
        "<main aria-hidden=true inert>{}</main>",
        "<div style='display:none'>{}</div><p>Loading</p>",
        "<div hidden><div style='display: none !important'>{}</div></div>",
        "<section hidden>{}</section><aside><p>A line that is seen, of some length, and alone.</p>",
        "<noscript>{}</noscript><div id=app></div>",
        "<noscript><article>{}<p>An end that is left open</article></noscript>",
        "<template id=story>{}</template><div id=app></div>",
        "<x-story><template shadowrootmode=open>{}</template></x-story>",
        "<x-story><template class=a shadowroot='open'>{}</template></x-story>",
        "<x-a><template shadowrootmode=closed><x-b><template shadowrootmode=open>{}</template>"
        "</x-b></template></x-a>",
        "<X-A><TEMPLATE SHADOWROOTMODE=open>{}</TEMPLATE></X-A>",
    ],
)
def test_what_is_hidden_is_read_if_it_is_the_story(page: str) -> None:
    found = texts(f"<body>{MENU}<h1>Bridges closed</h1>{page.format(PROSE)}")
    assert [text for text in found if text in STORY] == list(STORY)


@pytest.mark.parametrize("text", STORY[:1])
@pytest.mark.parametrize(
    "line",
    [
        "<p aria-hidden=true>{}</p>",
        "<div aria-hidden=true class=fade>{}</div>",
        "<p><span aria-hidden=true class=initial>{0[0]}</span>{0[1]}</p>",
        "<p><span aria-hidden=true>{0[0]}</span><span class=sr-only>{0[0]}</span>{0[1]}</p>",
        "<p><span class=visually-hidden>The</span><span aria-hidden=true>T</span>"
        "<span aria-hidden=true>he</span> {0[2]}</p>",
    ],
)
def test_aria_hidden_never_removes_prose(line: str, text: str) -> None:
    parts = (text[0], text[1:], text[4:])
    filled = line.format(parts) if "{0" in line else line.format(text)
    assert texts(f"{filled}<p>Seen.</p>") == [text, "Seen."]


@pytest.mark.parametrize(
    "ornament",
    [
        "<div aria-hidden=true><a href=x>Home</a></div>",
        "<span aria-hidden=true>×</span>",
        "<span class=material-icons aria-hidden=true>share</span>",
        "<div class=modal aria-hidden=true><p>Log in to read what others say.</p></div>",
        f"<div hidden><p>{STORY[0]}</p></div>",
        f"<template><p>{STORY[0]}</p></template>",
        "<noscript><p>Turn scripts on</noscript>",
        f"<dialog><p>{STORY[0]}</p></dialog>",
    ],
)
def test_what_is_hidden_beside_the_story_is_not_read(ornament: str) -> None:
    assert texts(f"<main>{PROSE}</main>{ornament}") == list(STORY)


FOLDED = "<p>Vier Wehre sind seit Montag zu, damit der Pegel wieder steigt, teilte das Amt mit.</p>"


@pytest.mark.parametrize(
    "rest",
    [
        "<div class=collapsed style='display:none' id=rest>{}</div><button>Devamını oku</button>",
        "<section hidden class=more>{}</section><a href=# class=read-more>Weiterlesen</a>",
        "<!-- fold --><div style='display: none;'><div>{}</div></div>",
    ],
)
def test_paragraphs_that_are_folded_until_somebody_reads_on(rest: str) -> None:
    more = f"{FOLDED}<p>Boote unter zwei Metern dürfen die Schleuse nachts weiter nutzen.</p>"
    page = f"<body>{MENU}<h1>Bridges closed</h1><article>{PROSE}{rest.format(more)}</article>"
    assert FOLDED[3:-4] in texts(page)


@pytest.mark.parametrize(
    "rest",
    [
        "<div style='display:none'><p>Short note.</p><p>Another.</p></div>",
        "<div hidden class=modal><p>We use cookies to measure the reach of this page, and so do our"
        " partners.</p><p>You can change that in the settings at any time you want to.</p></div>",
        f"<div style='display:none'>{PROSE}</div>",
    ],
    ids=["short", "window", "copy"],
)
def test_other_things_that_are_hidden_below_paragraphs(rest: str) -> None:
    assert texts(f"<body><h1>Bridges closed</h1><article>{PROSE}{rest}</article>")[1:] == [*STORY]


def test_what_is_hidden_until_found_is_text() -> None:
    assert texts("<div hidden=until-found>Found.</div>") == ["Found."]


def test_a_template_in_a_script_is_none() -> None:
    page = f"<script>'<template shadowroot=open>'</script>{PROSE}<template><b>x</b></template>"
    assert texts(page) == list(STORY)


# --- elements -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>In <st1:place>Norrby</st1:place>.<o:p></o:p></p>", ["In Norrby."]),
        ("<p>On <blink>Friday</blink> <chron norm=x>night</chron></p>", ["On Friday night"]),
        (
            "<body>A <fontcolor=red>red</font> word<br><br>Two<p>Three",
            ["A red word", "Two", "Three"],
        ),
        (
            "<div><person>Ann Lee</person> of <org>Norrby</org> spoke.</div>",
            ["Ann Lee of Norrby spoke."],
        ),
        ("<p><x-a><x-b>One</x-b></x-a> word</p>", ["One word"]),
        ("<x-story><x-p>One.</x-p><x-p>Two.</x-p></x-story>", ["One.", "Two."]),
        ("<block><p>One.<p>Two <em>x</em></p></block>Three", ["One.", "Two x", "Three"]),
        ("<li><x-name>Ann</x-name><x-age>40</x-age>", ["Ann", "40"]),
        ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>です", ["漢字です"]),
        ("<p><ruby><rb>東<rb>京<rtc><rt>とう<rt>きょう</rtc></ruby>へ", ["東京へ"]),
        ("<p>在<ruby>北<rt>běi</rt>京<rt>jīng</rt></ruby>的人", ["在北京的人"]),
    ],
)
def test_elements_that_html_does_not_know(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<p>See <a href=/r>the report<p>{}<p>{}",
        "<div>See <a href='/r'>the report</div><div>{}</div><div>{}</div>",
        "<p>See <A HREF=/r>the report</p>{}<br><br>{}",
        "<ul><li><a href=/r>the report<li>{}<li>{}</ul>",
        "<p><a id=one>{}</a></p><p><a name=two>{}</a></p>",
        "<a name=top><p>{}</p><p>{}</p></a>",
    ],
)
def test_links_that_are_none(page: str) -> None:
    blocks = read_html(f"<body>{page.format(*STORY[:2])}").blocks
    shares = {block.text: block.markup.link_share for block in blocks if block.markup}
    assert [shares[text] for text in STORY[:2]] == [0, 0]


def test_a_card_that_is_a_link() -> None:
    (block,) = read_html(f"<a href=/r><div><p>{STORY[0]}</p></div></a>").blocks
    assert block.markup is not None
    assert block.markup.link_share == 1


# --- seams ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<h1><span>Storm</span><span>hits</span><span>a</span><span>coast</span>",
            "Storm hits a coast",
        ),
        ("<h1><b>Storm</b> <span>hits</span> <span>coast</span>", "Storm hits coast"),
        ("<h1><span>S</span><span>t</span><span>o</span><span>r</span><span>m</span>", "Storm"),
        (
            "<h2><span><span>S</span><span>torm</span></span><span><span>hits</span></span>"
            "<span>us</span>",
            "Storm hits us",
        ),
        (
            "<h1><span class=l>Storm hits the</span><span class=l>north coast</span>",
            "Storm hits the north coast",
        ),
        ("<h1><span class=kicker>Weather</span><span>Storm hits</span>", "Weather Storm hits"),
        ("<h1><span class=kicker>WEATHER</span><span>Storm hits</span>", "WEATHER Storm hits"),
        ("<h1><span class='badge plus'>Premium</span>Storm hits", "Premium Storm hits"),
        ("<h1><span class=c-label>Abo</span>Storm hits", "Abo Storm hits"),
        ("<h1><span class=flag-live>LIVE</span>Storm hits", "LIVE Storm hits"),
        ("<h1><span class=dropcap>S</span>torm hits", "Storm hits"),
        ("<h1><span class=label>Mc</span>Donald wins", "McDonald wins"),
        ("<h1>Storm at foot<span class=red>ball</span> ground", "Storm at football ground"),
        ("<h1><span>M</span><span>Lee wins</span>", "MLee wins"),
        ("<h1><span>foot</span><span>ball</span>", "football"),
        ("<h1><span>青溪镇</span><span>茶厂</span><span>改建</span>", "青溪镇茶厂改建"),
        (
            "<h1 aria-label='Storm hits'><span>S</span><span>tormh</span><span>its</span>",
            "Storm hits",
        ),
        ("<figcaption>The harbour.<span>Photo: Ann Lee</span>", "The harbour. Photo: Ann Lee"),
        ("<figcaption>The harbour<span class=credit>Ann Lee</span>", "The harbour Ann Lee"),
        ("<div><span>By Ann Lee</span><span>3 May 2024</span>", "By Ann Lee 3 May 2024"),
        (
            "<p><span>The coun</span><span>cil of Mc</span><span>Donald</span>",
            "The council of McDonald",
        ),
        ("<h1>Storm hits<br>the coast", "Storm hits the coast"),
    ],
)
def test_spans_side_by_side(page: str, expected: str) -> None:
    assert texts(page) == [expected]


def test_line_breaks_between_title_byline_and_date() -> None:
    head = "<h1>Two bridges<br>closed</h1><div class=byline>By Ann Leeson<br>15 October 2024</div>"
    article = clean(read_html(f"<article>{head}{PROSE}</article>"))
    assert article.title == "Two bridges closed"
    assert [author.name for author in article.authors] == ["Ann Leeson"]
    assert str(article.published)[:10] == "2024-10-15"


# --- tables, lines --------------------------------------------------------------------------

ROW = "<tr><td><p>Mon</p><td><div>9 to 5</div></tr>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"<table>{ROW * 2}</table>", [["Mon", "9 to 5"]] * 2),
        (
            f"<div class=wrap><figure><table>{ROW * 2}</table></figure></div>",
            [["Mon", "9 to 5"]] * 2,
        ),
        (
            f"<table><caption>Hours</caption><thead><tr><th>Day<th>Open</thead><tbody>{ROW}</table>",
            [],
        ),
        (
            f"<table><thead><tr><th>Day<th>Open</thead>{ROW}<tr><td>Tue<td></table>",
            [["Day", "Open"], ["Mon", "9 to 5"], ["Tue", ""]],
        ),
        ("<table><tr><td>a<br>b<td>1<tr><td><ol><li>c<li>d</ol><td>2</table>", []),
        (
            "<table><tr><th>x<th>y<tr><td><ul><li>c<li>d</ul><td>2</table>",
            [["x", "y"], ["c d", "2"]],
        ),
        (f"<table><tr><td>Menu<td><table>{ROW * 2}</table></table>", [["Mon", "9 to 5"]] * 2),
        (f"<table role=presentation>{ROW * 2}</table>", []),
        (f"<table><tr><td>Menu<td><h1>Story</h1>{PROSE}<tr><td>a<td>b</table>", []),
    ],
)
def test_tables_of_data(page: str, expected: list[list[str]]) -> None:
    if "<caption>" in page:
        expected = [["Day", "Open"], ["Mon", "9 to 5"]]
    assert cells(read_html(page)) == expected


def test_a_table_that_lays_out_a_page() -> None:
    page = f"<table><tr><td>Menu</td><td><h1>Story</h1>{PROSE}</td></tr></table>"
    assert texts(page) == ["Menu", "Story", *STORY]


def test_cells_survive_json() -> None:
    article = read_html(f"<table>{ROW * 2}</table>")
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<pre>def f():\n    return 1\n\n\tx = 2</pre>",
            [("def f():", 0), ("return 1", 4), ("x = 2", 8)],
        ),
        (
            "<pre><code><span>a = 1</span>\n  <span>b</span> = 2</code></pre>",
            [("a = 1", 0), ("b = 2", 2)],
        ),
        ("<pre>a<br>  b</pre>", [("a", 0), ("b", 2)]),
        ("<pre><div>a</div><div>  b</div></pre>", [("a", 0), ("b", 2)]),
        ("<pre>\n\n  {\n   }\n</pre>", [("{", 2), ("}", 3)]),
    ],
)
def test_preformatted_lines(page: str, expected: list[tuple[str, int]]) -> None:
    blocks = read_html(page).blocks
    assert {block.kind for block in blocks} == {"preformatted"}
    assert [(block.text, block.markup.indent) for block in blocks if block.markup] == expected


def test_prose_that_is_filled_to_a_width() -> None:
    wrapped = (
        "The council of Norrby voted on Friday to close two of its four bridges\n"
        "until spring, and traders in the old town fear for their winter trade\n"
        "since the market is on the far bank of the river.\n\nA second report is due."
    )
    assert texts(f"<pre>{wrapped}</pre>") == [
        wrapped.partition("\n\n")[0].replace("\n", " "),
        "A second report is due.",
    ]


# --- time -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "<x-a>" * 3000 + "word" + "<p>x",
        "<div><x-a>y</x-a></div>" * 8000,
        "<div>" + "<x-a>y</x-a>" * 15_000,
        "<div aria-hidden=true>" * 3000 + "<p>x",
        "<div hidden>" * 3000 + PROSE,
        "<table><tr><td>" * 900 + PROSE,
        "<template>" * 3000 + PROSE,
        "<p><a href=x>" * 1900 + STORY[0],
        "<h1>" + "<span>a</span>" * 50_000,
        "<pre>" + "a b\n" * 15_000,
    ],
)
def test_hostile_pages_stay_linear(page: str) -> None:
    start = time.process_time()
    read_html(page)
    assert time.process_time() - start < 4


LONG = "Crews worked through the night to clear the roads that fallen trees had blocked."


@pytest.mark.parametrize("around", ["div", "section", "article", "main"])
@pytest.mark.parametrize("style", ["display:block", "margin: 0; display: block;"])
def test_spans_that_are_styled_as_paragraphs(around: str, style: str) -> None:
    spans = "".join(f'<span style="{style}" class=t>{k} {LONG}</span>' for k in range(3))
    found = texts(f"<body><h1>Bridges closed</h1><{around}>{spans}</{around}>")
    assert found[1:] == [f"{k} {LONG}" for k in range(3)]


@pytest.mark.parametrize(
    "page",
    [
        "<p>He said: <span style='display:block'>{}</span></p>",
        "<h2><span style='display:block'>{}</span> and more</h2>",
        "<div>Here <b>is</b> what: <i><span style='display:block'>{}</span></i></div>",
    ],
)
def test_styled_spans_within_a_line_are_part_of_it(page: str) -> None:
    assert len(texts(f"<body>{page.format(LONG)}")) == 1
