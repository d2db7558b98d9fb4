"""Which encoding bytes are in that are no UTF-8, by what they would say in each.

East Asian encodings are known by their usual characters, all others by the words and letters of
the language that each reading fits best.  ``docs/explanation/encodings.md`` has the measurements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsclean.language.language_guess import language_fit
from newsclean.text.late_patterns import late

# As named on the web; of equals the first is taken.
_SINGLE_BYTES = (
    "windows-1252 windows-1250 iso-8859-2 windows-1251 koi8-u iso-8859-5 cp866 windows-1253"
    " iso-8859-7 windows-1254 windows-1255 windows-1256 iso-8859-6 windows-1257 windows-1258"
    " cp874"
).split()
# Characters that are no letters, and yet stand in many texts.
_USUAL = frozenset("«»“”„‚‘’‹›–—…•·©®°§№¡¿€£´²³½ªº×†‡™،؛؟־₪฿\xa0\xad\u200b\u200c\u200d\u200e\u200f")
_ODD = -12
"""What a character counts that hardly stands in any text; a known word counts 1 to 10."""
_MARKS = "\u0300-\u036f\u05b0-\u05c7\u064b-\u0652\u0e31-\u0e4e"
_SYMBOL = late(rf"[^\x00-\x7f\w{_MARKS}{''.join(_USUAL)}]")
# A capital within a word, and letters of two scripts in one.
_ODD_WORDS = late(
    "[a-zß-öø-ÿа-яёα-ώšžőűąęćłńśźżřčěůťď][A-ZÀ-ÖØ-ÞА-ЯЁΑ-ΩŠŽŐŰĄĘĆŁŃŚŹŻŘČĚŮŤĎ]"
    "|[A-Za-z][\u0370-\u0e5b]|[\u0370-\u0e5b][A-Za-z]"
)

_KANA = late("[\u3041-\u30fa\u30fc]")
_HAN = late("[\u3400-\u9fff]")
_HANGUL = late("[\uac00-\ud7a3]")
_PUNCTUATION = late(rf"[\x00-\x7f\u3000-\u303f\uff00-\uff65{''.join(_USUAL)}]")
# Japanese has more kana than this; of East Asian text, that many characters are usual ones.
_KANA_SHARE, _USUAL_SHARE, _HANGUL_SHARE = 0.15, 0.8, 0.9
_FEWEST = 4
_BAD_SHARE = 0.02
# In other encodings a byte beyond ASCII and a plain letter would be taken for one character.
_HIGH_BYTES = 1.2
# GB 18030 may write traditional characters too.
_CHINESE = {"gb18030": {"gb2312": 0xD8, "big5": 0xC7}, "big5": {"big5": 0xC7}}

# Fewer bytes beyond ASCII tell nothing.
_TELLING = 3
_SAMPLE = 4_000
_SEARCHED = 1 << 19
_HIGH = bytes(range(0x80, 0x100))
# None of these bytes is the second of a character in any of the encodings.
_PIECE = re.compile(rb'[^<>"=;\r\n]+')
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")


def guess_encoding(data: bytes) -> str:
    """The name of the likeliest encoding of ``data``; of text that tells nothing windows-1252.

    It looks at the 4,000 bytes that tell most, of half a million at most.

    >>> guess_encoding("Шторм ударил по северному берегу".encode("koi8-r"))
    'koi8-u'
    """
    sample = _sample(data)
    if not sample:
        return "iso-2022-jp" if _ISO_2022_JP.search(data, 0, _SEARCHED) else "windows-1252"
    if _high_bytes(sample) < _TELLING:
        return "windows-1252"
    return _east_asian(sample) or max(_SINGLE_BYTES, key=lambda name: _fit(sample, name))


def _sample(data: bytes) -> bytes:
    """The pieces of ``data`` between markup that have most bytes beyond ASCII."""
    first = re.search(rb"[\x80-\xff]", data)
    if first is None:
        return b""
    start = max(0, first.start() - 200)
    found = _PIECE.findall(data, start, start + _SEARCHED)
    pieces = sorted([piece for piece in found if not piece.isascii()], key=_high_bytes)
    sample = b""
    while pieces and len(sample) < _SAMPLE:
        sample += pieces.pop()[:_SAMPLE] + b"\n"
    return sample


def _high_bytes(piece: bytes) -> int:
    return len(piece) - len(piece.translate(None, _HIGH))


def _fit(sample: bytes, name: str) -> float:
    """How well ``sample`` reads in a single-byte encoding."""
    text = sample.decode(name, "replace")
    odd = len(_SYMBOL.findall(text)) + len(_ODD_WORDS.findall(text))
    return language_fit(text) + _ODD * odd


def _east_asian(sample: bytes) -> str | None:
    for name, codec in (("shift_jis", "cp932"), ("euc-jp", "euc_jp")):
        text = _east_asian_text(sample, codec)
        kana = len(_KANA.findall(text))
        usual = kana + _usual(_HAN, text, {"euc_jp": 0xD0})
        if kana > _KANA_SHARE * len(text) and usual > _USUAL_SHARE * len(text):
            return name
    text = _east_asian_text(sample, "cp949")
    # Half of Chinese text would be Hangul in it.
    if text and _usual(_HANGUL, text, {"euc_kr": 0xC9}) > _HANGUL_SHARE * len(text):
        return "euc-kr"
    shares = {}
    for name, known in _CHINESE.items():
        text = _east_asian_text(sample, name)
        shares[name] = _usual(_HAN, text, known) / max(1, len(text))
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > _USUAL_SHARE else None


def _east_asian_text(sample: bytes, codec: str) -> str:
    """What ``sample`` says beside punctuation; nothing if it can hardly be in this encoding."""
    text = _PUNCTUATION.sub("", sample.decode(codec, "replace"))
    is_sound = (
        len(text) >= _FEWEST
        and text.count("\ufffd") <= _BAD_SHARE * len(text)
        and _high_bytes(sample) >= _HIGH_BYTES * len(text)
    )
    return text if is_sound else ""


def _usual(letter: re.Pattern[str], text: str, ends: Mapping[str, int]) -> int:
    """How many such letters of ``text`` stand in the first part of a character set, of the usual.

    :param ends: character sets, with the first byte of those that are behind that part.
    """
    return sum(
        any(code[:1] < bytes([end]) for code, end in _codes(character, ends) if len(code) == 2)
        for character in letter.findall(text)
    )


def _codes(character: str, ends: Mapping[str, int]) -> Iterator[tuple[bytes, int]]:
    for codec, end in ends.items():
        yield character.encode(codec, "ignore"), end
