"""Captions and their credits, in the wordings of many newsrooms."""

from __future__ import annotations

import pytest

from newsclean.language.caption_parts import bare_credit, split_caption
from newsclean.phrases.builtin import builtin

LEXICON = builtin().lexicon
DAWN = "The harbour at dawn."


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("Photograph: Ann Lee/PA", "Ann Lee/PA"),
        ("Photo: Ann Lee", "Ann Lee"),
        ("(Photo by Ann Lee/AFP via Getty Images)", "Ann Lee/AFP via Getty Images"),
        ("(Ann Lee via AP)", "Ann Lee via AP"),
        ("(AP Photo/Ann Lee)", "AP Photo/Ann Lee"),
        ("AP Photo/Ann Lee", "AP Photo/Ann Lee"),
        ("REUTERS/Ann Lee/File Photo", "REUTERS/Ann Lee/File Photo"),
        ("[Ann Lee/Al Jazeera]", "Ann Lee/Al Jazeera"),
        ("(Ann Lee)", "Ann Lee"),
        ("Ann Lee, AP", "Ann Lee, AP"),
        ("© Ann Lee", "Ann Lee"),
        ("©Reuters", "Reuters"),
        ("Copyright Ann Lee", "Ann Lee"),
        ("Credit...Ann Lee for The Courier", "Ann Lee for The Courier"),
        ("Image credit: Ann Lee", "Ann Lee"),
        ("| Photo Credit: PTI", "PTI"),
        ("Getty Images", "Getty Images"),
        ("– AFP", "AFP"),
        ("File photo: Ann Lee", "Ann Lee"),
        ("Courtesy of Ann Lee", "Ann Lee"),
        ("Courtesy Lindmoor Museum", "Lindmoor Museum"),
        ("Handout", "Handout"),
        ("Foto: Anna Berg/dpa", "Anna Berg/dpa"),
        ("Foto Anna Berg", "Anna Berg"),
        ("Beeld ANP", "ANP"),
        ("Quelle: dpa", "dpa"),
        ("picture alliance/dpa | Anna Berg", "picture alliance/dpa | Anna Berg"),
        ("Crédit photo : Anne Lefort", "Anne Lefort"),
        ("ANNE LEFORT POUR « LE COURRIER »", "ANNE LEFORT POUR « LE COURRIER »"),
        ("ANA LÓPEZ (EFE)", "ANA LÓPEZ (EFE)"),
        ("(foto Ansa)", "Ansa"),
        ("Foto di Anna Lodi", "Anna Lodi"),
        ("Fot. Anna Lis", "Anna Lis"),
        ("Sursa foto: Ana Lupu", "Ana Lupu"),
        ("Autor: Anna Lišková", "Anna Lišková"),
        ("Фото: Анна Лебедева / ТАСС", "Анна Лебедева / ТАСС"),
        ("Φωτογραφία: Άννα Λίμα", "Άννα Λίμα"),
        ("Fotoğraf: Ayşe Lale/AA", "Ayşe Lale/AA"),
        ("تصوير: آن لي", "آن لي"),
        ("Ảnh: An Lê", "An Lê"),
    ],
)
def test_credits(end: str, credit: str) -> None:
    assert split_caption(f"{DAWN} {end}", LEXICON) == (DAWN, credit)
    if end[0].isalpha():
        assert split_caption(f"{DAWN}{end}", LEXICON) == (DAWN, credit)


@pytest.mark.parametrize(
    ("text", "said", "credit"),
    [
        ("The harbour - AFP", "The harbour", "AFP"),
        ("The harbour | EFE", "The harbour", "EFE"),
        ("The harbour / Anna Lis / PAP", "The harbour", "Anna Lis / PAP"),
        ("The harbour [Ann Lee/Al Jazeera]", "The harbour", "Ann Lee/Al Jazeera"),
        ("भोर में बंदरगाह। फोटो: अन्ना ली", "भोर में बंदरगाह।", "अन्ना ली"),
        ("港口的黎明。新华社记者 李安 摄", "港口的黎明。", "新华社记者 李安"),
        ("港口的黎明 李安摄", "港口的黎明", "李安"),
        ("港口的黎明。图/李安", "港口的黎明。", "李安"),
        ("夜明けの港 写真＝李安", "夜明けの港", "李安"),
        ("夜明けの港＝李安撮影", "夜明けの港", "李安"),
        ("새벽의 항구. /연합뉴스", "새벽의 항구.", "연합뉴스"),
        ("새벽의 항구. ⓒ 안리 기자", "새벽의 항구.", "안리 기자"),
        ("Image source, Getty Images", "", "Getty Images"),
        ("Image caption, The harbour at dawn", "The harbour at dawn", None),
        ("Image source, Ann Lee Image caption, The harbour", "The harbour", "Ann Lee"),
        ("Pie de foto, El puerto al amanecer", "El puerto al amanecer", None),
        ("Photo: Ann Lee", "", "Ann Lee"),
        ("AFP", "", "AFP"),
    ],
)
def test_captions(text: str, said: str, credit: str | None) -> None:
    assert split_caption(text, LEXICON) == (said, credit)


@pytest.mark.parametrize(
    "text",
    [
        DAWN,
        "Ann Lee",
        "Ann Lee at the pier, Lindmoor",
        "Ann Lee (left) with Bo Ray",
        "From left: Ann Lee, Bo Ray and Cal Doe",
        "Photo of Ann Lee",
        "Photo shows the pier",
        "Picture of the week: a fox",
        "The old mill in Lindmoor (1987)",
        "Lee scored twice (2-1)",
        "Crowds in Lindmoor. Police said 300 people came",
        "Portrait by the painter Ann Lee, 1912",
        "The minister said: “We go”",
        "Le maire, Anne Lefort, et son adjoint",
        "Prime Minister Ann Lee – Lindmoor, May 2024",
        "The Times Square ball, New York",
        "Harbour, Pellwick",
    ],
)
def test_captions_without_a_credit(text: str) -> None:
    assert split_caption(text, LEXICON) == (text, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("© Ann Lee", "Ann Lee"),
        ("(Ann Lee/PA)", "Ann Lee/PA"),
        ("Photograph: Ann Lee/PA", "Ann Lee/PA"),
        ("Image source, Getty Images", "Getty Images"),
        ("Foto Anna Berg", "Anna Berg"),
        ("ANN LEE", "ANN LEE"),
        ("/ Ann Lee", "Ann Lee"),
        ("©", "©"),
    ],
)
def test_lines_that_are_credits(text: str, name: str) -> None:
    assert bare_credit(text, LEXICON) == name
