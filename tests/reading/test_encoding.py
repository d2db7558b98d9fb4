"""Bytes of pages as text: labels that are true, false or missing."""

from __future__ import annotations

import codecs
import time

import pytest

from newsclean import Article, clean, read_html
from newsclean.reading.encoding import by_label, decoded_text
from newsclean.reading.encoding_guess import guess_encoding

STORIES = {
    "ru": "Жители посёлка Лесное собрали деньги на новый мост через реку, потому что старый"
    " закрыли ещё весной. Работы начнут после праздников, сказали в совете.",
    "uk": "Мешканці села зібрали гроші на новий міст через річку, бо старий закрили ще навесні."
    " Роботи почнуть після свят, сказали в раді.",
    "bg": "Жителите на селото събраха пари за нов мост над реката, защото старият беше затворен"
    " през пролетта. Работата започва след празниците, казаха от съвета.",
    "pl": "Mieszkańcy wsi zebrali pieniądze na nowy most przez rzekę, ponieważ stary został"
    " zamknięty wiosną. Prace zaczną się po świętach, mówi wójt.",
    "cs": "Obyvatelé vesnice vybrali peníze na nový most přes řeku, protože starý byl uzavřen už"
    " na jaře. Práce začnou po svátcích, řekl starosta.",
    "hu": "A falu lakói pénzt gyűjtöttek egy új hídra, mert a régit már tavasszal lezárták. A"
    " munka az ünnepek után kezdődik, mondta a jegyző, és őszig tart.",
    "fr": "Les habitants du village ont réuni l'argent d'un nouveau pont sur la rivière, car"
    " l'ancien était fermé dès le printemps. Les travaux débuteront après les fêtes.",
    "de": "Die Bürger des Dorfes haben Geld für eine neue Brücke über den Fluss gesammelt, weil"
    " die alte schon im Frühling gesperrt wurde. Nach den Feiertagen fängt es an.",
    "sq": "Banorët e fshatit mblodhën para për një urë të re mbi lumë, sepse e vjetra u mbyll që"
    " në pranverë. Punimet do të fillojnë pas festave, tha kryetari.",
    "tr": "Köylüler nehrin üzerine yeni bir köprü için para topladı, çünkü eskisi ilkbaharda"
    " kapatılmıştı. Çalışmalar bayramdan sonra başlayacak, dedi muhtar.",
    "el": "Οι κάτοικοι του χωριού μάζεψαν χρήματα για μια νέα γέφυρα, γιατί η παλιά έκλεισε την"
    " άνοιξη. Οι εργασίες θα αρχίσουν μετά τις γιορτές, είπε ο δήμαρχος.",
    "he": "תושבי הכפר אספו כסף לגשר חדש מעל הנהר, כי הישן נסגר כבר באביב. העבודות יתחילו אחרי"
    " החגים, אמר ראש המועצה.",
    "ar": "جمع سكان القرية المال من أجل جسر جديد على النهر، لأن القديم أغلق في الربيع. وقال رئيس"
    " المجلس إن العمل يبدأ بعد العيد.",
    "th": "ชาวบ้านรวบรวมเงินเพื่อสร้างสะพานใหม่ข้ามแม่น้ำ เพราะสะพานเก่าถูกปิดตั้งแต่ปีที่แล้ว",
    "zh": "村民们为河上的新桥筹集了资金，因为旧桥在春天就关闭了。"
    "村长说，节后开始施工，秋天可以通车。",
    "zh-traditional": "村民們為河上的新橋籌集了資金，因為舊橋在春天就關閉了。"
    "村長說，節後開始施工，秋天可以通車。",
    "ja": "村の住民は川に架ける新しい橋のために資金を集めた。"
    "古い橋は春に閉鎖されたままだ。工事は祝日の後に始まる。",
    "ko": "마을 주민들은 강을 건너는 새 다리를 위해 돈을 모았다. "
    "옛 다리는 봄에 이미 닫혔다. 공사는 명절 뒤에 시작한다.",
}
UNLABELLED = [
    ("ru", "windows-1251"), ("ru", "koi8-r"), ("ru", "iso-8859-5"), ("ru", "cp866"),
    ("uk", "windows-1251"), ("uk", "koi8-u"), ("bg", "windows-1251"), ("pl", "windows-1250"),
    ("pl", "iso-8859-2"), ("cs", "windows-1250"), ("cs", "iso-8859-2"), ("hu", "windows-1250"),
    ("fr", "windows-1252"), ("de", "windows-1252"), ("sq", "windows-1252"), ("tr", "windows-1254"),
    ("el", "windows-1253"), ("el", "iso-8859-7"), ("he", "windows-1255"), ("ar", "windows-1256"),
    ("th", "cp874"), ("zh", "gbk"), ("zh-traditional", "big5"), ("ja", "shift_jis"),
    ("ja", "euc-jp"), ("ja", "iso-2022-jp"), ("ko", "euc-kr"),
]  # fmt: skip


