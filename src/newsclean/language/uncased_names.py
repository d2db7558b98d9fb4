"""People's names in scripts without capitals: what they may be made of, and roles written to them.

No capital shows where a name begins, so its shape has to: two to four Chinese
characters, two to four Korean syllables, two to four Arabic or Hindi words.
"""

from __future__ import annotations

from newsclean.language.lexicon import Lexicon
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late

_HAN = "\u4e00-\u9fff\u3400-\u4dbf々"
_SHAPES = late(
    rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,3}} [{_HAN}]{{1,3}}"  # 张三, 山田 太郎
    rf"|[{_HAN}]{{1,3}} ?[ぁ-ん]{{2,4}}|[{_HAN}]{{1,3}} ?[ァ-ヴー]{{2,5}}"  # 山田はるか
    rf"|[{_HAN}ァ-ヴー]{{1,8}}(?:[·・＝][{_HAN}ァ-ヴー]{{1,8}}){{1,3}}"  # 约翰·史密斯
    r"|[\uac00-\ud7a3]{2,4}"  # 홍길동
)
# Arabic, Hebrew, Indian scripts, Thai to Khmer: words of letters and vowel signs.  Thai sets a
# space between clauses alone, so what is longer than the longest surnames is no name.
_SPACED_WORD = late(
    r"(?=[\u0590-\u137f\u1780-\u17d3])(?:[^\W\d_]|[\u05b0-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e"
    r"\u0eb0-\u0ecd\u1000-\u103f\u17b4-\u17d3\u200c]){2,20}"
)
_FEWEST_WORDS, _MOST_WORDS = 2, 4
# A person's role is written to the name where there are no spaces.
_LONGEST_ROLE = 6
# Simplified characters: in Japanese a space stands within a name, in Chinese between two.
_CHINESE = late("[记讯员]")
_TWO_OR_THREE = late(rf"[{_HAN}]{{2,3}}")
_SURELY_NAME = 4
_BETWEEN = " :=・·/"


def is_uncased_name(text: str, lexicon: Lexicon, role: str | None = None) -> bool:
    """Whether ``text`` has the shape of one person's name in its script.

    Korean names, and Chinese ones beside a ``role``, begin with a surname that
    the packs know, if they know any.

    >>> lexicon = Lexicon(surnames=frozenset("홍김张李"))
    >>> names = ("山田太郎", "홍길동", "محمد علي", "राम कुमार", "张三")
    >>> [is_uncased_name(text, lexicon) for text in names]
    [True, True, True, True, True]
    >>> others = ("の目", "タイムライン", "회견", "今天天气很好", "พายุพัดถล่มชายฝั่งทางเหนือ เมื่อคืนวันศุกร์")
    >>> [is_uncased_name(text, lexicon) for text in others]
    [False, False, False, False, False]
    >>> is_uncased_name("会见", lexicon, "记者")
    False
    """
    if _SHAPES.fullmatch(text) is not None:
        is_checked = "가" <= text[0] <= "힣" or (role is not None and _CHINESE.search(role))
        return not is_checked or has_surname(text, lexicon)
    words = text.split()
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and all(map(_SPACED_WORD.fullmatch, words))


def has_surname(name: str, lexicon: Lexicon) -> bool:
    """Whether ``name`` begins with a surname of the packs; so does any if they have none."""
    surnames = lexicon.surnames
    return not surnames or name[0] in surnames or name[:2] in surnames


def split_names(text: str, role: str | None) -> list[str]:
    """The names in ``text``: one, or two that a space parts where the role is a Chinese one.

    >>> split_names("张三 李四", "本报记者"), split_names("山田 太郎", "記者")
    (['张三', '李四'], ['山田 太郎'])
    """
    words = text.split()
    if role and _CHINESE.search(role) and all(map(_TWO_OR_THREE.fullmatch, words)):
        return words
    return [text]


def strip_role(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """``text`` without the roles before and behind it, and the last that was taken off.

    >>> lexicon = Lexicon(roles=frozenset({"기자", "记者", "編集委員"}))
    >>> [strip_role(text, lexicon) for text in ("홍길동 기자", "记者张三", "編集委員 中沢克二")]
    [('홍길동', '기자'), ('张三', '记者'), ('中沢克二', '編集委員')]
    """
    role: str | None = None
    while True:
        cut = _role_at_edge(text, lexicon)
        if cut is None:
            return text, role
        text = cut[0]
        if fold(cut[1]).strip(_BETWEEN) in lexicon.roles:
            role = cut[1].strip(_BETWEEN)


def _role_at_edge(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    words = text.split(" ")
    if len(words) > 1:
        for others, word in ((words[1:], words[0]), (words[:-1], words[-1])):
            if _is_role(fold(word), lexicon):
                return " ".join(others), word
    if not "\u3040" <= text[0] <= "\ud7a3":
        return None
    folded = fold(text)
    for size in range(min(_LONGEST_ROLE, len(text) - 2), 1, -1):
        # "记者会见" is no reporter's name, "新聞記者" none either.
        if _is_role(folded[:size], lexicon):
            rest = text[size:].strip(_BETWEEN)
            if text[size] in _BETWEEN or has_surname(rest, lexicon):
                return rest, text[:size]
        if _is_role(folded[-size:], lexicon):
            rest = text[:-size].strip(_BETWEEN)
            is_name = len(rest) >= _SURELY_NAME or has_surname(rest, lexicon)
            if is_name or fold(rest) in lexicon.agencies:
                return rest, text[-size:]
    return None


def _is_role(folded: str, lexicon: Lexicon) -> bool:
    bare = folded.strip(_BETWEEN)
    return bare in lexicon.roles or bare in lexicon.qualifiers
