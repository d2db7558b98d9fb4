"""Why the judge takes a block for junk, in words that a curator understands.

The trees tell how far each piece of evidence moved the score
(:meth:`newsclean.judging.trees.Trees.reasons`).  Pieces that say one thing are taken together, and
the two or three that moved it most are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import expm1, isnan
from typing import TypeAlias

from newsclean.judging.block_evidence import ABOUT, PHRASES, phrases_of
from newsclean.judging.neighbourhood import SECOND_NAMES
from newsclean.judging.trees import Row, Trees
from newsclean.judging.words import QUESTIONS
from newsclean.model.blocks import BLOCK_KINDS, Block
from newsclean.phrases.knowledge import Knowledge

_MOST = 3
_LEAST_SHARE = 0.12
"""Of all that speaks for junk; what moves the score less is not named."""
_LONGEST_QUOTE = 40
_NUMBER = {name: k for k, name in enumerate(SECOND_NAMES)}


class _Named(Mapping[str, float]):
    """A row of evidence by the names of its features."""

    def __init__(self, row: Row) -> None:
        self._row = row

    def __getitem__(self, name: str) -> float:
        return self._row[_NUMBER[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(_NUMBER)

    def __len__(self) -> int:
        return len(_NUMBER)


Say: TypeAlias = Callable[[Mapping[str, float]], str]


def _wording(row: Mapping[str, float]) -> str:
    likeliest = max(QUESTIONS[1:], key=lambda question: row[f"worded_{question}"])
    return f"worded as {_ARTICLES[likeliest]}" if row[f"worded_{likeliest}"] > 0 else "its words"


_ARTICLES = {"caption": "captions are", "teaser": "other headlines are", "appeal": "appeals are"}


def _size(row: Mapping[str, float]) -> str:
    characters, words = round(expm1(row["characters"])), round(expm1(row["words"]))
    return f"{words} words" if words > 1 else f"{characters} characters"


def _ending(row: Mapping[str, float]) -> str:
    endings = {
        "stop": "ends in a full stop",
        "question": "asks a question",
        "exclamation": "ends in an exclamation mark",
        "colon": "ends in a colon",
        "comma": "ends in a comma",
    }
    return next((said for name, said in endings.items() if row[name]), "no full stop")


def _place(row: Mapping[str, float]) -> str:
    if row["before_story"]:
        return "above the first paragraph"
    if row["after_story"]:
        return "below the last paragraph"
    return f"block {round(row['index']) + 1} of {round(row['blocks'])}"


def _run(row: Mapping[str, float]) -> str:
    run = round(row["first_run"] or row["run"])
    return f"one of {run} such lines in a row" if run > 1 else "alone between paragraphs"


def _shared(row: Mapping[str, float]) -> str:
    share = row["shared"] if isnan(row["first_shared"]) else row["first_shared"]
    if isnan(share):
        return "few words to compare with the story's"
    return f"{share:.0%} of its words in the rest of the story"


def _titled(row: Mapping[str, float]) -> str:
    share = row["shared_with_title"]
    return f"{0 if isnan(share) else share:.0%} of its words in the headline"


def _neighbours(row: Mapping[str, float]) -> str:
    mean = row["first_mean_3"]
    if isnan(mean):
        return "nothing beside it"
    return "junk about it" if mean > _HALF else "unlike the lines about it"


_HALF = 0.5


_GROUPS: Mapping[str, tuple[Sequence[str], Say]] = {
    "wording": (
        "worded_junk worded_caption worded_teaser worded_appeal mean_worded_junk".split(),
        _wording,
    ),
    "size": (
        "characters words word_length longer_than_before longer_than_after mean_size sentences"
        " prose unspaced one_word".split(),
        _size,
    ),
    "ending": ("stop question exclamation colon comma open".split(), _ending),
    "beginning": (
        "lower upper digit bullet quote sign".split(),
        lambda row: "begins with a small letter" if row["lower"] else "how it begins",
    ),
    "capitals": (
        "capitals loud titled".split(),
        lambda row: "all capitals" if row["loud"] else f"{row['titled']:.0%} of words capitalised",
    ),
    "figures": (
        "digits clock day year percent currency".split(),
        lambda row: "figures" if row["digits"] else "no figures",
    ),
    "marks": (
        "has_colon address quotes bracketed separators questions exclamations commas code".split(),
        lambda row: "an address" if row["address"] else "its punctuation",
    ),
    "networks": (["networks"], lambda row: f"{round(row['networks'])} social networks"),
    "attributed": (["attributed"], lambda _: "nobody is quoted"),
    "kind": (["kind"], lambda row: f"a {BLOCK_KINDS[round(row['kind'])].replace('_', ' ')}"),
    "copies": (
        ["copies", "starts"],
        lambda row: (
            f"stands {round(row['copies'])} times in the text"
            if row["copies"] > 1
            else "stands once in the text"
        ),
    ),
    "title": (["shared_with_title"], _titled),
    "shared": (
        "shared rare names_known shared_before shared_after first_shared".split(),
        _shared,
    ),
    "place": (
        "position behind index from_first to_last before_story after_story passed to_come"
        " first_passed first_to_come first_from_story first_to_story blocks parted".split(),
        _place,
    ),
    "run": (
        "run run_position first_run first_run_position alike alike_share first_alike".split(),
        _run,
    ),
    "roles": (
        "is_date is_by is_role is_source is_byline".split(),
        lambda row: "a date" if row["is_date"] else "a name or a role",
    ),
    "language": (
        ["has_pack"],
        lambda row: "phrases of its language are " + ("known" if row["has_pack"] else "unknown"),
    ),
    "reader": (
        ["addressed", "asks"],
        lambda row: "calls to the reader" if row["asks"] else "speaks to the reader",
    ),
}
_NEIGHBOURS = "neighbours"
_PHRASES = "phrases"
_TOPICS = "topics"
_OF_TOPICS = frozenset("telling hints topical subject subject_share".split())


def _group_of(name: str) -> str:
    for group, (names, _) in _GROUPS.items():
        if name in names:
            return group
    if name.startswith("about_") or name in _OF_TOPICS:
        return _TOPICS
    if name in PHRASES:
        return _PHRASES
    return _NEIGHBOURS


_GROUP = [_group_of(name) for name in SECOND_NAMES]


def reasons(trees: Trees, row: Row, probability: float, block: Block, knowledge: Knowledge) -> str:
    """The strongest reasons to take ``block`` for junk, and the probability.

    :param trees: what judged it, and ``row`` the evidence that it had.
    """
    said = strongest_reasons(trees, row, block, knowledge)
    return f"{'; '.join(said)} (p={min(probability, 0.99):.2f})"


def strongest_reasons(trees: Trees, row: Row, block: Block, knowledge: Knowledge) -> list[str]:
    """One to three reasons to take ``block`` for junk, the strongest first."""
    moved: dict[str, float] = {}
    for feature, change in trees.reasons(row).items():
        group = _GROUP[feature]
        moved[group] = moved.get(group, 0.0) + change
    speaking = sum([change for change in moved.values() if change > 0])
    said: list[str] = []
    named = _Named(row)
    for group in sorted(moved, key=lambda name: (-moved[name], name)):
        if said and (moved[group] < _LEAST_SHARE * speaking or len(said) == _MOST):
            break
        words = _say(group, named, block, knowledge)
        if words not in said:
            said.append(words)
    return said


def _say(group: str, row: Mapping[str, float], block: Block, knowledge: Knowledge) -> str:
    if group in _GROUPS:
        return _GROUPS[group][1](row)
    if group == _PHRASES:
        found = phrases_of(block, knowledge)
        if not found:
            return "no phrase of the rule packs"
        words = max(found.values(), key=len)
        return f'"{words[:_LONGEST_QUOTE]}{"..." if len(words) > _LONGEST_QUOTE else ""}"'
    if group == _TOPICS:
        about = [topic for topic in ABOUT if row[f"about_{topic}"]]
        return f"words of {' and '.join(about)}" if about else "no words of appeals"
    return _neighbours(row)
