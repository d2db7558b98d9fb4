"""The closure.  Everything that removes text from an Article lives here.

Cleaners only label.  Each round collects the labels of all cleaners for the live text and moves
those spans from ``blocks`` to ``removals``.  Rounds go on until no cleaner speaks, so the result is
a fixed point.  The rounds end because each takes live text away, and there are at most
:data:`MOST_ROUNDS`: an article that would take more is left as it is then, says so in its
``warnings``, and is not cleaned again.  The order of the cleaners cannot matter.

Some judgements need the others to have finished: the first line is a title only once the overlay
above it is gone.  A cleaner with an attribute ``late`` is asked only in rounds in which all that
are less late are silent.  A cleaner with a method ``judge`` is heard once in the life of an
article, as soon as the cleaners that are less late than it are silent.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TypeGuard

import attrs

from newsclean.errors import CleanerError, PluginWarning
from newsclean.labels import FIELDS, LIFTED
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.cleaner import Cleaner, Judging, Verdict, lateness_of
from newsclean.model.field_values import Author
from newsclean.model.labels import Label, Removal, WholeBlocks, unchecked_removal
from newsclean.model.shown import Image, marks_within
from newsclean.pipeline.claims import Claim, share_out, without_contested
from newsclean.pipeline.label_check import check_all, check_whole
from newsclean.pipeline.silencing import restored
from newsclean.pipeline.stated import fields_of
from newsclean.text.spans import Rendered, Span, merge, render, subtract, trim


def closure(
    article: Article,
    stages: Sequence[Mapping[str, Cleaner]],
    silenced: frozenset[str] = frozenset(),
) -> Article:
    """The fixed point of ``article`` under the cleaners.

    ``stages`` has them by name, those that are asked first in the first; each
    is asked only when all before it are silent.  ``silenced`` names labels whose
    text stays, whoever proposes them; all else is removed as if they were acted on.

    An article that was not settled after :data:`MOST_ROUNDS` comes back as it is.

    :raises CleanerError: if a cleaner raises or proposes a span that is not there;
        one that has a ``plugin``, a stranger's, is skipped and named in ``warnings``.
    """
    if GIVEN_UP in article.warnings:
        return article
    run = _Run(silenced, _known_fields(article))
    while True:
        if silenced and article.confidence is not None:
            # What a silenced label keeps above the headline would be taken for it.  The late
            # cleaners have seen the text without it.
            stages = [s for s in stages if not any(lateness_of(c) > 0 for c in s.values())]
        # As if all labels were acted on; silenced ones fill no fields.
        cleaned = _after_rounds(_judged(article, stages, run), stages, run)
        if silenced:
            # Cleaners have yet to see what stays, so they are asked again.
            cleaned = restored(article, cleaned, silenced)
        if not silenced or cleaned == article or run.is_over:
            return _with_warnings(_with_live_marks(cleaned), run)
        article = cleaned


MOST_ROUNDS = 100
"""How often cleaners are asked of one article.  Of 1,889 real texts and pages none took more than
three rounds: newsclean's own cleaners say in one all that they see."""
GIVEN_UP = f"not settled after {MOST_ROUNDS} rounds; what is left was not looked at again"


@attrs.define
class _Run:
    """What one run of the closure has to remember."""

    silenced: frozenset[str]
    known: set[str]
    """Fields that were known at the start."""
    faults: set[str] = attrs.field(factory=set)
    """What plugins did wrong."""
    rounds: int = 0
    is_over: bool = False
    """Whether the rounds would not end."""


def _known_fields(article: Article) -> set[str]:
    known = {name for name in FIELDS if getattr(article, name) not in (None, ())}
    if all(_is_publisher(author, article) for author in article.authors):
        # The paper's name, which templates fill in, yields to a person whom the byline names.
        known.discard("authors")
    if article.language_is_guessed:
        known.discard("language")
    return known


def _after_rounds(article: Article, stages: Sequence[Mapping[str, Cleaner]], run: _Run) -> Article:
    """``article`` when no cleaner of ``stages`` has anything to say of it."""
    while True:
        asked = (_ask(article, stage, run.faults) for stage in stages)
        claims = next(filter(None, asked), None)
        if claims is None:
            return article
        if run.rounds == MOST_ROUNDS:
            run.is_over = True
            return article
        run.rounds += 1
        article = _remove(article, claims, run)


