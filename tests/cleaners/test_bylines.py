"""Bylines: found in a text by the built-in rules, removed, and kept as authors."""

import pytest

from newsclean import clean, read_text
from support.samples import STORIES
from support.strategies import default

STORY = STORIES["en"][0]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("BY ANN LEE", ["ANN LEE"]),
        ("By Ann Lee, Reuters", ["Ann Lee"]),
        ("Reporting by Ann Lee; Editing by Jo Cruz", ["Ann Lee"]),
        ("(Reporting by Ann Lee and Jo Cruz; Editing by Kim Park)", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Staff Writer", ["Ann Lee"]),
    ],
)
@pytest.mark.parametrize("edge", ["head", "tail"])
def test_bylines_fill_the_authors(line: str, authors: list[str], edge: str) -> None:
    head = ["Storm hits northern coast", line, STORY, STORY[:-1] + " again."]
    tail = ["Storm hits northern coast", STORY, STORY[:-1] + " again.", line]
    article = clean(read_text("\n\n".join(head if edge == "head" else tail)))
    assert [author.name for author in article.authors] == authors
    assert line not in article.text


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By John Smith Jr.", [("John Smith Jr", None, None)]),
        ("By Ann Lee, M.D.", [("Ann Lee", None, None)]),
        ("By Maria de la Cruz", [("Maria de la Cruz", None, None)]),
        ("By Conor O'Brian", [("Conor O'Brian", None, None)]),
        ("By Jan van der Berg", [("Jan van der Berg", None, None)]),
        ("By Ann Lee @annlee", [("Ann Lee", None, None)]),
        ("By Ann Lee ann.lee@news.example", [("Ann Lee", None, None)]),
        ("By ANN LEE, Associated Press", [("ANN LEE", None, "Associated Press")]),
        ("ANN LEE The Associated Press", [("ANN LEE", None, "The Associated Press")]),
        ("Ann Lee Staff Writer", [("Ann Lee", "Staff Writer", None)]),
        ("By Ann Lee, BBC Wales", [("Ann Lee", None, "BBC Wales")]),
        ("From our special correspondent Ann Lee", [("Ann Lee", None, None)]),
        ("Von Anna Berg, dpa", [("Anna Berg", None, "dpa")]),
        ("Par Jean Mont avec AFP", [("Jean Mont", None, "AFP")]),
        ("Автор: Иван Долин, корреспондент", [("Иван Долин", "корреспондент", None)]),
        ("홍길동 기자", [("홍길동", "기자", None)]),
        ("홍길동 기자 name@site.example", [("홍길동", "기자", None)]),
        ("홍길동·김철수 기자", [("홍길동", None, None), ("김철수", "기자", None)]),
        ("중앙일보 홍길동 기자", [("홍길동", "기자", "중앙일보")]),
        ("(서울=연합뉴스) 홍길동 기자 =", [("홍길동", "기자", None)]),
        ("【記者 山田太郎】", [("山田太郎", "記者", None)]),
        ("山田太郎記者", [("山田太郎", "記者", None)]),
        ("取材・文=山田太郎", [("山田太郎", None, None)]),
        ("記者李小明", [("李小明", "記者", None)]),
        ("记者 张三", [("张三", "记者", None)]),
        ("本报记者 张三 李四", [("张三", "本报记者", None), ("李四", "本报记者", None)]),
        ("（记者 张三）", [("张三", "记者", None)]),
        ("文｜张三", [("张三", None, None)]),
        ("كتب: محمد علي", [("محمد علي", None, None)]),
        ("خبرنگار: علی رضایی", [("علی رضایی", None, None)]),
        ("लेखक: राम कुमार", [("राम कुमार", None, None)]),
    ],
)
def test_bylines_of_many_languages(
    line: str, authors: list[tuple[str, str | None, str | None]]
) -> None:
    article = clean(read_text("\n\n".join(["Storm hits northern coast", line, STORY, STORY])))
    found = [(author.name, author.role, author.organization) for author in article.authors]
    assert found == authors
    assert line not in article.text
    assert {r.name for r in article.removals} == {"byline", "title"}


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [
        ("de", "Von unserem Korrespondenten Karl Berg", "Karl Berg"),
        ("es", "De nuestro corresponsal Ana Ruiz", "Ana Ruiz"),
        ("es", "Texto: Ana Ruiz Fotos: Luis Gil", "Ana Ruiz"),
        ("no", "Tekst: Ola Berg Foto: Kari Dal", "Ola Berg"),
        ("ru", "Подготовил Иван Долин", "Иван Долин"),
        ("hi", "द्वारा राम कुमार", "राम कुमार"),
        ("vi", "Tác giả: Nguyễn Văn An", "Nguyễn Văn An"),
    ],
)
def test_bylines_that_only_rules_of_their_language_know(
    language: str, line: str, author: str
) -> None:
    lines = ["Storm hits northern coast", line, *STORIES.get(language, (STORY, STORY))]
    article = clean(read_text("\n\n".join(lines), language=language))
    assert [found.name for found in article.authors] == [author]
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press writers Ann Lee and Jo Cruz contributed to this report.",
        "— With assistance by Ann Lee and Jo Cruz",
        "Additional reporting by Ann Lee",
        "Editing by Jo Cruz",
        "责任编辑：张三",
        "新华社记者",
        "Reuters",
        "Edited by: राम कुमार",
    ],
)
def test_who_is_no_author(line: str) -> None:
    article = clean(read_text("\n\n".join(["Storm hits northern coast", STORY, STORY, line])))
    assert article.authors == ()


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["By", "Ann Lee"], ["Ann Lee"]),
        (["Von", "Anna Berg und", "Karl Tal"], ["Anna Berg", "Karl Tal"]),
        (["Kommentar von", "Anna Berg"], ["Anna Berg"]),
        (["(Reporting by", "Ann Lee", "in Kyiv; Editing by Jo Cruz)"], ["Ann Lee"]),
        (["Par", "Jean Mont", "Publié le", "9 août 2020"], ["Jean Mont"]),
        (["Ann Lee", "9 August 2020"], ["Ann Lee"]),
        (["Published", "9 August 2020 14:05", "Ann Lee"], ["Ann Lee"]),
        (["山田太郎", "2024年5月24日 10時30分"], ["山田太郎"]),
        (["Anna Berg", "Korrespondentin"], ["Anna Berg"]),
    ],
)
def test_bylines_of_several_lines(lines: list[str], authors: list[str]) -> None:
    headline = "Storm hits northern coast and two villages"
    text = "\n\n".join([headline, *lines, STORY, STORY])
    article = clean(read_text(text), pipeline=default().without("judge"))
    assert [author.name for author in article.authors] == authors
    assert article.text == f"{STORY}\n\n{STORY}"


