"""Lines of a whole page that are no part of its story: menus, other stories, widgets.

A scraper that keeps a page's text keeps its navigation too, and no phrase
knows a headline of another story for what it is.  A learned model of shape,
place and repetition does (``newsclean.judging.line_model``).  It is believed only where it
is sure, and only where it is as sure of a story that the line does not belong to.

A late cleaner: it judges what is left when the phrases are silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.cleaners.prose import is_prose, is_unspaced_text
from newsclean.cleaners.title import is_headline
from newsclean.cleaners.topics import NAMES as TOPIC_NAMES
from newsclean.judging.line_features import LineFeatures
from newsclean.judging.line_model import builtin
from newsclean.labels import LIFTED
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.topics import Mentions
from newsclean.text.sentences import ends_sentence

# A text of fewer lines is no page.
_FEWEST_LINES = 4
# The story: prose that the model is so sure of, and so much of it.
_SURE_OF_STORY = 0.5
# Menus are easily known: below them a lone paragraph is a story even if the model has doubts.
_SURE_ON_PAGE = 0.25
_STORY_AT_LEAST = 150
# On a page that shows menus, whatever is less likely than this falls.
_PAGE = 0.22
_PAGE_PROSE, _PAGE_TEASER = 0.2, 0.3
# Beside a menu that stands alone.
_PROSE_ABOUT = 0.05
_LONG_MENU = 20
_FRAGMENT = 0.03
_MENU_LINES = 10
_MENU_SHARE = 0.3
_MENU_RUN = 4
_LONGEST_MENU_LINE = 60
_LONGEST_MENU_ENTRY = 30
# Elsewhere only a few lines in a row do, of which one is as unlikely as the first figure, and no
# other likelier than the second; and not where they are a large part of what there is.
_SEED = 0.2
_GROWN = 0.6
_MEAN = 0.4
_FEWEST_STRAYS, _MOST_STRAYS = 2, 15
_LARGEST_SHARE = 0.5
# Results, line-ups and prices are lists that stories are about.
_MOST_DIGITS = 0.15
_POST = re.compile(r"^@\w|\(@\w+\)|pic\.twitter\.com|//t\.co/")
_NUMBER = re.compile(r"0?(\d{1,2})[.)]\s")
_FEWEST_NUMBERED, _LONGEST_NUMBERED = 4, 40
_NO_JUNK = LIFTED | {"any"}
# Cleaners that say nothing of a text's words.
_BY_PLACE = frozenset({"page", "layout"})
_TEASING = ("?", "？", "…", "...")
_LONGEST_NAV = 24
_SENTENCE_WORDS, _CHARACTERS_A_WORD = 4, 2
_HEADLINE_WITHIN = 12
_HEADLINE_AT_LEAST = 0.02


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the lines that the model takes for no part of the story."""
    if not _may_speak(article.blocks):
        return ()
    lines = lines_of(article, knowledge)
    if not (_is_known(article, lines, knowledge) or _begins_as_menu(lines)):
        return ()
    scores = builtin().scores(lines)
    return _labels(lines, scores, _falling(lines, scores), article, knowledge)


def _may_speak(blocks: Sequence[Block]) -> bool:
    """Whether there are lines that could fall at all; of most stories there are none."""
    if len(blocks) < _FEWEST_LINES:
        return False
    in_row = 0
    for block in blocks:
        in_row = in_row + 1 if not is_prose(block) or block.kind == "list_item" else 0
        if in_row >= _FEWEST_STRAYS:
            return True
    return False


def _is_known(article: Article, lines: Sequence[LineFeatures], knowledge: Knowledge) -> bool:
    """Whether some words, here or taken out, are known to be junk's, or of what appeals are about.

    A page has such words where its language is known; recipes and rankings are lists without.
    """
    return (
        any(line.evidence - _NO_JUNK for line in lines)
        or any(
            removal.name not in LIFTED and removal.cleaner not in _BY_PLACE
            for removal in article.removals
        )
        or any(
            not line.is_prose and knowledge.mentions(block).telling
            for line, block in zip(lines, article.blocks, strict=True)
        )
    )


def _begins_as_menu(lines: Sequence[LineFeatures]) -> bool:
    return all(
        not line.is_prose and len(line.text) < _LONGEST_MENU_ENTRY for line in lines[:_MENU_RUN]
    )