def page(story: str, codec: str, head: str = "") -> bytes:
    markup = (
        f"<html><head>{head}<title>{story[:30]}</title></head><body><p>{story}</p></body></html>"
    )
    return markup.encode(codec)


def body(article: Article) -> str:
    return article.blocks[-1].text


@pytest.mark.parametrize(("language", "codec"), UNLABELLED)
@pytest.mark.parametrize("head", ["", "<meta charset=utf-8>", "<meta charset=no-such-code>"])
def test_an_encoding_that_no_label_tells(language: str, codec: str, head: str) -> None:
    article = read_html(page(STORIES[language], codec, head))
    assert body(article) == STORIES[language]
    (warning,) = article.warnings
    assert warning.startswith("encoding: ")
    assert "; read as " in warning
    assert clean(clean(article)) == clean(article)


@pytest.mark.parametrize(("language", "codec"), UNLABELLED)
def test_a_label_that_is_true(language: str, codec: str) -> None:
    article = read_html(page(STORIES[language], codec, f"<meta charset={codec}>"))
    assert body(article) == STORIES[language]
    assert article.warnings == ()


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("label", "iso-8859-1 windows-1251 gb2312 big5 shift_jis euc-kr".split())
def test_what_is_utf8_is_utf8_whatever_its_label(language: str, label: str) -> None:
    article = read_html(page(STORIES[language], "utf-8", f"<meta charset={label}>"))
    assert body(article) == STORIES[language]
    assert article.warnings == (f"encoding: {label} is declared; read as utf-8",)


@pytest.mark.parametrize("language", ["ru", "fr", "zh", "ja", "ar"])
@pytest.mark.parametrize("head", ["", "<meta charset=utf-8>", "<meta charset=windows-1252>"])
@pytest.mark.parametrize("bad", [b"\xe9", b"\xff", b"\xe2\x80", b"\x92"])
def test_a_bad_byte_costs_one_mark(language: str, head: str, bad: bytes) -> None:
    story = STORIES[language]
    data = page(story, "utf-8", head).replace(b"</p>", b" " + bad + b"!</p>")
    article = read_html(data)
    assert body(article) == f"{story} \ufffd!"
    assert article.warnings[0].endswith("read as utf-8, with 1 U+FFFD for bytes that are not")


def test_a_page_cut_off_within_a_letter() -> None:
    data = f"<p>{STORIES['zh']}".encode()[:-1]
    assert body(read_html(data)) == STORIES["zh"][:-1] + "\ufffd"


@pytest.mark.parametrize(
    ("language", "codec"),
    [("ru", "windows-1251"), ("el", "windows-1253"), ("zh", "gbk"), ("ja", "shift_jis")],
)
def test_latin_is_declared_and_no_letter_is_latin(language: str, codec: str) -> None:
    article = read_html(page(STORIES[language], codec, "<meta charset=iso-8859-1>"))
    assert body(article) == STORIES[language]
    assert article.warnings[0].startswith("encoding: iso-8859-1 is declared; read as ")


@pytest.mark.parametrize("label", ["windows-1250", "windows-1252", "iso-8859-2", "windows-1257"])
def test_a_label_that_fits_is_believed(label: str) -> None:
    data = page(STORIES["fr"], "windows-1252", f"<meta charset={label}>")
    article = read_html(data)
    assert body(article) == STORIES["fr"].encode("windows-1252").decode(label)
    assert article.warnings == ()


# --- where charsets are declared ------------------------------------------------------------

LONG = "<style>" + "a { color: red }\n" * 600 + "</style>"


