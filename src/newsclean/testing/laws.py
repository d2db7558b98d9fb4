"""Whether a cleaner keeps newsclean's laws."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable

import attrs

from newsclean.api.cleaning import clean, clean_text
from newsclean.api.reading import read_html
from newsclean.errors import CleanerError
from newsclean.model.article import Article
from newsclean.model.cleaner import Cleaner, Judging, Verdict, lateness_of, name_of
from newsclean.model.labels import Label
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.text import read_text
from newsclean.testing.samples import MIXED, PAGES, PROSE
from newsclean.testing.timing import check_time
from newsclean.text.spans import render

__all__ = ["check_cleaner"]


def check_cleaner(cleaner: Cleaner, texts: Iterable[str] | None = None) -> None:
    r"""Check that ``cleaner`` keeps newsclean's laws, alone and with the default cleaners.

    It runs on sample texts of many kinds (prose, junk, wrapped and joined lines, odd characters,
    other scripts, pages) and on each of ``texts``:

    * it never raises, and labels only text that exists;
    * law 1: cleaning an Article twice equals cleaning it once;
    * law 2: the same holds for strings;
    * law 3: kept and removed text together are the source, by offsets;
    * law 4: every word of the output is in the input;
    * law 5: the order of labels, earlier calls and pickling do not matter;
    * law 6: plain prose does not change;
    * law 7: time grows linearly with the text.

    :param texts: texts of your own, such as those that the cleaner is made for.
    :raises AssertionError: with the law, and the shortest text found that breaks it.

    >>> from newsclean import Label
    >>> from newsclean.testing import check_cleaner
    >>> def shouting(article):
    ...     for index, block in enumerate(article.blocks):
    ...         if block.text.isupper():
    ...             yield Label(index, 0, len(block.text), "shouting", "my.shouting")
    >>> check_cleaner(shouting, ["A storm hit the coast.\n\nLATE CITY EDITION"])

    A cleaner that removes parts of stories breaks law 6:

    >>> def greedy(article):
    ...     for index, block in enumerate(article.blocks):
    ...         if "officials" in block.text:
    ...             yield Label(index, 0, len(block.text), "legal", "my.officials")
    >>> check_cleaner(greedy)
    Traceback (most recent call last):
    AssertionError: cleaner 'greedy' alone breaks law 6 (plain prose is untouched) on 'officials'
    """
    own = tuple(texts or ())
    name = name_of(cleaner)
    alone = Pipeline([cleaner])
    among = Pipeline.default(plugins=False).with_(cleaner)
    for company, pipeline in (("alone", alone), ("among the default cleaners", among)):
        for law in _LAWS:
            for text in (*PROSE, *MIXED, *own):
                _check(law, pipeline, text, f"cleaner {name!r} {company}")
        for page in PAGES:
            _check_page(pipeline, page, f"cleaner {name!r} {company}")
    for text in PROSE:
        _check(_LAW_OF_PROSE, alone, text, f"cleaner {name!r} alone")
    for text in filter(None, (PROSE[0], "\n\n".join(MIXED), *own)):
        check_time(alone, text, f"cleaner {name!r} alone")


@attrs.frozen
class _Law:
    """A law, and how to see whether a text keeps it."""

    name: str
    holds: Callable[[Pipeline, str], bool]


def _never_raises(pipeline: Pipeline, text: str) -> bool:
    # What is raised is caught by `_breaks`.
    return clean(read_text(text), pipeline=pipeline) is not None


def _is_fixed(pipeline: Pipeline, text: str) -> bool:
    once = clean(read_text(text), pipeline=pipeline)
    return clean(once, pipeline=pipeline) == once


def _is_fixed_as_text(pipeline: Pipeline, text: str) -> bool:
    once = clean_text(text, pipeline=pipeline)
    return clean_text(once, pipeline=pipeline) == once


def _loses_nothing(pipeline: Pipeline, text: str) -> bool:
    return _is_whole(clean(read_text(text), pipeline=pipeline))


def _is_whole(article: Article) -> bool:
    """Whether every character but white space is in one block or in one removal."""
    source = article.source_text
    spans = [span for block in article.blocks for span in block.pieces]
    spans += [span for removal in article.removals for span in removal.pieces]
    at = 0
    for start, end in sorted(spans):
        if start < at or source[at:start].strip() or not start < end <= len(source):
            return False
        at = end
    if source[at:].strip():
        return False
    return all(block.text == render(source, block.pieces) for block in article.blocks)


_WORD = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\\W_]")


def _invents_nothing(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    rest = iter(_WORD.findall(article.source_text))
    shown = clean(article, pipeline=pipeline).text
    return all(letter in rest for letter in _WORD.findall(shown))


def _has_no_history(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    once = clean(article, pipeline=pipeline)
    copy: Article = pickle.loads(pickle.dumps(article))
    backwards = Pipeline([_backwards(cleaner) for cleaner in pipeline.cleaners])
    return (
        clean(article, pipeline=pipeline) == once
        and clean(copy, pipeline=pipeline) == once
        and clean(read_text(text), pipeline=backwards) == once
    )


@attrs.frozen
class _Backwards:
    """A cleaner that says what another says, from last to first."""

    inner: Cleaner

    @property
    def name(self) -> str:
        return name_of(self.inner)

    @property
    def late(self) -> int:
        return lateness_of(self.inner)

    def __call__(self, article: Article, /) -> list[Label]:
        return list(self.inner(article))[::-1]


@attrs.frozen
class _JudgingBackwards(_Backwards):
    """A judge that says what another says, from last to first."""

    def judge(self, article: Article, /) -> Verdict:
        assert isinstance(self.inner, Judging)
        verdict = self.inner.judge(article)
        return verdict._replace(labels=list(verdict.labels)[::-1])


def _backwards(cleaner: Cleaner) -> Cleaner:
    return (_JudgingBackwards if isinstance(cleaner, Judging) else _Backwards)(cleaner)


def _keeps_prose(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    return clean(article, pipeline=pipeline).blocks == article.blocks


_LAWS = (
    _Law("the law that cleaners never raise and label only what is there", _never_raises),
    _Law("law 1 (cleaning an Article twice equals cleaning it once)", _is_fixed),
    _Law("law 2 (cleaning a string twice equals cleaning it once)", _is_fixed_as_text),
    _Law("law 3 (kept and removed text together are the source)", _loses_nothing),
    _Law("law 4 (nothing is invented)", _invents_nothing),
    _Law("law 5 (neither order, nor earlier calls, nor a pickle matter)", _has_no_history),
)
_LAW_OF_PROSE = _Law("law 6 (plain prose is untouched)", _keeps_prose)


def _check(law: _Law, pipeline: Pipeline, text: str, who: str) -> None:
    found, why = _breaks(law, pipeline, text)
    if found:
        short = _shrunk(text, lambda shorter: _breaks(law, pipeline, shorter)[0])
        because = f" ({why})" if why else ""
        raise AssertionError(f"{who} breaks {law.name} on {short!r}{because}")


def _breaks(law: _Law, pipeline: Pipeline, text: str) -> tuple[bool, str]:
    """Whether ``text`` breaks the law, and what was raised if something was."""
    try:
        return not law.holds(pipeline, text), ""
    except CleanerError as error:
        return True, str(error)


def _check_page(pipeline: Pipeline, page: str, who: str) -> None:
    """Laws 1 and 3 on an Article that has markup."""
    once = clean(read_html(page), pipeline=pipeline)
    if clean(once, pipeline=pipeline) != once:
        raise AssertionError(f"{who} breaks {_LAWS[1].name} on {page!r}")
    if not _is_whole(once):
        raise AssertionError(f"{who} breaks {_LAWS[3].name} on {page!r}")


def _shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """The shortest text found that still fails: without lines, then words, that it can spare."""
    for separator in ("\n", " "):
        parts = text.split(separator)
        size = max(1, len(parts) // 2)
        while True:
            start = 0
            while start < len(parts):
                fewer = parts[:start] + parts[start + size :]
                if fewer and fails(separator.join(fewer)):
                    parts = fewer
                else:
                    start += size
            if size == 1:
                break
            size = max(1, size // 2)
        text = separator.join(parts)
    return text