def _judged(article: Article, stages: Sequence[Mapping[str, Cleaner]], run: _Run) -> Article:
    """``article`` after the verdict of the judges among the cleaners, and with their confidence.

    They see it as it was read, but for what the cleaners of earlier stages remove, and never again
    what is left of it.  What the cleaners of the same stage say is heard with the verdict: they
    know more of what is lifted.
    """
    if article.confidence is not None:
        return article
    for number, stage in enumerate(stages):
        judges = {name: cleaner for name, cleaner in stage.items() if _is_judge(cleaner)}
        if not judges:
            continue
        article = _after_rounds(article, stages[:number], run)
        verdicts = {name: _verdict_of(article, name, judge) for name, judge in judges.items()}
        sure = [v.confidence for v in verdicts.values() if v.confidence is not None]
        if not sure:
            continue
        others = {name: cleaner for name, cleaner in stage.items() if name not in judges}
        beside = {name: v.beside for name, v in verdicts.items() if v.beside is not None}
        hidden = {number for labels in beside.values() for number in labels.numbers}
        claims = _ask_without(article, hidden, others, run.faults)
        for name, verdict in verdicts.items():
            claims += _heard(article, verdict.labels, name, is_verdict=True)
        article = attrs.evolve(article, confidence=min(sure), images=_images(article, verdicts))
        if claims or hidden:
            article = _remove(article, claims, run, beside)
    return article


def _is_judge(cleaner: Cleaner) -> TypeGuard[Judging]:
    # To ask whether an object is of a protocol takes long, and few cleaners have the method.
    return hasattr(cleaner, "judge") and isinstance(cleaner, Judging)


def _images(article: Article, verdicts: Mapping[str, Verdict]) -> tuple[Image, ...]:
    """The pictures that every judge takes for the article's."""
    images = article.images
    for verdict in verdicts.values():
        if verdict.images is not None:
            own = {(image.position, image.url) for image in verdict.images}
            images = tuple([one for one in images if (one.position, one.url) in own])
    return images


def _ask_without(
    article: Article, hidden: Collection[int], others: Mapping[str, Cleaner], faults: set[str]
) -> list[Claim]:
    """What ``others`` say of the article if some of its blocks were not there."""
    if not hidden:
        return _ask(article, others, faults)
    shown = [index for index in range(len(article.blocks)) if index not in hidden]
    part = attrs.evolve(article, blocks=[article.blocks[index] for index in shown])
    return [
        claim._replace(label=attrs.evolve(claim.label, block=shown[claim.label.block]))
        for claim in _ask(part, others, faults)
    ]


def _verdict_of(article: Article, name: str, judge: Judging) -> Verdict:
    """What one judge says: labels that fit ``article``, and a share or ``None``."""
    try:
        verdict = judge.judge(article)
        labels, confidence = list(verdict.labels), verdict.confidence
    except MemoryError:  # no fault of the judge's
        raise
    except Exception as error:
        raise CleanerError(f"cleaner {name!r} raised {_named(error)}") from error
    check_all(article, labels, name)
    if verdict.beside is not None:
        check_whole(article, verdict.beside, name)
    if confidence is not None and not 0 <= confidence <= 1:
        raise CleanerError(f"cleaner {name!r} gave a confidence that is not 0 to 1: {confidence}")
    return verdict._replace(labels=labels)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _is_publisher(author: Author, article: Article) -> bool:
    """Whether an author is no person but the paper itself, by its name or the core of it."""
    return (
        author.is_organization
        and article.publisher is not None
        and author.name.casefold() in article.publisher.casefold()
    )


def _ask(
    article: Article,
    cleaners: Mapping[str, Cleaner],
    faults: set[str],
) -> list[Claim]:
    """What ``cleaners`` say of ``article``; those of plugins that fail are put into ``faults``."""
    claims: list[Claim] = []
    for name, cleaner in cleaners.items():
        try:
            labels = _labels_of(article, name, cleaner)
        except CleanerError as error:
            plugin = getattr(cleaner, "plugin", None)
            if plugin is None:
                raise
            faults.add(f"{plugin} was skipped: {error}")
            continue
        claims += _heard(article, labels, name)
    return claims


def _heard(
    article: Article,
    labels: Iterable[Label],
    name: str,
    *,
    is_verdict: bool = False,
) -> list[Claim]:
    """The claims of one cleaner to text that can be seen."""
    return [Claim(label, name, is_verdict) for label in labels if _is_visible(article, label)]


def _labels_of(article: Article, name: str, cleaner: Cleaner) -> list[Label]:
    """All labels of one cleaner, each of which fits ``article``."""
    try:
        labels = list(cleaner(article))
    except MemoryError:  # no fault of the cleaner's
        raise
    except Exception as error:
        raise CleanerError(f"cleaner {name!r} raised {_named(error)}") from error
    check_all(article, labels, name)
    return labels


def _with_warnings(article: Article, run: _Run) -> Article:
    """``article`` with what went wrong on record; of plugins' faults Python is told as well."""
    for fault in sorted(run.faults):
        warnings.warn(fault, PluginWarning, stacklevel=5)
    found = {*run.faults, GIVEN_UP} if run.is_over else run.faults
    return attrs.evolve(article, warnings=sorted({*article.warnings, *found})) if found else article


def _with_live_marks(article: Article) -> Article:
    """``article`` with the marks of what is left of its text."""
    if not article.removals:
        return article
    live = marks_within(article.marks, article.blocks)
    return attrs.evolve(article, marks=live)


