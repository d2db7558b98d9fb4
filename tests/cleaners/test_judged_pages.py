"""What the judge makes of pages: small ones, one for each idea of structure."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, clean, read_html, read_text
from newsclean.cleaners.judged_pages import layout_labels, look_at_page
from newsclean.cleaners.story_images import story_images
from newsclean.language.lexicon import Lexicon
from support.laws import law_fixed_point, law_nothing_invented, law_nothing_lost
from support.strategies import only, pages_as_read

STORY = (
    "A storm hit the northern coast on Friday and left two villages without power, officials said.",
    "Crews worked through the night to clear the roads, which fallen trees had blocked for hours.",
    "“We have not seen such waves in thirty years,” the harbour master said, “and we were ready.”",
    "The ministry promised help within a week, and schools in the district will open on Monday.",
    "Forecasters expect the wind to ease by Sunday, when ferries are to sail again as usual.",
)
MENU = "".join(f'<li><a href="/{k}">{k}</a></li>' for k in "World Sport Culture Money".split())
NAV = f'<nav class="main-nav"><ul>{MENU}</ul></nav>'
FOOTER = '<footer class="site-footer"><p>© Example Times. All rights reserved.</p></footer>'


def story(*, tag: str = "p", after: int = 0, within: str = "") -> str:
    lines = [f"<{tag}>{text}</{tag}>" for text in STORY]
    return "".join([*lines[:after], within, *lines[after:]])


def page(body: str, *, head: str = "", title: str = "Storm hits coast") -> str:
    start = f"<html><head><title>{title}</title>{head}</head><body>{NAV}<main>"
    return f"{start}<h1>{title}</h1>{body}</main>{FOOTER}</body></html>"


def cleaned(html: str) -> Article:
    article = read_html(html)
    once = law_fixed_point(article)
    law_nothing_lost(once)
    law_nothing_invented(once)
    return once


def removed(article: Article) -> dict[str, str]:
    return {article.text_of(removal): removal.name for removal in article.removals}


def test_menus_and_footers_go_and_the_story_stays() -> None:
    article = cleaned(page(f'<article class="story-body">{story()}</article>'))
    assert article.text == "\n\n".join(STORY)
    assert article.title == "Storm hits coast"
    assert removed(article)["World"] == "nav"


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("name", ["article-body", "entry-content", "x7f3 q9", ""])
def test_the_story_needs_no_known_name(tag: str, name: str) -> None:
    article = cleaned(page(f'<div class="{name}">{story(tag=tag)}</div>'))
    assert article.text == "\n\n".join(STORY)


OTHERS = "".join(
    f'<div class="related-item"><a href="/"><h3>{k} wins the cup after a long night</h3></a></div>'
    for k in ("North", "South", "East", "West")
)
COMMENT = "I was there and the waves were as high as our house, nobody had warned us at all."


@pytest.mark.parametrize(
    ("part", "text", "name"),
    [
        (
            f'<section class="related-stories">{OTHERS}</section>',
            "North wins the cup after a long night",
            "related",
        ),
        (
            f'<section id="comments"><div class="comment"><p>{COMMENT}</p></div>'
            f'<div class="comment"><p>{COMMENT[:-8]}.</p></div></section>',
            COMMENT,
            "comments",
        ),
        (
            '<div class="share-bar"><a href="/f">Send to a friend</a></div>',
            "Send to a friend",
            "share",
        ),
    ],
)  # fmt: skip
def test_what_stands_below_the_story_is_named(part: str, text: str, name: str) -> None:
    article = cleaned(page(f'<article class="story-body">{story()}</article>{part}'))
    assert article.text == "\n\n".join(STORY)
    assert removed(article)[text] == name


def test_a_box_of_other_stories_within_the_story() -> None:
    box = f'<aside class="related-stories"><ul>{OTHERS}</ul></aside>'
    article = cleaned(page(f'<article class="story-body">{story(after=2, within=box)}</article>'))
    assert article.text == "\n\n".join(STORY)


def test_a_figure_becomes_a_caption_with_its_picture() -> None:
    figure = (
        '<figure class="image"><img src="/harbour.jpg"><figcaption class="caption">'
        "The harbour at dawn on Saturday</figcaption></figure>"
    )
    article = cleaned(
        page(f'<article class="story-body">{story(after=1, within=figure)}</article>')
    )
    assert article.text == "\n\n".join(STORY)
    (caption,) = article.captions
    assert (caption.text, caption.image) == ("The harbour at dawn on Saturday", "/harbour.jpg")


def test_a_copy_of_the_headline_is_a_title() -> None:
    crumbs = '<div class="breadcrumb"><a href="/">Home</a> <span>Storm hits coast</span></div>'
    article = cleaned(page(f'{crumbs}<article class="story-body">{story()}</article>'))
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“{}”</p></blockquote>",
        '<aside class="pull-quote"><p>{}</p></aside>',
        '<div class="side-quote">{}</div>',
    ],
)
def test_a_pull_quote_falls(quote: str) -> None:
    said = STORY[2].split("”")[0].removeprefix("“")
    article = cleaned(page(f"<article>{story(after=1, within=quote.format(said))}</article>"))
    assert article.text == "\n\n".join(STORY)


def test_a_quote_that_nothing_repeats_stays() -> None:
    said = "We have not seen waves like these in forty years, and we hope not to see them again."
    within = f"<blockquote><p>{said}</p></blockquote>"
    article = cleaned(page(f"<article>{story(after=1, within=within)}</article>"))
    assert said in article.text


GUIDE = (
    "Open the app store on your phone and look for the weather app that your city offers; you can"
    " install the app on a tablet, too.",
    "Tap the download button, wait until your phone has the app, and let the app send"
    " notifications to your phone or your tablet.",
    "Open the app on your phone and choose the harbour that you want to watch; the app then shows"
    " notifications on your phone.",
    "You can pay for a plan in the app, and every plan brings the app to a second phone or a"
    " tablet of your own.",
)


def test_a_guide_to_what_appeals_are_about_is_a_story() -> None:
    """No appeal that no phrase is known for is half of a text."""
    guide = "".join(f"<p>{text}</p>" for text in GUIDE)
    article = cleaned(page(f"<article>{story()}{guide}</article>"))
    assert article.text == "\n\n".join((*STORY, *GUIDE))
    assert clean(read_text(article.text)).text == article.text


def below(number: int) -> str:
    lines = "".join(f"<p>{text.replace('storm', 'fire')}</p>" for text in STORY)
    return f"<article><header><h1>Fire {number} is out</h1></header>{lines}</article>"


def test_stories_under_the_story_are_others() -> None:
    own = f"<article><header><h1>Storm hits coast</h1></header>{story()}</article>"
    head = "<head><title>Storm hits coast</title></head>"
    article = cleaned(f"{head}<body>{NAV}<main>{own}{below(1)}{below(2)}</main>{FOOTER}</body>")
    assert article.title == "Storm hits coast"
    assert article.text == "\n\n".join(STORY)


def test_a_story_in_another_article_is_another() -> None:
    """Its headline is not made as the story's is: the articles alone tell."""
    own = f"<article><h1>Storm hits coast</h1>{story()}{story()}{story()}</article>"
    other = f'<article class="second"><h2>Fire is out</h2>{"<p>Fires burnt on.</p>" * 9}</article>'
    article = cleaned(page("", title="Storm hits coast").replace("</main>", f"{own}{other}</main>"))
    assert article.text == "\n\n".join(STORY * 3)


