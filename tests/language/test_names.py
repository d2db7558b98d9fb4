"""Bylines: who wrote it, and for whom."""

import pytest

from newsclean import Author, clean, read_text
from newsclean.language.bylines import read_byline
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import is_organization, is_proper_name, proper_name_end
from newsclean.text.letters import is_capitalised, is_uncased

LEXICON = Lexicon(
    joiners=frozenset({"and", "with", "und"}),
    roles=frozenset("reporter correspondent editor writer staff chief political bureau".split()),
    agencies=frozenset({"reuters", "afp", "ap", "associated press"}),
    media=frozenset({"times", "post", "news"}),
    particles=frozenset({"de", "la", "van", "der", "of", "al"}),
    prepositions=frozenset({"in", "at", "for"}),
    months={"may": 5},
)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Jo Cruz and Kim Park", ["Ann Lee", "Jo Cruz", "Kim Park"]),
        ("Ann Lee, Jo Cruz, and Kim Park", ["Ann Lee", "Jo Cruz", "Kim Park"]),
        ("Ann Lee & Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee / Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee | Reuters", ["Ann Lee"]),
        ("ANN LEE", ["ANN LEE"]),
        ("Jean-Luc de la Tour", ["Jean-Luc de la Tour"]),
        ("Vincent van der Berg", ["Vincent van der Berg"]),
        ("Conor O’Neill", ["Conor O’Neill"]),
        ("J. R. Smith", ["J. R. Smith"]),
        ("John Smith, Jr.", ["John Smith Jr"]),
        ("Ann Lee in Kyiv", ["Ann Lee"]),
        ("Ann Lee in Kyiv and Jo Cruz in Minsk", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Kyiv", ["Ann Lee"]),
        ("Anna Schmidt und Jan Meyer", ["Anna Schmidt", "Jan Meyer"]),
        ("Ann Lee (ann.lee@news.example)", ["Ann Lee"]),
        ("Ann Lee @annlee", ["Ann Lee"]),
        ("Анна Петрова", ["Анна Петрова"]),
        ("李小明、王大伟", ["李小明", "王大伟"]),
        ("山田太郎", ["山田太郎"]),
    ],
)
def test_people(text: str, authors: list[str]) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert [author.name for author in byline.authors] == authors


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Staff Writer Ann Lee",
            Author("Ann Lee", role="Staff Writer", raw="Staff Writer Ann Lee"),
        ),
        ("Ann Lee, Staff Writer", Author("Ann Lee", role="Staff Writer", raw="Ann Lee")),
        (
            "Ann Lee, Moscow correspondent",
            Author("Ann Lee", role="Moscow correspondent", raw="Ann Lee"),
        ),
        ("Political Editor, Ann Lee", Author("Ann Lee", role="Political Editor", raw="Ann Lee")),
        ("Ann Lee, Reuters", Author("Ann Lee", organization="Reuters", raw="Ann Lee")),
        (
            "Ann Lee, The Northport Times",
            Author("Ann Lee", organization="The Northport Times", raw="Ann Lee"),
        ),
        (
            "Ann Lee, Staff Writer, Associated Press",
            Author("Ann Lee", role="Staff Writer", organization="Associated Press", raw="Ann Lee"),
        ),
    ],
)
def test_roles_and_agencies_are_apart(text: str, author: Author) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert byline.authors == (author,)


@pytest.mark.parametrize(
    "text", ["Reuters", "AFP", "AP and Reuters", "Northport Times", "news.org"]
)
def test_agencies_alone_are_no_people(text: str) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert byline.authors == ()
    assert byline.organizations


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "Friday the storm moved on",
        "the storm",
        "Ann",
        "Plan B",
        "Vitamin C",
        "May Day",
        "Ann Lee said that the storm was over",
        "Ann Lee and nobody else",
        "Apple’s Storm",
        "Storm 2020",
        "Editor",
        "One Two Three Four Five Six Seven",
        "A very long line " * 20,
        "Why Not?",
        "Ann Lee: Jo Cruz",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert read_byline(text, LEXICON) is None


def test_capitals() -> None:
    assert is_capitalised("“Storm")
    assert not is_capitalised("storm")
    assert not is_capitalised("“")
    assert not is_capitalised("")
    assert not is_capitalised("風")
    assert is_uncased("風")
    assert is_uncased("שלום")
    assert not is_uncased("a")
    assert not is_uncased("5")
    assert not is_uncased("")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee said", "Ann Lee"),
        ("Ann Lee, who said", "Ann Lee"),
        ("Bank of England said", "Bank of England"),
        ("Bank of the river", "Bank"),
        ("the Bank", ""),
        ("Ann Leeson. The storm", "Ann Leeson"),
        ("J. Smith went", "J. Smith"),
    ],
)
def test_proper_names(text: str, name: str) -> None:
    assert text[: proper_name_end(text, 0, LEXICON)] == name


def test_a_proper_name_is_all_of_the_text() -> None:
    assert is_proper_name("The Northport Times", LEXICON)
    assert not is_proper_name("The Northport times", LEXICON)
    assert not is_proper_name("", LEXICON)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Reuters", True),
        ("the AP", True),
        ("Northport Times", True),
        ("news.example.com", True),
        ("Ann Lee", False),
        ("hard times", False),
        ("", False),
    ],
)
def test_organizations(text: str, is_one: bool) -> None:
    assert bool(is_organization(text, LEXICON)) is is_one


# --- through the built-in rules -------------------------------------------------------------

STORY = (
    "A storm hit the northern coast on Friday night, tearing roofs off forty houses and leaving "
    "two villages without power, officials said."
)


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
        ("Von unserem Korrespondenten Karl Berg", [("Karl Berg", None, None)]),
        ("Par Jean Mont avec AFP", [("Jean Mont", None, "AFP")]),
        ("De nuestro corresponsal Ana Ruiz", [("Ana Ruiz", None, None)]),
        ("Texto: Ana Ruiz Fotos: Luis Gil", [("Ana Ruiz", None, None)]),
        ("Tekst: Ola Berg Foto: Kari Dal", [("Ola Berg", None, None)]),
        ("Автор: Иван Долин, корреспондент", [("Иван Долин", "корреспондент", None)]),
        ("Подготовил Иван Долин", [("Иван Долин", None, None)]),
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
        ("द्वारा राम कुमार", [("राम कुमार", None, None)]),
        ("Tác giả: Nguyễn Văn An", [("Nguyễn Văn An", None, None)]),
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
    article = clean(read_text("\n\n".join([headline, *lines, STORY, STORY])))
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
    article = clean(read_text("\n\n".join([headline, "Jo Cruz", "9 August 2020", story, STORY])))
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
    lines = ["Storm hits northern coast", STORY, STORY[:-1] + " again."]
    lines.insert(place, line)
    article = clean(read_text("\n\n".join(lines)))
    assert line in article.text
    assert article.authors == ()