def _is_visible(article: Article, label: Label) -> bool:
    """Whether there is anything but white space in the label's span."""
    if label.start == label.end:
        return False
    text = article.blocks[label.block].text
    # Few labels begin with a space, and a line of a whole article is not to be copied for each.
    return not text[label.start].isspace() or not text[label.start : label.end].isspace()


def _remove(
    article: Article,
    claims: list[Claim],
    run: _Run,
    beside: Mapping[str, WholeBlocks] = MappingProxyType({}),
) -> Article:
    """``article`` with what is claimed moved to ``removals`` and the fields it states filled.

    :param beside: by the name of the cleaner, labels of whole blocks, which claim these too.
    """
    whole, others = _whole_removals(article, claims, beside)
    claims = sorted([*claims, *others], key=_block_of)
    source = article.source_text
    left: dict[int, Sequence[Block]] = dict.fromkeys(whole, ())
    removals = list(whole.values())
    heard: list[Claim] = []
    for index, group in groupby(claims, key=_block_of):
        own, block = list(group), article.blocks[index]
        if len(own) == 1:
            removal = _whole(block, own[0])
            if removal is not None:
                left[index] = ()
                removals.append(removal)
                heard += own
                continue
        else:
            own.sort(key=attrgetter("rank"))
        left[index], removed, lifted = _cut(source, block, own)
        removals += removed
        heard += lifted
    blocks: list[Block] = []
    for index, block in enumerate(article.blocks):
        if index not in left:
            blocks.append(block)
        else:
            blocks += left[index]
    stating = [c for c in heard if c.label.fields and c.label.name not in run.silenced]
    stating.sort(key=lambda c: (c.label.block, c.label.start, c.label.end, c.rank))
    return attrs.evolve(
        article,
        blocks=blocks,
        removals=sorted([*article.removals, *removals], key=attrgetter("pieces")),
        **fields_of(article, [claim.label for claim in stating], run.known),
    )


def _whole_removals(
    article: Article, claims: Sequence[Claim], beside: Mapping[str, WholeBlocks]
) -> tuple[dict[int, Removal], list[Claim]]:
    """The removals of whole blocks, by their numbers, and claims to those that are not so simple.

    Of a page hundreds of blocks go, and hardly one of these is claimed by another cleaner, is in
    several pieces or states a field.
    """
    removals: dict[int, Removal] = {}
    others: list[Claim] = []
    claimed = {claim.label.block for claim in claims}
    for cleaner, labels in beside.items():
        claimed.update(labels.fields if len(beside) == 1 else labels.numbers)
        names, evidence, rule = labels.names, labels.evidence, labels.rule
        for k, number in enumerate(labels.numbers):
            block = article.blocks[number]
            pieces = block.pieces
            if number in claimed or len(pieces) > 1 or block.text[0].isspace():
                others += _heard(article, [labels[k]], cleaner, is_verdict=True)
            else:
                removals[number] = unchecked_removal(names[k], rule, cleaner, pieces, evidence[k])
    return removals, others


def _block_of(claim: Claim) -> int:
    return claim.label.block


def _whole(block: Block, claim: Claim) -> Removal | None:
    """All of a block, of which nothing is left over."""
    label = claim.label
    if label.start == 0 and label.end == len(block.text) and len(block.pieces) == 1:
        return Removal(label.name, label.rule, claim.cleaner, block.pieces, label.evidence)
    return None


def _cut(
    source: str, block: Block, claims: Sequence[Claim]
) -> tuple[list[Block], list[Removal], list[Claim]]:
    """One block after its claims: what is left of it, what was taken, and whose fields count."""
    rendered = Rendered(source, block.pieces)
    valid = without_contested(claims)
    shares = share_out(valid)
    taken = merge([span for spans in shares.values() for span in spans])
    rest = subtract([(0, len(block.text))], taken)
    if rest and not any(char.isalnum() for start, end in rest for char in block.text[start:end]):
        # Quotes or bullets alone are no text: they go with what they belonged to.
        last = max(shares, key=lambda k: shares[k][-1])
        shares[last] = sorted([*shares[last], *rest])
        rest = []
    removals = [
        Removal(label.name, label.rule, valid[k].cleaner, pieces, label.evidence)
        for k, spans in shares.items()
        if (label := valid[k].label) and (pieces := _pieces(source, rendered, spans))
    ]
    left = _pieces(source, rendered, rest)
    kept = [attrs.evolve(block, text=render(source, left), pieces=left)] if left else []
    heard = [c for k, c in enumerate(valid) if k in shares or c.label.name not in LIFTED]
    return kept, removals, heard


def _pieces(source: str, rendered: Rendered, spans: Sequence[Span]) -> list[Span]:
    """Spans of a block's text as trimmed pieces of the source, none of them empty."""
    found = [
        trim(source, piece) for start, end in spans for piece in rendered.to_source(start, end)
    ]
    return merge([piece for piece in found if piece[0] < piece[1]])
