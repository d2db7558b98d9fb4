"""Marks that say where a text was cut off: by an API, an excerpt or a wire's page.

``[+2219 chars]`` can mean nothing else.  ``(more)`` and ``[…]`` stand inside stories too: they are
marks where they end a paragraph or are alone, and say that the text is cut off if no paragraph
follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.judging.prose import prose_bounds
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.late_patterns import late
from newsclean.text.line import Line
from newsclean.text.sentences import ends_sentence

_UNITS = (
    r"char(?:acter)?s?|words?|Zeichen|Wörter|caract[eè]res?|mots|palabras|caràcters|caratteri|parole"
    r"|tekens|woorden|znaków|znakov|znakova|znaků|znak[ai]?|tecken|tegn|merkkiä|märki|zīmes|simbolių"
    r"|символ(?:ов|а|ы|и|ів)|знак[аи]?|знаков|karakters?|karakter[aei]|caractere|χαρακτήρες|حرف|حروف"
    r"|תווים|अक्षर|অক্ষর|ký tự|ตัวอักษร|aksara|文字|字符|字元|字|자"
)
_LEFT_OUT = r"more|left|truncated|omitted|remaining|cut"
_SIZE = rf"\d[\d,. ]{{0,9}}\s?(?:(?:{_LEFT_OUT}) )?(?:{_UNITS})(?: (?:{_LEFT_OUT}))?"
_DOTS = r"(?:…|\.\.\.|&hellip;|<U\+2026>)"
# "[+2219 chars]" can mean nothing else; without the plus it is a mark behind dots, at the end.
_COUNT = late(
    rf"\s?{_DOTS}?\s?(?:\[\s?|\(\s?)\+\s?{_SIZE}\s?[\])]"
    rf"|\s?{_DOTS}\s?(?:\[\s?{_SIZE}\s?\]|\(\s?{_SIZE}\s?\)"
    r"|\[\+\d{1,7}(?: [^\W\d]{1,15}){1,2}\]|\[还有\d{1,7}个(?:字符|字)\])$",
    re.IGNORECASE,
)
_PLUS = late(r"[\[(]\s?\+")
_COUNT_HINT = late(r"\d\s?[^\W\d]{1,12}[^\[\]()]{0,24}[\])]")
_SAYS_CUT = (
    r"\[(?:content |text |article )?truncated(?: at \d{1,7} \w{1,12})?\]|\[…?truncated…?\]"
    r"|[(<](?:content |text |article )?truncated[)>]"
    r"|\[(?:message|text|article) (?:clipped|cut off)\]"
    r"|\[(?:cut|read more|continue reading)(?:…|\.\.\.| [→»])?\]"
    r"|\[(?:gekürzt|abgeschnitten|tronqué|troncato|truncado|afgekapt|avkortad|ucięto|zkráceno|обрезано"
    r"|обрізано|kısaltıldı)\]"
)
_ENDS_OF_CUTS = "])>"
_LONGEST_CUT = 80
"""Characters of the longest of these, with white space and dots before it, and some more."""
_SURELY = late(rf"\s?{_DOTS}?\s?(?:{_SAYS_CUT})$", re.IGNORECASE)
# What blogs and feeds set behind an excerpt: dots and a link.
_READ_ON = late(
    rf"\s?(?:\[{_DOTS}\]|\({_DOTS}\)|{_DOTS})\s?(?:"
    r"(?:Read|Continue|Keep) (?:more|reading|on)(?: [“\"][^“”\"]{1,150}[”\"])?"
    r"|Weiterlesen|Mehr lesen"
    r"|Lire (?:la suite|plus)|Leggi (?:di più|tutto)|Continua a leggere|Leer más|Seguir leyendo"
    r"|Ler mais|Continue (?:lendo|a ler)|Llegir més|Lees (?:meer|verder)|Läs mer|Les mer|Læs mere"
    r"|Lesa meira|Lue lisää|Loe edasi|Czytaj (?:więcej|dalej)|Číst (?:více|dál)"
    r"|Čítať (?:viac|ďalej)"
    r"|(?:Pročitaj|Čitaj) više|Preberi več|Lasīt (?:vairāk|tālāk)|Skaityti (?:daugiau|toliau)"
    r"|Читать (?:далее|дальше|полностью)|Читати далі|Прочети повече|Прочитај повеќе"
    r"|Citește mai mult"
    r"|Devamını oku|Daha çox|Διαβάστε περισσότερα|Lexo më shumë|Baca selengkapnya|Selengkapnya"
    r"|Xem thêm|Đọc tiếp|Soma zaidi|اقرأ المزيد|ادامه مطلب|مزید پڑھیں|קרא עוד|और पढ़ें|আরও পড়ুন|อ่านต่อ"
    r"|続きを読む|阅读全文|閱讀全文|阅读更多|더 보기"
    r")\s?(?:…|\.\.\.|[→»›])?$",
    re.IGNORECASE,
)
# A wire's mark at the foot of a page, in the words of several agencies.
_WIRE_WORDS = (
    "more more&to&come more&to&follow mehr forts forts. suite à&suivre a&suivre segue sigue"
    " continua"
    " continúa cont. contd cont'd continued continues fortsættes jatkuu meer mer vervolg cdn cdn."
    " c.d.n. pokračování pokračovanie folyt. folyt.köv. urmează следва следует sürecek"
    " devam&edecek يتبع ادامه&دارد 続く つづく 待续 待續 未完 未完待续 계속"
).split()
_WIRE = late(
    r"\s?(?:[(（\[](?:"
    + "|".join(re.escape(word).replace("\\&", " ") for word in _WIRE_WORDS)
    + r")[)）\]]"
    r"|[-–—]{1,2} ?more ?[-–—]{1,2}|// ?more ?//)$",
    re.IGNORECASE,
)
_LONGEST_WIRE = max(map(len, _WIRE_WORDS)) + 3
"""With brackets, and white space before them."""
_WIRE_LINE = late(r"MORE(?: TO (?:COME|FOLLOW))?|[AÀ] SUIVRE|SEGUE|SIGUE")
_WIRE_FIRST = frozenset("MAÀS")
_ELLIPSIS = late(rf"\s?(?:(?P<square>\[{_DOTS}\])|\({_DOTS}\)|&hellip;)$")
_OPEN_ENDS = frozenset(")）]>/-–—;…→»›")
_LONGEST_MARK = 200


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such marks, with ``truncated`` where the text ends there."""
    del knowledge
    last: int | None = None
    for index, block in enumerate(article.blocks):
        # Of all blocks of a page: to remember what was found would take longer than to look.
        counts, may_be_marked = _hints(block.text)
        for match in counts:
            yield _mark(index, match, "truncation.count", cut=True)
        if may_be_marked:
            last = prose_bounds(article)[1] - 1 if last is None else last
            is_end = _is_end(article, index, last)
            yield from _at_end(index, article.blocks[index].text, is_end=is_end)


