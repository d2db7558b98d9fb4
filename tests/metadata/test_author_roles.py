"""Roles, places and labels around the names of authors, in many languages."""

import pytest

from newsclean import read_html
from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_fields import read_author_field
from support.metadata_pages import HEADLINE, LEXICON, article, bodies, ld, names, page

CONTEXT = AuthorContext(LEXICON)
PROSE = "<p>Waves rose higher than ever before, officials said.</p>"


def people(field: str) -> list[tuple[str, str | None]]:
    return [(author.name, author.role) for author in read_author_field(field, CONTEXT).people]


@pytest.mark.parametrize(
    ("field", "name", "role"),
    [
        ("N.Z.-Korrespondent Jan Ost", "Jan Ost", "N.Z.-Korrespondent"),
        ("KÜSTE-ONLINE-Autorin Mia Ost", "Mia Ost", "KÜSTE-ONLINE-Autorin"),
        ("NB-verslaggever Piet van Dam", "Piet van Dam", "NB-verslaggever"),
        ("KB-reporter Mia Ost", "Mia Ost", "KB-reporter"),
        ("Wirtschaftsredakteurin Mia Ost", "Mia Ost", "Wirtschaftsredakteurin"),
        ("Ulkomaantoimittaja Aino Ranta", "Aino Ranta", "Ulkomaantoimittaja"),
        ("Von unserem Korrespondenten Jan Ost", "Jan Ost", "unserem Korrespondenten"),
        ("Unsere Reporterin Mia Ost", "Mia Ost", "Unsere Reporterin"),
        ("Notre correspondant Luc Mer", "Luc Mer", "Notre correspondant"),
        ("Dal nostro inviato Ugo Riva", "Ugo Riva", "Dal nostro inviato"),
        ("Nuestra corresponsal Ana Mar", "Ana Mar", "Nuestra corresponsal"),
        ("Наш корреспондент Иван Бережной", "Иван Бережной", "Наш корреспондент"),
        ("Coast business correspondent Ann Lee", "Ann Lee", "Coast business correspondent"),
        ("Political Editor Ann Lee", "Ann Lee", "Political Editor"),
        ("Rédactrice en chef Lise Mer", "Lise Mer", "Rédactrice en chef"),
        ("Journaliste au service Société Lise Mer", "Lise Mer", "Journaliste au service Société"),
        ("Correspondant à Montrelet Luc Mer", "Luc Mer", "Correspondant à Montrelet"),
        ("Enviado especial a Tam Ana Mar", "Ana Mar", "Enviado especial a Tam"),
        ("Ann Lee - Business Reporter", "Ann Lee", "Business Reporter"),
        ("Corresponsal en Nueva Tam Ana Mar", "Ana Mar", "Corresponsal en Nueva Tam"),
        ("Redacteur Economie Piet van Dam", "Piet van Dam", "Redacteur Economie"),
        ("Korespondent KB Jan Morski", "Jan Morski", "Korespondent KB"),
        ("Reporter ANN MARIE LEE", "ANN MARIE LEE", "Reporter"),
        ("Корреспондент «Берега» Иван Бережной", "Иван Бережной", "Корреспондент «Берега»"),
        ("Ann Lee Staff Writer", "Ann Lee", "Staff Writer"),
        ("王小明 青溪日报记者", "王小明", "青溪日报记者"),
        ("記者王小明／綜合報導", "王小明", "記者"),
        ("北海新聞 山田太郎記者", "山田太郎", "記者"),
        ("[북해일보 김철수 기자]", "김철수", "기자"),
    ],
)
def test_roles_before_and_behind_a_name(field: str, name: str, role: str) -> None:
    assert people(field) == [(name, role)]
    head = ld(article(author={"@type": "Person", "name": field}))
    (author,) = read_html(page(head)).authors
    assert (author.name, author.role) == (name, role)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee and business reporter Bo Day", ["Ann Lee", "Bo Day"]),
        ("By political correspondent Ann Lee and Bo Day in Tam", ["Ann Lee", "Bo Day"]),
        ("By Ann Lee, economics correspondent, and Bo Day", ["Ann Lee", "Bo Day"]),
        ("Por Ana Mar y la corresponsal Eva Sol", ["Ana Mar", "Eva Sol"]),
        ("Par Lise Mer, avec notre correspondant Luc Mer", ["Lise Mer", "Luc Mer"]),
        ("Von Jan Ost und Wirtschaftsredakteurin Mia Ost", ["Jan Ost", "Mia Ost"]),
        ("Words by Ann Lee, photos by Bo Day and Cy Fox", ["Ann Lee"]),
        ('By Ann "Bee Jay" Lee', ['Ann "Bee Jay" Lee']),
        ("By Ann Lee, New York", ["Ann Lee"]),
        ("Por Ana Mar, Ciudad de México", ["Ana Mar"]),
    ],
)
def test_bylines_of_people_with_roles(line: str, expected: list[str]) -> None:
    body = f'<div><h1>{HEADLINE}</h1><p class="byline">{line}</p></div>{PROSE}'
    assert names(read_html(page(body=body))) == expected


