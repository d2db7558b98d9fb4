"""Why the layout model takes a page's block for none of its story, in a few words."""

from __future__ import annotations

from functools import lru_cache

from newsclean.judging.chances import logistic
from newsclean.judging.layout_names import LABELS
from newsclean.judging.layout_page import Look

_MUCH_LINKED = 0.3
_FEW_WORDS = 8
_MOST_SURE, _SURELY_NOT = 0.99, -4.6


def layout_reasons(text: str, look: Look, link_share: float, run: int, odds: float) -> str:
    """The strongest reasons against a block, and the probability that it is no story.

    :param text: what stands in it, in an element of this ``look``.
    :param run: how many blocks in a row are none.
    :param odds: the logarithm of odds that it is the story's.
    """
    words = text.count(" ") + 1
    return _worded(
        look.unseen,
        link_share,
        look.called,
        run,
        words if words <= _FEW_WORDS else 0,
        len(text) if words == 1 else 0,
        _MOST_SURE if odds <= _SURELY_NOT else min(_MOST_SURE, logistic(-odds)),
    )


@lru_cache(maxsize=1024)
def _worded(  # noqa: PLR0913, PLR0917 - all that is said, so that equal lines of menus share it
    unseen: bool, link: float, called: int, run: int, words: int, characters: int, p: float
) -> str:
    said = []
    if unseen:
        said.append("its class says that it is not shown")
    if link >= _MUCH_LINKED:
        said.append(f"link share {link:.1f}")
    if called:
        said.append(f"in an element named after {LABELS[called]}")
    if run > 1:
        said.append(f"one of {run} blocks in a row")
    if words:
        said.append(f"{words} words" if words > 1 else f"{characters} characters")
    if not said:
        said.append("the elements around it hold little of the story")
    return f"{'; '.join(said[:3])} (p={p:.2f})"
