"""Days on a page that are not the day on which its story was published."""

import datetime as dt

import pytest

from newsclean import clean, read_html, read_text
from support.metadata_pages import HEADLINE, meta, page

DAY = dt.date(2023, 5, 4)
STORY = "".join(
    f"<p>Waves of {height} metres rolled over the mole of Sandwick in the night, and the harbour"
    f" master said that {height} boats had broken loose before the morning came.</p>"
    for height in ("four", "five", "six")
)


def _story(
    above: str = "", below: str = "", foot: str = "", *head: str, language: str = "en"
) -> str:
    body = f"<main><article><h1>{HEADLINE}</h1>{above}{STORY}</article>{below}</main>{foot}"
    return page(*head, body=body, language=language)


def _published(html: str) -> dt.date | None:
    """The day of publication, after reading and cleaning."""
    found = clean(read_html(html, url="https://paper.example/news/storm")).published
    return found.date() if isinstance(found, dt.datetime) else found


@pytest.mark.parametrize(
    "line",
    [
        "© 2023 The Paper. Founded on 4 May 1997.",
        "Last built 4 May 2023",
        "<time datetime='2023-05-04'>4 May 2023</time>",
        "Datenschutzerklärung, Stand 4. Mai 2023",
        "Stand: 04.05.2023",
        "Registrazione del tribunale, 4 maggio 1997",
        "Dépôt légal : 4 mai 1997",
        "Inscrito en el registro el 4 de mayo de 1997",
        "Свидетельство о регистрации от 4 мая 1997 года",
        "등록일자: 1997.05.04",
        "许可证 1997年5月4日",
        "4 May 2023",
    ],
)
@pytest.mark.parametrize(
    "foot",
    [
        "<footer>{}</footer>",
        "<footer class='site-footer'><div><p>{}</p></div></footer>",
        "<div id='footer'><p>{}</p></div>",
        "<div class='wrap'><div class='page-footer'><span class='date'>{}</span></div></div>",
        "<div class='colophon'><p>{}</p></div>",
    ],
)
def test_days_at_the_foot_of_the_page(foot: str, line: str) -> None:
    assert _published(_story(foot=foot.format(line))) is None


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>{h}</h1>{s}<footer class='entry-footer'>Posted 4 May 2023</footer></article>",
        "<article><h1>{h}</h1><footer>4 May 2023</footer>{s}</article>",
        "<div id=post><h1>{h}</h1>{s}<footer class='post-footer'>4 May 2023</footer></div>",
        # A box of a template, and the names of a wrapper.
        "<div><div><div><div><h1>{h}</h1><div class='footer'>4 May 2023</div></div></div></div>{s}",
        "<div class='has-sticky-footer'><h1>{h}</h1><p>4 May 2023</p>{s}</div>",
        "<div class='with-footer wrap'><h1>{h}</h1><p>4 May 2023</p>{s}</div>",
    ],
)
def test_an_articles_own_foot_may_have_its_day(body: str) -> None:
    assert _published(page(body=body.format(h=HEADLINE, s=STORY))) == DAY


@pytest.mark.parametrize(
    ("steps", "language"),
    [
        (["Received: 1 March 2023", "Accepted: 2 April 2023", "Published: 4 May 2023"], "en"),
        (["Submitted: 1 March 2023", "Published: 4 May 2023"], "en"),
        (["Recorded 1 March 2023", "First published 4 May 2023"], "en"),
        (["Published: 4 May 2023", "Accepted: 2 April 2023"], "en"),
        (["Filmed on 1 March 2023", "Posted 4 May 2023", "Updated 6 May 2023"], "en"),
        (["Date received: 1 March 2023", "Date published: 4 May 2023"], "en"),
        (["Eingegangen: 1. März 2023", "Veröffentlicht: 4. Mai 2023"], "de"),
        (["Aufgezeichnet am 01.03.2023", "Veröffentlicht am 04.05.2023"], "de"),
        (["Reçu le 1 mars 2023", "Accepté le 2 avril 2023", "Publié le 4 mai 2023"], "fr"),
        (["Recibido: 1 de marzo de 2023", "Publicado: 4 de mayo de 2023"], "es"),
        (["Registrato il 1 marzo 2023", "Pubblicato il 4 maggio 2023"], "it"),
        (["Gravado em 1 de março de 2023", "Publicado em 4 de maio de 2023"], "pt"),
        (["Ontvangen: 1 maart 2023", "Gepubliceerd: 4 mei 2023"], "nl"),
        (["Inspelad 1 mars 2023", "Publicerad 4 maj 2023"], "sv"),
        (["Nagrano: 1 marca 2023", "Opublikowano: 4 maja 2023"], "pl"),
        (["Записано 1 марта 2023", "Опубликовано 4 мая 2023"], "ru"),
        (["Отримано 1 березня 2023", "Опубліковано 4 травня 2023"], "uk"),
        (["Kaydedildi: 1 Mart 2023", "Yayınlanma: 4 Mayıs 2023"], "tr"),
        (["收稿日期：2023年3月1日", "发布时间：2023年5月4日"], "zh"),
        (["収録日：2023年3月1日", "公開日：2023年5月4日"], "ja"),
        (["접수일: 2023.03.01", "입력: 2023.05.04"], "ko"),
        (["Direkam 1 Maret 2023", "Diterbitkan 4 Mei 2023"], "id"),
        (["Beérkezett: 2023. március 1.", "Megjelent: 2023. május 4."], "hu"),
    ],
)
def test_steps_before_publication(steps: list[str], language: str) -> None:
    lines = "".join(f"<li>{step}</li>" for step in steps)
    assert _published(_story(f"<ul>{lines}</ul>", language=language)) == DAY
    assert _published(_story(f"<p>{' | '.join(steps)}</p>", language=language)) == DAY
    first = "Received 1 March 2023, "
    assert _published(_story(f"<p>{first}{steps[-1]}</p>", language=language)) in (DAY, None)


