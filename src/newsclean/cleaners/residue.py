"""Residue: what a template left behind when nothing filled it in.

Shortcodes (``[caption id="7"]``), placeholders (``{{ title }}``), comments of
markup, entities.  A word in square brackets alone (``[Applause]``) is none: a shortcode
has a setting, or closes one that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge

# Each alternative is bounded by its closing mark, and what it may hold excludes that mark.
_RESIDUE = re.compile(
    r"\[/?[a-z][\w-]{1,30} [\w-]{1,30}=[^\]\n]{0,300}\]"
    r"|\[/(?:caption|embed|gallery|audio|video|playlist|(?:vc|et_pb|su|fusion)_\w{1,30})\]"
    r"|\{\{[^{}\n]{1,200}\}\}"
    r"|\{%[^{}%\n]{1,200}%\}"
    r"|<!--[^<>\n]{0,200}-->"
    r"|&(?:nbsp|zwnj|shy|#\d{1,6}|#x[0-9a-fA-F]{1,5});"
    r"|\[object Object\]"
    r"|%%[a-z_]{2,40}%%",
)
_MARKS = ("[", "{", "<!", "&", "%%")


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for what a template left behind, wherever it stands."""
    del knowledge
    for index, block in enumerate(article.blocks):
        text = block.text
        if any(mark in text for mark in _MARKS):
            for match in _RESIDUE.finditer(text):
                yield Label(index, match.start(), match.end(), "residue", "residue.template")
