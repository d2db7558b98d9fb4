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
from support.laws import law_fixed_point, law_nothing_lost
from support.made_pages import FOOTER, NAV, OTHERS, STORY, cleaned, page, removed, story
from support.strategies import only, pages_as_read


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
