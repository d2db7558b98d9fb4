"""Texts that would take a page over if it took them for markup, and articles made of them."""

from __future__ import annotations

import attrs

from newsclean import Article, Author, Caption, Removal, read_text

TEXTS = (
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 2</script>",
    "<!--<script>window.pwned = 3</script>",
    '<img src=x onerror="window.pwned = 4">',
    "<svg/onload=window.pwned=5>",
    '"><img src=x onerror=window.pwned=6>',
    "' onmouseover='window.pwned=7' x='",
    "javascript:window.pwned=8",
    '<a href="javascript:window.pwned=9">click</a>',
    "<iframe srcdoc='<script>parent.pwned=10</script>'></iframe>",
    "</style><script>window.pwned = 11</script>",
    "</textarea></title></noscript></select><script>window.pwned = 12</script>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "<style>body{display:none}</style>",
    '<meta http-equiv="refresh" content="0;url=data:text/html,x">',
    "<base href=//example.org/>",
    "<form action=//example.org><button>",
    "&lt;script&gt;window.pwned = 13&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.pwned = 14\\u003c/script\\u003e",
    "abc\u202egnp.exe\u202c \u2066isolated\u2069 \u2028 \u2029 \x00 \ud800 \U0001f600",
    "__proto__",
    "constructor",
)


def article_of(text: str) -> Article:
    """An article in which every field, label, rule and piece of evidence is ``text``."""
    article = read_text("A story of one line that stays.")
    source = f"{article.source_text}\n\n{text}"
    removal = Removal(text, text, text, [(len(source) - len(text), len(source))], text)
    return attrs.evolve(
        article,
        source_text=source,
        removals=[removal],
        title=text,
        authors=[Author(text, role=text, organization=text)],
        publisher=text,
        url=text,
        language=text,
        section=text,
        description=text,
        tags=[text],
        scores={text: 0.5},
        captions=[Caption(text, credit=text)],
        image=text,
    )
