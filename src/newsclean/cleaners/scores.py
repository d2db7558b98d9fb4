"""Sentiment percentages that aggregators print: ``Positivity 35.00%``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold

_SCORE = re.compile(r"([^\W\d_]+)[ :]+(\d{1,3}(?:[.,]\d+)?) ?%")
_LONGEST = 40


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for lines that are a sentiment and its share, with the share as ``scores``."""
    for index, block in enumerate(article.blocks):
        if len(block.text) > _LONGEST or block.text[-1] != "%":
            continue
        match = _SCORE.fullmatch(block.text)
        if match is not None and fold(match.group(1)) in knowledge.lexicon.sentiments:
            share = float(match.group(2).replace(",", ".")) / 100
            if share > 1:
                continue  # of whatever it is, it is no share
            fields = {"scores": {fold(match.group(1)): share}}
            yield Label(index, 0, len(block.text), "scores", "scores.share", fields)
