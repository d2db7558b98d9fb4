"""Picture captions, known by the credit that ends them, by a label before them, or by what only
captions say: who stands where, and that a picture is old.

``... first broke out. Ann Lee / AFP`` is a caption wherever it stands.  A bare
address or an agency in brackets (``... in Sochi Kremlin.ru``) also ends stories,
so it is believed only before the body and where no full stop precedes it.  A
paragraph is no caption: of one that ends in a credit the credit alone goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsclean.cleaners.labelled_captions import labelled_captions
from newsclean.cleaners.story_images import captions_of
from newsclean.judging.prose import prose_bounds
from newsclean.language.credits import (
    CUE_ALONE,
    Credit,
    caption_before,
    credits_at_end,
    is_paragraph,
    looks_like_credit,
)
from newsclean.model.article import Article
from newsclean.model.field_values import Caption
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.sentences import ends_sentence


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for blocks that end in a credit, with caption and credit as ``captions``."""
    labelled = labelled_captions(article, knowledge.lexicon)
    yield from labelled
    known = {label.block for label in labelled}
    head: int | None = None
    pictured: Mapping[int, Caption] | None = None
    for index, credits in knowledge.remember_each(article.blocks, "credits", credits_at_end):
        if index in known:
            continue
        if credits[0].rule == CUE_ALONE:
            yield from _on_two_lines(article, index, knowledge)
            continue
        text = article.blocks[index].text
        end = len(text)
        for credit in credits[:-1]:
            yield _credit_alone(index, credit, end)
            end = credit.start
        credit = credits[-1]
        before = caption_before(text, credit)
        if not credit.is_certain:
            head = prose_bounds(article)[0] if head is None else head
            if index >= head or ends_sentence(before):
                continue
        if is_paragraph(before):
            if credit.is_certain and ends_sentence(before):
                yield _credit_alone(index, credit, end)
            continue
        pictured = captions_of(article) if pictured is None else pictured
        fields = {"captions": (pictured.get(index) or Caption(before, credit.name or None),)}
        yield Label(index, 0, end, "caption", credit.rule, fields)


def _on_two_lines(article: Article, index: int, knowledge: Knowledge) -> Iterable[Label]:
    """``Photo:`` and, on the next line, whose it is."""
    if index + 1 == len(article.blocks):
        return
    cue, name = (article.blocks[index + k].text for k in range(2))
    if len(name) <= _LONGEST_NAME and looks_like_credit(name.rstrip(" )"), knowledge.lexicon):
        fields = {"captions": (Caption("", name.rstrip(" )")),)}
        yield Label(index, 0, len(cue), "caption", CUE_ALONE, fields)
        yield Label(index + 1, 0, len(name), "caption", CUE_ALONE, fields)


_LONGEST_NAME = 60


def _credit_alone(index: int, credit: Credit, end: int) -> Label:
    fields = {"captions": (Caption("", credit.name),)} if credit.name else None
    return Label(index, credit.start, end, "caption", credit.rule, fields)