def test_a_vague_meta_agrees_with_the_line_of_publication() -> None:
    lines = "<ul><li>Received: 1 March 2023</li><li>Published: 4 May 2023</li></ul>"
    assert _published(_story(lines, "", "", meta("dc.date", "2023-05-04"))) == DAY


def test_a_weblog_submits_what_it_publishes() -> None:
    assert _published(_story("<p>Submitted on Thu, 2023-05-04 14:07</p>")) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "When: 4 May 2023, 19:00",
        "Wann: 4. Mai 2023, 19 Uhr",
        "Quand : 4 mai 2023",
        "Когда: 4 мая 2023",
        "Deadline: 4 May 2023",
        "Einsendeschluss: 4. Mai 2023",
        "Event date: 4 May 2023",
        "Founded: 4 May 1997",
        "Recorded: 4 May 2023",
        "締切：2023年5月4日",
    ],
)
def test_other_days_in_lines_of_their_own(line: str) -> None:
    assert _published(_story(f"<p>{line}</p>")) is None
    found = clean(
        read_text(f"{HEADLINE}\n\n{line}\n\n" + STORY.replace("<p>", "").replace("</p>", "\n\n"))
    )
    assert found.published is None


CARD = "<h3 itemprop=headline><a href=/b>New tram line opens with crowds</a></h3>"


@pytest.mark.parametrize(
    "card",
    [
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<meta itemprop=author content='Ann Hask'><meta itemprop=datePublished content=2023-05-04>"
        f"{CARD}</div>",
        "<li itemscope itemtype='http://schema.org/BlogPosting'>"
        "<meta itemprop=headline content='New tram line opens with crowds'>"
        "<meta itemprop=author content='Ann Hask'><meta itemprop=datePublished content=2023-05-04>"
        "</li>",
        "<article><a href=/b><h2>New tram line opens with crowds</h2></a>"
        "<meta itemprop=datePublished content=2023-05-04><meta itemprop=author content='T. Hask'>"
        "</article>",
        f"<article class=x>{CARD}<time datetime=2023-05-04>4 May</time></article>",
        f"<div itemscope itemtype='https://schema.org/Article'>{CARD}"
        "<span itemprop=datePublished content=2023-05-04>4 May</span></div>",
    ],
)
def test_cards_of_other_stories(card: str) -> None:
    found = read_html(_story(below=f"<section>{card}</section>"))
    assert (found.published, found.authors) == (None, ())


@pytest.mark.parametrize(
    "body",
    [
        "<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>{h}</h1>"
        "<meta itemprop=datePublished content=2023-05-04>{s}</div>",
        "<h1>{h}</h1>{s}<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<meta itemprop=headline content='{h}'><meta itemprop=datePublished content=2023-05-04>"
        "</div>",
        "<h1>{h}</h1>{s}<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<meta itemprop=datePublished content=2023-05-04></div>",
        "<h1>{h}</h1><article><h2>The night</h2>{s}<meta itemprop=datePublished content=2023-05-04>"
        "</article>",
        "<meta itemprop=datePublished content=2023-05-04><h1>{h}</h1>{s}",
    ],
)
def test_microdata_of_the_story_itself(body: str) -> None:
    assert (
        _published(page(f"<title>{HEADLINE}</title>", body=body.format(h=HEADLINE, s=STORY))) == DAY
    )


@pytest.mark.parametrize(
    "line",
    [
        "Serwis działa od 12 maja 2003.",
        "Commission paritaire n° 0125 du 3 mars 2019",
        "Wir sind seit dem 4. Juni 2001 für Sie im Netz.",
        "Presente en la red desde el 4 de junio de 2001",
        "Testata registrata, n. 12/2001 dal 4 giugno 2001",
        "Свидетельство № 77-12345 от 4 июня 2001 г.",
        "Газета выходит с 4 июня 2001 года.",
    ],
)
def test_lines_below_the_story_that_only_contain_a_day(line: str) -> None:
    prose = "Waves rose higher than ever before on Friday, officials said, and no ship left. " * 2
    body = f'<h1>{HEADLINE}</h1><article><p>{prose}</p></article><div class="b">{line}</div>'
    assert read_html(page(body=body)).published is None


@pytest.mark.parametrize(
    "line",
    [
        "Published on 3 May 2021 by the desk",
        "3 May 2021, 10:30",
        "Daisy Schmitt May 03, 2021 2 Shares",
        "Pressemitteilung vom 3.5.2021",
    ],
)
def test_lines_below_the_story_that_say_when_it_was_published(line: str) -> None:
    prose = "Waves rose higher than ever before on Friday, officials said, and no ship left. " * 2
    body = f"<h1>{HEADLINE}</h1><article><p>{prose}</p></article><div>{line}</div>"
    assert str(read_html(page(body=body)).published).startswith("2021-05-03")


@pytest.mark.parametrize(
    "box", ["comments", "comment-list", "disqus", "kommentare", "replies reply"]
)
def test_the_time_of_a_sole_comment(box: str) -> None:
    comment = '<time datetime="2021-05-04T10:00">yesterday</time><p>We were there.</p>'
    body = f'<h1>{HEADLINE}</h1><p>Waves rose.</p><div class="{box}"><div>{comment}</div></div>'
    assert read_html(page(body=body)).published is None
