"""Words that say that the date behind them is another day than that of publication.

Three kinds: steps before publication (``Received``, ``Recorded``), events (``When:``,
``Deadline``), and the paper itself (``Founded``, ``Licence``, ``Privacy policy``).
The words are common newsroom usage in the languages of the rule packs.
"""

from __future__ import annotations

import re

from newsclean.text.folding import fold

# What was done to a text or a recording before it was published.
_STEPS = """
received accepted recorded taped filmed retrieved accessed
eingegangen angenommen aufgezeichnet aufgenommen gedreht abgerufen
reçu reçue accepté acceptée enregistré enregistrée tourné tournée filmé consulté
recibido recibida aceptado aceptada grabado grabada rodado filmado consultado
ricevuto accettato accettata registrato registrata girato girata consultato
recebido recebida aceito gravado gravada
ontvangen geaccepteerd aanvaard opgenomen gefilmd
mottagen mottaget accepterad accepterat inspelad inspelat filmad
mottatt akseptert innspilt filmet modtaget accepteret optaget indspillet
vastaanotettu hyväksytty nauhoitettu äänitetty kuvattu
otrzymano wpłynęło przyjęto zaakceptowano nagrano nagranie nagrania
přijato doručeno nahráno natočeno
beérkezett elfogadva rögzítve felvéve
primit primită acceptat acceptată înregistrat înregistrată filmat
ελήφθη παραλήφθηκε ηχογραφήθηκε μαγνητοσκοπήθηκε
kaydedildi çekildi alındı
получено получена поступила поступило принято принята записано записан записана снято
отримано отримана надійшла надійшло прийнято прийнята записано знято
الاستلام استلام القبول قبول التسجيل
دریافت پذیرش ضبط
प्राप्त स्वीकृत रिकॉर्ड
diterima disetujui direkam
pranuar incizuar
"""
# What journals say of a manuscript, and weblogs of a posting.
_SENDING = """
submitted eingereicht soumis soumise envoyé enviado inviato submetido ingediend inskickad innsendt
indsendt υποβλήθηκε nadesłano odoslané надіслано отправлено gönderildi dikirim
"""
# When the paper, the page or its rules came to be.
_HOUSE = """
founded established registered registration incorporated licensed licence license built
gegründet gründung eingetragen registriert registrierung zulassung
fondé fondée immatriculé immatriculée agréé agrément
fundado fundada registrado registro inscrito inscrita licencia
fondato fondata registrazione iscrizione iscritta iscritto autorizzazione
registado registo licença
opgericht geregistreerd registratie
grundad grundat registrerad utgivningsbevis
grunnlagt stiftet registrert grundlagt registreret
perustettu rekisteröity
założony założona założono zarejestrowany zarejestrowana wpisany rejestracji
založeno založen registrace registrováno registrována
alapítva alapították bejegyezve nyilvántartásba
fondat fondată înființat înființată
ιδρύθηκε ίδρυσης εγγραφής καταχωρίστηκε
kuruldu kuruluş tescil
свидетельство свидетельства зарегистрировано зарегистрирован зарегистрирована регистрации
регистрация лицензия лицензии основано основан основана
свідоцтво свідоцтва зареєстровано зареєстрований реєстрації реєстрація ліцензія ліцензії засновано
заснована
تأسست تأسس ترخيص تأسیس مجوز پروانه
स्थापित स्थापना पंजीकृत पंजीकरण
didirikan terdaftar berizin
themeluar regjistruar
impressum impresszum datenschutz datenschutzerklärung nutzungsbedingungen imprint regulamin
integritetspolicy tietosuojaseloste privacyverklaring privacybeleid personvernerklæring
privatlivspolitik
"""
_EVENT = """
deadline expires einsendeschluss anmeldeschluss bewerbungsschluss termin veranstaltung
scadenza etkinlik eveniment tapahtuma wydarzenie мероприятие
"""
# In scripts without spaces a word is part of a longer run.
_UNSPACED_STEPS = """
收稿 录用 錄用 录制 錄製 拍摄 拍攝 受付 受理 収録 録画 撮影 접수일 투고일 게재확정 녹화 촬영
"""
_UNSPACED_OTHER = """
创刊 創刊 创立 創立 注册 註冊 许可证 許可證 备案 備案 設立 創業 등록번호 등록일자 창간 설립
活动时间 活動時間 截止 开幕 開幕 開催 締切 행사 마감 隐私政策 隱私政策 プライバシーポリシー 개인정보
"""
_PHRASES = """
privacy policy|privacy notice|terms of use|terms of service|cookie policy|last built|valid until
apply by|register by|closing date|date of event|event date|takes place|findet statt|gültig bis
mentions légales|politique de confidentialité|conditions d'utilisation|dépôt légal|date limite
aura lieu|aviso legal|política de privacidad|fecha límite|fecha del evento|política de privacidade
termos de uso|data do evento|informativa sulla privacy|note legali|data evento|sista dag
polityka prywatności|ochrana osobních údajů|política de cookies|politica de confidențialitate
πολιτική απορρήτου|gizlilik politikası|son başvuru|политика конфиденциальности
політика конфіденційності|سياسة الخصوصية|حریم خصوصی|गोपनीयता नीति|kebijakan privasi
chính sách bảo mật|politika e privatësisë|срок подачи|ngày nhận bài|ghi hình|giấy phép|thành lập
tatt opp|spilt inn|geliş tarihi|kabul tarihi
"""
# Questions that announce the day of an event, if a colon follows.
_WHEN = """
when|wann|quand|cuándo|cuando|quando|wanneer|kiedy|kdy|mikor|när|når|hvornår|milloin|când|πότε
ne zaman|когда|коли|متى|कब|kapan|khi nào|日時|いつ|일시
"""
# A word for "date" behind one of these does not make it a date of publication.
_DATE_WORDS = frozenset(
    fold(word)
    for word in (
        "date dated data datum fecha дата dátum tanggal tarih tarihi تاريخ تاریخ तिथि तारीख"
        " ημερομηνία stand ligne"
    ).split()
)


