"""Journalism of pages that looks like boxes: live entries, tables, lists, code, interviews."""

from __future__ import annotations

import pytest

from support.made_pages import FOOTER, NAV, STORY, cleaned, page, story

# --- live blogs -----------------------------------------------------------------------------

ENTRIES = (
    ("20.10", "Hall empties", "A second stage is to be decided next year, once the region knows."),
    (
        "19.20",
        "Nine to four",
        "Prosecutors opened a file against two managers of the dealer today.",
    ),
    ("19.15", "The vote begins", "The office admitted that it had never checked the bolts itself."),
    (
        "18.40",
        "First speaker",
        "Until then lorries of twelve tonnes must use the tunnel at Greyford.",
    ),
    (
        "18.05",
        "Seats are taken",
        "The crack was caused by bolts of the wrong grade, a report said.",
    ),
    ("17.50", "Doors open", "Rent in the old town has gone up, and four bakeries have moved away."),
    (
        "17.30",
        "Queue outside",
        "Some bakers fire their ovens on five days of the week to save gas.",
    ),
)
MARKUP = {
    "article": '<article id="post-{k}"><time>{t}</time><h2>{h}</h2><p>{p}</p></article>',
    "div": '<div class="entry" id="e{k}"><div class="time">{t}</div><h2>{h}</h2><p>{p}</p></div>',
    "list": '<li class="update"><span>{t}</span><h3>{h}</h3><p>{p}</p></li>',
    "section": "<section><header><p>{t} Uhr</p><h3>{h}</h3></header><p>{p}</p></section>",
    "words": '<div class="post post-{k}"><p>Updated {t}</p><h2>{h}</h2><p>{p}</p></div>',
    "colon": '<div class="item"><div>{c}</div><div><h4>{h}</h4><p>{p}</p></div></div>',
}


@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_all_entries_of_a_live_blog_are_kept(markup: str) -> None:
    entries = "".join(
        markup.format(k=k, t=at, c=at.replace(".", ":"), h=head, p=text)
        for k, (at, head, text) in enumerate(ENTRIES)
    )
    text = cleaned(page(f'{story()}<div class="feed">{entries}</div>')).text
    for _, head, line in ENTRIES:
        assert head in text
        assert line in text


def test_linked_teasers_with_times_are_no_entries() -> None:
    cards = "".join(
        f'<div class="card related"><span>{at}</span><h3><a href="/{k}">{head}</a></h3></div>'
        for k, (at, head, _) in enumerate(ENTRIES)
    )
    text = cleaned(page(f"{story()}<aside>{cards}</aside>")).text
    assert not [head for _, head, _ in ENTRIES if head in text]


