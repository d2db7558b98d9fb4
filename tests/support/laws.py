"""The laws as assertions, so that property tests and tests on real texts share them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from types import FrameType

from newsclean import Article, ReadError, clean, clean_text, read_text
from newsclean.api.cleaning import title_and_body as show
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.file_types import refuse_other_files
from newsclean.text.characters import canonical
from newsclean.text.spans import render

# One Chinese or Japanese character, or a run of letters and digits.  A change from lower to upper
# case is a bound as well: a phrase may be cut off a word it was glued to (``siteRead more``).
_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
)


def words(text: str) -> list[str]:
    """The words of ``text``, cut at changes from lower to upper case."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        start = 0
        for k, (before, after) in enumerate(pairwise(word), start=1):
            if after.isupper() and not before.isupper():
                found.append(word[start:k])
                start = k
        found.append(word[start:])
    return found


def is_subsequence(some: Iterable[str], of: Iterable[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in some)


def law_fixed_point(article: Article, pipeline: Pipeline | None = None) -> Article:
    """Law 1."""
    once = clean(article, pipeline=pipeline)
    assert clean(once, pipeline=pipeline) == once
    return once


def law_text_fixed_point(text: str, pipeline: Pipeline | None = None) -> str:
    """Law 2."""
    once = clean_text(text, pipeline=pipeline)
    # Without what stood above it a text may begin as a file of another kind does.
    assert not is_text(once) or clean_text(once, pipeline=pipeline) == once
    assert canonical(once) == once
    return once


def is_text(given: str) -> bool:
    """Whether reading takes it for a text: what begins as a ZIP file does is refused by name."""
    try:
        refuse_other_files(given)
    except ReadError:
        return False
    return True


def law_nothing_lost(article: Article) -> None:
    """Law 3: every character but white space is in one block or in one removal."""
    source = article.source_text
    owners = [0] * len(source)
    for holder in (*article.blocks, *article.removals):
        assert holder.pieces, "nothing stands for no characters"
        for start, end in holder.pieces:
            assert 0 <= start < end <= len(source)
            assert not source[start].isspace()
            assert not source[end - 1].isspace()
            for k in range(start, end):
                owners[k] += 1
        for (_, last), (start, _) in pairwise(holder.pieces):
            assert last <= start
    assert max(owners, default=0) <= 1
    for char, count in zip(source, owners, strict=True):
        assert count == 1 or char.isspace(), f"{char!r} is in {count} pieces"
    for block in article.blocks:
        assert block.text == render(source, block.pieces)
        assert block.text == block.text.strip()
        assert "\n" not in block.text
    for holders in (article.blocks, article.removals):
        firsts = [holder.pieces[0] for holder in holders]
        assert firsts == sorted(firsts)


def law_nothing_invented(article: Article) -> None:
    """Law 4, for the body and for every field that quotes the text."""
    source = words(article.source_text)
    assert is_subsequence(words(article.text), source)
    given = [
        article.title or "",
        article.publisher or "",
        article.section or "",
        *article.tags,
        *[author.name for author in article.authors],
        *[caption.text for caption in article.captions],
        *[caption.credit or "" for caption in article.captions],
    ]
    for value in given:
        assert is_subsequence(words(value), source), value


def law_text_nothing_invented(text: str) -> None:
    """Law 4 for strings: the body's words are the input's, in order."""
    assert is_subsequence(words(clean_text(text)), words(canonical(text)))


def laws_on(text: str) -> Article:
    """Laws 1 to 4 on one text."""
    article = read_text(text)
    law_nothing_lost(article)
    once = law_fixed_point(article)
    law_nothing_lost(once)
    law_nothing_invented(once)
    shown = law_text_fixed_point(text)
    assert is_subsequence(words(shown), words(article.source_text))
    assert is_subsequence(words(shown), words(show(once)))
    return once


def calls(task: Callable[[str], object], text: str) -> int:
    """How many functions, ours and built-in ones, a task calls."""
    count = 0

    def tally(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        task(text)
    finally:
        sys.setprofile(before)
    return count
