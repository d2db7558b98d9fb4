"""How newsrooms mark pictures that are not of the day, and say who stands where in them."""

from __future__ import annotations

from newsclean.text.late_patterns import late

FILED = late(
    r"(?i), (?:file|file photo|archives?|archiv|archivo|arquivo|archivio|arkiv|arkisto|archiwum"
    r"|arhiv[aă]?|arşiv|архив|архів|αρχείο)$"
)
"""Behind an agency's name: ``Ann Lee/Norrby Post via AP, File``."""
OLD_PICTURES = frozenset(
    (
        "archivbild", "archivfoto", "archivaufnahme", "symbolbild", "symbolfoto", "themenbild",
        "themenfoto", "file", "file photo", "file picture", "file image", "stock photo",
        "stock image", "archive photo", "representational image", "representative image",
        "foto de archivo", "imagen de archivo", "imagen ilustrativa", "photo d'archives",
        "photo d'illustration", "image d'illustration", "foto d'archivio", "immagine d'archivio",
        "foto de arquivo", "imagem de arquivo", "imagem ilustrativa", "foto ilustrativa",
        "arkivfoto", "arkivbild", "arkivbilde", "genrebild", "illustrasjonsfoto", "modelfoto",
        "illustrationsfoto", "arkistokuva", "kuvituskuva", "archieffoto", "archiefbeeld",
        "zdjęcie ilustracyjne", "zdjęcie archiwalne", "zdj. ilustracyjne", "ilustrační foto",
        "ilustrační snímek", "archivní foto", "archivní snímek", "ilustračné foto",
        "archívne foto", "illusztráció", "képünk illusztráció", "archív felvétel",
        "foto ilustrativă", "foto arhivă", "архивное фото", "фото из архива",
        "иллюстративное фото", "архівне фото", "фото з архіву", "ілюстративне фото",
        "temsili fotoğraf", "temsili görsel", "arşiv fotoğrafı", "foto arsip", "foto ilustrasi",
        "ảnh minh họa", "ảnh tư liệu", "資料写真", "資料圖", "资料图", "資料照", "资料图片",
        "자료사진", "φωτογραφία αρχείου", "صورة أرشيفية", "arhivska fotografija",
        "архивска снимка",
    )
)  # fmt: skip
"""What stands in brackets behind a caption, folded."""
_LEAD = late(
    r"(?:\(?(?:FILES?|FILE PHOTO|ARCHIV|ARCHIVO|ARCHIVES|ARQUIVO|ARCHIVIO|ARKIV|ARCHIEF|ARŞİV"
    r"|АРХИВ)\)? ?[-–—:] ?"
    r"|(?:V\. ?l\.(?: ?n\. ?r\.)?|Von links(?: nach rechts)?|From left(?: to right)?"
    r"|Left to right|L-R|Clockwise from (?:top|bottom|upper|lower)(?: (?:left|right))?"
    r"|De izquierda a derecha|De gauche à droite|Da sinistra(?: a destra)?"
    r"|Da esquerda para a direita|Van links naar rechts|Fra venstre|Från vänster"
    r"|Vasemmalta(?: oikealle)?|Od lewej|Zleva|Zľava|Balról jobbra|Soldan sağa"
    r"|Slijeva(?: nadesno)?|De la stânga la dreapta|Слева направо|Зліва направо"
    r"|Отляво надясно|Από αριστερά)(?: ?\([^()]{1,20}\))?: )(?=\S)"
)
# Without one of these, nothing says who is where.  Few lines have any, and to search takes long.
_SIGNS = (".)", "(L)", " left", " right")
_WHERE = late(
    r" \((?:(?:\d|[Zz]weit\w+|[Dd]ritt\w+)\.? ?)?(?:l|r|li|re|v\. ?(?:l|r|li|re)|izq|izda|dcha"
    r"|t\. ?v|t\. ?h|vas|oik)\.\)"
    r"|, (?:second|third|fourth) (?:from )?(?:the )?(?:left|right)(?:[,.]|$)"
    r"| \(L\)[ ,].* \(R\)| \(R\)[ ,].* \(L\)"
)


def sign_of_caption(text: str) -> str | None:
    """What only captions say and ``text`` says, as a rule's id; ``None`` if it says nothing such.

    >>> sign_of_caption("FILE - The pier at dawn"), sign_of_caption("From left: Ann Lee, Jo Cruz")
    ('captions.lead', 'captions.lead')
    >>> sign_of_caption("Ann Lee (l.) and Jo Cruz"), sign_of_caption("Ann Lee turned left.")
    ('captions.where', None)
    """
    if _LEAD.match(text) is not None:
        return "captions.lead"
    if any(sign in text for sign in _SIGNS) and _WHERE.search(text) is not None:
        return "captions.where"
    return None