HOURS = {
    "nl": (("Dag", "Tijd"), ("Dinsdag", "22.00")),
    "en": (("Route", "Fare"), ("Inner ring", "£2.40")),
    "de": (("Tor", "Minute"), ("Weber", "17")),
    "es": (("Partido", "Escaños"), ("Verdes", "31")),
    "ru": (("Город", "Осадки"), ("Тверь", "12 мм")),
    "ja": (("駅", "運賃"), ("中央", "210円")),
    "ar": (("المدينة", "الحرارة"), ("حلب", "31")),
}
AROUND = {
    "bare": "{table}",
    "wrapped": '<div class="wrap"><div>{table}</div></div>',
    "figure": "<figure>{table}<figcaption>Source: county</figcaption></figure>",
    "headed": '<div class="facts"><h3>In figures</h3>{table}</div>',
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("after", [2, len(STORY)], ids=["between", "behind"])
@pytest.mark.parametrize("rows", HOURS.values(), ids=HOURS)
def test_a_small_table_beside_paragraphs_is_the_storys(
    rows: tuple[tuple[str, str], ...], after: int, around: str
) -> None:
    lines = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    within = around.format(table=f"<table>{lines}</table>")
    article = cleaned(page(f"<article>{story(after=after, within=within)}</article>"))
    assert [block.text for block in article.blocks if block.kind == "table_row"] == [
        " ".join(row) for row in rows
    ]


def test_a_table_of_links_beside_paragraphs_is_a_menu() -> None:
    heads = [f"{place} wins the cup after a long night" for place in ("North", "South", "East")]
    rows = "".join(
        f'<tr><td><a href="/{k}">{head}</a></td><td><a href="/{k}">Sport</a></td></tr>'
        for k, head in enumerate(heads)
    )
    within = f'<table class="related">{rows}</table>'
    article = cleaned(page(f"<article>{story(after=len(STORY), within=within)}</article>"))
    assert not [head for head in heads if head in article.text]


def test_a_table_far_from_the_story_is_not_the_storys() -> None:
    rows = "<tr><td>Phone</td><td>555 01 23</td></tr><tr><td>Fax</td><td>24</td></tr>"
    article = cleaned(
        f"<html><body>{NAV}<main><article>{story()}</article></main>"
        f'<footer class="footer"><p>Example Times</p><table>{rows}</table></footer></body></html>'
    )
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "code",
    ["if (err != nil) {\n  return\n}", "a = 1\n}", "};\n}", "docker run \\\n  -d \\\n  nginx",
     "if (ponte) {\n  fechar();\n}", "share()\nsubscribe", "home\nback();"],
)  # fmt: skip
def test_each_line_of_a_listing_of_the_story_stays(code: str) -> None:
    within = f"<pre><code>{code}</code></pre>"
    article = cleaned(page(f"<article>{story(after=2, within=within)}</article>"))
    assert [block.text for block in article.blocks if block.kind == "preformatted"] == [
        line.strip() for line in code.split("\n")
    ]


@pytest.mark.parametrize("caption", ["Ergebnis der Wahl", "Horaires d'hiver", "各组成绩"])
def test_the_caption_of_a_table_stays_with_it(caption: str) -> None:
    rows = "".join(f"<tr><td>{k}</td><td>{k * 7}.5</td></tr>" for k in range(1, 5))
    within = f"<table><caption>{caption}</caption>{rows}</table>"
    article = cleaned(page(f"<article>{story(after=3, within=within)}</article>"))
    assert f"{caption}\n\n1 7.5\n\n2 14.5" in article.text


LISTS = {
    "figures": "<h3>{head}</h3><dl><dt>Height</dt><dd>38 m</dd><dt>Cost</dt><dd>6.4 m</dd></dl>",
    "box": "<aside><h3>{head}</h3><ul><li>Height</li><li>38 m</li><li>6.4 m</li></ul></aside>",
    "box in boxes": "<div><div><h4>{head}</h4><ol><li>Height</li><li>38 m</li></ol></div></div>",
    "table": "<h3>{head}</h3><table><tr><td>Height</td><td>38 m</td></tr>"
    "<tr><td>Cost</td><td>6.4 m</td></tr></table>",
}


@pytest.mark.parametrize("head", ["The tower in figures", "Wieża w liczbach", "Башня в цифрах"])
@pytest.mark.parametrize("within", LISTS.values(), ids=LISTS)
def test_short_items_between_paragraphs_are_the_storys(within: str, head: str) -> None:
    part = within.format(head=head)
    text = cleaned(page(f"<article>{story(after=3, within=part)}</article>")).text
    assert [line for line in (head, "Height", "38 m") if line not in text] == []


def test_the_rest_of_a_list_stays_that_is_mostly_kept() -> None:
    items = "".join(f"<li>{text}</li>" for text in (*STORY[:4], "Batteries"))
    article = cleaned(page(f"<article>{story()}<ul>{items}</ul></article>"))
    assert "Batteries" in article.text


