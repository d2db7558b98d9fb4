"""What is fuzzed: each target takes bytes, and raises if newsclean breaks one of its laws.

No target needs atheris; `tests/fuzz/test_replay.py` replays the kept corpus through them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsclean import (
    Article,
    NewscleanError,
    Pipeline,
    RulePack,
    clean,
    read_html,
    read_text,
)
from newsclean.reading.paragraphs import join
from newsclean.reading.text import article_of
from newsclean.text.characters import canonical
from support.laws import (
    law_fixed_point,
    law_nothing_invented,
    law_nothing_lost,
    law_text_fixed_point,
)

_ENCODINGS = (None, "utf-8", "utf-16", "cp1251", "shift_jis", "latin-1", "no-such-code", "utf-7")


def as_text(data: bytes) -> str:
    """Bytes as a text that may have lone surrogates, as texts of careless scrapers have."""
    return data.decode("utf-8", "surrogateescape")


def is_told(error: NewscleanError) -> bool:
    """Whether an error says what is wrong, in words that can be printed."""
    return bool(str(error)) and bool(str(error).encode("utf-8", "backslashreplace"))


def fuzz_read_html(data: bytes) -> None:
    """Pages as bytes in some encoding, or as text: the first byte says which."""
    how, rest = (data[0], data[1:]) if data else (0, b"")
    page: str | bytes = as_text(rest) if how % 2 else rest
    try:
        article = read_html(page, encoding=_ENCODINGS[how // 2 % len(_ENCODINGS)])
    except NewscleanError as error:
        assert is_told(error)
        return
    law_nothing_lost(article)
    assert canonical(article.source_text) == article.source_text
    article.source_text.encode()
    assert Article.from_dict(article.to_dict()) == article


def fuzz_read_text(data: bytes) -> None:
    """Texts: nothing is lost, and what was read is read again as it is."""
    try:
        article = read_text(as_text(data))
    except NewscleanError as error:
        assert is_told(error)
        return
    law_nothing_lost(article)
    texts = [block.text for block in article.blocks]
    # As `clean_text` reads its own results: no text is taken for a file of another kind.
    assert [block.text for block in article_of(join(texts)).blocks] == texts


def fuzz_clean(data: bytes) -> None:
    """Texts and pages, cleaned: laws 1 to 4."""
    how, rest = (data[0], data[1:]) if data else (0, b"")
    text = as_text(rest)
    try:
        article = read_html(text) if how % 2 else read_text(text)
    except NewscleanError as error:
        assert is_told(error)
        return
    once = law_fixed_point(article)
    law_nothing_lost(once)
    if not how % 2:
        law_nothing_invented(once)
        law_text_fixed_point(text)


@cache
def _sample() -> Article:
    lines = "Storm hits coast\n\nA storm hit the coast on Friday.\n\nRead more: Star weds"
    return read_text(lines)


def fuzz_rule_packs(data: bytes) -> None:
    """Rule packs as TOML: refused by name, or of use."""
    try:
        pack = RulePack.from_toml(as_text(data), name="fuzz.toml")
    except NewscleanError as error:
        assert is_told(error)
        return
    try:
        # What is wrong with a pattern is told once it is looked for.
        pack.failures()
        pipeline = Pipeline.default(packs=[pack], plugins=False)
    except NewscleanError as error:
        assert is_told(error)
        return
    law_nothing_lost(clean(_sample(), pipeline=pipeline))


def fuzz_articles(data: bytes) -> None:
    """Articles as JSON: refused by path, or Articles that obey the laws, cleaned as well."""
    try:
        article = Article.from_json(data)
    except NewscleanError as error:
        assert is_told(error)
        return
    law_nothing_lost(article)
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article
    json.dumps(article.to_jsonld())
    article.to_markdown(captions=True)
    article.to_html(captions=True)
    assert len(repr(article)) < 200
    article._repr_html_()
    article.to_row()
    law_nothing_lost(law_fixed_point(article))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "read_html": fuzz_read_html,
    "read_text": fuzz_read_text,
    "clean": fuzz_clean,
    "rule_packs": fuzz_rule_packs,
    "articles": fuzz_articles,
}
