"""What screen readers say of a link: that it opens elsewhere.

The notes stand behind a link, in brackets.  They are written down from the pages of newspapers and
public authorities that say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.text.late_patterns import late

_ELSEWHERE = (
    r"opens (?:in )?(?:an? )?new (?:browser )?(?:tab|window)", r"external link",
    r"link opens in an? new (?:tab|window)",
    r"öffnet (?:sich )?in (?:einem )?neue[mn] (?:Tab|Fenster)", r"externer Link",
    r"(?:s['’]ouvre dans |ouvre )?(?:une? )?(?:nouvelle fenêtre|nouvel onglet)", r"lien externe",
    r"(?:se )?abre en (?:una )?(?:nueva (?:ventana|pestaña)|(?:ventana|pestaña) nueva)",
    r"enlace externo", r"abre (?:em|numa|num) (?:uma )?(?:nova (?:janela|aba|guia)|novo separador)",
    r"(?:si )?apre (?:in )?(?:una )?nuova (?:finestra|scheda)",
    r"opent in (?:een )?nieuw (?:venster|tabblad)", r"otwiera się w nowe[jm] (?:karcie|oknie)",
    r"link otwiera się w nowym oknie", r"öppnas i (?:ett )?nytt fönster",
    r"öppnas i (?:en )?ny flik", r"åpnes i (?:et )?nytt vindu", r"åpnes i (?:en )?ny fane",
    r"åbner i (?:et )?nyt vindue", r"åbner i (?:en )?ny fane",
    r"(?:avautuu|aukeaa) uuteen (?:ikkunaan|välilehteen)",
    r"otevře se v nové(?:m okně| kartě)", r"új (?:ablakban|lapon) nyílik meg",
    r"se deschide într-o (?:fereastră|filă) nouă", r"yeni (?:pencerede|sekmede) açılır",
    r"откр(?:оется|ывается) в нов(?:ом окне|ой вкладке)",
    r"відкри(?:ється|вається) (?:в|у) нов(?:ому вікні|ій вкладці)",
    r"ανοίγει σε νέ(?:ο παράθυρο|α καρτέλα)", r"hapet në (?:një )?(?:dritare|skedë) të re",
    r"يفتح في (?:نافذة|علامة تبويب) جديدة", r"در (?:پنجره|برگه) جدید باز می‌شود",
    r"नई (?:विंडो|टैब) में खुल(?:ता|ती|ेगा) है?", r"(?:membuka|terbuka) di (?:tab|jendela) baru",
    r"mở (?:trong|ra) (?:cửa sổ|tab) mới", r"新しい(?:ウインドウ|ウィンドウ|タブ)(?:で|が)開きます",
    r"새 (?:창|탭)(?:으로|에서) (?:열림|열기|열립니다)",
    r"отваря се в нов (?:прозорец|раздел)", r"(?:се )?отвора (?:се )?во нов (?:прозорец|таб)",
    r"otvara se u novom (?:prozoru|tabu)", r"otvara se u novoj kartici",
    r"отвара се у новом (?:прозору|табу)", r"otvorí sa (?:v novom okne|na novej karte)",
    r"(?:se )?odpre (?:se )?v novem (?:oknu|zavihku)",
    r"avaneb uues (?:aknas|vahelehes|vahekaardis)",
    r"s['’]obre en una (?:finestra|pestanya) nova|(?:s['’])?obre en una nova (?:finestra|pestanya)",
    r"atveras jaunā (?:logā|cilnē)", r"(?:atsidaro|atsidarys|atsiveria) naujame (?:lange|skirtuke)",
    r"opnast í nýjum (?:glugga|flipa)", r"נפתח ב(?:חלון חדש|כרטיסייה חדשה|לשונית חדשה)",
    r"เปิดใน(?:หน้าต่าง|แท็บ)ใหม่", r"(?:akan )?dibuka (?:di|dalam) (?:tetingkap|tab) baharu",
    r"নতুন (?:উইন্ডোতে|ট্যাবে) (?:খুলবে|খোলে)", r"புதிய (?:சாளரத்தில்|தாவலில்) திறக்கும்",
    r"نئی (?:ونڈو|ٹیب) میں (?:کھلے گا|کھلتا ہے|کھلے گی)",
    r"yeni (?:pəncərədə|səkmədə|vərəqdə) açılır",
    r"(?:hu|ina|ita)funguka (?:katika|kwenye) (?:dirisha jipya|kichupo kipya)",
    r"იხსნება ახალ (?:ფანჯარაში|ჩანართში)", r"բացվում է նոր (?:պատուհանում|ներդիրում)",
    r"жаңа (?:терезеде|қойындыда) ашылады", r"шинэ (?:цонхонд|цонхоор|табд) нээгдэнэ",
    r"በአዲስ (?:መስኮት|ትር) ይከፈታል", r"(?:bubukas|magbubukas) sa bagong (?:tab|window)",
    r"(?:在)?新(?:窗口|标签页|視窗|分頁)(?:中)?(?:打开|開啟|开启)",
)  # fmt: skip


_BRACKET = late(r"[(（\[]")


def link_notes(text: str) -> Iterator[re.Match[str]]:
    """Where such notes stand in a line, with their brackets.

    In English, where no sentence has these words, they need none.
    """
    pattern = _opens_elsewhere()
    if "opens" in text.casefold():
        yield from pattern.finditer(text)
        return
    # The pattern takes long at each character, and lines have few brackets.
    end = 0
    for bracket in _BRACKET.finditer(text):
        start = bracket.start()
        if start >= end:
            first = start - 1 if start > end and text[start - 1].isspace() else start
            match = pattern.match(text, first)
            if match is not None:
                yield match
                end = match.end()


@cache
def _opens_elsewhere() -> re.Pattern[str]:
    """Few texts need it, and to compile it takes longer than to clean a text."""
    return re.compile(
        rf"\s?[(（\[](?:{'|'.join(_ELSEWHERE)})[)）\]]|,? ?\bopens (?:in )?new (?:tab|window)\b",
        re.IGNORECASE,
    )
