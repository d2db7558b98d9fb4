"""Captions and credits behind the labels that screen readers read aloud."""

import pytest

from newsclean import Caption, clean, clean_text, read_text
from newsclean.cleaners.labelled_captions import labelled_captions
from newsclean.language.picture_labels import picture_labels
from newsclean.phrases.builtin import builtin
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]
PIER = "The ferry at the south pier"


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        ("Image source, Getty Images", Caption("", "Getty Images")),
        (f"Image caption, {PIER}", Caption(PIER)),
        (f"Image source, Ann Lee\n\nImage caption, {PIER}", Caption(PIER, "Ann Lee")),
        (f"Image source, Ann Lee\nImage caption, {PIER}", Caption(PIER, "Ann Lee")),
        (f"Image source, Ann LeeImage caption, {PIER}", Caption(PIER, "Ann Lee")),
        (f"Image copyright Ann Lee Image caption {PIER}", Caption(PIER, "Ann Lee")),
        (f"Image copyrightAnn LeeImage caption{PIER}", Caption(PIER, "Ann Lee")),
        (f"Image caption, {PIER}. Image source, Ann Lee", Caption(f"{PIER}.", "Ann Lee")),
        (f"Figure caption, {PIER}", Caption(PIER)),
        (f"Media caption, {PIER}", Caption(PIER)),
        (f"Media caption{PIER}", Caption(PIER)),
        (f"Image caption\n\n{PIER}", Caption(PIER)),
        ("Image source\n\nPA Media", Caption("", "PA Media")),
        (f"Image source,\nAnn Lee\nImage caption,\n{PIER}", Caption(PIER, "Ann Lee")),
    ],
)
def test_forms_of_labels(lines: str, caption: Caption) -> None:
    article = clean(read_text(f"{STORY}\n\n{lines}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (caption,)
    assert {removal.name for removal in article.removals} == {"caption"}


@pytest.mark.parametrize(
    ("source", "caption"),
    [
        ("صدر الصورة،", "التعليق على الصورة،"),
        ("Şəklin mənbəyi,", "Şəklin alt yazısı,"),
        ("ছবির উৎস,", "ছবির ক্যাপশান,"),
        ("ဓာတ်ပုံ ရင်းမြစ်,", "ဓာတ်ပုံ ပုံစာ,"),
        ("图像来源，", "图像加注文字，"),
        ("圖像來源，", "圖像加註文字，"),
        ("Image source,", "Légende image,"),
        ("ઇમેજ સ્રોત,", "ઇમેજ કૅપ્શન,"),
        ("Asalin hoton,", "Bayanan hoto,"),
        ("इमेज स्रोत,", "इमेज कैप्शन,"),
        ("Ebe foto si", "Nkọwa foto"),
        ("Sumber gambar,", "Keterangan gambar,"),
        ("画像提供,", "画像説明,"),
        ("Ahavuye isanamu,", "Insiguro y'isanamu,"),
        ("사진 출처,", "사진 설명,"),
        ("Сүрөттүн булагы,", "Сүрөттүн түшүндүрмөсү,"),
        ("फोटो स्रोत,", "फोटो कॅप्शन,"),
        ("तस्बिर स्रोत,", "तस्बिरको क्याप्शन,"),
        ("د عکس سرچینه،", "د عکس تشریح،"),
        ("منبع تصویر،", "توضیح تصویر،"),
        ("Wia dis foto come from,", "Wetin we call dis foto,"),
        ("Crédito,", "Legenda da foto,"),
        ("ਤਸਵੀਰ ਸਰੋਤ,", "ਤਸਵੀਰ ਕੈਪਸ਼ਨ,"),
        ("Автор фото,", "Подпись к фото,"),
        ("Аутор фотографије,", "Потпис испод фотографије,"),
        ("Xigashada Sawirka,", "Qoraalka sawirka"),
        ("Fuente de la imagen,", "Pie de foto,"),
        ("Chanzo cha picha,", "Maelezo ya picha,"),
        ("பட மூலாதாரம்,", "படக்குறிப்பு,"),
        ("ఫొటో సోర్స్,", "ఫొటో క్యాప్షన్,"),
        ("ที่มาของภาพ,", "คำบรรยายภาพ,"),
        ("Kaynak,", "Fotoğraf altı yazısı,"),
        ("Автор фото,", "Підпис до фото,"),
        ("،تصویر کا ذریعہ", "،تصویر کا کیپشن"),
        ("Сурат манбаси,", "Сурат тагсўзи,"),
        ("Nguồn hình ảnh,", "Chụp lại hình ảnh,"),
        ("Şəklin mənbəyi,", "Audionun alt yazısı,"),
        ("ছবির উৎস,", "অডিওর ক্যাপশান,"),
        ("ที่มาของภาพ,", "คำบรรยายเสียง,"),
        ("பட மூலாதாரம்,", "கேட்பொலிக் குறிப்பு,"),
        ("Autor fotografije,", "Potpis ispod audio zapisa,"),
    ],
)
@pytest.mark.parametrize("joint", ["\n\n", "\n", " ", ""])
def test_labels_of_the_world_service(source: str, caption: str, joint: str) -> None:
    lines = f"{source} Getty Images{joint}{caption} Tarnmouth 340"
    article = clean(read_text(f"{STORY}\n\n{lines}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (Caption("Tarnmouth 340", "Getty Images"),)


def test_in_urdu_the_mark_stands_before() -> None:
    lines = "،تصویر کا ذریعہGetty Images\n\n،تصویر کا کیپشنصبح کے وقت بندرگاہ"
    article = clean(read_text(f"{STORY}\n\n{lines}\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (Caption("صبح کے وقت بندرگاہ", "Getty Images"),)


def test_of_a_glued_paragraph_the_story_stays() -> None:
    article = clean(
        read_text(f"{AGAIN}\n\nImage source, Getty ImagesImage caption, {PIER}. {STORY}\n\n{AGAIN}")
    )
    assert STORY in article.text
    assert article.captions == (Caption(f"{PIER}.", "Getty Images"),)


def test_labels_behind_a_sentence() -> None:
    article = clean(read_text(f"{STORY} Image source, Reuters\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.captions == (Caption("", "Reuters"),)


def test_pictures_of_their_own_stay_apart() -> None:
    lines = "Image source, Ann Lee\n\nImage source, PA Media\n\nImage caption, The pier"
    article = clean(read_text(f"{STORY}\n\n{lines}\n\n{AGAIN}"))
    assert article.captions == (Caption("", "Ann Lee"), Caption("The pier", "PA Media"))


@pytest.mark.parametrize(
    "line",
    [
        "Image captions were short in those days, and nobody at the paper read them twice.",
        "The image source, he said, was a camera at the south pier of the harbour.",
        "Image source code was found on the laptop of the harbour master, the court heard.",
        "Image source: the museum did not say who had painted it, and nobody asked in the end.",
        "Image caption contests are popular at the fair, the editor said on Friday.",
        "Video caption services for deaf viewers will end in May, the council said.",
        "Caption, the horse, won the race at Norrby on Friday by a nose.",
        "Potpis, ili paraf, mora biti na svakoj strani ugovora, kaže advokat.",
        "Maelezo, kwa mujibu wa polisi, yalitolewa na shahidi mmoja siku ya Ijumaa.",
        "Legenda, que o povo conta, diz que a ponte foi feita numa noite de maio.",
        "Подпись, которую он поставил под договором, была поддельной, установил суд.",
        "Автор фото получил премию города за снимок старого порта в феврале.",
        "Crédito, juros e inflação foram os temas da reunião de terça-feira em Tarnova.",
        "Kaynak, belgenin kimden geldiğini söylemek istemedi ve masadan kalkıp gitti.",
        "사진 설명 없이 실린 그림은 독자들을 놀라게 했다고 편집자는 말했다.",
        "画像提供を受けた新聞社は、翌日の紙面に港の写真を大きく載せた。",
        "图像来源于一台旧相机，记者在港口的仓库里找到了它。",
    ],
)
def test_what_is_no_label(line: str) -> None:
    article = read_text(f"{line}\n\n{line} {line}")
    assert labelled_captions(article, builtin().lexicon) == []
    assert line in clean(read_text(f"{STORY}\n\n{line}\n\n{AGAIN}")).text


def test_labels_are_found_once() -> None:
    text = f"{STORY}\n\nImage source, Ann LeeImage caption, {PIER}\n\n{AGAIN}"
    once = clean(read_text(text))
    assert clean(once) == once
    assert clean_text(clean_text(text)) == clean_text(text)


def test_a_label_without_a_mark_needs_a_capital() -> None:
    assert picture_labels("Image caption contests are fun") == []
    assert [label.is_sure for label in picture_labels("Image caption The pier")] == [False]
    assert [label.is_sure for label in picture_labels("Image caption, the pier")] == [True]
