"""What elements of pages are called, and what text in them is called by us.

Words of ``class``, ``id``, ``role`` and ``itemprop`` are English, whatever language
the page is in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# The first label that fits counts.
_WORDS = {
    "comments": "comment comments disqus reply replies respond discussion",
    "newsletter": "newsletter newsletters subscribe subscription signup mailchimp",
    "paywall": "paywall premium piano regwall subscriber",
    "cookie": "cookie cookies consent gdpr onetrust cmp",
    "ad": "ad ads advert advertisement adsense sponsor sponsored banner outbrain taboola promoted",
    "share": "share sharing social addthis sharedaddy bookmark",
    "follow": "follow followers",
    "media": "twitter tweet instagram facebook tiktok embed video player gallery slideshow audio"
    " podcast carousel",
    "caption": "caption imagecaption figcaption credit",
    "related": "related recommended recommendations recirc more latest popular trending teaser"
    " teasers promo card cards read next also most headlines feed widget sidebar",
    "tags": "tag tags tagged keywords topics",
    "byline": "byline author authors bio contributor",
    "date": "date dateline timestamp published datetime",
    "legal": "copyright legal disclaimer terms privacy imprint",
    "nav": "nav navigation menu breadcrumb breadcrumbs footer header topbar navbar masthead",
}
LABELS = ("", *_WORDS)
"""Labels that a name may speak for, by their numbers."""
_RANKS = {word: rank for rank, words in enumerate(_WORDS.values(), 1) for word in words.split()}
_BY_TAG = {
    tag: LABELS.index(label)
    for tag, label in (
        ("nav", "nav"), ("footer", "nav"), ("figcaption", "caption"), ("aside", "related")
    )
}  # fmt: skip
_WORD = re.compile("[a-z]+")
_CASED_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_HINT = 400


class Name(NamedTuple):
    """What an element is called."""

    tokens: list[str]
    """Its tag, and the words of its class, id, role and itemprop."""
    label: int
    """The number of the label that it speaks for; 0 if it says nothing."""
    says_unseen: bool
    """Whether style sheets hide elements of this name at every width of the window."""


def read_name(tag: str, hint: str) -> Name:
    """What an element's name says.

    >>> read_name("div", "articleBody story-body").tokens
    ['<div', 'article', 'body', 'story', 'articlebody', 'story-body']
    >>> [LABELS[read_name(*name).label] for name in (("div", "related promo"), ("figcaption", ""))]
    ['related', 'caption']
    >>> [read_name("p", hint).says_unseen for hint in ("note hidden", "sr-only", "hidden md:block")]
    [True, True, False]
    """
    tokens = ["<" + tag]
    label = _BY_TAG.get(tag, 0)
    if not hint:
        return Name(tokens, label, says_unseen=False)
    known = hint[:_LONGEST_HINT]
    lower = known.lower()
    parts = _WORD.findall(lower)
    named = [_RANKS[part] for part in parts if part in _RANKS]
    if known != lower:
        parts = [part.lower() for part in _CASED_WORD.findall(known)]
    words = [part for part in parts if len(part) > 1]
    if len(words) > 1:
        words += [name for name in lower.split() if name not in words]
    tokens += dict.fromkeys(words)
    says_unseen = ":" not in hint and _UNSEEN.search(hint) is not None
    return Name(tokens, min(named) if named else label, says_unseen)


_UNSEEN = re.compile(
    r"(?<![\w-])(?:(?:is-)?hidden|visually-?hidden|u-hidden-visually|sr-only"
    r"|screen-reader-(?:text|only))(?![\w-])",
    re.IGNORECASE,
)
