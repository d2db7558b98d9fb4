"""Ways in which sites of the world state when a story was published and who wrote it."""

import datetime as dt

import pytest

from newsclean import read_html
from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_fields import read_author_field
from support.metadata_pages import HEADLINE, LEXICON, article, ld, meta, names, page

PROSE = "<p>Waves rose higher than ever before, officials said.</p>"
DAY = dt.date(2021, 3, 3)


def day_of(text: str, url: str | None = None) -> dt.date | None:
    found = read_html(text, url=url).published
    return found.date() if isinstance(found, dt.datetime) else found


# Language, line, month and day; the year is 2021.
LINES = [
    ("es", "Publicado el 3 de marzo de 2021 a las 10:30", (3, 3)),
    ("es", "03 MAR 2021 - 10:30 CET", (3, 3)),
    ("es", "3 mar. 2021 | 10:30 h", (3, 3)),
    ("pt", "03/03/2021 às 10h30", (3, 3)),
    ("pt", "Quarta-feira, 3 de março de 2021, 10:30", (3, 3)),
    ("pt", "03.mar.2021 às 10h30", (3, 3)),
    ("fr", "Publié le 3 mars 2021 à 10h30, mis à jour le 4 mars 2021 à 9h", (3, 3)),
    ("fr", "Publié le 1er mars 2021 à 10 h 30", (3, 1)),
    ("it", "mercoledì 3 marzo 2021, ore 10:30", (3, 3)),
    ("it", "3 Mar 2021 10:30", (3, 3)),
    ("de", "Mittwoch, 03. März 2021, 10:30 Uhr", (3, 3)),
    ("de", "3. Jänner 2021", (1, 3)),
    ("nl", "wo 3 mrt 2021, 10:30", (3, 3)),
    ("sv", "Publicerad 3 mars 2021 kl 10.30", (3, 3)),
    ("no", "Publisert: 03.03.2021 kl. 10:30", (3, 3)),
    ("da", "3. mar. 2021 kl. 10.30", (3, 3)),
    ("fi", "Julkaistu 3.3.2021 10:30", (3, 3)),
    ("fi", "3. maaliskuuta 2021", (3, 3)),
    ("is", "3. mars 2021 kl. 10:30", (3, 3)),
    ("is", "Miðvikudagur, 3. febrúar 2021", (2, 3)),
    ("pl", "3 marca 2021, 10:30", (3, 3)),
    ("cs", "3. března 2021 10:30", (3, 3)),
    ("cs", "3. 3. 2021 10:30", (3, 3)),
    ("sk", "3. marca 2021 o 10:30", (3, 3)),
    ("hu", "2021. március 3., szerda 10:30", (3, 3)),
    ("hu", "2021.03.03. 10:30", (3, 3)),
    ("ro", "Publicat: 3 martie 2021, 10:30", (3, 3)),
    ("bg", "3 март 2021 г., 10:30", (3, 3)),
    ("bg", "03.03.2021 г.", (3, 3)),
    ("sr", "3. март 2021. 10:30", (3, 3)),
    ("hr", "3. ožujka 2021. u 10:30", (3, 3)),
    ("sl", "3. marec 2021 ob 10:30", (3, 3)),
    ("mk", "3 март 2021 10:30", (3, 3)),
    ("sq", "3 Mars 2021, 10:30", (3, 3)),
    ("el", "Τετάρτη 3 Μαρτίου 2021, 10:30", (3, 3)),
    ("el", "3 Μαρ 2021", (3, 3)),
    ("tr", "3 Mart 2021 Çarşamba 10:30", (3, 3)),
    ("tr", "Yayınlanma: 03.03.2021 - 10:30", (3, 3)),
    ("az", "3 mart 2021, 10:30", (3, 3)),
    ("az", "3 fevral 2021", (2, 3)),
    ("uz", "3 fevral 2021", (2, 3)),
    ("kk", "2021 жылғы 3 наурыз", (3, 3)),
    ("ka", "3 მარტი 2021, 10:30", (3, 3)),
    ("hy", "3 մարտի 2021", (3, 3)),
    ("ru", "3 марта 2021, 10:30", (3, 3)),
    ("ru", "3 марта 2021 г. в 10:30 МСК", (3, 3)),
    ("ru", "10:30, 3 марта 2021", (3, 3)),
    ("uk", "3 березня 2021, 10:30", (3, 3)),
    ("be", "3 сакавіка 2021", (3, 3)),
    ("lt", "2021 m. kovo 3 d. 10:30", (3, 3)),
    ("lv", "2021. gada 3. marts", (3, 3)),
    ("lv", "3. martā, 2021", (3, 3)),
    ("et", "3. märts 2021, 10:30", (3, 3)),
    ("eu", "2021eko martxoaren 3a, 10:30", (3, 3)),
    ("eu", "2021ko martxoak 3", (3, 3)),
    ("ca", "3 de març de 2021", (3, 3)),
    ("ca", "3 d'abril de 2021", (4, 3)),
    ("gl", "3 de xaneiro de 2021", (1, 3)),
    ("cy", "3 Mawrth 2021", (3, 3)),
    ("ga", "3 Márta 2021", (3, 3)),
    ("th", "3 มี.ค. 2564 10:30 น.", (3, 3)),
    ("th", "วันพุธที่ 3 มีนาคม พ.ศ. 2564 เวลา 10.30 น.", (3, 3)),
    ("th", "03/03/2564 10:30", (3, 3)),
    ("th", "3 มี.ค. 64 | 10:30 น.", (3, 3)),
    ("fa", "۱۳ اسفند ۱۳۹۹ - ۱۰:۳۰", (3, 3)),
    ("fa", "۱۳۹۹/۱۲/۱۳ ۱۰:۳۰", (3, 3)),
    ("ar", "٣ مارس ٢٠٢١", (3, 3)),
    ("ar", "الأربعاء 3 آذار 2021 - 10:30", (3, 3)),
    ("ar", "3 كانون الثاني 2021", (1, 3)),
    ("ar", "3 جانفي 2021", (1, 3)),
    ("ar", "3 يناير/كانون الثاني 2021", (1, 3)),
    ("ur", "3 مارچ 2021", (3, 3)),
    ("he", "3 במרץ 2021, 10:30", (3, 3)),
    ("he", "03.03.2021 | 10:30", (3, 3)),
    ("hi", "3 मार्च 2021, 10:30 AM IST", (3, 3)),
    ("hi", "बुधवार, 03 मार्च 2021", (3, 3)),
    ("mr", "३ मार्च २०२१", (3, 3)),
    ("bn", "৩ মার্চ ২০২১, ১০:৩০", (3, 3)),
    ("ta", "3 மார்ச் 2021", (3, 3)),
    ("te", "3 మార్చి 2021", (3, 3)),
    ("gu", "3 માર્ચ 2021", (3, 3)),
    ("ml", "3 മാർച്ച് 2021", (3, 3)),
    ("kn", "3 ಮಾರ್ಚ್ 2021", (3, 3)),
    ("pa", "3 ਮਾਰਚ 2021", (3, 3)),
    ("si", "2021 මාර්තු 3", (3, 3)),
    ("zh", "2021年3月3日 10:30", (3, 3)),
    ("zh", "民國110年3月3日", (3, 3)),
    ("zh-TW", "中華民國110年03月03日", (3, 3)),
    ("ja", "2021年3月3日（水）10時30分", (3, 3)),
    ("ja", "令和3年3月3日", (3, 3)),
    ("ja", "2021.3.3 10:30", (3, 3)),
    ("ja", "２０２１年３月３日", (3, 3)),
    ("ko", "입력 2021.03.03 10:30 | 수정 2021.03.04 11:00", (3, 3)),
    ("ko", "2021년 3월 3일 오전 10:30", (3, 3)),
    ("ko", "2021. 3. 3. 10:30", (3, 3)),
    ("vi", "Thứ Tư, 03/03/2021, 10:30 (GMT+7)", (3, 3)),
    ("vi", "Ngày 3 tháng 3 năm 2021", (3, 3)),
    ("vi", "3 tháng 3, 2021", (3, 3)),
    ("id", "Rabu, 3 Maret 2021 10:30 WIB", (3, 3)),
    ("id", "Rabu, 03 Mar 2021 10:30 WIB", (3, 3)),
    ("ms", "3 Mac 2021, 10:30 am", (3, 3)),
    ("tl", "Marso 3, 2021", (3, 3)),
    ("sw", "3 Machi 2021", (3, 3)),
    ("mt", "3 ta' Marzu 2021", (3, 3)),
    ("lb", "3. Mäerz 2021", (3, 3)),
    ("tg", "3 марти 2021", (3, 3)),
    ("af", "3 Maart 2021", (3, 3)),
    ("mn", "2021 оны 3 сарын 3", (3, 3)),
    ("km", "៣ មីនា ២០២១", (3, 3)),
    ("lo", "3 ມີນາ 2021", (3, 3)),
    ("my", "၃ မတ် ၂၀၂၁", (3, 3)),
    ("en-US", "03/14/2021", (3, 14)),
    ("en-GB", "03/04/2021", (4, 3)),
    ("en", "3rd March 2021", (3, 3)),
    ("en", "Sept. 3, 2021 at 10:30 a.m. EDT", (9, 3)),
    ("en", "Published 10:30 AM ET, Wed March 3, 2021", (3, 3)),
    ("en", "3-Mar-2021", (3, 3)),
    ("en", "03-MAR-2021 10:30", (3, 3)),
    ("en", "Mar 3 2021", (3, 3)),
    ("en", "3 Mar '21", (3, 3)),
    ("en", "Wednesday the 3rd of March, 2021", (3, 3)),
    ("en", "MARCH 3, 2021 10:30 AM PST", (3, 3)),
    ("en", "Posted on 2021/03/03", (3, 3)),
]