@pytest.mark.parametrize(
    "field",
    [
        "Professor of wind at Big River",
        "Redaktion North Coast",
        "Political editor",
        "Chief Technology Officer",
        "Editor of the North Coast Times",
        "San Francisco",
        "Delete SEARCH",
    ],
)
def test_roles_newsrooms_and_places_are_no_people(field: str) -> None:
    assert people(field) == []


def test_whom_a_caption_shows_is_no_author() -> None:
    line = "Coast Power director Ann Lee, 3 May 2020"
    body = f"<div><h1>{HEADLINE}</h1><p>{line}</p></div>{PROSE}"
    assert names(read_html(page(body=body))) == []


@pytest.mark.parametrize("role", ["Staff Writer", "Staff Writers"])
def test_a_paper_and_its_staff_behind_a_name(role: str) -> None:
    assert people(f"By Ann Lee / North Coast Shimbun {role}")[0][0] == "Ann Lee"
    assert len(people(f"By Ann Lee / North Coast {role}")) == 1
    assert people(f"North Coast Shimbun {role}") == []


def test_a_title_behind_a_comma_is_no_second_author() -> None:
    field = "Ann Lee, Chief Economist Big River"
    assert people(field) == [("Ann Lee", "Chief Economist Big River")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Mar\u200b Tam", "Ana Mar"),
        ("Ana Mar\u200b\nTam", "Ana Mar"),
        ("Ana Mar\u200b \u200b", "Ana Mar"),
        ("\ufeffAna Mar", "Ana Mar"),
        ("Ana\u200b Mar", "Ana Mar"),
        ("Ana Mar\u2060 Puerto Tam", "Ana Mar"),
    ],
)
def test_zero_width_marks(name: str, expected: str) -> None:
    thing = article(author={"@type": "Person", "name": name})
    assert names(read_html(page(ld(thing))))[:1] == [expected]


LINES = [
    ("zh", "2021年3月3日 09:30 来源：青溪日报 作者：王小明", ["王小明"]),
    ("zh", "2021-03-03 09:30:00　来源：青溪社　作者：王小明　责任编辑：李红", ["王小明"]),
    ("zh", "2021-03-03 09:30 来源: 青溪日报 记者 王小明", ["王小明"]),
    ("zh", "作者：王小明 编辑：李红 来源：青溪日报", ["王小明"]),
    ("zh", "作者：王小明、李大山 摄影：张三", ["王小明", "李大山"]),
    ("zh", "本报记者 王小明 李大山", ["王小明", "李大山"]),
    ("zh", "责任编辑：李红 来源：青溪日报", []),
    ("zh", "作者：王小明 点击：1234次", ["王小明"]),
    ("ja", "取材・文 山田太郎　2021年3月3日", ["山田太郎"]),
    ("ja", "文＝山田太郎 写真＝鈴木花子", ["山田太郎"]),
    ("ja", "写真：鈴木花子　文：山田太郎", ["山田太郎"]),
    ("ja", "取材・文／山田太郎 撮影／鈴木花子", ["山田太郎"]),
    ("ko", "글 김철수 사진 이영희", ["김철수"]),
    ("ko", "글·사진 김철수 기자", ["김철수"]),
    ("de", "Text: Jan Ost Fotos: Mia Ost", ["Jan Ost"]),
    ("cs", "Autor: Jan Mořský, Foto: Petr Dub", ["Jan Mořský"]),
    ("ru", "Автор: Иван Бережной Фото: Анна Белая", ["Иван Бережной"]),
    ("el", "Κείμενο: Νίκος Ακτής Φωτογραφίες: Άννα Λη", ["Νίκος Ακτής"]),
    ("id", "Reporter: Budi Laut | Editor: Siti Pantai", ["Budi Laut"]),
]


