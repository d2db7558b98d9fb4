"""Checks the data of benchmarks/planted: enough appeals and stories, and none of them twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planted_documents import LABELS, appeals_of, stories_of

MANY = frozenset("donation cookie paywall newsletter".split())
"""Labels of which a language has six open appeals at least; of the others it has three."""
LEAST_STORIES = 6


def faults(language: str) -> Iterator[str]:
    """What is wrong with a language's data; names no held text."""
    opened, held = appeals_of(language, False), appeals_of(language, True)
    for label in LABELS:
        least = 6 if label in MANY else 3
        size = [sum(one.label == label for one in half) for half in (opened, held)]
        if size[0] < least or size[1] * 3 < sum(size):
            yield f"{language}: {label}: {size[0]} open, {size[1]} held"
    for one in (*opened, *held):
        if one.label not in LABELS:
            yield f"{language}: no label {one.label}"
    lines = Counter(line for one in opened for line in one.lines if len(line) > 30)
    lines.update(line for one in held for line in set(one.lines) if len(line) > 30)
    if {one.lines for one in opened} & {one.lines for one in held}:
        yield f"{language}: an appeal is both open and held"
    if repeated := sum(count > 1 for count in lines.values()):
        yield f"{language}: {repeated} long lines stand in two appeals"
    stories = stories_of(language)
    if len(stories) < LEAST_STORIES:
        yield f"{language}: {len(stories)} stories"
    for story in stories:
        if not 6 <= len(story.paragraphs) <= 12:
            yield f"{language}: {len(story.paragraphs)} paragraphs: {story.title}"
    paragraphs = Counter(text for story in stories for text in (story.title, *story.paragraphs))
    for text in (text for text, count in paragraphs.items() if count > 1):
        yield f"{language}: a paragraph twice: {text}"


def check(languages: Sequence[str]) -> None:
    found = [fault for language in languages for fault in faults(language)]
    print("\n".join(found))
    opened, held = (
        sum(len(appeals_of(language, half)) for language in languages) for half in (False, True)
    )
    stories = [story for language in languages for story in stories_of(language)]
    paragraphs = sum(len(story.paragraphs) for story in stories)
    print(
        f"{len(languages)} languages, {opened} open and {held} held appeals,"
        f" {len(stories)} stories of {paragraphs} paragraphs, {len(found)} faults"
    )
    raise SystemExit(bool(found))