def _words(*lists: str) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words.split())


def _either(lists: str) -> str:
    parts = [
        re.escape(fold(part)) for line in lists.split("\n") for part in line.split("|") if part
    ]
    return "|".join(sorted(parts, key=len, reverse=True))


_STEP_WORDS, _OTHER_WORDS = _words(_STEPS), _words(_HOUSE, _EVENT)
_SENT_WORDS = _words(_SENDING)
_STEP_RUN = re.compile("|".join(_UNSPACED_STEPS.split()))
_RUN = re.compile("|".join((_UNSPACED_STEPS + _UNSPACED_OTHER).split()))
_PHRASE = re.compile(
    rf"(?<![^\W\d_])(?:(?:{_either(_PHRASES)})(?![^\W\d_])|(?:{_either(_WHEN)})\s?:)"
)


def is_step(word: str) -> bool:
    """Whether a folded word names a step before publication.

    >>> is_step("received"), is_step("收稿日期"), is_step("published")
    (True, True, False)
    """
    return word in _STEP_WORDS or (not word.isascii() and _STEP_RUN.search(word) is not None)


def is_other_day(word: str) -> bool:
    """Whether a folded word says that the date behind it is not that of publication.

    >>> is_other_day("founded"), is_other_day("recorded"), is_other_day("updated")
    (True, True, False)
    """
    if word in _STEP_WORDS or word in _OTHER_WORDS:
        return True
    return not word.isascii() and _RUN.search(word) is not None


def is_sending(word: str) -> bool:
    """Whether a folded word means "submitted": a step, if a day of publication is named as well."""
    return word in _SENT_WORDS


def names_only_date(word: str) -> bool:
    """Whether a folded word means "date", of whatever it may be."""
    return word in _DATE_WORDS


def other_day_phrase(line: str) -> re.Match[str] | None:
    """The first words of a folded line that announce an event or name the rules of the house.

    >>> bool(other_day_phrase("when: 3 may 2024")), bool(other_day_phrase("when it rains"))
    (True, False)
    """
    return _PHRASE.search(line)


def names_other_day(text: str) -> bool:
    """Whether any word of a line says that its date is not that of publication.

    >>> names_other_day("Deadline: 3 May 2024"), names_other_day("Published 3 May 2024")
    (True, False)
    """
    line = fold(text)
    return other_day_phrase(line) is not None or any(map(is_other_day, _LETTERS.findall(line)))


_LETTERS = re.compile(r"[^\W\d_]+")