def test_a_byline_states_the_date_in_it() -> None:
    line = "By Ann Lee | Published 4 May 2024 10:30 GMT"
    article = clean(read_text("\n\n".join(["Storm hits northern coast", line, STORY, STORY])))
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-04T10:30:00+00:00"


def test_the_reporter_before_the_first_sentence_goes_and_the_dateline_stays() -> None:
    story = "(서울=연합뉴스) 홍길동 기자 = 정부는 24일 북부 해안의 폭풍 피해를 조사한다고 밝혔다."
    article = clean(read_text("\n\n".join(["폭풍이 북부 해안을 덮치다", story, STORY])))
    assert [author.name for author in article.authors] == ["홍길동"]
    assert "(서울=연합뉴스) 정부는 24일" in article.text


def test_a_person_the_story_speaks_of_did_not_write_it() -> None:
    headline = "Storm hits northern coast and two villages"
    story = "“We heard the wind before we saw anything at all,” said Jo Cruz, who keeps the inn."
    text = "\n\n".join([headline, "Jo Cruz", "9 August 2020", story, STORY])
    article = clean(read_text(text), pipeline=default().without("judge"))
    assert article.authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "Minister for Sports congratulates the team",
        "Sam Reinhart says the team is not too confident",
        "Father of gunman known for rambling political videos",
        "Middle East",
        "Sports editor wanted",
        "기자 회견",
        "기자들의 눈",
        "记者会",
        "记者节快乐",
        "記者会見",
        "特派員の目",
        "编辑部的故事",
        "Ann Lee and Jo Cruz",
        "Author unknown",
        "By the river",
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_lines_that_are_no_bylines(line: str, place: int) -> None:
    """What the judge makes of them below the headline is in tests/cases."""
    lines = ["Storm hits northern coast", STORY, STORY[:-1] + " again."]
    lines.insert(place, line)
    article = clean(read_text("\n\n".join(lines)), pipeline=default().without("judge"))
    assert line in article.text
    assert article.authors == ()