@pytest.mark.parametrize(
    "box",
    [
        '<aside><h3>More</h3><ul><li><a href="/1">Wind</a></li><li><a href="/2">Sea</a></li></ul>'
        "</aside>",
        '<ul class="share-bar"><li>Share</li><li>Print</li></ul>',
        '<div class="ad"><h3>Sponsored</h3><ul><li>Cheap flights</li><li>Loans</li></ul></div>',
    ],
    ids=["links", "buttons", "advertisement"],
)
def test_lists_of_others_between_paragraphs_fall(box: str) -> None:
    article = cleaned(page(f"<article>{story(after=3, within=box)}</article>"))
    assert article.text == "\n\n".join(STORY)


TURNS = (
    ("Why did it take so long?", "Because there was no money for the work."),
    ("Who built the wall?", "Nine masons."),
    ("What comes next?", "A rink."),
)
ASKED = {
    "dl": ("<dt>{0}</dt><dd>{1}</dd>", "<dl>{}</dl>"),
    "classes": ('<div class="frage">{0}</div><div class="antwort">{1}</div>', "{}"),
    "paragraphs": ('<p class="soru">{0}</p><p class="cevap">{1}</p>', "<div>{}</div>"),
}


@pytest.mark.parametrize(("turn", "around"), ASKED.values(), ids=ASKED)
def test_an_interview_stays_to_its_last_answer(turn: str, around: str) -> None:
    turns = around.format("".join(turn.format(*both) for both in TURNS))
    text = cleaned(page(f"<article>{story()}{turns}</article>")).text
    assert [line for both in TURNS for line in both if line not in text] == []


SHORT = (
    ("18:20", "All bottles are sold."),
    ("16:00", "The band begins to play."),
    ("14:30", "First guests have come in."),
)


@pytest.mark.parametrize("tag", ["article", "div", "li"])
def test_short_entries_in_a_box_beside_the_story(tag: str) -> None:
    entries = "".join(
        f'<{tag} class="entry"><time>{at}</time><p>{text}</p></{tag}>' for at, text in SHORT
    )
    box = "ul" if tag == "li" else "div"
    text = cleaned(page(f'{story()}<{box} class="timeline">{entries}</{box}>')).text
    assert [line for _, line in SHORT if line not in text] == []


@pytest.mark.parametrize("name", ["modal-content popup", "promo card", "newsletter-popup"])
def test_paragraphs_below_a_headline_in_boxes_called_something_else(name: str) -> None:
    inner = f'<div class="{name}"><h1>Storm hits coast</h1>{story()}</div>'
    html = (
        f"<html><head><title>Storm hits coast</title></head><body>{NAV}"
        f'<div class="{name}">{inner}</div>{FOOTER}</body></html>'
    )
    assert [text for text in STORY if text not in cleaned(html).text] == []


@pytest.mark.parametrize("name", ["key-points", "summary", "c-bullets"])
def test_points_above_the_story_are_no_headlines(name: str) -> None:
    points = ("Two villages are without power", "Crews fear more wind in winter", "Ferries wait")
    items = "".join(f"<li>{point}</li>" for point in points)
    text = cleaned(page(f'<div class="{name}"><ul>{items}</ul></div>{story()}')).text
    assert [point for point in points if point not in text] == []


@pytest.mark.parametrize("name", ["story next-story", "post", "infinite-item"])
def test_another_story_with_a_headline_of_its_own_below_a_short_one(name: str) -> None:
    other = "".join(f"<p>{line}</p>" for _, _, line in ENTRIES)
    text = cleaned(
        f"<html><head><title>Storm hits coast</title></head><body>{NAV}<main>"
        f'<article class="story"><h1>Storm hits coast</h1><div>{story()}{story()}</div></article>'
        f'</main><article class="{name}"><h1>Bolts of the wrong grade</h1>{other}</article>'
        f"{FOOTER}</body></html>"
    ).text
    assert STORY[0] in text
    assert not [line for _, _, line in ENTRIES if line in text]
