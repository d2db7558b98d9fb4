"""What elements of pages are called, and what text in them is called by us.

Words of ``class``, ``id``, ``role`` and ``itemprop`` are English, whatever language
the page is in.
"""

from __future__ import annotations

import re

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
_LABELS = {word: name for name, words in _WORDS.items() for word in words.split()}
_BY_TAG = {"nav": "nav", "footer": "nav", "figcaption": "caption", "aside": "related"}
RANKS = {name: rank for rank, name in enumerate(_WORDS, 1)}
_WORD = re.compile("[a-z]+")
_CASED_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_HINT = 400


def name_tokens(tag: str, hint: str) -> list[str]:
    """What an element is called: its tag, the words of its class, id, role and itemprop.

    >>> name_tokens("div", "articleBody story-body")
    ['<div', 'article', 'body', 'story', 'articlebody', 'story-body']
    """
    found = ["<" + tag]
    if hint:
        hint = hint[:_LONGEST_HINT]
        words = [word.lower() for word in _CASED_WORD.findall(hint) if len(word) > 1]
        if len(words) > 1:
            words += [name for name in hint.lower().split() if name not in words]
        found += dict.fromkeys(words)
    return found


def label_of(tag: str, hint: str) -> str | None:
    """The label that an element's name speaks for; ``None`` if it says nothing.

    >>> label_of("div", "story-related promo"), label_of("figcaption", ""), label_of("p", "")
    ('related', 'caption', None)
    """
    found = [
        _LABELS[word] for word in _WORD.findall(hint[:_LONGEST_HINT].lower()) if word in _LABELS
    ]
    if found:
        return min(found, key=RANKS.__getitem__)
    return _BY_TAG.get(tag)
