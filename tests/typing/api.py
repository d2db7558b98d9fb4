"""Users' code, checked by ``mypy --strict`` and never run.

If a name, a parameter or a type of the public names changes, this file stops
checking before users' files do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, assert_type

import newsclean
from newsclean import (
    Article,
    ArticleFormatError,
    Author,
    Block,
    Caption,
    Cleaner,
    CleanerError,
    DecodeError,
    Image,
    Label,
    Mark,
    NewscleanError,
    Pipeline,
    PipelineError,
    ReadError,
    Removal,
    RulePack,
    RulePackError,
    clean,
    clean_text,
    extract,
    extract_many,
    read_html,
    read_text,
)
from newsclean.testing import check_cleaner, check_rule_pack

# --- reading and cleaning -------------------------------------------------------------------

assert_type(newsclean.__version__, str)
assert_type(read_text("Storm hits coast"), Article)
assert_type(read_text("Storm", url="https://news.example/", language="en"), Article)
assert_type(read_html("<p>Storm"), Article)
assert_type(read_html(b"<p>Storm", url=None, encoding="utf-8", language="en"), Article)
assert_type(extract("<p>Storm"), Article)
assert_type(extract(b"<p>Storm", url="https://news.example/", favor="recall"), Article)
assert_type(extract("<p>Storm", pipeline=Pipeline(), encoding=None, language="en"), Article)
extract("<p>Storm", favor="speed")  # type: ignore[arg-type]

many: list[tuple[bytes, str]] = [(b"<p>Storm", "https://news.example/")]
assert_type(extract_many(many), Iterator[Article | NewscleanError])
for result in extract_many(["<p>Storm"], workers=2, progress=False, favor="precision"):
    if isinstance(result, Article):
        assert_type(result.title, str | None)
    else:
        assert_type(result, NewscleanError)
extract_many([7])  # type: ignore[list-item]

article = clean(read_text("Storm hits coast"))
assert_type(article, Article)
assert_type(clean(article, pipeline=Pipeline.default()), Article)
assert_type(clean(article, pipeline=None), Article)
assert_type(clean_text("Storm"), str)
assert_type(clean_text("Storm", pipeline=Pipeline()), str)
assert_type(clean_text("Storm", language="en"), str)

column: list[str] = ["Storm", "Read more"]
assert_type(list(map(clean_text, column)), list[str])

# --- the model ------------------------------------------------------------------------------

assert_type(article.text, str)
assert_type(article.source_text, str)
assert_type(article.title, str | None)
assert_type(article.authors, tuple[Author, ...])
assert_type(article.published, dt.date | dt.datetime | None)
assert_type(article.modified, dt.date | dt.datetime | None)
assert_type(article.publisher, str | None)
assert_type(article.url, str | None)
assert_type(article.language, str | None)
assert_type(article.section, str | None)
assert_type(article.description, str | None)
assert_type(article.tags, tuple[str, ...])
assert_type(article.scores, Mapping[str, float] | None)
assert_type(article.free_access, bool | None)
assert_type(article.truncated, bool | None)
assert_type(article.captions, tuple[Caption, ...])
assert_type(article.image, str | None)
assert_type(article.images, tuple[Image, ...])
assert_type(article.marks, Sequence[Mark])
assert_type(article.confidence, float | None)
assert_type(article.blocks, tuple[Block, ...])
assert_type(article.removals, tuple[Removal, ...])
assert_type(article.removed_share, float)
assert_type(article.removed("comments", "related"), list[str])
assert_type(article.removed_shares, dict[str, float])

for block in article.blocks:
    assert_type(block.text, str)
    assert_type(block.level, int | None)
    assert_type(block.pieces, tuple[tuple[int, int], ...])
    if block.kind == "heading" and block.markup is not None:
        assert_type(block.markup.path, tuple[str, ...])
        assert_type(block.markup.link_share, float)

for removal in article.removals:
    assert_type(removal, Removal)
    assert_type((removal.name, removal.rule, removal.cleaner), tuple[str, str, str])
    assert_type(removal.evidence, str)
    assert_type(article.text_of(removal), str)
    for start, end in removal.pieces:
        assert_type(article.source_text[start:end], str)

author = Author("Ann Lee", role="Reporter", organization=None, raw="By Ann Lee")
assert_type(author.name, str)
assert_type(author.role, str | None)
caption = Caption("The harbour at dawn.", credit="AFP")
assert_type(caption.credit, str | None)

made = Article(
    source_text="Storm",
    blocks=[Block("Storm", [(0, 5)], "paragraph")],
    authors=[author],
    captions=(caption,),
    tags=["weather"],
    scores={"positivity": 0.35},
)
assert_type(made, Article)

article.title = "another"  # type: ignore[misc]  # Articles are frozen
author.name = "another"  # type: ignore[misc]

# --- there and back -------------------------------------------------------------------------

assert_type(article.to_dict(), dict[str, Any])
assert_type(article.to_json(), str)
assert_type(article.to_json(indent=2), str)
assert_type(article.to_markdown(), str)
assert_type(article.to_markdown(links=False, images=False, captions=True), str)
assert_type(article.to_html(), str)
assert_type(article.to_html(links=False, images=False, captions=True), str)
article.to_html(True)  # type: ignore[call-arg]  # options are named
assert_type(article.to_jsonld(), dict[str, Any])
assert_type(article.to_row(), dict[str, Any])
assert_type(Article.json_schema(), dict[str, Any])
assert_type(Article.from_dict(article.to_dict()), Article)
assert_type(Article.from_json(article.to_json()), Article)
assert_type(Article.from_json(b"{}"), Article)

# --- cleaners: a function, an object, a bound method ----------------------------------------


def shouting(article: Article) -> Iterator[Label]:
    for index, block in enumerate(article.blocks):
        if block.text.isupper():
            yield Label(index, 0, len(block.text), "shouting", "my.shouting", evidence="capitals")


def silent(article: Article, /) -> Iterable[Label]:
    return ()


class Longest:
    """A cleaner with a setting of its own, asked when the others are silent."""

    name = "longest"
    late = True

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, article: Article) -> list[Label]:
        return [
            Label(block=k, start=0, end=len(b.text), name="long", rule="my.long", fields=None)
            for k, b in enumerate(article.blocks)
            if len(b.text) > self.most
        ]


class House:
    def house_style(self, article: Article) -> tuple[Label, ...]:
        return ()


as_cleaner: Cleaner = shouting
as_function: Callable[[Article], Iterable[Label]] = Longest(10_000)

pipeline = Pipeline([shouting, silent, Longest(10_000), House().house_style, as_cleaner])
assert_type(pipeline, Pipeline)
assert_type(pipeline.names, tuple[str, ...])
assert_type(pipeline.run(article), Article)
assert_type(Pipeline(silenced=["byline"]), Pipeline)
assert_type(Pipeline.default(), Pipeline)
assert_type(Pipeline.default(favor="recall"), Pipeline)
Pipeline.default(favor="speed")  # type: ignore[arg-type]
assert_type(Pipeline.default(plugins=False, packs=RulePack.builtin()), Pipeline)
assert_type(Pipeline.default().with_(shouting, Longest(5)).without("related", "title"), Pipeline)


def not_a_cleaner(text: str) -> str:
    return text


Pipeline([not_a_cleaner])  # type: ignore[list-item]
clean("a string is no article")  # type: ignore[arg-type]
clean_text(b"bytes")  # type: ignore[arg-type]
read_text("Storm", "en")  # type: ignore[call-arg]  # options are named

label = Label(0, 0, 5, "byline", "my.byline", fields={"authors": (author,)})
assert_type(label.fields, Mapping[str, Any] | None)
assert_type((label.block, label.start, label.end), tuple[int, int, int])

# --- rule packs -----------------------------------------------------------------------------

pack = RulePack.from_toml('language = "en"\nsources = "none"', name="mine.toml")
assert_type(pack, RulePack)
assert_type(RulePack.load("mine.toml"), RulePack)
assert_type(RulePack.load(Path("mine.toml")), RulePack)
assert_type(RulePack.builtin(), tuple[RulePack, ...])
assert_type(pack.language, str)
assert_type(pack.failures(), list[str])
for rule in pack.rules:
    assert_type(rule.id, str)
    assert_type(rule.match, tuple[str, ...])

# --- testing one's own ----------------------------------------------------------------------

check_cleaner(shouting)
check_cleaner(Longest(10), texts=["Storm hits coast"])
check_rule_pack(pack)

# --- errors ---------------------------------------------------------------------------------


def guarded(text: str) -> str | None:
    try:
        return clean_text(text)
    except (ReadError, CleanerError, PipelineError, RulePackError) as error:
        return str(error)
    except NewscleanError:
        return None


def a_data_fault(error: ArticleFormatError | DecodeError | RulePackError) -> ValueError:
    return error
