"""Captions: known by the credit that ends them, and told from paragraphs."""

import pytest

from newsclean import Caption, clean, read_text
from newsclean.cleaners import captions
from newsclean.phrases.builtin import builtin
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("Photo: Ann Lee", "", "Ann Lee"),
        ("Foto: privat", "", "privat"),
        ("The pier. Photo: Reuters.", "The pier.", "Reuters"),
        ("The pier. (Photo: Ann Lee/AFP)", "The pier.", "Ann Lee/AFP"),
        (
            "The pier at dawn Photographer: Ann Lee/Bloomberg",
            "The pier at dawn",
            "Ann Lee/Bloomberg",
        ),
        ("The pier. Photo by Ann Lee on Unsplash", "The pier.", "Ann Lee on Unsplash"),
        ("The pier. Ann Lee / AFP", "The pier.", "Ann Lee / AFP"),
        ("The pier (AP Photo/Ann Lee)", "The pier", "AP Photo/Ann Lee"),
        ("The pier. ANN LEE/AFP via Getty Images", "The pier.", "ANN LEE/AFP via Getty Images"),
        ("Ann Lee via REUTERS", "", "Ann Lee via REUTERS"),
        ("(Ann Lee/Norrby Post via AP, File)", "", "Ann Lee/Norrby Post via AP, File"),
        (
            "The pier. (Ann Lee/Norrby Post via AP, File)",
            "The pier.",
            "Ann Lee/Norrby Post via AP, File",
        ),
        ("Anna Berg/AFP, Archiv", "", "Anna Berg/AFP, Archiv"),
        ("Ana Lago/EFE via Reuters, archivo", "", "Ana Lago/EFE via Reuters, archivo"),
        ("The pier (Getty Images)", "The pier", "Getty Images"),
        ("Getty Images", "", "Getty Images"),
        ("picture alliance / dpa", "", "picture alliance / dpa"),
        ("APA/AFP/Ann Lee", "", "APA/AFP/Ann Lee"),
        ("Der Hafen © Anna Berg", "Der Hafen", "Anna Berg"),
        ("Причал. Фото: Иван Долин / ТАСС", "Причал.", "Иван Долин / ТАСС"),
        ("Bến cảng - Ảnh: N.A.", "Bến cảng", "N.A"),
        ("Φωτογραφία: Γιώργος Νέος", "", "Γιώργος Νέος"),
        ("A kikötő. Fotó: MTI/Kovács Péter", "A kikötő.", "MTI/Kovács Péter"),
        ("Kuva: Matti Vuori / Lehtikuva", "", "Matti Vuori / Lehtikuva"),
        ("صورة: أ ف ب", "", "أ ف ب"),
        ("तस्वीर: राम कुमार", "", "राम कुमार"),
        ("港口。图：新华社", "港口。", "新华社"),
        ("The pier. (Ann Lee/Getty Images (2))", "The pier.", "Ann Lee/Getty Images"),
        (
            "Nur mit Leuchten geht es. © Anna Berg/ Norrby Uni",
            "Nur mit Leuchten geht es.",
            "Anna Berg/ Norrby Uni",
        ),
        ("Tężnia nad zalewem. / Anna Nowak / PAP", "Tężnia nad zalewem.", "Anna Nowak / PAP"),
        ("Die Brücke ist gesperrt (Symbolbild)", "Die Brücke ist gesperrt", None),
        (
            "Anna Berg erklärt die Folgen der Hitze. (Archivbild)",
            "Anna Berg erklärt die Folgen der Hitze.",
            None,
        ),
        ("Le pont est fermé (photo d’illustration)", "Le pont est fermé", None),
        ("Bến cảng sau cơn bão (Ảnh minh họa)", "Bến cảng sau cơn bão", None),
        (
            "FILE - The pier at dawn, in March last year.",
            "FILE - The pier at dawn, in March last year.",
            None,
        ),
        (
            "V. l.: Anna Berg (BSW), Max Holm (FDP) und Jo Cruz (SPD) im Studio",
            "V. l.: Anna Berg (BSW), Max Holm (FDP) und Jo Cruz (SPD) im Studio",
            None,
        ),
        (
            "De izquierda a derecha: Ana Lago, Juan Ruiz y Eva Mora en el puerto.",
            "De izquierda a derecha: Ana Lago, Juan Ruiz y Eva Mora en el puerto.",
            None,
        ),
        ("写真＝山田太郎", "", "山田太郎"),
        ("港の様子＝山田太郎撮影", "港の様子", "山田太郎"),
        ("항구의 모습. [사진=연합뉴스]", "항구의 모습.", "연합뉴스"),
        (line := "Anna Berg (l.) und Max Holm bei der Eröffnung des Hafens", line, None),
        (line := "Ann Lee, second from left, and Jo Cruz, left, at the harbour.", line, None),
        (line := "Mayor Ann Lee (L) and Minister Jo Cruz (R) shake hands in Northport", line, None),
    ],
)
def test_captions_and_their_credits(line: str, text: str, credit: str | None) -> None:
    article = clean(read_text(f"Storm hits coast\n\n{STORY}\n\n{line}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (Caption(text, credit),)


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("Bild:", "Imago Images"),
        ("(Photo:", "Ann Lee/AFP)"),
        ("Foto:", "Ana Lago"),
        ("图：", "新华社"),
    ],
)
def test_a_credit_on_two_lines(cue: str, name: str) -> None:
    article = clean(read_text(f"Storm hits coast\n\n{STORY}\n\n{cue}\n\n{name}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (Caption("", name.rstrip(")")),)


def test_below_a_cue_alone_a_sentence_stays() -> None:
    said = "It shows the harbour on the morning after the storm, with not a boat left."
    article = clean(read_text(f"Storm hits coast\n\n{STORY}\n\nPhoto:\n\n{said}\n\n{AGAIN}"))
    assert said in article.text


@pytest.mark.parametrize("credit", ["Foto: Anna Berg/AP", "(Photo: Ann Lee)", "Photo: Ann Lee."])
def test_of_a_paragraph_only_the_credit_goes(credit: str) -> None:
    paragraph = f"{STORY} {AGAIN} Nobody could say when the harbour would open again to the boats."
    article = clean(read_text(f"Storm hits coast\n\n{paragraph} {credit}\n\n{AGAIN}"))
    assert article.text == f"{paragraph}\n\n{AGAIN}"
    assert len(article.captions) == 1
    assert article.captions[0].text == ""


@pytest.mark.parametrize(
    "line",
    [
        "She had kept one photo: her mother in the garden.",
        "Ein ähnliches Bild: Die Zahlen steigen",
        "Das ist das Bild: Menschen stehen vor den Türen.",
        "A photo by Ann Lee won the prize of the city of Northport on Friday evening.",
        "Storm hits the northern coast again (VIDEO)",
        "The ferry was found at last, they said, near the old pier. © The Herald",
        "The ferry sails twice a day (file photos are kept for ten years)",
        "From left to right, the parties lost votes in every town of the coast.",
        "She turned left, right and left again before she found the harbour (and the pier).",
        "Ann Lee (L) voted for the bridge, and all others of her party voted against it.",
        "File the form by Friday, the harbour office said in a note to all owners of boats.",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    article = clean(read_text(f"Storm hits coast\n\n{STORY}\n\n{line}\n\n{AGAIN}"))
    assert line in article.text
    assert article.captions == ()


def test_all_credits_behind_a_paragraph_are_known_at_once() -> None:
    paragraph = f"{STORY} {AGAIN} Nobody could say when the harbour would open again to the boats."
    line = f"{paragraph} {'Photo: Ann Lee. Photo: Jo Cruz / AFP. ' * 12}".rstrip()
    labels = captions.propose(read_text(f"Storm hits coast\n\n{line}\n\n{AGAIN}"), builtin())
    spans = sorted((label.start, label.end) for label in labels if label.block == 1)
    assert len(spans) > 1
    assert "".join(line[start:end] for start, end in spans) == line[len(paragraph) + 1 :]
