"""What screen readers say of a link: that it opens elsewhere.

The notes stand behind a link, in brackets.  They are written down from the pages of newspapers and
public authorities that say so.
"""

from __future__ import annotations

import re

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
    r"(?:在)?新(?:窗口|标签页|視窗|分頁)(?:中)?(?:打开|開啟|开启)",
)  # fmt: skip
OPENS_ELSEWHERE = re.compile(
    rf"\s?[(（\[](?:{'|'.join(_ELSEWHERE)})[)）\]]|,? ?\bopens (?:in )?new (?:tab|window)\b",
    re.IGNORECASE,
)
"""Such a note, with its brackets; in English, where no sentence has these words, without them."""
