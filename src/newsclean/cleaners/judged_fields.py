"""What lines state that the judge takes for a headline, a byline, a date, a caption or tags."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsclean.cleaners.bylines import speak_of
from newsclean.cleaners.date_language import date_language
from newsclean.cleaners.story_images import captions_of, read_caption
from newsclean.cleaners.title import is_headline
from newsclean.language.author_labels import labelled_pieces
from newsclean.language.bylines import read_byline
from newsclean.language.date_lines import read_date_line
from newsclean.language.dates import parse_date
from newsclean.language.other_days import names_other_day
from newsclean.metadata.headline_lines import is_in_page_footer
from newsclean.model.article import Article
from newsclean.phrases.knowledge import Knowledge

_SEPARATOR = re.compile("[,،、|•·;#]")
_LONGEST_TAG = 60


def fields_of(
    article: Article, lines: Sequence[tuple[int, str]], knowledge: Knowledge
) -> Mapping[int, Mapping[str, Any]]:
    """By block the fields that it states; none where nothing can be read.

    :param lines: numbers of blocks and their labels, in order.
    """
    found: dict[int, Mapping[str, Any]] = {}
    titles = [block for block, kind in lines if kind == "title"]
    if titles and article.title is None:
        best = next((k for k in titles if is_headline(article.blocks[k].text)), titles[0])
        found[best] = {"title": article.blocks[best].text}
    is_pictured = any(kind == "caption" for _, kind in lines)
    captions = captions_of(article) if is_pictured else {}
    dates = sum(kind == "date" for _, kind in lines)
    for block, kind in lines:
        # Of several days it is not known which is the story's.
        is_clear = kind != "date" or dates == 1
        if kind == "caption":
            text = article.blocks[block].text
            caption = captions.get(block) or read_caption(text, knowledge.lexicon)
            found[block] = {"captions": (caption,)}
            continue
        fields = _read(article, block, kind, knowledge) if is_clear else None
        if fields:
            found[block] = fields
    return found


def _read(
    article: Article, block: int, kind: str, knowledge: Knowledge
) -> Mapping[str, Any] | None:
    text, lexicon = article.blocks[block].text, knowledge.lexicon
    if kind == "byline":
        if all(piece.kind == "other" for piece in labelled_pieces(text, lexicon)):
            return None
        byline = read_byline(text, lexicon)
        if byline is None or not byline.authors:
            return None
        is_name = byline.authors[0].name == text
        if is_name and speak_of(article.blocks, byline.authors):
            return None
        return {"authors": byline.authors}
    if kind == "date":
        if is_in_page_footer(article.blocks[block]):
            return None
        language = date_language(article)
        if names_other_day(text):
            line = read_date_line(text, lexicon, language)
            day = line.published if line else None
        else:
            day = parse_date(text, lexicon.months, language=language)
        return {"published": day} if day is not None else None
    if kind == "tags":
        parts = (part.strip() for part in _SEPARATOR.split(text))
        tags = tuple(tag for tag in parts if 0 < len(tag) <= _LONGEST_TAG)
        return {"tags": tags} if len(tags) > 1 else None
    stated: dict[str, Any] = {}
    for cue in knowledge.evidence(article.blocks[block]).cues:
        stated.update(cue.rule.fields)
        stated.update({k: v for k, v in cue.fields.items() if k == "publisher"})
    return stated or None