@pytest.mark.parametrize(
    "head",
    [
        LONG + "<meta charset=KOI8-R>",
        "<script>" + "var a = 1;\n" * 9_000 + "</script><meta charset='koi8-r'>",
        LONG + '<meta content="text/html; charset=koi8-r" http-equiv="Content-Type">',
        "<!-- <meta charset=windows-1251> --><meta charset=koi8-r>",
        "<!--><meta charset=koi8-r><!-- -->",
        "<!-- <meta charset=utf-8> --!><meta charset=koi8-r>",
        "<script>document.write('<meta charset=utf-8>')</script><meta charset=koi8-r>",
        "<SCRIPT type=x>'<meta charset=windows-1251>'</SCRIPT ><meta charset=koi8-r>",
        "<template><meta charset=windows-1251></template><meta charset=koi8-r>",
        "<title><meta charset=windows-1251></title><meta charset=koi8-r>",
        '<meta name="description" content="charset=windows-1251"><meta charset=koi8-r>',
        "<meta charset=no-such-code><meta charset=koi8-r>",
        "<meta charset=utf-16><meta charset=koi8-r>",
        "<meta charset=cp037><meta charset=koi8-r>",
        "<meta charset = ' koi8-r '>",
        "<META HTTP-EQUIV=content-type CONTENT=text/html;charset=koi8-r>",
    ],
)
def test_where_a_charset_is_declared(head: str) -> None:
    article = read_html(f"{head}<p>Яхта 42</p>".encode("koi8-r"))
    assert body(article) == "Яхта 42"
    assert article.warnings == ()


def test_a_charset_in_an_unclosed_comment_is_none() -> None:
    data = "<p>Штормы на северном побережье и в городе</p><!-- <meta charset=koi8-r>"
    assert body(read_html(data.encode("cp1251"))) == "Штормы на северном побережье и в городе"


# --- wide characters ------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", ["fr", "ru", "zh"])
def test_wide_characters_without_a_mark(codec: str, language: str) -> None:
    article = read_html(page(STORIES[language], codec, "<meta charset=utf-8>"))
    assert body(article) == STORIES[language]
    assert article.warnings == (f"encoding: the page declares no known one; read as {codec}",)
    assert decoded_text("Storm hits coast\n".encode(codec)) == "Storm hits coast\n"


def test_a_mark_and_the_callers_encoding_need_no_warning() -> None:
    data = page(STORIES["ru"], "cp1251")
    assert read_html(data, encoding="cp1251").warnings == ()
    assert read_html(codecs.BOM_UTF8 + page("Шторм", "utf-8", "<meta charset=x>")).warnings == ()
    assert read_html(b"<p>Storm hits coast").warnings == ()


# --- labels of servers ----------------------------------------------------------------------


def test_labels_of_servers() -> None:
    data = page(STORIES["ru"], "cp1251")
    for label in ("windows-1251", "utf-8", "us-ascii"):
        read = by_label(data, label)
        assert read is not None
        assert STORIES["ru"] in read.text
        assert bool(read.warnings) == (label != "windows-1251")
    assert by_label(data, "no-such-code") is None
    assert by_label(codecs.BOM_UTF8, "windows-1251") is None


# --- cost -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" * 300_000 + b"\xe9",
        b"<script>" * 150_000 + b"\xe9",
        b"<meta charset=x " * 80_000 + b"\xe9",
        b"</script" * 150_000 + b"\xe9" * 10,
        b"\xe9" * 1_200_000,
        b"\xe9 " * 600_000,
        b"a" * 1_200_000 + b"\xe9",
        b"<?xml " + b"a" * 1_200_000 + b"\xe9",
        bytes(range(256)) * 5_000,
    ],
    ids=lambda data: repr(data[:16]),
)
def test_hostile_bytes_take_no_time(data: bytes) -> None:
    from newsclean.reading.encoding import decoded

    guess_encoding(b"\xe9")  # loads the words
    start = time.process_time()
    decoded(data, None)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "latin1"])
@pytest.mark.parametrize(
    "tag", ["<html lang=tr>", '<html dir="ltr" lang="tr-TR">', "<html lang='az'>"]
)
def test_turkish_that_is_declared_western(tag: str, label: str) -> None:
    page = (
        f"{tag}<meta charset={label}><body><p>Değirmen iki yılda çocuk kütüphanesi oldu, Işık.</p>"
    )
    article = read_html(page.encode("cp1254"))
    assert article.text.startswith("Değirmen iki yılda çocuk kütüphanesi oldu, Işık.")
    assert article.warnings == (f"encoding: {label} is declared; read as windows-1254",)


def test_icelandic_stays_western() -> None:
    page = "<html lang=is><meta charset=iso-8859-1><body><p>Það er þoka í dag, sagði hún.</p>"
    assert read_html(page.encode("cp1252")).text == "Það er þoka í dag, sagði hún."
