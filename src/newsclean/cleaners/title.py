"""The headline: the first line, once nothing but the article is left; and its copies.

A late cleaner: an overlay's first line is a headline to whoever looks too early.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.judging.prose import is_prose, is_unspaced_text
from newsclean.model.article import Article
from newsclean.model.blocks import Block, is_in_h1
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import squash
from newsclean.text.sentences import CLOSING, ends_sentence

# Of 1,269 headlines of gold pages one in fifty is longer; of 171 stories' first lines that have no
# full stop, more than one in four.
_SHORTEST, _LONGEST = 15, 100
# A one-word title may well be a subheading, or a line of the story.
_SHORTEST_COPY = 13
_SAME_SHARE = 0.75
# A headline in parts is in few of them.
_MOST_BOXES = 4
_FEWEST_WORDS, _MOST_WORDS = 3, 28
_SHORTEST_UNSPACED, _LONGEST_UNSPACED = 6, 60
# A question that is a headline is one sentence; a paragraph that ends in one is longer.
_LONGEST_QUESTION = 110
_NOT_AT_END = frozenset(".,;:…。，、；：।۔؛،")


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """A label for the headline, with ``title``, or for lines that repeat a known one."""
    blocks = article.blocks
    if article.title is not None:
        yield from _copies(article, article.title)
        return
    index = _first_headline(blocks)
    if index is None or _asks(blocks[index], knowledge):
        return
    if any(is_prose(block) for block in blocks[index + 1 :]):
        text = blocks[index].text
        yield Label(index, 0, len(text), "title", "title.first-line", {"title": text})
        for above in range(index):
            yield Label(above, 0, len(blocks[above].text), "nav", "title.kicker")


def _first_headline(blocks: Sequence[Block]) -> int | None:
    """The first line if it is a headline, or the second if a few words stand above it."""
    if len(blocks) > 1 and is_headline(blocks[0].text):
        return 0
    if len(blocks) > 2 and _is_kicker(blocks[0].text) and is_headline(blocks[1].text):
        return 1
    return None


def _is_kicker(text: str) -> bool:
    return len(text) < _SHORTEST and not ends_sentence(text) and text[-1] not in _NOT_AT_END


def _asks(block: Block, knowledge: Knowledge) -> bool:
    """Whether a line is rather what is left of an appeal: it asks something of the reader."""
    cues = knowledge.evidence(block).cues
    return len(cues) > 1 or (bool(cues) and knowledge.is_addressed(block))


def _copies(article: Article, title: str) -> Iterable[Label]:
    squashed = squash(title)
    if not squashed:
        return
    run: list[int] = []
    for index, block in enumerate(article.blocks):
        if not is_in_h1(block):
            run = []
            if len(squashed) >= _SHORTEST_COPY and _is_copy(block, title, squashed):
                yield Label(index, 0, len(block.text), "title", "title.copy")
            continue
        run.append(index)
        own = squash(block.text)
        if own == squashed or _has_kicker(own, squashed):
            yield Label(index, 0, len(block.text), "title", "title.heading")
        elif (
            1 < len(run) <= _MOST_BOXES
            and squash("".join([article.blocks[k].text for k in run])) == squashed
        ):
            for k in run:
                yield Label(k, 0, len(article.blocks[k].text), "title", "title.heading")


def _is_copy(block: Block, title: str, squashed: str) -> bool:
    """Whether a line says what the title says, but for a few words at one of its ends."""
    if len(block.text) >= 2 * len(title) + 9:
        return False
    line = squash(block.text)
    if line == squashed:
        return True
    short, long = sorted((line, squashed), key=len)
    return len(short) >= _SAME_SHARE * len(long) and (
        long.startswith(short) or long.endswith(short)
    )


def _has_kicker(line: str, title: str) -> bool:
    """Whether a heading is the title and a word or two before it (``Opinion``)."""
    return len(title) >= _SHORTEST_COPY and line.endswith(title) and len(line) <= 2 * len(title)


def is_headline(text: str) -> bool:
    """Whether ``text`` has the shape of a headline: its length, and no full stop at its end."""
    bare = text.rstrip(CLOSING)
    if not bare or bare[-1] in _NOT_AT_END:
        return False
    if bare[-1] in "?!" and len(text) > _LONGEST_QUESTION:
        return False
    if is_unspaced_text(text):
        return _SHORTEST_UNSPACED <= len(text) <= _LONGEST_UNSPACED
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return _FEWEST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS and (
        text[0].isupper() or not text[0].isalpha() or text[0].lower() == text[0].upper()
    )