@pytest.mark.parametrize(("language", "line", "expected"), LINES)
@pytest.mark.parametrize("name", ["info", "author"])
def test_lines_of_labels(language: str, line: str, expected: list[str], name: str) -> None:
    body = f'<div><h1>{HEADLINE}</h1><div class="{name}">{line}</div></div>{PROSE}'
    assert names(read_html(page(body=body, language=language))) == expected


BY = [
    ("he", "מאת: נועם ים", "נועם ים"),
    ("he", "כתב: נועם ים", "נועם ים"),
    ("he", "מאת נועם ים", "נועם ים"),
    ("he", "שם הכותב: נועם ים", "נועם ים"),
    ("th", "โดย สมชาย ทะเล", "สมชาย ทะเล"),
    ("th", "เขียนโดย: สมชาย ทะเล", "สมชาย ทะเล"),
    ("bn", "লিখেছেন: রহিম সাগর", "রহিম সাগর"),
    ("bn", "লেখক: রহিম সাগর", "রহিম সাগর"),
    ("ka", "ავტორი: გიორგი ზღვა", "გიორგი ზღვა"),
    ("hy", "Հեղինակ՝ Արամ Ծովյան", "Արամ Ծովյան"),
    ("hi", "द्वारा: राम सागर", "राम सागर"),
    ("hi", "राम सागर द्वारा", "राम सागर"),
    ("ta", "எழுதியவர்: கடல் ராமன்", "கடல் ராமன்"),
    ("te", "రచయిత: రాము సాగర్", "రాము సాగర్"),
    ("ml", "തയ്യാറാക്കിയത്: രാമൻ കടൽ", "രാമൻ കടൽ"),
    ("ur", "تحریر: احمد ساحل", "احمد ساحل"),
    ("ps", "لیکوال: احمد ساحل", "احمد ساحل"),
    ("km", "ដោយ៖ សុខ សមុទ្រ", "សុខ សមុទ្រ"),
    ("my", "ရေးသားသူ - မောင်ပင်လယ်", "မောင်ပင်လယ်"),
    ("lo", "ໂດຍ: ສົມສັກ ທະເລ", "ສົມສັກ ທະເລ"),
    ("sr", "Аутор: Иван Морски", "Иван Морски"),
    ("hu", "Írta Tengeri Anna", "Tengeri Anna"),
    ("el", "Γράφει ο Νίκος Ακτής", "Νίκος Ακτής"),
    ("tr", "Yazan: Ali Deniz", "Ali Deniz"),
    ("lb", "Vum Jos Wagener", "Jos Wagener"),
    ("mt", "Minn Pawlu Xatt", "Pawlu Xatt"),
    ("tg", "Муаллиф: Фаррух Саидов", "Фаррух Саидов"),
    ("sw", "Mwandishi: Juma Bahari", "Juma Bahari"),
    ("is", "Höfundur: Jón Sær", "Jón Sær"),
]


@pytest.mark.parametrize(("language", "line", "name"), BY)
def test_words_for_by(language: str, line: str, name: str) -> None:
    body = f'<div><h1>{HEADLINE}</h1><div class="author">{line}</div></div>{PROSE}'
    assert names(read_html(page(body=body, language=language))) == [name]


