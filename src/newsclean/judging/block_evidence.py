"""Evidence on one block of text: its shape, what phrases find in it, whom it names.

Nothing here knows of other blocks; :mod:`newsclean.judging.surroundings` does.  What is not known
is NaN, never zero.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log1p, nan

import ahocorasick_rs

from newsclean.judging.block_marks import MOST_TITLED, marks_of
from newsclean.judging.prose import is_prose, is_unspaced_text
from newsclean.judging.short_lines import ShortLine
from newsclean.judging.words import QUESTIONS
from newsclean.labels import ALL, KEPT
from newsclean.language.attribution import is_attributed
from newsclean.language.lexicon import Lexicon
from newsclean.model.blocks import BLOCK_KINDS, Block
from newsclean.phrases.evidence import Cue, Evidence, Match
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rule import CUE_KINDS
from newsclean.phrases.rulepack import TOPICS
from newsclean.phrases.topics import Mentions
from newsclean.text.automaton import build_automaton, find_keys
from newsclean.text.letters import is_small, is_uncased
from newsclean.text.line import Line
from newsclean.text.sentences import ends_sentence

LABELS = tuple(sorted(ALL - KEPT))
"""The labels that phrases speak for."""
CUES = tuple(sorted(CUE_KINDS))
ABOUT = tuple(sorted(TOPICS - {"any", "ask"}))
_ROLES = ("is_date", "is_by", "is_role", "is_source", "is_byline")

SHAPE = (
    "characters words word_length stop question exclamation colon comma open lower upper digit"
    " bullet quote sign digits capitals loud has_colon currency address quotes bracketed"
    " separators questions exclamations prose unspaced attributed commas kind clock day year"
    " percent titled one_word sentences networks code"
).split()
PHRASES = [
    *"whole part cues any_language same_language other_language cues_same cues_other".split(),
    *[f"match_{label}" for label in LABELS],
    *[f"cue_{kind}" for kind in CUES],
    *"telling hints asks addressed topical subject subject_share covered has_pack".split(),
    *[f"about_{topic}" for topic in ABOUT],
]
OWN = (*SHAPE, *PHRASES, *_ROLES, *[f"worded_{question}" for question in QUESTIONS])
"""The names of a block's own evidence, in the order of :func:`own_evidence`."""

_LOOKED_AT = 400
_ADDRESS = re.compile(r"https?://|www\.|\S@[^\s@]+\.\S")
_BULLET = re.compile(r"(?:[-–—•·▪●■◦*►▶‣]|\d{1,2}[.)])\s")
_OPENING, _CLOSING = "\"'“‘«„([", "\"'”’»)]}」』 "
_SHORTEST_NETWORK, _LONGEST_BAR = 2, 160
_LONGEST_ATTRIBUTED = 600


def own_evidence(  # noqa: PLR0913, PLR0917 - all that is known of a block
    block: Block,
    knowledge: Knowledge,
    language: str | None,
    line: ShortLine | None,
    words: Sequence[float],
    keep: bool,
) -> list[float]:
    """What ``block`` shows by itself, in the order of :data:`OWN`.

    :param language: the document's, as stated or guessed.
    :param line: what the block is if it is a short line such as a date.
    :param words: what its words alone speak for (:data:`newsclean.judging.words.QUESTIONS`).
    :param keep: whether to remember what its characters show.
    """
    shape: list[float] = knowledge.remember(block, "shape", _shape, keep=keep)
    found = list(shape)
    found[_PROSE] = is_prose(block)
    found[_KIND] = BLOCK_KINDS.index(block.kind)
    many = _words(block.text, unspaced=bool(shape[_UNSPACED]))
    found += _phrases(block, knowledge, language, many)
    if line is None:
        found += _NO_ROLES
    else:
        roles = (line.date, line.is_by, line.is_role, line.is_source, line.byline)
        found += [float(bool(role)) for role in roles]
    found += words
    return found


_NO_ROLES = [0.0] * len(_ROLES)
_PROSE, _KIND, _UNSPACED = map(SHAPE.index, ("prose", "kind", "unspaced"))


def _shape(line: Line, lexicon: Lexicon) -> list[float]:
    """What the characters of a line show; its kind, and whether it is prose, are not known here."""
    text = line.text
    size = len(text)
    sampled = min(size, _LOOKED_AT)
    marks = marks_of(text, sampled)
    many = marks.spaces + 1
    bare = text.lstrip(_OPENING)[:1]
    last = (text.rstrip(_CLOSING) or text)[-1:]
    is_ended = ends_sentence(text)
    unspaced = is_unspaced_text(text)
    asks, calls = last in "?？", last in "!！"
    announces, goes_on = last in ":：", last in ",،、"
    return [
        log1p(size),
        log1p(many),
        size / many,
        is_ended,
        asks,
        calls,
        announces,
        goes_on,
        not (is_ended or asks or calls or announces or goes_on),
        is_small(bare) and bare.islower(),
        bare.isupper(),
        text[0].isdigit(),
        _BULLET.match(text) is not None,
        text[0] in _OPENING,
        not bare.isalnum(),
        marks.digits / sampled,
        marks.capitals / sampled,
        text.isupper(),
        marks.has_colon,
        marks.has_currency,
        ("@" in text or "://" in text or "www." in text) and _ADDRESS.search(text) is not None,
        marks.quotes,
        marks.has_bracket,
        marks.separators,
        marks.questions,
        marks.exclamations,
        0.0,
        unspaced,
        size < _LONGEST_ATTRIBUTED and is_attributed(text, lexicon, line.folded),
        marks.commas,
        0.0,
        marks.has_clock,
        marks.has_day,
        marks.has_year,
        marks.has_percent,
        marks.titled / min(many, MOST_TITLED),
        many == 1 and not unspaced and not is_uncased(text),
        len(line.sentences),
        _networks(line.folded, lexicon) if size <= _LONGEST_BAR else 0,
        marks.code / sampled,
    ]