@pytest.mark.parametrize(("language", "line", "expected"), LINES)
def test_lines(language: str, line: str, expected: tuple[int, int]) -> None:
    body = f"<h1>{HEADLINE}</h1><p>{line}</p>{PROSE}"
    assert day_of(page(body=body, language=language)) == dt.date(2021, *expected)


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="">3 March 2021</time>',
        '<time datetime="1614767400">x</time>',
        '<span class="timestamp" data-timestamp="1614767400">2 hours ago</span>',
        '<span class="js-time" data-time="1614767400000">2h</span>',
        '<span class="date" data-date="2021-03-03T10:30:00Z">yesterday</span>',
        '<div data-datetime="2021-03-03">yesterday</div>',
        '<abbr class="published" title="2021-03-03T10:30:00+00:00">yesterday</abbr>',
        '<relative-time datetime="2021-03-03T10:30:00Z">1h</relative-time>',
        '<span class="entry-date">March 3, 2021</span>',
        '<div class="submitted">Submitted by admin on Wed, 03/03/2021 - 10:30</div>',
        '<div class="submitted">Submitted by Ann Lee on March 3, 2021 - 10:30am</div>',
        '<p class="postmetadata alt">This entry was posted on Wednesday,'
        " March 3rd, 2021 at 10:30 am and is filed under News."
        f" You can follow responses through {'the feed of this site and its ' * 3}comments.</p>",
        '<span itemprop="datePublished" content="2021-03-03">yesterday</span>',
    ],
)
def test_elements(element: str) -> None:
    assert day_of(page(body=f"<h1>{HEADLINE}</h1>{element}{PROSE}")) == DAY


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "1614767400000"),
        ld(article(datePublished=1614767400000)),
        ld(article(datePublished="1614767400")),
        ld(article(datePublished="March 3, 2021, 10:30 am")),
        ld(article(datePublished="2021-03-03T10:30:00Z")),
        ld(article(datePublished="2021-03-03T10:30:00")),
        ld(article(datePublished="2021-03-03T10:30:00+0000")),
        ld(article(datePublished="2021-03-03T10:30:00.123456789Z")),
        ld(article(datePublished="2021-03-03 10:30:00 +0530")),
        ld(article(datePublished="2021-03-03T10:30:00+01:00[Europe/Berlin]")),
        ld(article(datePublished={"@type": "Date", "@value": "2021-03-03T10:30:00Z"})),
        ld(article(datePublished=["2021-03-03T10:30:00Z"])),
        ld(article(datePublished="Wed, 03 Mar 2021 10:30:00 +0000")),
        ld(article(datePublished="Wed Mar 03 2021 10:30:00 GMT-0800 (Pacific Standard Time)")),
        meta("DC.date.issued", "2021-03-03"),
        meta("article.published", "2021-03-03T10:30:00Z"),
        meta("pdate", "20210303"),
        meta("ptime", "20210303103000"),
        meta("displaydate", "March 3, 2021"),
        meta("publish_date", "2021-03-03"),
        meta("publish_time", "2021-03-03 10:30"),
        meta("article_date_original", "Wednesday, March 3, 2021, 10:30 AM"),
        meta("DCTERMS.created", "2021-03-03"),
        meta("dc.date.published", "2021-03-03"),
        meta("pub_date", "2021-03-03"),
        meta("publication-date", "2021-03-03"),
        meta("weibo:article:create_at", "2021-03-03 10:30:00"),
        meta("apub:time", "2021/3/3 10:30:00"),
        meta("rnews:datePublished", "2021-03-03"),
        meta("og:release_date", "2021-03-03"),
        meta("og:article:publish_time", "2021-03-03"),
        meta("mediator_published_time", "2021-03-03T10:30:00"),
        meta("vr:published_time", "2021-03-03T10:30:00"),
    ],
)
def test_heads(head: str) -> None:
    assert day_of(page(head, body=f"<h1>{HEADLINE}</h1>{PROSE}")) == DAY


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2021/03/03/x",
        "https://a.example/news/20210303/123.html",
        "https://a.example/c/2021-03-03/doc-1.shtml",
        "https://a.example/n1/2021/0303/c1-2.html",
    ],
)
def test_addresses(url: str) -> None:
    assert day_of(page(body=f"<h1>{HEADLINE}</h1>{PROSE}"), url) == DAY


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Far from the headline, where nothing else says a day.
        (f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>Datum 03.03.2021</p>", DAY),
        (f"<p>(3 March 2021) {'Waves rose higher than ever. ' * 9}</p>", DAY),
        # The days do not agree, or it is the day on which somebody looked.
        (f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>03.03.2021</p><p>04.03.2021</p>", None),
        (f"<p>Wednesday, 3 March 2021</p>{'<p>Menu</p>' * 9}<h1>{HEADLINE}</h1>{PROSE}", None),
        (f"<h1>{HEADLINE}</h1>{PROSE * 12}<p class='updated'>03.03.2021</p>", None),
        # Nothing that is only printed is older than the web.
        (f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>28.01.1975</p>", None),
    ],
)
def test_the_last_resorts(body: str, expected: dt.date | None) -> None:
    assert day_of(page(body=body, language="de")) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Ann Lee Senior Political Correspondent", ["Ann Lee"]),
        ("Ann Lee, Staff Writer", ["Ann Lee"]),
        ("Ann Lee Last updated", ["Ann Lee"]),
        ("Ann Lee Follow", ["Ann Lee"]),
        ("Ann Lee\n&\nBo Day", ["Ann Lee", "Bo Day"]),
        ("Ann Lee And Bo Day For The Mail On Sunday", ["Ann Lee", "Bo Day"]),
        ("Ann Lee/dpa", ["Ann Lee"]),
        ("Ann Lee (dpa)", ["Ann Lee"]),
        ("Anna Lee, Projektleiterin der Küste", ["Anna Lee"]),
        ("Rechtsanwältin Anna Lee", ["Anna Lee"]),
        ("Ann Lee og Bo Day", ["Ann Lee", "Bo Day"]),
        ("Ann Lee ve Bo Day", ["Ann Lee", "Bo Day"]),
        ("Ann Lee và Bo Day", ["Ann Lee", "Bo Day"]),
        ("Άννα Λη και Μπο Ντέι", ["Άννα Λη", "Μπο Ντέι"]),
        ("Иван Петров и Анна Иванова", ["Иван Петров", "Анна Иванова"]),
        ("أحمد علي ومحمد حسن", ["أحمد علي", "محمد حسن"]),
        ("بقلم محمد علي", ["محمد علي"]),
        ("김철수·이영희 기자", ["김철수", "이영희"]),
        ("[서울=뉴스] 김철수 기자 =", ["김철수"]),
        ("김철수 기자 chul@paper.example", ["김철수"]),
        ("본보 김철수 기자", ["김철수"]),
        ("本报记者 王小明", ["王小明"]),
        ("新华社记者王小明、李红", ["王小明", "李红"]),
        ("山田太郎記者", ["山田太郎"]),
        ("編集部 山田太郎", ["山田太郎"]),
        ("Ann Lee 著、山田 太郎 監訳、木下 哲也 訳", ["Ann Lee"]),
    ],
)
def test_author_fields(field: str, expected: list[str]) -> None:
    people = read_author_field(field, AuthorContext(LEXICON)).people
    assert [author.name for author in people] == expected


BYLINE = '<p class="byline">{0}</p>'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # A field has who typed it in; a byline and its words for "by" have who wrote it.
        (
            meta("author", "Cy Fox"),
            f"<div><h1>{HEADLINE}</h1>{BYLINE.format('By Ann Lee')}</div>",
            ["Ann Lee"],
        ),
        (
            meta("author", "Ann P. Lee"),
            f"<div><h1>{HEADLINE}</h1>{BYLINE.format('By Ann Lee')}</div>",
            ["Ann P. Lee"],
        ),
        (meta("author", "Cy Fox"), f"<div><h1>{HEADLINE}</h1><p>By Ann Lee</p></div>", ["Cy Fox"]),
        # Behind the story, with a word for "author".
        ("", f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>Autorin/Autor Ann Lee</p>", ["Ann Lee"]),
        ("", f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>Penulis: Ann Lee</p>", ["Ann Lee"]),
        (
            "",
            f"<h1>{HEADLINE}</h1>{PROSE * 12}<p>Author: Ann Lee</p><p>Author: Bo Day</p>",
            [],
        ),
    ],
)
def test_who_wrote_it(head: str, body: str, expected: list[str]) -> None:
    assert names(read_html(page(head, body=body + PROSE))) == expected