@pytest.mark.parametrize(
    "name", ["visually-hidden", "visuallyHidden", "sr-only", "screen-reader-text"]
)
def test_what_is_only_read_aloud_is_no_story(name: str) -> None:
    note = f'<div class="{name}">Article content</div>'
    article = cleaned(page(f'<article class="story-body">{story(after=2, within=note)}</article>'))
    assert article.text == "\n\n".join(STORY)


def test_short_lines_of_a_story_are_a_list() -> None:
    """What text alone would take for a menu, the markup has shown to be none."""
    names = ("Onions", "Garlic", "Red peppers", "Cardamom", "Turmeric", "Peas", "Beans", "Leeks")
    entries = "".join(f"<li>{name}</li>" for name in names)
    box = f"<p>What the kitchen gave out that night:</p><ul>{entries}</ul>"
    article = cleaned(page(f'<article class="story-body">{story(after=3, within=box)}</article>'))
    assert "\n\n".join(names) in article.text


def test_plain_text_is_no_page() -> None:
    assert look_at_page(read_text("\n\n".join(["World", "Sport", "Culture", *STORY]))) is None


def test_an_empty_page() -> None:
    assert cleaned("<html><body></body></html>").text == ""


def test_a_page_of_links_has_no_article() -> None:
    assert cleaned(f"<body>{NAV}{OTHERS}{FOOTER}</body>").text == ""


