"""Lists that are known by their heading, or by their company.

Below ``Most read`` stand headlines of other stories: short lines up to the next
paragraph.  And a word that is a section of the paper, alone in the middle of a
story, may be a subheading; in a row of others it is a menu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from newsclean.cleaners.prose import is_link, is_prose
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.sentences import ends_sentence

_LONGEST_HEADING = 45
_LONGEST_ENTRY = 160
_MOST_ENTRIES = 12
_FEWEST_IN_MENU = 4
_MENU_LABELS = frozenset({"nav", "legal"})


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for lines below a heading of other stories, and for entries of menus."""
    known = [_known_as(article, block, knowledge) for block in article.blocks]
    if not any(known):
        return ()
    return [*_below_headings(article.blocks, known), *_menus(article.blocks, known)]


def _known_as(article: Article, block: Block, knowledge: Knowledge) -> frozenset[str]:
    """The labels under which phrases know the whole block, wherever it stands."""
    if len(block.text) > _LONGEST_HEADING:
        return frozenset()
    return frozenset(
        match.rule.label
        for match in knowledge.evidence(block).matches
        if match.end - match.start == len(block.text) and match.rule.applies_to(article.language)
    )


def _below_headings(blocks: Sequence[Block], known: Sequence[Set[str]]) -> Iterator[Label]:
    heading, left = "", 0
    for index, block in enumerate(blocks):
        if "related" in known[index] and _is_heading(block.text):
            heading, left = block.text, _MOST_ENTRIES
        elif left and (known[index] or _may_be_entry(block)):
            left -= 1
            if not known[index]:
                end = len(block.text)
                name = "nav" if is_link(block.text) else "related"
                yield Label(index, 0, end, name, "lists.below-heading", None, heading)
        else:
            left = 0


def _is_heading(text: str) -> bool:
    """Whether it announces what follows: it has no headline of its own behind a colon."""
    return ":" not in text.rstrip(": ") and not ends_sentence(text)


def _may_be_entry(block: Block) -> bool:
    text = block.text
    if block.kind == "list_item":
        return len(text) <= _LONGEST_ENTRY
    # What begins in lower case is the rest of a sentence that was broken at a link.
    if len(text) > _LONGEST_ENTRY or text[-1] in ".:…" or text[0].islower():
        return False
    return not is_prose(block) or text[-1] in "?!？！"


def _menus(blocks: Sequence[Block], known: Sequence[Set[str]]) -> Iterator[Label]:
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and known[index] & _MENU_LABELS:
            run.append(index)
            continue
        if len(run) >= _FEWEST_IN_MENU:
            names = Counter(name for k in run for name in known[k] & _MENU_LABELS)
            name = max(sorted(names), key=names.__getitem__)
            for k in run:
                evidence = f"{len(run)} in a row"
                yield Label(k, 0, len(blocks[k].text), name, "lists.menu", None, evidence)
        run = []
