"""Rows of features: which there are, where each stands in a row, and sums that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TypeAlias

from newsclean.judging.trees import zeros

FAR = 50

_GROUPS = {
    # of the block itself
    "own": "first score low own up_score rank size link end start kind tag depth digits words"
    " uppers",
    # of those about it
    "near": "prev next size_next link_prev link_next before after best_next",
    # of the elements that it stands in
    "around": "share up_share up2_share plain_share up_plain up2_plain chars linked up_linked"
    " in_figure in_list in_article in_main label called called_from pictured pictured_chars",
    # of all that stands in elements of its kind, and of those in the same element
    "groups": "alike_share alike_blocks alike_plain alike_mean alike_size alike_link first_like"
    " up_alike_plain sib_count sib_mean sib_size sib_link sib_prose sib_best run_share",
    # of the headings that it stands between
    "sections": "sec_head sec_dist sec_likely sec_share head_alike head_alike_mean",
    # of its place in the story
    "story": "in_story below_story story_share br_chars br_link br_likely br_frac to_best"
    " passed until relative best_first total",
    # of its place in the page
    "page": "position from_title headings one_article article_run others",
    # of what else says the same
    "texts": "copies described title_words desc_words shared_words",
    # of what the page's data says
    "stated": "stated has_stated best_stated",
}
FEATURES = " ".join(_GROUPS.values()).split()
WIDTH = len(FEATURES)
COLUMNS = {group: FEATURES.index(names.split()[0]) for group, names in _GROUPS.items()}
"""Where the features of each group begin in a row."""

Rows: TypeAlias = list[float]
"""The features of each block that is looked at again, one row of ``WIDTH`` after the other."""


def new_rows(count: int) -> Rows:
    """So many rows without features."""
    return zeros(count * WIDTH)


def running_sums(values: Iterable[float]) -> list[float]:
    """Sums from the first on, so that any stretch is a difference."""
    return [0.0, *accumulate(values)]