def _hints(text: str) -> tuple[Sequence[re.Match[str]], bool]:
    """Where a line says how much is left out, and whether a mark may end it."""
    counts: Sequence[re.Match[str]] = ()
    # What no mark can do without is looked for first.
    low = max(0, len(text) - _LONGEST_MARK)
    if "+" in text and _PLUS.search(text) is not None:
        counts = list(_COUNT.finditer(text))
    elif (")" in text or "]" in text) and _COUNT_HINT.search(text, low) is not None:
        counts = list(_COUNT.finditer(text, low))
    return counts, _may_be_marked(text)


def _may_be_marked(text: str) -> bool:
    if text[-1] in _OPEN_ENDS or (text[0] in _WIRE_FIRST and _WIRE_LINE.fullmatch(text)):
        return True
    if not (".." in text or "…" in text or "&h" in text or "<U" in text):
        return False
    return _DOTS_HINT.search(text, max(0, len(text) - _LONGEST_LINK)) is not None


_DOTS_HINT = late(rf"{_DOTS}\]?\)? ?\w")
_LONGEST_LINK = 40


def _is_end(article: Article, index: int, last: int) -> bool:
    """Whether the story ends at ``index``; ``last`` is the number of its last paragraph.

    One that is cut off may stand between.  Further below are teasers of other stories, which are
    cut off as well.
    """
    if index <= last + 1:
        return index >= last
    between = article.blocks[last + 1].text
    return index == last + 2 and between.count(" ") >= _FEWEST_WORDS and not ends_sentence(between)


_FEWEST_WORDS = 7


def _at_end(index: int, text: str, *, is_end: bool) -> Iterator[Label]:
    """Labels for marks that end a line."""
    low = max(0, len(text) - _LONGEST_MARK)
    match = None
    if text[-1] in _ENDS_OF_CUTS:
        match = _SURELY.search(text, max(low, len(text) - _LONGEST_CUT))
    if match is not None:
        yield _mark(index, match, "truncation.word", cut=is_end)
    match = _READ_ON.search(text, low) if is_end else None
    if match is not None:
        yield _mark(index, match, "truncation.read-on", cut=True)
    match = _WIRE.search(text, max(low, len(text) - _LONGEST_WIRE)) or _WIRE_LINE.fullmatch(text)
    if match is not None and (is_end or _stands_apart(text, match.start())):
        yield _mark(index, match, "truncation.wire", cut=is_end)
    match = _ELLIPSIS.search(text, low) if is_end else None
    if match is not None and _is_cut_at(text, match.start(), is_square=bool(match["square"])):
        yield _mark(index, match, "truncation.ellipsis", cut=True)


def _is_cut_at(text: str, at: int, *, is_square: bool) -> bool:
    """Whether dots mark that a text is cut off; what is left out of a quotation is not."""
    before = text[:at].strip()
    if not is_square and (not before or ends_sentence(before)):
        return False
    return not Line(text).is_quoted(at)


def _stands_apart(text: str, at: int) -> bool:
    """Whether a sentence ends before ``at``, or nothing stands there."""
    before = text[:at].strip()
    return not before or ends_sentence(before)


def _mark(index: int, match: re.Match[str], rule: str, *, cut: bool) -> Label:
    fields = {"truncated": True} if cut else None
    return Label(index, match.start(), match.end(), "residue", rule, fields)