PERSON = {"@type": "Person", "name": "Ann Lee"}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "givenName": "Ann", "familyName": "Lee"}, ["Ann Lee"]),
        ({"@type": "Person", "name": "", "givenName": "Ann", "familyName": "Lee"}, ["Ann Lee"]),
        (
            {"@type": "Person", "givenName": "Ann", "additionalName": "K.", "familyName": "Lee"},
            ["Ann K. Lee"],
        ),
        ({"@list": [PERSON, {"name": "Bo Day"}]}, ["Ann Lee", "Bo Day"]),
        ({"@set": ["Ann Lee", "Bo Day"]}, ["Ann Lee", "Bo Day"]),
        ({"0": PERSON, "1": {"@type": "Person", "name": "Bo Day"}}, ["Ann Lee", "Bo Day"]),
        ({"@type": "Person", "name": {"@value": "Ann Lee", "@language": "en"}}, ["Ann Lee"]),
        ({"@type": "Role", "roleName": "reporter", "author": PERSON}, ["Ann Lee"]),
        ([[[["Ann Lee"]]]], ["Ann Lee"]),
        ({}, []),
        ({"@list": []}, []),
    ],
)
@pytest.mark.parametrize("key", ["author", "creator"])
def test_forms_of_jsonld(key: str, author: object, expected: list[str]) -> None:
    assert names(read_html(page(ld(article(**{key: author}))))) == expected


def test_the_page_shows_one_author_more_than_the_markup() -> None:
    boxes = "".join(
        f'<div class="byline"><a rel="author" href="/x"><span>{one}</span> <span>{two}</span></a>'
        "</div>"
        for one, two in (("Ann", "Lee"), ("Bo", "Day"))
    )
    body = f"<div><h1>{HEADLINE}</h1><div>{boxes}</div></div>{PROSE}"
    assert names(read_html(page(ld(article(author=PERSON)), body=body))) == ["Ann Lee", "Bo Day"]


@pytest.mark.parametrize("kind", ["Organization", "NewsMediaOrganization", "Corporation"])
def test_people_in_the_byline_and_a_body_in_the_markup(kind: str) -> None:
    head = ld(article(author={"@type": kind, "name": "North Coast Broadcasting"}))
    line = 'By <a href="/a">Ann Lee</a> and business reporter <a href="/b">Bo Day</a>'
    body = f'<h1>{HEADLINE}</h1><div class="view-byline">{line}</div>{PROSE}'
    assert names(read_html(page(head, body=body))) == ["Ann Lee", "Bo Day"]
    assert bodies(read_html(page(head))) == ["North Coast Broadcasting"]


def test_an_editor_in_the_markup_yields_to_the_byline() -> None:
    head = ld(article(author=PERSON))
    byline = '<div class="author-2">Bo Day</div>'
    body = f"<div><h1>{HEADLINE}</h1>{byline}</div>{PROSE}"
    far = "<p>More.</p>" * 12
    edited = f'{body}{far}<div>Editor : <a class="author">Ann Lee</a></div>'
    assert names(read_html(page(head, body=edited))) == ["Bo Day"]
    assert names(read_html(page(head, body=body))) == ["Ann Lee"]


@pytest.mark.parametrize("name", ["firma", "c-signature", "auteur", "yazar", "article-writer"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Mar, enviada especial a Tam", ["Ana Mar"]),
        ("Propos recueillis par Lise Mer", ["Lise Mer"]),
        ("di Ugo Riva, inviato a Tam", ["Ugo Riva"]),
        ("Dal nostro inviato Ugo Riva", ["Ugo Riva"]),
        ("Ayşe Deniz", ["Ayşe Deniz"]),
        ("Waves at the pier", []),
    ],
)
def test_elements_called_author_in_other_languages(
    line: str, name: str, expected: list[str]
) -> None:
    body = f'<h1>{HEADLINE}</h1><div class="{name}">{line}</div>{PROSE}'
    assert names(read_html(page(body=body))) == expected


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Rozmawiała Mia Morska", "Mia Morska"),
        ("Беседовал Иван Бережной", "Иван Бережной"),
        ("Записала Анна Бережная", "Анна Бережная"),
        ("Розмовляла Олена Берег", "Олена Берег"),
        ("Napsala Jana Mořská", "Jana Mořská"),
        ("Intervista di Ugo Riva", "Ugo Riva"),
        ("Entrevista de Ana Mar", "Ana Mar"),
        ("記者・山田太郎", "山田太郎"),
        ("文・山田太郎　写真・高瀬由美", "山田太郎"),
        ("取材・文＝山田太郎", "山田太郎"),
        ("写真・文　山田太郎", "山田太郎"),
    ],
)
def test_who_held_an_interview_or_wrote_it_down(field: str, name: str) -> None:
    assert [author.name for author in read_author_field(field, CONTEXT).people] == [name]
