"""Which pictures are the story's, and what their captions and credits are."""

from __future__ import annotations

import pytest

from newsclean import Article, Caption, clean, read_html
from support.laws import law_fixed_point, law_nothing_lost

PARAGRAPHS = (
    "A storm hit the northern coast on Friday and left two villages without power, officials said.",
    "Crews worked through the night to clear the roads, which fallen trees had blocked for hours.",
    "The ministry promised help within a week, and schools in the district will open on Monday.",
    "Forecasters expect the wind to ease by Sunday, when ferries are to sail again as usual.",
    "Two hundred people slept in the school hall, where neighbours brought them soup and blankets.",
    "The harbour master said that nobody had seen such waves there for thirty years or more.",
)
LINES = [f"<p>{text}</p>" for text in PARAGRAPHS]
NAV = "<nav>" + "".join(f"<li><a href='/{k}'>Topic {k}</a></li>" for k in range(5)) + "</nav>"
AT = "https://paper.example/news/a"


def page(
    *, head: str = "", above: str = "", within: str = "", below: str = "", after: str = ""
) -> str:
    body = "".join([*LINES[:3], within, *LINES[3:]])
    return (
        f"<html><head><title>Storm hits coast</title>{head}</head><body>{NAV}<main><article>"
        f"<h1>Storm hits coast</h1>{above}<div class=body>{body}</div>{below}</article></main>"
        f"{after}<footer><p>© Example Times. All rights reserved.</p></footer></body></html>"
    )


def cleaned(html: str) -> Article:
    once = law_fixed_point(read_html(html, url=AT))
    law_nothing_lost(once)
    assert Article.from_json(once.to_json()) == once
    assert once.text == "\n\n".join(PARAGRAPHS)
    return once


WHERE = "https://paper.example/p.jpg"
FIGURES = [
    "<div class=foto><img src=/p.jpg><p class=pie-foto>The pier. <em>Ann Lee/PA</em></p></div>",
    "<p align=center><img src=/p.jpg></p><p class=pic-desc>The pier. Photo: Ann Lee/PA</p>",
    "<media-foto><img src=/p.jpg><media-tekst>The pier.</media-tekst><media-bron>© Ann Lee/PA"
    "</media-bron></media-foto>",
    "<div><img src=/p.jpg><p class=bijschrift>The pier. Foto: Ann Lee/PA</p></div>",
    "<figure><img src=/p.jpg><figcaption>The pier. Photograph: Ann Lee/PA</figcaption></figure>",
    "<figure><img src=/p.jpg><figcaption>The pier.<span class=credit>Ann Lee/PA</span></figcaption>"
    "</figure>",
    "<figure><img src=/p.jpg><figcaption>The pier. <cite>Ann Lee/PA</cite></figcaption></figure>",
    "<figure><img src=/p.jpg><figcaption>The pier. <small>Ann Lee/PA</small></figcaption></figure>",
    "<figure><img src=/p.jpg><figcaption><p>The pier.</p><p class=photo-credit>© Ann Lee/PA</p>"
    "</figcaption></figure>",
    "<figure><figcaption>The pier. (Ann Lee/PA)</figcaption><img src=/p.jpg></figure>",
    "<figure><a href=/big><picture><source srcset='/p.jpg 900w'><img alt=Pier></picture></a>"
    "<div class=caption>The pier.</div><div class=copyright>Foto: Ann Lee/PA</div></figure>",
    "<div class='wp-caption'><img src=/p.jpg><p class=caption-text>The pier. Ann Lee/PA</p></div>",
    "<div class=image><img src=/p.jpg><span class=cutline>The pier.</span>"
    "<span class=credit>Photo: Ann Lee/PA</span></div>",
    "<div><img src=/p.jpg></div><p class=image-caption>The pier. Photo: Ann Lee/PA</p>",
    "<div class=x><img src=/p.jpg><p>The pier. Photo: Ann Lee/PA</p></div>",
    "<p><img src=/p.jpg></p><p>The pier. Photo: Ann Lee/PA</p>",
    "<table><tr><td><img src=/p.jpg><tr><td>The pier. Photo: Ann Lee/PA</table>",
]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_captions_and_credits(figure: str) -> None:
    article = cleaned(page(within=figure))
    (image,) = article.images
    assert (image.url, image.caption, image.credit) == (WHERE, "The pier.", "Ann Lee/PA")
    assert article.captions == (Caption("The pier.", "Ann Lee/PA", WHERE),)
    before = article.source_text.index(PARAGRAPHS[2]), article.source_text.index(PARAGRAPHS[3])
    assert before[0] < image.position <= before[1]


