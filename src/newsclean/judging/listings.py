"""Lists of a story that look like boxes of links: a recipe's ingredients, and the days of a week.

They often stand above the first sentence, where pages have their menus.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from newsclean.language.lexicon import Lexicon
from newsclean.model.blocks import Block
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.sentences import ends_sentence


def kept_listings(blocks: Sequence[Block], fallen: set[int], lexicon: Lexicon) -> set[int]:
    """The blocks of ``fallen`` that belong to a recipe or to a list of days of the story."""
    if not fallen:
        return set()
    return fallen & {*_recipes(blocks, fallen), *_days(blocks, fallen, lexicon)}


# --- recipes --------------------------------------------------------------------------------

_LONGEST, _MOST_WORDS = 60, 8
_FEWEST_AMOUNTS = 2
_MOST_BELOW = 2
"""How many lines without an amount may follow: ``Salt, pepper``."""
_LONGEST_YIELD = 40

_UNITS = (
    r"k?g|mg|[mcd]?l|L|dkg|dag|lbs?|oz|grams?|kilos?|lit(?:re|er)s?|tsps?|tbsps?|teaspoons?"
    r"|tablespoons?|cups?|pinch(?:es)?|cloves?"
    r"|Gramm|Kilo|Liter|EL|TL|Msp|Prisen?|Zehen?|Bund"
    r"|grammes?|litres?|c\. ?à ?[sc]|cuill[eè]res?|gousses?|pinc[ée]es?"
    r"|gramos?|litros?|cucharad(?:it)?as?|tazas?|dientes?|gramas?|colher(?:es)?|dentes?|x[ií]caras?"
    r"|gramm[io]|litr[io]|cucchia(?:io|i|ini|ino)|spicchi[o]?|gr|eetlepels?|theelepels?|teentjes?"
    r"|msk|tsk|krm|ss|ts|spsk|rkl|tl|fed|klyftor|båtar"
    r"|łyżk[aię]|łyżeczk[aię]|szklank[aię]|ząbki?|lžíce|lžičk[ay]|lyžic[ae]|stroužky?|strúčiky?"
    r"|žlic[ae]|žličk[ae]|šalic[ae]|kašik[ae]|evőkanál|teáskanál|gerezd|csésze"
    r"|linguri(?:ță|țe)?|lingură|căni|căței|su kaşığı|yemek kaşığı|çay kaşığı|diş|su bardağı|gram"
    r"|кг|г|гр|мг|мл|л|ст\. ?л|ч\. ?л|с\. ?л|к\. ?л|стакана?|склянк[аи]|зубчик[аи]?|супени|чаени"
    r"|γρ|γραμμάρια|ml|κιλά|λίτρ[οα]|κουταλι[άέ]ς?|κ\.σ|κ\.γ|φλιτζάνια?|σκελίδες"
    r"|גרם|ג'|ק\"ג|ליטר|מ\"ל|כפות|כפיות|כוסות|שיני"
    r"|غراما?|جراما?|غم|جم|كجم|لترا?|مل|ملاعق|ملعقة|أكواب|كوب|فصوص|گرم|کیلو|لیتر|پیمانه|قاشق|حبه"
    r"|ग्राम|किलो|लीटर|चम्मच|कप|গ্রাম|কেজি|লিটার|চামচ|কাপ|கிராம்|லிட்டர்|గ్రాములు|కప్పు"
    r"|กรัม|กิโลกรัม|ลิตร|มิลลิลิตร|ช้อนโต๊ะ|ช้อนชา|ถ้วย|sdm|sdt|siung|liter|lít|muỗng|thìa|chén"
    r"|supilusikatäit|teelusikatäit|ēdamkarotes|tējkarotes|šaukštai|šaukšteliai|kilo|vijiko|vikombe"
    r"|克|公斤|千克|毫升|升|公克|汤匙|茶匙|大匙|小匙|勺|杯|グラム|キロ|リットル|ミリリットル|カップ|片"
    r"|그램|킬로|리터|밀리리터|큰술|작은술|컵|스푼"
)
_NUMBER = (
    r"(?:\d{1,4}(?:[.,]\d{1,2})?(?: ?[-–/] ?\d{1,4})?(?: ?[½¼¾⅓⅔])?|[½¼¾⅓⅔]"
    r"|[一二三四五六七八九十百两半]{1,4})"
)
_SPELLED = (
    r"(?i:one|two|three|four|half|eine?|zwei|drei|vier|halbe[rs]?|une?|deux|trois|quatre|demi|dos|tres"
    r"|cuatro|medi[oa]|due|tre|quattro|mezz[oa]|dois|duas|três|een|twee|vier|två|tre|to|kaksi|kolme"
    r"|dwa|dwie|trzy|cztery|dva|dvě|tři|dvije|tri|два|две|три|четыре|дві|чотири|két|három|doi|două|trei"
    r"|δύο|τρία|iki|üç|dört|yarım|حبتان|ثلاث|ثلاثة|أربع|أربعة|نصف|ربع|שתי|שלוש|दो|तीन|dua|tiga|hai|ba)"
)
_BULLET = r"(?:[•·*▢☐✓–-] ?)?"
# "50 g butter", "Сливочное масло — 50 г", "黄油五十克", "大さじ1".
_MEASURED = late(
    rf"{_BULLET}(?:{_NUMBER} ?(?:{_UNITS})(?!\w)\.? \S.*"
    rf"|\D{{2,40}}[ :：—–-]{{0,3}}{_NUMBER} ?(?:{_UNITS})\.?"
    rf"|\D{{1,20}}[ :：]?(?:大さじ|小さじ){_NUMBER})"
)
# "3 leeks", "Two leeks", "大葱三根", "Лук-порей — 3 шт."
_COUNTED = late(
    rf"{_BULLET}(?:(?:{_NUMBER}|{_SPELLED}) [^\W\d].*"
    rf"|[^\W\d]\D{{1,30}}?[ :：—–-]{{0,3}}{_NUMBER} ?[^\W\d]{{1,6}}\.?)"
)
_HAS_NUMBER = late(r"\d|^[一二三四五六七八九十两]+人")


def _recipes(blocks: Sequence[Block], fallen: Collection[int]) -> Iterator[int]:
    for lines in _runs(blocks):
        measured = [k for k in lines if _MEASURED.fullmatch(blocks[k].text)]
        if not measured:
            continue
        amounts = sorted({*measured, *(k for k in lines if _COUNTED.fullmatch(blocks[k].text))})
        first, last = amounts[0], amounts[-1]
        following = lines[-1] + 1
        goes_on = following < len(blocks) and following not in fallen
        if len(amounts) < _FEWEST_AMOUNTS or not (goes_on or any(k not in fallen for k in amounts)):
            continue
        yield from range(first, min(last + _MOST_BELOW, lines[-1]) + 1)
        if first > 0 and _is_yield(blocks, first - 1):
            yield first - 1


def _is_yield(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line above the first amount is ``Serves 4``, and no headline."""
    text = blocks[at].text
    if len(text) > _LONGEST_YIELD:
        return False
    return at == 1 or _HAS_NUMBER.search(text) is not None


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Short lines in a row that are no sentences."""
    for is_short, run in groupby(range(len(blocks)), lambda k: _is_short(blocks[k].text)):
        if is_short:
            yield list(run)


def _is_short(text: str) -> bool:
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return False
    # Units are often cut short, with a stop.
    return not ends_sentence(text) or _MEASURED.fullmatch(text) is not None


# --- days of a week -------------------------------------------------------------------------

_LONGEST_DAY, _FEWEST_DAYS = 24, 2
_HAS_WORDS = late(r"[^\W\d_]{2}")


def _days(blocks: Sequence[Block], fallen: Collection[int], lexicon: Lexicon) -> Iterator[int]:
    """Days alone on their lines, each above a line that stays: what is on, and when.

    Where half of such lines stay, the others do as well.  A temperature below a day is none.
    """
    days = [k for k in range(len(blocks) - 1) if _is_day(blocks[k].text, lexicon)]
    told = [k for k in days if k + 1 not in days and _HAS_WORDS.search(blocks[k + 1].text)]
    if len({blocks[k].text for k in days}) >= _FEWEST_DAYS:
        stay = [k for k in told if k + 1 not in fallen]
        yield from stay
        if 2 * len(stay) >= len(told):
            yield from (line for k in told for line in (k, k + 1))


def _is_day(text: str, lexicon: Lexicon) -> bool:
    if len(text) > _LONGEST_DAY:
        return False
    words = fold(text).rstrip(":：.").split()
    return 0 < len(words) <= 2 and all(word in lexicon.times for word in words)