def _story_size(lines: Sequence[LineFeatures], scores: Sequence[float], sure: float) -> int:
    return sum(
        len(line.text) * (3 if is_unspaced_text(line.text) else 1)
        for line, score in zip(lines, scores, strict=True)
        if line.is_prose and score >= sure
    )


def lines_of(article: Article, knowledge: Knowledge) -> list[LineFeatures]:
    """The article's live blocks as the model looks at them."""
    return [knowledge.remember(block, f"page {block.kind}", _line) for block in article.blocks]


def _line(block: Block, knowledge: Knowledge) -> LineFeatures:
    evidence = knowledge.evidence(block)
    labels = {cue.rule.label for cue in evidence.cues}
    labels.update(match.rule.label for match in evidence.matches)
    return LineFeatures(block.text, is_prose(block), block.kind, frozenset(labels))


def _falling(lines: Sequence[LineFeatures], scores: Sequence[float]) -> list[int]:
    """Indexes of the lines that are no part of the story, in order; none if there is no story."""
    menus = _menus(lines, scores)
    sure = _SURE_ON_PAGE if menus else _SURE_OF_STORY
    story = _story_size(lines, scores, sure)
    if story < _STORY_AT_LEAST:
        return []
    headline = _headline(lines, scores, sure)
    if len(menus) == 1 and len(menus[0]) < _LONG_MENU:
        falling = _around(menus[0], lines, scores) - {headline}
    elif menus:
        falling = _unlikely(lines, scores) - {headline}
    else:
        falling = _strays(lines, scores, story, headline)
    return sorted(falling - _listed(lines))


def _labels(
    lines: Sequence[LineFeatures],
    scores: Sequence[float],
    falling: Sequence[int],
    article: Article,
    knowledge: Knowledge,
) -> Iterator[Label]:
    names = {k: _name(lines[k], knowledge.mentions(article.blocks[k])) for k in falling}
    for k in falling:
        name = names[k] or _name_by_shape([lines[j] for j in range(k - 3, k + 4) if j in names])
        evidence = f"belongs to the story with probability {scores[k]:.2f}"
        yield Label(k, 0, len(lines[k].text), name, "page.line", None, evidence)


def _story_start(lines: Sequence[LineFeatures], scores: Sequence[float], sure: float) -> int:
    """Index of the first paragraph that the model is so sure of."""
    return next(
        k
        for k, (line, score) in enumerate(zip(lines, scores, strict=True))
        if line.is_prose and score >= sure
    )


def _headline(lines: Sequence[LineFeatures], scores: Sequence[float], sure: float) -> int:
    """Index of the line above the story that is most likely its headline; -1 if none may be."""
    start = _story_start(lines, scores, sure)
    above = [
        k
        for k in range(max(0, start - _HEADLINE_WITHIN), start)
        if scores[k] >= _HEADLINE_AT_LEAST and is_headline(lines[k].text)
    ]
    return max(above, key=lambda k: scores[k], default=-1)


def _menus(lines: Sequence[LineFeatures], scores: Sequence[float]) -> list[range]:
    """The menus that the text shows, none if it is no page: rows of short lines, no story's.

    Verse has short lines too; some of a page's are of a word or two, in a row.
    """
    short = 0
    menus: list[range] = []
    start = 0
    for k, (line, score) in enumerate(zip(lines, scores, strict=True)):
        is_short = not line.is_prose and len(line.text) < _LONGEST_MENU_LINE and score < _PAGE
        is_short = is_short and not _is_of_figures(line.text)
        short += is_short
        if not is_short or len(line.text) >= _LONGEST_MENU_ENTRY:
            start = k + 1
        elif k + 1 - start == _MENU_RUN:
            menus.append(range(start, k + 1))
        elif k + 1 - start > _MENU_RUN:
            menus[-1] = range(start, k + 1)
    return menus if short >= _MENU_LINES and short >= _MENU_SHARE * len(lines) else []


def _around(menu: range, lines: Sequence[LineFeatures], scores: Sequence[float]) -> set[int]:
    """The lines of the only menu and the unlikely ones about it, up to the first likely one.

    A page has several menus, or a long one.  A short one alone is what a form or an offer
    in a story leaves behind: it says nothing of lines that stand further off, and
    little of paragraphs.
    """
    found = set(menu)
    for beside in (range(menu.start - 1, -1, -1), range(menu.stop, len(lines))):
        for k in beside:
            is_story = lines[k].is_prose or _says_something(lines[k])
            if scores[k] >= (_PROSE_ABOUT if is_story else _most_for(lines[k])):
                break
            found.add(k)
    return found