@pytest.mark.parametrize("place", ["above", "within", "below"])
@pytest.mark.parametrize("figure", [FIGURES[0], FIGURES[1], FIGURES[7]])
def test_a_caption_far_from_the_text(place: str, figure: str) -> None:
    share = "<div class=share>" + "".join(f"<a href=/s{k}>Share {k}</a><br><br>" for k in range(6))
    figure = f"{share}</div>{figure}" if place == "below" else f"{figure}{share}</div>"
    if place == "within":
        figure = FIGURES[0]
    article = cleaned(page(**{place: figure}))
    assert [image.url for image in article.images] == [WHERE]
    assert article.captions == (Caption("The pier.", "Ann Lee/PA", WHERE),)


@pytest.mark.parametrize("wrapper", ["div class=photos", "section", "div class=gallery", "ul"])
def test_galleries(wrapper: str) -> None:
    slides = "".join(
        f"<figure><img data-src=/g{k}.jpg><figcaption>Boat number {k} of ten at the quay."
        "</figcaption></figure>"
        for k in range(8)
    )
    article = cleaned(page(below=f"<{wrapper}>{slides}</{wrapper.partition(' ')[0]}>"))
    assert [image.url for image in article.images] == [
        f"https://paper.example/g{k}.jpg" for k in range(8)
    ]
    assert [caption.text for caption in article.captions] == [
        f"Boat number {k} of ten at the quay." for k in range(8)
    ]


CARD = (
    "<div class=item><a href=/b><img src=/card.jpg></a>"
    "<h3><a href=/b>Fire is out after a long night at the mill</a></h3></div>"
)


@pytest.mark.parametrize(
    "parts",
    [
        {"after": f"<section>{CARD * 4}</section>"},
        {"below": f"<div class=related>{CARD * 3}</div>"},
        {"within": f"<aside class=related-story>{CARD}</aside>"},
        {"below": "<div class=author-box><img src=/ann.jpg><p>Ann Lee writes.</p></div>"},
        {"within": "<div class=ad-slot><a href=/shop><img src=/shop.jpg></a></div>"},
        {"after": "<div id=comments><img src=/u1.jpg><p>I was there.</p></div>"},
        {"above": "<div class=byline><img src=/ann.jpg></div>"},
    ],
)  # fmt: skip
def test_pictures_of_other_things_are_left_out(parts: dict[str, str]) -> None:
    html = page(**parts)
    assert read_html(html, url=AT).images
    once = clean(read_html(html, url=AT))
    assert once.images == ()
    assert once.captions == ()


@pytest.mark.parametrize(
    "parts",
    [
        {"above": "<img src=/p.jpg>"},
        {"above": "<header><h2>Waves</h2><div class=lead><img src=/p.jpg></div></header>"},
        {"within": "<div class=media><img src=/p.jpg></div>"},
        {"within": "<p><a href=/big><img src=/p.jpg></a></p>"},
        {"below": "<div><img src=/p.jpg></div>"},
        {
            "head": "<meta property=og:image content='https://paper.example/x/p-12345-1200x630.jpg'>",
            "after": "<div class=hero><img src=/y/p-12345-300x200.jpg></div>",
        },
    ],
)
def test_pictures_of_the_story_stay(parts: dict[str, str]) -> None:
    assert len(cleaned(page(**parts)).images) == 1


def test_a_picture_shown_twice_is_one() -> None:
    figure = FIGURES[0]
    assert len(cleaned(page(above="<img src=/p.jpg>", within=figure)).images) == 1


def test_what_attributes_say_of_a_picture() -> None:
    img = "<img src=/p.jpg alt='A pier' data-caption='The pier.' data-credit='© Ann Lee'>"
    (image,) = cleaned(page(within=img)).images
    assert (image.alt, image.caption, image.credit) == ("A pier", "The pier.", "Ann Lee")
