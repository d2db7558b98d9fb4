"""Texts that would take a page over if it took them for markup, and articles made of them."""

from __future__ import annotations

import attrs

from newsclean import Article, Author, Block, Caption, Image, Mark, Removal, read_text
from newsclean.model.blocks import BLOCK_KINDS
from newsclean.model.runs import one_line

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


def full_article_of(text: str) -> Article:
    """One in which marks, pictures and blocks of every kind are ``text`` too."""
    line = one_line(text)
    blocks: list[Block] = []
    source = ""
    for kind in BLOCK_KINDS if line else ():
        blocks.append(Block(line, [(len(source), len(source) + len(line))], kind))
        source += f"{line}\n\n"
    return attrs.evolve(
        article_of(text),
        source_text=source,
        blocks=blocks,
        removals=(),
        marks=[Mark(*block.pieces[0], "link", text) for block in blocks],
        images=[Image(text, text, text, text)],
    )