def _unlikely(lines: Sequence[LineFeatures], scores: Sequence[float]) -> set[int]:
    return {
        k
        for k, (line, score) in enumerate(zip(lines, scores, strict=True))
        if score < _most_for(line)
    }


def _most_for(line: LineFeatures) -> float:
    if _is_fragment(line.text):
        return _FRAGMENT
    if not line.is_prose:
        return _PAGE
    # Headlines of other stories ask, or break off.
    return _PAGE_TEASER if line.text.endswith(_TEASING) else _PAGE_PROSE


def _is_fragment(text: str) -> bool:
    """Whether the line is the rest of a sentence that a scraper broke at its links."""
    return len(text) > _LONGEST_MENU_ENTRY and text[0].islower()


def _strays(
    lines: Sequence[LineFeatures], scores: Sequence[float], story: int, headline: int
) -> set[int]:
    """A few lines in a row that are unlikely, about one that is very unlikely."""
    found: set[int] = set()
    run: list[int] = []
    for k in range(len(lines) + 1):
        if k < len(lines) and k != headline and scores[k] < _GROWN and _may_stray(lines[k]):
            run.append(k)
            continue
        size = sum(len(lines[j].text) for j in run)
        if (
            _FEWEST_STRAYS <= len(run) <= _MOST_STRAYS
            and min(scores[j] for j in run) < _SEED
            and sum(scores[j] for j in run) < _MEAN * len(run)
            and size <= _LARGEST_SHARE * story
        ):
            found.update(run)
        run = []
    return found


def _may_stray(line: LineFeatures) -> bool:
    """Whether a line among prose may be none of the story's: no prose, no figures, no post."""
    text = line.text
    if (line.is_prose and line.kind != "list_item") or text[0].islower():
        return False
    if _says_something(line):
        return False
    return not _is_of_figures(text) and _POST.search(text) is None


def _is_of_figures(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _MOST_DIGITS * len(text)


def _says_something(line: LineFeatures) -> bool:
    """Whether a short line is a sentence, and no phrase takes it for anything else."""
    text = line.text
    words = len(text) // _CHARACTERS_A_WORD if is_unspaced_text(text) else text.count(" ") + 1
    is_sentence = words >= _SENTENCE_WORDS and ends_sentence(text) and text[-1] not in "?？"
    return is_sentence and not line.evidence


def _listed(lines: Sequence[LineFeatures]) -> set[int]:
    """The lines of lists that the story introduces: behind a colon, each with a bullet."""
    listed = _numbered(lines)
    introduced = False
    for k, line in enumerate(lines):
        if introduced and line.kind == "list_item":
            listed.update((k - 1, k))
        else:
            introduced = line.text[-1] in ":："
    return listed


def _numbered(lines: Sequence[LineFeatures]) -> set[int]:
    """The lines of lists that count from one and have short entries, such as a record's tracks.

    Other stories are counted too, but their headlines are long.
    """
    found: set[int] = set()
    run: list[int] = []
    for k, line in enumerate([*lines, None]):
        number = _NUMBER.match(line.text) if line else None
        if number is not None and int(number.group(1)) == len(run) + 1:
            run.append(k)
            continue
        sizes = [len(lines[j].text) for j in run]
        if len(run) >= _FEWEST_NUMBERED and sum(sizes) <= _LONGEST_NUMBERED * len(sizes):
            found.update(run)
        run = [k] if number is not None and int(number.group(1)) == 1 else []
    return found


def _name(line: LineFeatures, mentions: Mentions) -> str | None:
    """What to call a line that is no part of the story, by its phrases, or by its words."""
    known = sorted(label for label in line.evidence if label != "any")
    if known:
        return known[0]
    known = [name for name in mentions.telling if name in TOPIC_NAMES]
    return max(known, key=lambda name: (mentions.telling[name], name), default=None)


def _name_by_shape(near: Sequence[LineFeatures]) -> str:
    """Entries of menus are short, headlines of other stories are not, and each keep together."""
    sizes = [len(line.text) * (3 if is_unspaced_text(line.text) else 1) for line in near]
    return "nav" if sum(sizes) < _LONGEST_NAV * len(sizes) else "related"
