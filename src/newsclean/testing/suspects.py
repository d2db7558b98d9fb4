"""Lines that were kept though the judge is in doubt, for people who curate corpora.

Cleaning keeps what the evidence against is thin.  Here thin evidence is listed, with what it is:
nothing is removed, and much of what is listed is fine.
"""

from __future__ import annotations

import attrs

from newsclean.cleaners.judge import JudgeCleaner
from newsclean.judging.judge import judge
from newsclean.judging.reasons import strongest_reasons
from newsclean.model.article import Article
from newsclean.phrases.builtin import builtin as knowledge

_DOUBTFUL = 0.3
"""A block that is so likely junk is a suspect."""


@attrs.frozen
class Suspect:
    """A block that was kept and looks like junk."""

    block: int
    """Its index in ``Article.blocks``."""
    text: str
    """Its text."""
    probability: float
    """The probability that it is junk, 0 to 1."""
    why: tuple[str, ...]
    """The reasons, in words.  There is at least one."""


def suspects(article: Article) -> list[Suspect]:
    r"""List the blocks of a clean ``article`` that look like junk, in order, with the reasons.

    >>> from newsclean import clean, read_text
    >>> from newsclean.testing import suspects
    >>> suspects(clean(read_text("The vote was held on Sunday, and half of the town came.")))
    []
    """
    if not article.blocks:
        return []
    known = knowledge()
    judgement, trees = JudgeCleaner(known).judgement(article), judge().second
    surest: dict[int, int] = {}
    for number, (place, probability) in enumerate(
        zip(judgement.places, judgement.probabilities, strict=True)
    ):
        at = surest.setdefault(place.block, number)
        if probability > judgement.probabilities[at]:
            surest[place.block] = number
    found = []
    for block, number in surest.items():
        probability = judgement.probabilities[number]
        if probability >= _DOUBTFUL:
            own = article.blocks[block]
            why = strongest_reasons(trees, judgement.rows[number], own, known)
            found.append(Suspect(block, own.text, round(probability, 2), tuple(why)))
    return found
