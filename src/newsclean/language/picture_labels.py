"""Words that stand before a picture's credit and caption for readers who cannot see it.

``Image source, Getty Images`` and ``Image caption, The harbour at dawn``: pages of the BBC World
Service carry such labels in all its languages, hidden from view.  Extractors write them out, glued
to what they announce or on lines of their own.  The labels are those of the service's public
templates (``bbc/simorgh``, ``imageCaptionOffscreenText`` and the like) and of its older pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick

from newsclean.text.automaton import build_automaton, find_keys
from newsclean.text.letters import is_uncased

LabelKind: TypeAlias = Literal["source", "caption"]

SOURCES = (
    "Image source", "Image copyright", "Image credit", "Media source", "Video source",
    "صدر الصورة", "منبع تصویر", "د عکس سرچینه", "د انځور سرچینه", "تصویر کا ذریعہ",
    "Şəklin mənbəyi", "ছবির উৎস", "ဓာတ်ပုံ ရင်းမြစ်", "Ahavuye isanamu", "ઇમેજ સ્રોત",
    "Asalin hoton", "इमेज स्रोत", "Ebe foto si", "Sumber gambar", "画像提供", "사진 출처",
    "Сүрөттүн булагы", "फोटो स्रोत", "Fuente de la imagen", "तस्बिर स्रोत", "Wia dis foto come from",
    "ਤਸਵੀਰ ਸਰੋਤ", "Автор фото", "Источник фото", "Источник изображения", "Извор фотографије",
    "Аутор фотографије", "Izvor fotografije", "Autor fotografije", "ඡායාරූප මූලාශ්‍රය",
    "Xigashada Sawirka", "Chanzo cha picha", "பட மூலாதாரம்", "ఫొటో సోర్స్", "ที่มาของภาพ",
    "ምንጪ ስእሊ", "የፎቶው ባለመብት", "Madda suuraa", "Görsel kaynağı", "Джерело фото",
    "Сурат манбаси", "Surat manbasi", "Nguồn hình ảnh", "图像来源", "圖像來源", "Oríṣun àwòrán",
    "Kép forrása", "Źródło zdjęcia", "Ffynhonnell y llun", "Tùs an deilbh", "Crédit photo",
    "Source de l'image", "Bildquelle", "Fonte da imagem", "Источник картинки", "джерело зображення",
)  # fmt: skip
"""Labels of a credit, in more than one word or in scripts where no sentence begins so."""
CAPTIONS = (
    "Image caption", "Media caption", "Video caption", "Audio caption", "Photo caption",
    "التعليق على الصورة", "التعليق على الفيديو", "التعليق على التسجيل الصوتي", "توضیح تصویر",
    "توضیح ویدئو", "توضیح صدا", "د عکس تشریح", "د ویډیو تشریح", "د انځور تشریح", "تصویر کا کیپشن",
    "ویڈیو کیپشن", "آڈیو کیپشن", "Şəklin alt yazısı", "Videonun alt yazısı", "ছবির ক্যাপশান",
    "ভিডিওর ক্যাপশান", "ဓာတ်ပုံ ပုံစာ", "ဗီဒီယို ပုံစာ", "Insiguro y'isanamu", "Insiguro ya video",
    "ઇમેજ કૅપ્શન", "વીડિયો કૅપ્શન", "Bayanan hoto", "Bayanan bidiyo", "इमेज कैप्शन", "वीडियो कैप्शन",
    "ऑडियो कैप्शन", "Nkọwa foto", "Aha onyonyo", "Keterangan gambar", "Keterangan video",
    "Keterangan foto", "画像説明", "動画説明", "音声説明", "사진 설명", "동영상 설명",
    "Сүрөттүн түшүндүрмөсү", "Видеонун түшүндүрмөсү", "फोटो कॅप्शन", "व्हीडिओ कॅप्शन",
    "Pie de foto", "Título del video", "Título del vídeo", "Pie de imagen", "तस्बिरको क्याप्शन",
    "भिडिओ क्याप्शन", "Wetin we call dis foto", "Wetin we call dis Video", "ਤਸਵੀਰ ਕੈਪਸ਼ਨ",
    "ਵੀਡੀਓ ਕੈਪਸ਼ਨ", "Legenda da foto", "Legenda do vídeo", "Legenda do áudio", "Подпись к фото",
    "Подпись к видео", "Подпись к аудио", "Потпис испод фотографије", "Потпис испод видеа",
    "Potpis ispod fotografije", "Potpis ispod videa", "Qoraalka sawirka", "Qoraalka Muuqaalka",
    "Maelezo ya picha", "Maelezo ya video", "Maelezo ya sauti", "படக்குறிப்பு", "காணொளிக் குறிப்பு",
    "ఫొటో క్యాప్షన్", "వీడియో క్యాప్షన్", "คำบรรยายภาพ", "คำบรรยายวิดีโอ", "መግለጺ ምስሊ", "የምስሉ መግለጫ",
    "Ibsa suuraa", "Fotoğraf altı yazısı", "Video altı yazısı", "Підпис до фото", "Підпис до відео",
    "Підпис до аудіо", "Сурат тагсўзи", "Видео тагсўзи", "Surat tagsoʻzi", "Chụp lại hình ảnh",
    "Chụp lại video", "图像加注文字", "视频加注文字", "圖像加註文字", "影片加註文字",
    "Àkọlé àwòrán", "Képaláírás", "Podpis zdjęcia", "Disgrifiad o'r llun", "Légende image",
    "Légende vidéo", "Légende audio", "Légende de l'image", "Bildunterschrift", "Figure caption",
    "Audionun alt yazısı", "অডিওর ক্যাপশান", "คำบรรยายเสียง", "கேட்பொலிக் குறிப்பு",
    "Potpis ispod audio zapisa", "Потпис испод аудио записа",
)  # fmt: skip
"""Labels of a caption, of the same kinds."""
SHORT_SOURCES = ("Kaynak", "Crédito", "Source images")
"""Labels of a credit that may begin a sentence: a comma or a colon and a name must follow."""
SHORT_CAPTIONS = (
    "Caption", "Legenda", "Légende", "Подпись", "Підпис", "Потпис", "Didascalia", "Bildtext",
    "التعليق", "توضیح", "कैप्शन", "ক্যাপশান", "キャプション", "说明文字", "說明文字", "คำบรรยาย",
    "Altyazı", "Potpis", "Maelezo", "کیپشن", "குறிப்பு",
)  # fmt: skip
"""Labels of a caption that may begin a sentence."""

_MARK = r"[ \xa0]?[,:،，、：]"


def _any_of(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


# Few texts have such labels, and to compile these takes as long as to clean a text.
@cache
def _at_start() -> re.Pattern[str]:
    return re.compile(
        rf"{_long_label()}"
        rf"|(?:(?P<short_source>{_any_of(SHORT_SOURCES)})"
        rf"|(?P<short_caption>{_any_of(SHORT_CAPTIONS)})){_MARK}\s*(?=\S)"
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(_long_label())


def _long_label() -> str:
    return (
        rf"(?P<lead>[،,]\s?)?(?:(?P<source>{_any_of(SOURCES)})|(?P<caption>{_any_of(CAPTIONS)}))"
        rf"(?P<mark>{_MARK})?\s*"
    )


class PictureLabel(NamedTuple):
    """A label as it stands in a line."""

    start: int
    end: int
    """One past the label, its mark and the spaces behind it."""
    kind: LabelKind
    is_sure: bool = True
    """Whether its words begin no sentence: they are more than one, and a comma or colon follows."""


def picture_labels(text: str) -> list[PictureLabel]:
    """The labels in a line: at its start, behind a sentence, or glued to what stands before.

    >>> [(label.start, label.kind) for label in picture_labels(
    ...     "Image source, Getty ImagesImage caption, The harbour at dawn")]
    [(0, 'source'), (26, 'caption')]
    >>> picture_labels("The image caption, written by hand, was wrong.")
    []
    """
    # Few lines have any of the words; to ask them all at each letter of the others takes long.
    return list(_labels(text)) if find_keys(_words(), text) else []


@cache
def _words() -> AhoCorasick:
    return build_automaton([*SOURCES, *CAPTIONS, *SHORT_SOURCES, *SHORT_CAPTIONS])


def _labels(text: str) -> Iterator[PictureLabel]:
    first = _at_start().match(text)
    if first is not None and not _announces(text, first):
        first = None
    at = 0
    if first is not None:
        is_source = bool(first["source"] or first["short_source"])
        yield PictureLabel(0, first.end(), _kind(is_source), _is_marked(first))
        at = first.end()
    for match in _inside().finditer(text, at):
        if (_is_marked(match) and _is_parted(text, match.start())) or (
            first is not None and _announces(text, match)
        ):
            is_source = bool(match["source"])
            yield PictureLabel(match.start(), match.end(), _kind(is_source), _is_marked(match))


def _is_marked(match: re.Match[str]) -> bool:
    """Whether a comma or a colon stands behind a label; in Urdu it stands before."""
    return bool(match["mark"] or match["lead"])


def _kind(is_source: bool) -> LabelKind:
    return "source" if is_source else "caption"


def _announces(text: str, match: re.Match[str]) -> bool:
    """Whether what follows a label may be what it announces.

    Without a mark that is a capital, or a space in scripts without capitals.
    """
    after = text[match.end() : match.end() + 1]
    if _is_marked(match) or not after:
        return True
    if is_uncased(after):
        return text[match.end() - 1].isspace()
    return not after.islower() and not after.isspace() and after not in _NO_BEGINNING


_NO_BEGINNING = frozenset(".!?;:)]}-–—'’/")


def _is_parted(text: str, at: int) -> bool:
    """Whether what stands before ``at`` has ended, or was glued to it."""
    before = text[max(0, at - 3) : at]
    return not before[-1:].isspace() or before.rstrip()[-1:] in _ENDS


_ENDS = frozenset('.!?…؟۔।。！？"”’»)')
