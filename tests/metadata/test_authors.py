"""Authors from a page's markup: who is named, what is no person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Author, clean, read_html
from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_fields import read_author_field
from support.metadata_pages import (
    HEADLINE,
    LEXICON,
    article,
    bodies,
    ld,
    meta,
    names,
    page,
    squashed,
)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Jo O'Brian", ["Ann Lee", "Jo O'Brian"]),
        ("Von Ann Lee, Berlin", ["Ann Lee"]),
        ("Por Ana de la Cruz y Luis Ortega y Gasset", ["Ana de la Cruz", "Luis Ortega y Gasset"]),
        ("Ann Lee, Jr.", ["Ann Lee Jr."]),
        ("Ann Lee, M.D., Ph.D.", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Jack Ma", ["Jack Ma"]),
        ("JACK MA", ["JACK MA"]),
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        (
            [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "Reuters"}],
            ["Ann Lee"],
        ),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Day"]}, ["Ann Lee", "Bo Day"]),
        (
            {"@type": "Person", "name": "Ann Lee", "affiliation": {"name": "Some University"}},
            ["Ann Lee"],
        ),
        ([["Ann Lee"], {"@list": [{"name": "Bo Day"}]}], ["Ann Lee", "Bo Day"]),
        ("AFP", []),
        ("Reuters Staff", []),
        ("The Paper", []),
        ("paper.example", []),
        ("admin", []),
        ("https://www.facebook.com/thepaper", []),
        ("ann.lee@paper.example", []),
        ("@annlee", []),
        ("Ann Lee <ann.lee@paper.example>", ["Ann Lee"]),
        ("Ann Lee | 3 May 2020, 10:30", ["Ann Lee"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("著者：山田太郎", ["山田太郎"]),
        ("View all posts by Ann Lee", ["Ann Lee"]),
        ("Ann Lee, edited by Bo Day", ["Ann Lee"]),
        ("Ann Lee The Associated Press", ["Ann Lee"]),
        ({"@type": "Organization", "name": "Ann Lee"}, []),
        ("ann lee", ["ann lee"]),
        ("a.lee", []),
        ({"name": 7}, []),
        ([None, 3, True, {}, []], []),
        (7, []),
    ],
)
def test_authors_of_jsonld(author: Any, expected: list[str]) -> None:
    thing = article(author=author, publisher={"@type": "Organization", "name": "The Paper"})
    found = read_html(page(ld(thing)), url="https://paper.example/storm")
    assert names(found) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("AFP", ["AFP"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("Redaktion", ["Redaktion"]),
        ("P24 Redaktion", ["P24 Redaktion"]),
        ("The Paper", ["The Paper"]),
        ({"@type": "Organization", "name": "The Paper"}, ["The Paper"]),
        ([{"@type": "NewsMediaOrganization", "name": "AFP"}, {"name": "Ann Lee"}], []),
        ("admin", []),
        ("a.lee", []),
        ("https://www.facebook.com/thepaper", []),
        ("No Author", []),
    ],
)
def test_a_body_where_nobody_is_named(author: Any, expected: list[str]) -> None:
    thing = article(author=author, publisher={"@type": "Organization", "name": "The Paper"})
    found = read_html(page(ld(thing)), url="https://paper.example/storm")
    assert bodies(found) == expected
    assert all(one.organization == one.name for one in found.authors if one.is_organization)
    assert Article.from_json(found.to_json()) == found


def test_a_person_in_the_byline_before_a_body_in_the_markup() -> None:
    paper = {"@type": "Organization", "name": "The Paper"}
    head = ld(article(author=paper, publisher=paper))
    body = f"<div><h1>{HEADLINE}</h1><p>By Ann Lee</p></div><p>Waves rose.</p>"
    assert names(read_html(page(head, body=body))) == ["Ann Lee"]
    # An agency that is shown says more than the site's name in the template.
    body = f'<div><h1>{HEADLINE}</h1><p class="byline">By Reuters</p></div><p>Waves rose.</p>'
    assert bodies(read_html(page(head, body=body))) == ["Reuters"]
    prose = "A storm hit the northern coast on Friday, officials said, and waves rose. " * 3
    text = page(head, body=f"<h1>{HEADLINE}</h1><p>{prose}</p><p>{prose}</p><p>By Ann Lee</p>")
    assert names(clean(read_html(text))) == ["Ann Lee"]
    assert clean(clean(read_html(text))) == clean(read_html(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Ein Gastbeitrag von Ann Lee", ["Ann Lee"]),
        ("Posted in Weather by annlee on August 3, 2019", ["annlee"]),
        ("Veröffentlicht am 11. Juni 2019 von Ann Lee", ["Ann Lee"]),
        ("Ann Lee, 02.02.2022", ["Ann Lee"]),
        ("Ann LeeDec 05, 2023", ["Ann Lee"]),
        ("11.12.2019 - Ann Lee", ["Ann Lee"]),
        ("ByAnn Lee", ["Ann Lee"]),
        ("Weather | By Ann Lee | April 13, 2020", ["Ann Lee"]),
        ("By Ann LeePublished: Oct 16, 2023", ["Ann Lee"]),
        ("By Ann Lee Updated May 4, 2020", ["Ann Lee"]),
        ("By Ann Lee December 21, 2023", ["Ann Lee"]),
        ("By Ann Lee in London", ["Ann Lee"]),
        ("Par Anne Lefèvre, à Paris", ["Anne Lefèvre"]),
        ("Ann Lee im Gespräch mit Bo Day, 02.02.2022", ["Ann Lee", "Bo Day"]),
        ("文：王小明", ["王小明"]),
        ("取材・文／山田太郎", ["山田太郎"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("[田中宏昌，ITmedia]", ["田中宏昌"]),
        ("김철수 기자", ["김철수"]),
        ("लेखक: राम कुमार", ["राम कुमार"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("Last Modified: Feb 18, 2020", []),
        ("05/03/2020 10:00 AM EDT", []),
        ("2024年04月24日23:52 | 来源：新华网", []),
        ("Record Identifier: NCT03746262", []),
        ("Ann Lee and the sea", []),
        ("Northern Coast", []),
        ("Northern Coast, 02.02.2022", []),
    ],
)
def test_bylines_in_lines_near_the_headline(line: str, expected: list[str]) -> None:
    found = read_html(page(body=f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose.</p>"))
    assert names(found) == expected


def test_a_byline_announced_in_a_line_of_its_own() -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>Auteur :</p><p>Anne Lefèvre</p></div><p>Waves rose."
    assert names(read_html(page(body=body))) == ["Anne Lefèvre"]


def test_a_line_with_a_cue_before_elements_further_off() -> None:
    line = '<div class="teaser-small"><p class="byline">By Ann Lee on 3 May 2020</p></div>'
    body = f"<div><h1>{HEADLINE}</h1>{line}</div><p>Waves rose.</p>" + "<p>More.</p>" * 9
    found = read_html(page(body=f'{body}<div><a rel="author" href="/b">Bo Day</a></div>'))
    assert names(found) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee and Bo Day", ["Ann Lee", "Bo Day"]),
        ("By Bo Day and Cy May", ["Ann Lee"]),
        ("By Ann Lee, Institute of Winds and Infectious Waves", ["Ann Lee"]),
        ("Ann Lee and Bo Day", ["Ann Lee"]),
    ],
)
def test_a_byline_that_adds_to_the_author_of_the_markup(line: str, expected: list[str]) -> None:
    head = ld(article(author={"@type": "Person", "name": "Ann Lee"}))
    found = read_html(page(head, body=f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose."))
    assert names(found) == expected


@pytest.mark.parametrize(
    ("author", "line", "expected"),
    [
        ("a.lee@paper.example", "Ann Lee", ["Ann Lee"]),
        ("ann.lee", "Our editor Ann P. Lee looks at the sea.", ["Ann P. Lee"]),
        ("a.lee", "Bo Day", []),
        ("annlee", "By Ann Lee", ["annlee"]),
        ("paper.com", "Paper of the com", []),
    ],
)
def test_logins_by_the_name_that_is_shown(author: str, line: str, expected: list[str]) -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose.</p>"
    assert names(read_html(page(meta("author", author), body=body))) == expected


def test_a_login_yields_to_a_name() -> None:
    head = meta("sailthru.author", "annlee") + meta("byline", "Ann Lee | alee@paper.example")
    assert names(read_html(page(head))) == ["Ann Lee"]


def test_a_first_name_in_full() -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>Waves rose.</p><p>Ann Lee</p>"
    assert names(read_html(page(meta("author", "Ann"), body=body))) == ["Ann Lee"]
    assert names(read_html(page(meta("author", "Ann")))) == ["Ann"]


def test_role_and_organization() -> None:
    person = {"@type": "Person", "name": "Ann Lee", "jobTitle": "Reporter"}
    thing = article(author={**person, "worksFor": {"name": "AFP"}})
    (author,) = read_html(page(ld(thing))).authors
    assert author == Author("Ann Lee", role="Reporter", organization="AFP")
    (author,) = read_html(page(meta("author", "Ann Lee, Chief Technology Officer"))).authors
    assert (author.name, author.role) == ("Ann Lee", "Chief Technology Officer")


def test_an_author_by_reference() -> None:
    graph = {
        "@graph": [
            article(author={"@id": "#ann"}, publisher={"@id": "#paper"}),
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#paper", "name": "The Paper"},
        ]
    }
    found = read_html(page(ld(graph)))
    assert (names(found), found.publisher) == (["Ann Lee"], "The Paper")


def test_markup_before_what_is_seen() -> None:
    body = f'<h1>{HEADLINE}</h1><p class="byline">By Bo Day</p>'
    assert names(read_html(page(meta("author", "Ann Lee"), body=body))) == ["Ann Lee"]
    assert names(read_html(page(meta("author", "Reuters"), body=body))) == ["Bo Day"]
    data = meta("twitter:data1", "Ann Lee")
    assert names(read_html(page(meta("twitter:label1", "Written by"), data))) == ["Ann Lee"]
    assert names(read_html(page(meta("twitter:label1", "Reading time"), data))) == []


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ('<p class="byline">By Ann Lee and Bo Day</p>', ["Ann Lee", "Bo Day"]),
        ('<p class="byline">Ann Lee - Dec 21, 2023 1:00 pm UTC</p>', ["Ann Lee"]),
        ('<a rel="author" href="/ann">Ann Lee</a>', ["Ann Lee"]),
        ('<a href="/author/ann-lee/">Ann Lee</a>', ["Ann Lee"]),
        ('<span itemprop="author">Ann Lee</span>', ["Ann Lee"]),
        ('<span class="author vcard">annlee</span>', ["annlee"]),
        ('<div class="author"><span>Ann</span> <span>Lee</span></div>', ["Ann Lee"]),
        (
            '<div class="authors"><a class="author">Ann Lee</a><a class="author">Bo Day</a></div>',
            ["Ann Lee", "Bo Day"],
        ),
        (
            '<div><p class="author">Ann Lee</p><p class="author">Bo Day</p></div>',
            ["Ann Lee", "Bo Day"],
        ),
        ('<div class="byline">Ann Lee<br>Reporter</div>', ["Ann Lee"]),
        ('<div class="byline">By Ann Lee | Reviewed by Bo Day</div>', ["Ann Lee"]),
        ('<address class="p-author h-card">Ann Lee</address>', ["Ann Lee"]),
        ('<span class="author vcard">Ann_Lee</span>', ["Ann_Lee"]),
        ('<span class="author vcard">Der Postbote</span>', ["Der Postbote"]),
        ('<a class="license-author">Ann Lee</a>', []),
        ('<a href="/authors">Zur Artikelliste</a>', []),
        ('<div class="comment-author">Ann Lee</div>', []),
        ('<figure><span class="author">Ann Lee</span></figure>', []),
        ('<aside><span class="author">Ann Lee</span></aside>', []),
        ('<div class="related-posts"><span class="author">Ann Lee</span></div>', []),
        (
            '<div class="with-sidebar comments-open"><span class="author">Ann Lee</span></div>',
            ["Ann Lee"],
        ),
        ('<p class="author-bio">Ann Lee covers storms and the sea for us.</p>', []),
        ('<p class="byline">Reuters</p>', []),
    ],
)
def test_bylines_that_are_seen(byline: str, expected: list[str]) -> None:
    found = read_html(page(body=f"<div><h1>{HEADLINE}</h1>{byline}</div><p>Waves rose.</p>"))
    assert names(found) == expected


def test_the_byline_beside_the_title_is_the_one() -> None:
    body = (
        '<div class="top"><span class="author">Cy Fox</span></div>'
        f'<section>{"<div>" * 5}<span class="author">Ann Lee</span><h1>{HEADLINE}</h1>'
        f"{'</div>' * 5}</section>"
        '<div><div><div><span class="author">Bo Day</span></div></div></div>'
    )
    assert names(read_html(page(body=body))) == ["Ann Lee"]


@given(st.text(max_size=60))
def test_people_are_in_the_field(raw: str) -> None:
    for structured in (True, False):
        for author in read_author_field(raw, AuthorContext(LEXICON), structured=structured).people:
            for word in author.name.split():
                assert squashed(word) in squashed(raw)
