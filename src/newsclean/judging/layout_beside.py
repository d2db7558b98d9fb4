"""What stands beside the story of a page: what it is called, and why it is none of the story.

A page has hundreds of such blocks, so all of them are looked at in one call.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.chances import logistic
from newsclean.judging.layout_looks import H1, Look
from newsclean.judging.layout_names import LABELS
from newsclean.judging.layout_page import Layout
from newsclean.text.folding import letters_and_figures


def names_beside(layout: Layout, beside: Sequence[int]) -> list[str]:
    """The label of each block, by the names of the elements around it."""
    names: list[str] = []
    for k in beside:
        look = layout.elements[k].look
        names.append(_NAMES[look.called] if look.called_from < _MOST_LOOKED_AT else "nav")
    return names


_NAMES = ("nav", *LABELS[1:])
# Names of what is around the whole page say nothing of what is in it.
_MOST_LOOKED_AT = 6


def titles_beside(layout: Layout, beside: Sequence[int], title: str) -> list[int]:
    """The blocks that say the title, or stand in the first heading and say a part of it.

    :param title: its letters and figures.
    """
    found: list[int] = []
    size = len(title)
    for k in beside:
        text = layout.texts[k]
        if layout.elements[k].look.tags & H1:
            own = letters_and_figures(text)
            if own in title or title in own:
                found.append(k)
        elif size <= len(text) <= 2 * size:
            first = text[0]
            may_say = title.startswith(first.lower()) or not first.isalnum()
            if may_say and letters_and_figures(text) == title:
                found.append(k)
    return found


# --- reasons --------------------------------------------------------------------------------


def reasons_beside(layout: Layout, beside: Sequence[int], odds: Sequence[float]) -> list[str]:
    """For each block the strongest reasons against it, and the probability that it is no story.

    :param beside: the numbers of all blocks that are none of the story, in order.
    :param odds: for each block of the page the logarithm of odds that it is the story's.
    """
    reasons: list[str] = []
    shared: dict[str, str] = {}
    row = ""
    end = 0
    for number, k in enumerate(beside):
        if number == end:
            end = _end_of_row(beside, number)
            row = f"one of {end - number} blocks in a row" if end - number > 1 else ""
        look = layout.elements[k].look
        reason = _reason(look, layout.texts[k], layout.links[k], row) + _chance(odds[k])
        # Equal lines of menus share it.
        reasons.append(shared.setdefault(reason, reason))
    return reasons


def _end_of_row(beside: Sequence[int], start: int) -> int:
    """One past the last of the blocks that follow one another from ``start`` on."""
    end = start + 1
    while end < len(beside) and beside[end] == beside[end - 1] + 1:
        end += 1
    return end


def _reason(look: Look, text: str, link_share: float, row: str) -> str:
    said: list[str] = []
    if look.unseen:
        said.append("its class says that it is not shown")
    if link_share >= _MUCH_LINKED:
        said.append("link share 1.0" if link_share == 1.0 else f"link share {link_share:.1f}")
    if look.called:
        said.append(_CALLED[look.called])
    if row:
        said.append(row)
    if len(said) < _MOST_REASONS:
        words = text.count(" ") + 1
        if words <= _FEW_WORDS:
            said.append(_WORDS[words] if words > 1 else f"{len(text)} characters")
    return "; ".join(said[:_MOST_REASONS]) or "the elements around it hold little of the story"


_CALLED = [f"in an element named after {label}" for label in LABELS]
_MUCH_LINKED = 0.3
_MOST_REASONS, _FEW_WORDS = 3, 8
_WORDS = [f"{count} words" for count in range(_FEW_WORDS + 1)]


def _chance(odds: float) -> str:
    if odds <= _SURELY_NOT:
        return _SURE
    return f" (p={min(_MOST_SURE, logistic(-odds)):.2f})"


_MOST_SURE, _SURELY_NOT = 0.99, -4.6
_SURE = f" (p={_MOST_SURE:.2f})"