def _networks(folded: str, lexicon: Lexicon) -> int:
    """How many social networks a short text names, also where names are run together."""
    found = find_keys(_network_names(lexicon), folded)
    return len({number for number, _, _ in found}) if found else 0


@lru_cache(maxsize=8)
def _network_names(lexicon: Lexicon) -> ahocorasick_rs.AhoCorasick:
    return build_automaton([name for name in lexicon.networks if len(name) > _SHORTEST_NETWORK])


WHOLE = 2.0
"""How strongly a phrase speaks for its label that is all of a block."""
_PART, _CUE = 1.0, 0.5
_NEARLY_ALL = 0.9
_NO_STRENGTHS = dict.fromkeys(LABELS, 0.0)


def _phrases(block: Block, knowledge: Knowledge, language: str | None, many: float) -> list[float]:
    """What the rule packs find, and whether they are of the document's language.

    :param many: about how many words the block has.
    """
    found, mentions = knowledge.evidence(block), knowledge.mentions(block)
    telling, hints = mentions.telling, mentions.hints
    about = [telling.get(topic, 0) for topic in ABOUT] if telling else _NOTHING_ABOUT
    told, hinted = sum(telling.values()), sum(hints.values())
    most = _most_about(mentions)
    spoken = [
        told,
        hinted,
        mentions.asks,
        mentions.addressed,
        (told + hinted) / many,
        most,
        most / many,
        _covered(found) / len(block.text),
        nan if language is None else language in knowledge.languages,
    ]
    if not found.matches and not found.cues:
        return [*_NO_PHRASES, *spoken, *about]
    strengths = dict(_NO_STRENGTHS)
    whole = 0
    for match in found.matches:
        is_whole = match.end - match.start >= _NEARLY_ALL * len(block.text)
        whole += is_whole
        _strengthen(strengths, match.rule.label, WHOLE if is_whole else _PART)
    for cue in found.cues:
        _strengthen(strengths, cue.rule.label, _CUE)
    kinds = Counter([cue.rule.kind for cue in found.cues])
    languages = {match.rule.language for match in found.matches}
    cues_same = sum([cue.rule.language in ("any", language) for cue in found.cues])
    return [
        whole,
        len(found.matches) - whole,
        len(found.cues),
        "any" in languages,
        language in languages,
        bool(languages - {"any", language}),
        cues_same,
        len(found.cues) - cues_same,
        *strengths.values(),
        *[kinds[kind] for kind in CUES],
        *spoken,
        *about,
    ]


_NO_PHRASES = [0.0] * PHRASES.index("telling")
_NOTHING_ABOUT = [0.0] * len(ABOUT)


def _words(text: str, *, unspaced: bool) -> float:
    """About how many words ``text`` has; scripts without spaces have one in some characters."""
    many = text.count(" ") + 1
    return max(many, len(text) / _WORD_SIZE) if unspaced else many


_WORD_SIZE = 2.5
_HINT = 0.5


def _most_about(mentions: Mentions) -> float:
    """How many words tell the topic of which there are most, or hint at it."""
    found: dict[str, float] = dict(mentions.telling)
    for topic, count in mentions.hints.items():
        found[topic] = found.get(topic, 0) + _HINT * count
    found.pop("any", None)
    found.pop("ask", None)
    return max(found.values(), default=0.0)


def _covered(found: Evidence) -> int:
    """How many characters phrases and cues have between them."""
    spans = [(match.start, match.end) for match in found.matches]
    spans += [(cue.start, cue.end) for cue in found.cues]
    covered = end = 0
    for start, stop in sorted(spans):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return covered


def _strengthen(strengths: dict[str, float], label: str, strength: float) -> None:
    if label in strengths:
        strengths[label] = max(strengths[label], strength)


def phrases_of(block: Block, knowledge: Knowledge) -> Mapping[str, str]:
    """For each label that phrases in ``block`` speak for, the words of the longest of them."""

    def longest(text: str, _folded: str, _lexicon: Lexicon) -> Mapping[str, str]:
        evidence = knowledge.evidence(block)
        hits: list[Match | Cue] = [*evidence.matches, *evidence.cues]
        spans: dict[str, Match | Cue] = {}
        for hit in hits:
            best = spans.get(hit.rule.label)
            if hit.end > hit.start and (
                best is None or hit.end - hit.start > best.end - best.start
            ):
                spans[hit.rule.label] = hit
        return {label: text[hit.start : hit.end] for label, hit in spans.items()}

    # Each sentence asks of its whole line, which may have thousands of phrases.
    ((_, found),) = knowledge.remember_each([block], "phrases", longest)
    return found
