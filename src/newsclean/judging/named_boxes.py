"""Boxes within the story that are named as newsletters, promotions or links to follow the paper.

The pitch in such a box reads as a story does, and its privacy notice as no appeal.  The name says
what all of it is.  A name alone is not enough: a whole site may be called "newsletter".  So the box
must be short, and the story must stand outside of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from newsclean.judging.layout_page import Layout
from newsclean.model.blocks import Markup


def named_boxes(layout: Layout, odds: Sequence[float], kept: set[int]) -> dict[int, str]:
    """The kept blocks that stand in named boxes, each with its label.

    :param odds: for each block the logarithm of odds that it is the story's.
    """
    found: dict[int, str] = {}
    boxes: Counter[int] = Counter()
    known: dict[int, tuple[str, int] | None] = {}
    for k in kept:
        box = _box_around(layout.blocks[k].markup, known)
        if box is not None:
            found[k], place = box
            boxes[place] += layout.sizes[k]
    # All boxes together: where each paragraph has a box of its own, the boxes are the story.
    outside = sum(layout.sizes[k] for k in kept if k not in found and odds[k] > 0)
    is_beside = max(boxes.values(), default=0) <= _LONGEST_BOX and outside > boxes.total() * _TIMES
    return found if is_beside else {}


# A box has a heading, a pitch and a notice, of which each is at most a paragraph.
_LONGEST_BOX, _TIMES = 1000, 1.5


def _box_around(
    markup: Markup | None, known: dict[int, tuple[str, int] | None]
) -> tuple[str, int] | None:
    """The label and the number of the outermost box that a block stands in.

    :param known: what is known of the element around a paragraph, by its number.
    """
    if markup is None:
        return None
    own = markup.path[-1]
    if own in _BOX_TAGS or own == "blockquote" or markup.path == (own,):
        return _outermost_box(markup)
    around = markup.places[-2]
    if around not in known:
        known[around] = _outermost_box(markup)
    return known[around]


def _outermost_box(markup: Markup) -> tuple[str, int] | None:
    if "blockquote" in markup.path:
        return None
    for tag, hint, place in zip(markup.path, markup.hints, markup.places, strict=False):
        label = box_label(hint) if hint and tag in _BOX_TAGS else ""
        if label:
            return label, place
    return None


# What is called so and is but one paragraph, the judge can read alone.
_BOX_TAGS = frozenset({"div", "section", "aside", "form", "fieldset", "ul"})


@lru_cache(maxsize=4096)
def box_label(hint: str) -> str:
    """What an element that is called so is a box of; empty if it is none.

    >>> [box_label(name) for name in ("c-newsletterBox", "promo promo--inline", "follow-us")]
    ['newsletter', 'related', 'follow']
    >>> [box_label(name) for name in ("newsletter-story", "subscriber-only", "follow-up", "box")]
    ['', '', '', '']
    """
    spaced = _SIGN_UP.sub("signup", _CASE.sub("-", hint).lower())
    names = [_WORD.findall(name) for name in spaced.split()]
    if not _STORY.isdisjoint(word for name in names for word in name):
        return ""
    return next((label for label in map(_label, names) if label), "")


_CASE = re.compile("(?<=[a-z])(?=[A-Z])")
_SIGN_UP = re.compile("sign[-_]up")
_WORD = re.compile(r"[^\W\d_]+")


def _label(words: Sequence[str]) -> str:
    if _NO_BOX.isdisjoint(words):
        whole = "".join(words)
        for label, pattern in _SURE.items():
            if pattern.search(whole) is not None:
                return label
    others = [word for word in words if word not in _MAYBE]
    if len(others) < len(words) and _FRAME.issuperset(others):
        return next(_MAYBE[word] for word in words if word in _MAYBE)
    return ""


_SURE = {
    "newsletter": re.compile(
        "newsletter|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|infolettre|lettreinfo|bolet[ií]n"
        "|boletim|rundbrief|biuletyn|h[ií]rlevel|ebulten|rassylk|mailmagazine|merumaga|mailinglist"
        "|mailchimp|frettabref|uudiskiri|naujienlaiskis"
    ),
    "follow": re.compile(
        "followus|folgensieuns|folgtuns|volgons|suiveznous|s[ií]guenos|seguici|s[ií]ganos|seganos|f[oö]ljoss"
        "|f[oø]lgoss|f[oø]lgos|obserwujnas|sledujten[aá]s|bizitakip|ikutikami"
    ),
}
"""Words of boxes, with nothing between them, by label."""
_MAYBE = {
    **dict.fromkeys(("signup", "subscribe", "subscription"), "newsletter"),
    **dict.fromkeys(("follow", "social", "socials"), "follow"),
    "promo": "related",
}
"""Words of boxes that may be about anything else if other words stand with them, by label."""
_FRAME = frozenset(
    "a c e g l m n o s t u article bar block box button buttons channels component container cta"
    " footer form icons in inline inner items js link links list media mod module networks outer"
    " panel section sidebar small teaser us widget wp wrap wrapper".split()
)
"""Words of an element's shape and place, which say nothing of what is in it."""
_STORY = frozenset("articlebody body entry post posts stories story".split())
_NO_BOX = frozenset(
    "about archive archives category content edition embed has hide is issue layout main no on page"
    " paragraph policy quote section show tag tags template text topic topics tweet type with"
    " without".split()
)
"""Words of what holds a story, of a story's subject, and of the state of what is around a box."""