def test_it_speaks_once() -> None:
    """What is left of a page is another page, and a judgement of it would be another."""
    once = clean(read_html(page(story())), pipeline=only("judge"))
    assert "layout.block" in {removal.rule for removal in once.removals}
    again = Article.from_dict(json.loads(json.dumps(once.to_dict())))
    assert again == once
    assert clean(again, pipeline=only("judge")) == once


def test_a_block_without_markup_makes_a_page_a_text() -> None:
    article = read_html(page(story()))
    first, *others = article.blocks
    mixed = attrs.evolve(article, blocks=[attrs.evolve(first, markup=None), *others])
    assert look_at_page(article) is not None
    assert look_at_page(mixed) is None


def test_what_the_layout_takes_out_is_whole_blocks_with_reasons() -> None:
    article = read_html(page(story()))
    seen = look_at_page(article)
    assert seen is not None
    pictures = story_images(article, seen.kept)
    labels = layout_labels(article, seen, pictures, Lexicon())
    assert labels[1:3] == list(labels)[1:3]
    assert {label.block for label in labels} == set(range(len(article.blocks))) - set(seen.kept)
    for label in labels:
        assert (label.start, label.end) == (0, len(article.blocks[label.block].text))
        assert label.rule == "layout.block"
        assert label.evidence


@given(pages_as_read)
def test_laws(article: Article) -> None:
    once = law_fixed_point(article, only("judge"))
    law_nothing_lost(once)


@given(pages_as_read, st.sampled_from(["title", "phrases", "captions"]))
def test_laws_with_another(article: Article, name: str) -> None:
    once = law_fixed_point(article, only("judge", name))
    law_nothing_lost(once)


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a href=/1.pdf>Report on the coast</a><li><a href=/2.pdf>List of roofs</a></ul>",
        "<div><ol><li><a href=/1>Report on the coast</a><li><a href=/2>List of roofs</a></ol>",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    ["The council has put these papers on its site:", "Der Rat hat folgende Akten gezeigt:"],
)
def test_a_list_of_links_that_the_story_announces(sentence: str, links: str) -> None:
    closed = links + "</div>" * links.startswith("<div>")
    body = story(after=3, within=f"<p>{sentence}</p>{closed}")
    text = cleaned(page(f"<article><div>{body}</div></article>")).text
    assert "Report on the coast" in text
    assert "List of roofs" in text


@pytest.mark.parametrize(
    "box",
    [
        "<details class=CommentBox open><summary>Samples</summary><p>{}</p></details>",
        "<details id=comments open><summary>Two</summary><div><p>{}</p></div></details>",
        "<details class='user-reply'><p>{}</p></details>",
        "<blockquote class=ad><p>{}</p></blockquote>",
        "<div class=Advertisement><p>{}</p></div>",
    ],
)
def test_comments_that_can_be_folded_and_advertisements(box: str) -> None:
    said = "I have worked on that coast for twenty years and nobody ever looked at a roof there."
    article = cleaned(page(f"<div>{story()}{box.format(said)}</div>"))
    assert said not in article.text
    assert STORY[-1] in article.text


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
