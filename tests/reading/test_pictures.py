"""Pictures of a page: where they are to be had, and what is no picture."""

from __future__ import annotations

from time import process_time

import pytest

from newsclean import read_html

HERE = "https://paper.example/news/a"
REAL = "https://paper.example/i/harbour.jpg"
GIF = "data:image/gif;base64,R0lGOD"


def addresses(html: str, url: str | None = HERE) -> list[str]:
    return [image.url for image in read_html(html, url=url).images]


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/i/harbour.jpg>",
        "<img src='../i/harbour.jpg'>",
        f"<img src='{GIF}' data-src=/i/harbour.jpg>",
        "<img src=/s/blank.gif data-original=/i/harbour.jpg>",
        "<img src=/s/placeholder-16x9.png data-lazy-src=/i/harbour.jpg>",
        "<img class=lazyload data-src=/i/harbour.jpg>",
        f"<img src='{GIF}' srcset='/i/small.jpg 400w, /i/harbour.jpg 1200w'>",
        f"<img src='{GIF}' data-srcset='/i/harbour.jpg 2x, /i/small.jpg 1x'>",
        "<img srcset='/i/harbour.jpg'>",
        "<img src='/i/{width}/a.jpg' srcset='/i/harbour.jpg 800w'>",
        "<picture><source srcset='/i/s.webp 300w, /i/harbour.jpg 900w'><img alt=x></picture>",
        "<picture><source data-srcset='/i/harbour.jpg 900w'><img src='/s/spacer.gif'></picture>",
        f"<a href=/i/harbour.jpg><img src='{GIF}'></a>",
        f"<img src='{GIF}'><noscript><img src=/i/harbour.jpg></noscript>",
        "<amp-img src=/i/harbour.jpg width=800 height=400></amp-img>",
        "<img src='https://paper.example/i/harbour.jpg' width=1200>",
        "<base href='https://paper.example/i/'><img src=harbour.jpg>",
    ],
)
def test_a_real_address(html: str) -> None:
    assert addresses(f"<p>One.</p>{html}<p>Two.</p>") == [REAL]


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/t.gif width=1 height=1>",
        "<img src=/t.gif style='width:1px;height:1px'>",
        "<img src=https://pixel.counter.example/a>",
        "<img src=https://a.doubleclick.net/x.jpg>",
        "<img src=https://vg09.met.vgwort.de/na/abc>",
        "<img src=/track.gif?id=3>",
        "<img src=/1x1.png>",
        "<img src=/icons/x.png width=24 height=24>",
        "<img src=/img/logo.svg>",
        "<img src=/img/site-logo.png width=120>",
        "<img src=/u/ann.jpg class='avatar photo'>",
        "<img class=emoji src=/s/1f600.svg>",
        f"<img src='{GIF}'>",
        "<img src=/s/placeholder.png>",
        "<img src=''>",
        "<img>",
        "<img src='about:blank'>",
        "<img src='/i/{width}/a.jpg'>",
    ],
)
def test_what_is_no_picture(html: str) -> None:
    assert addresses(f"<p>One.</p>{html}<p>Two.</p>") == []


@pytest.mark.parametrize(
    "name",
    [
        "google-pixel-9.jpg",
        "logo-of-the-port.jpg",
        "0.jpg",
        "image.jpg",
        "flag.jpg",
        "empty-hall.jpg",
    ],
)
def test_what_is_a_picture_all_the_same(name: str) -> None:
    assert addresses(f"<p>One.</p><img src=/i/{name}>") == [f"https://paper.example/i/{name}"]


def test_where_pictures_stand() -> None:
    article = read_html(
        "<img src=/a.jpg><p>One.</p><p>Two <img src=/b.jpg> or so.</p><img src=/c.jpg>"
    )
    two = article.blocks[1].pieces[0][0]
    assert [image.position for image in article.images] == [0, two, len(article.source_text)]
    assert [image.url for image in article.images] == ["/a.jpg", "/b.jpg", "/c.jpg"]


def test_alternative_text() -> None:
    article = read_html("<p>One.</p><img src=/a.jpg alt=' The\n harbour '><img src=/b.jpg alt=''>")
    assert [image.alt for image in article.images] == ["The harbour", None]


@pytest.mark.parametrize(
    "part",
    [
        "<img src=/a.jpg>",
        "<figure><img src=/a.jpg><figcaption>A</figcaption></figure>",
        "<p class=caption>a",
        "<img src=a srcset='" + "a," * 50 + "'>",
    ],
)
@pytest.mark.parametrize("start", ["", "<figure>", "<figure><img src=/b.jpg>"])
def test_time_is_linear(start: str, part: str) -> None:
    def seconds(size: int) -> float:
        page = start + part * (size // len(part))
        best = 99.0
        for _ in range(2):
            begin = process_time()
            read_html(page)
            best = min(best, process_time() - begin)
        return best

    small, large = seconds(50_000), seconds(200_000)
    assert large < 12 * small + 0.5
