"""Why the layout model takes a page's block for none of its story, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.chances import logistic
from newsclean.judging.layout_names import RANKS
from newsclean.judging.layout_page import Element, Layout

_MUCH_LINKED = 0.3
_FEW_WORDS = 8
_NAMES = tuple(RANKS)


def layout_reasons(layout: Layout, odds: Sequence[float], k: int, run: int) -> str:
    """The strongest reasons against block ``k``, and the probability that it is no story.

    :param run: how many blocks in a row are none.
    """
    text, element = layout.blocks[k].text, layout.elements[k]
    said = []
    if element.look.unseen:
        said.append("its class says that it is not shown")
    if layout.links[k] >= _MUCH_LINKED:
        said.append(f"link share {layout.links[k]:.1f}")
    name = _name(element)
    if name:
        said.append(f"in an element named after {name}")
    if run > 1:
        said.append(f"one of {run} blocks in a row")
    words = text.count(" ") + 1
    if words <= _FEW_WORDS:
        said.append(f"{words} words" if words > 1 else f"{len(text)} characters")
    if not said:
        said.append("the elements around it hold little of the story")
    return f"{'; '.join(said[:3])} (p={min(0.99, logistic(-odds[k])):.2f})"


def _name(element: Element) -> str | None:
    return _NAMES[element.look.called - 1] if element.look.called else None
