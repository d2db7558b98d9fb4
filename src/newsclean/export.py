"""An Article as plain data, JSON, Markdown or schema.org, and back from the first two.

Which fields there are and what they may hold stands in the tables ``_AUTHOR`` to
``_ARTICLE``; writing and reading both go by them.  Reading is strict: what
:func:`from_dict` takes obeys the model's laws, or is refused with its path.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, singledispatch
from itertools import groupby, pairwise
from typing import Any, NoReturn

import attrs

from newsclean.errors import ArticleFormatError
from newsclean.model import (
    BLOCK_KINDS,
    Article,
    Author,
    Block,
    Caption,
    Markup,
    Removal,
    Span,
)
from newsclean.spans import render
from newsclean.text import canonical

# --- reading: what a value may be -----------------------------------------------------------

_Read = Callable[[object, str], Any]
"""Takes a value and its path; gives what the model holds, or raises ArticleFormatError."""


def _refuse(value: object, path: str, expected: str) -> NoReturn:
    found = "None" if value is None else type(value).__name__
    raise ArticleFormatError(f"{path}: expected {expected}, not {found}")


def _text(value: object, path: str) -> str:
    return value if isinstance(value, str) else _refuse(value, path, "str")


def _whole(value: object, path: str) -> int:
    # bool is an int to Python, and to nobody else.
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(value, path, "int")
    return value


def _truth(value: object, path: str) -> bool:
    return value if isinstance(value, bool) else _refuse(value, path, "bool")


def _number(value: object, path: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        _refuse(value, path, "float")
    if isinstance(value, float) and not math.isfinite(value):
        raise ArticleFormatError(f"{path}: {value} is no number")
    return value


def _date(value: object, path: str) -> dt.date:
    """A ``datetime`` where there is a ``T``, else a ``date``."""
    text = value if isinstance(value, str) else _refuse(value, path, "str")
    try:
        return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
    except ValueError:
        raise ArticleFormatError(f"{path}: {text!r} is no ISO 8601 date") from None


def _kind(value: object, path: str) -> str:
    kind = _text(value, path)
    if kind not in BLOCK_KINDS:
        raise ArticleFormatError(f"{path}: {kind!r} is not one of {', '.join(BLOCK_KINDS)}")
    return kind


def _level(value: object, path: str) -> int:
    level = _whole(value, path)
    if not 1 <= level <= 6:
        raise ArticleFormatError(f"{path}: {level} is not 1 to 6")
    return level


def _span(value: object, path: str) -> Span:
    if not isinstance(value, (list, tuple)):
        _refuse(value, path, "list")
    if len(value) != 2:
        raise ArticleFormatError(f"{path}: expected [start, end], not {len(value)} values")
    return _whole(value[0], f"{path}[0]"), _whole(value[1], f"{path}[1]")


def _maybe(read: _Read) -> _Read:
    """``read``, or ``None`` as it is."""

    def read_or_none(value: object, path: str) -> Any:
        return None if value is None else read(value, path)

    return read_or_none


def _list(read: _Read) -> _Read:
    """A list, each of whose items ``read`` takes."""

    def read_each(value: object, path: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            _refuse(value, path, "list")
        return tuple([read(item, f"{path}[{index}]") for index, item in enumerate(value)])

    return read_each


def _scores(value: object, path: str) -> dict[str, float]:
    if not isinstance(value, Mapping):
        _refuse(value, path, "dict")
    return {_text(k, f"{path} key"): _number(v, _under(path, str(k))) for k, v in value.items()}


def _record(make: type[Any], table: Mapping[str, _Read]) -> _Read:
    """A dict with the fields of ``table``; those that ``make`` has a default for may be missing."""
    needed = [f.name for f in attrs.fields(make) if f.init and f.default is attrs.NOTHING]

    def read_record(value: object, path: str) -> Any:
        if not isinstance(value, Mapping):
            _refuse(value, path or "article", "dict")
        for name in value:
            if name not in table:
                raise ArticleFormatError(f"unknown field: {_under(path, str(name))}")
        for name in needed:
            if name not in value:
                raise ArticleFormatError(f"missing field: {_under(path, name)}")
        return make(**{name: table[name](item, _under(path, name)) for name, item in value.items()})

    return read_record


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


# --- the tables -----------------------------------------------------------------------------

_AUTHOR: Mapping[str, _Read] = {
    "name": _text,
    "role": _maybe(_text),
    "organization": _maybe(_text),
    "raw": _maybe(_text),
}
_CAPTION: Mapping[str, _Read] = {
    "text": _text,
    "credit": _maybe(_text),
    "image": _maybe(_text),
}
_MARKUP: Mapping[str, _Read] = {
    "path": _list(_text),
    "hints": _list(_text),
    "link_share": _number,
    "places": _list(_whole),
    "image": _maybe(_text),
    "picture": _whole,
    "stated": _number,
}
_BLOCK: Mapping[str, _Read] = {
    "kind": _kind,
    "level": _maybe(_level),
    "text": _text,
    "pieces": _list(_span),
    "markup": _maybe(_record(Markup, _MARKUP)),
}
_REMOVAL: Mapping[str, _Read] = {
    "name": _text,
    "rule": _text,
    "cleaner": _text,
    "pieces": _list(_span),
    "evidence": _text,
}
# Fields first, long texts last: so people see the former when they look at a line of JSON.
_ARTICLE: Mapping[str, _Read] = {
    "title": _maybe(_text),
    "authors": _list(_record(Author, _AUTHOR)),
    "published": _maybe(_date),
    "modified": _maybe(_date),
    "publisher": _maybe(_text),
    "url": _maybe(_text),
    "language": _maybe(_text),
    "section": _maybe(_text),
    "description": _maybe(_text),
    "tags": _list(_text),
    "scores": _maybe(_scores),
    "free_access": _maybe(_truth),
    "truncated": _maybe(_truth),
    "captions": _list(_record(Caption, _CAPTION)),
    "image": _maybe(_text),
    "warnings": _list(_text),
    "blocks": _list(_record(Block, _BLOCK)),
    "removals": _list(_record(Removal, _REMOVAL)),
    "source_text": _text,
}
_TABLES: Mapping[type[Any], Mapping[str, _Read]] = {
    Author: _AUTHOR,
    Caption: _CAPTION,
    Markup: _MARKUP,
    Block: _BLOCK,
    Removal: _REMOVAL,
}
_read_article = _record(Article, _ARTICLE)

# --- dicts ----------------------------------------------------------------------------------


def to_dict(article: Article) -> dict[str, Any]:
    """``article`` in plain dicts, lists, strings and numbers, every field present.

    A date is ``2020-08-15``, a moment ``2020-08-15T10:30:00``; spans are
    ``[start, end]``.

    >>> from newsclean import read_text
    >>> data = to_dict(read_text("Ministers met on Friday."))
    >>> data["blocks"][0]["pieces"], data["published"]
    ([[0, 24]], None)
    """
    return _fields_of(_ARTICLE, article)


def _fields_of(table: Mapping[str, _Read], record: object) -> dict[str, Any]:
    return {name: _plain(getattr(record, name)) for name in table}


@singledispatch
def _plain(value: Any) -> Any:
    return value


@_plain.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [_plain(item) for item in value]


@_plain.register
def _(value: dict) -> dict[str, Any]:  # type: ignore[type-arg]
    return dict(value)


@_plain.register
def _(value: dt.date) -> str:
    return value.isoformat()


for _made, _table in _TABLES.items():
    _plain.register(_made, partial(_fields_of, _table))


def from_dict(data: Mapping[str, Any]) -> Article:
    """The Article that :func:`to_dict` described, equal to the first one.

    Missing fields take the model's defaults.

    :raises ArticleFormatError: with the path of the fault, if a field is
        unknown or of the wrong type, if a span is not in ``source_text``, if a
        character stands in two places, if a block's text is not what its
        pieces say, or if its markup has not one hint and number for each element.

    >>> from newsclean import read_text
    >>> article = read_text("Ministers met on Friday.")
    >>> from_dict(to_dict(article)) == article
    True
    >>> from_dict({"blocks": [{"text": "No such text", "pieces": [[0, 12]]}]})
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: blocks[0].pieces[0]: [0, 12] is not within source_text, \
which has 0 characters
    """
    article: Article = _read_article(data, "")
    places = [*_places("blocks", article.blocks), *_places("removals", article.removals)]
    for path, pieces in places:
        _check_pieces(pieces, len(article.source_text), path)
    _check_disjoint(places)
    _check_texts(article)
    _check_markup(article)
    return article


_Places = list[tuple[str, Sequence[Span]]]


def _places(name: str, items: Iterable[Block | Removal]) -> _Places:
    return [(f"{name}[{index}].pieces", item.pieces) for index, item in enumerate(items)]


def _check_pieces(pieces: Sequence[Span], size: int, path: str) -> None:
    """Whether there are any, none is empty, all are in the source, in order and disjoint."""
    if not pieces:
        raise ArticleFormatError(f"{path}: expected at least one [start, end]")
    for index, (start, end) in enumerate(pieces):
        if not 0 <= start <= end <= size:
            raise ArticleFormatError(
                f"{path}[{index}]: [{start}, {end}] is not within source_text,"
                f" which has {size} characters"
            )
        if start == end:
            raise ArticleFormatError(f"{path}[{index}]: [{start}, {end}] is empty")
    for index, (before, after) in enumerate(pairwise(pieces), start=1):
        if after[0] < before[1]:
            raise ArticleFormatError(f"{path}[{index}]: {list(after)} begins before the last ends")


def _check_disjoint(places: _Places) -> None:
    spans = sorted((span, path) for path, pieces in places for span in pieces)
    for (before, path), (after, other) in pairwise(spans):
        if after[0] < before[1]:
            raise ArticleFormatError(f"{other}: {list(after)} overlaps {list(before)} of {path}")


def _check_texts(article: Article) -> None:
    for index, block in enumerate(article.blocks):
        rendered = render(article.source_text, block.pieces)
        if block.text != rendered:
            raise ArticleFormatError(
                f"blocks[{index}].text: {_start(block.text)} is not what its pieces give,"
                f" {_start(rendered)}"
            )


def _check_markup(article: Article) -> None:
    """Whether each element of a block's path has its hint and its number."""
    for index, block in enumerate(article.blocks):
        markup = block.markup
        if markup is None:
            continue
        for name in ("hints", "places"):
            found = len(getattr(markup, name))
            if found != len(markup.path):
                raise ArticleFormatError(
                    f"blocks[{index}].markup.{name}: {found} for a path of {len(markup.path)}"
                )


def _start(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:37]}...")


# --- JSON -----------------------------------------------------------------------------------

# Raw, these break lines or terminals, or cannot be encoded; JSON has an escape for each.
_ESCAPED_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(data: object, *, indent: int | None = None) -> str:
    """``data`` as JSON: letters of all scripts as they are, no control characters.

    Without ``indent`` it is one line by anybody's idea of a line.

    :raises ValueError: for a float that is no number.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _fast_loads() -> Callable[[str | bytes], Any] | None:
    try:
        import msgspec  # noqa: PLC0415 - used where it is installed
    except ImportError:
        return None
    decode: Callable[[str | bytes], Any] = msgspec.json.decode
    return decode


_fast: Callable[[str | bytes], Any] | None = None
_looked = False


def loads(text: str | bytes) -> Any:
    """What JSON text says, read by msgspec if that is installed.

    Writing does without msgspec: bytes must not depend on what is installed.

    :raises ValueError: if it is no JSON.
    :raises RecursionError: if it is nested too deep.
    """
    global _fast, _looked
    if not _looked:
        _fast, _looked = _fast_loads(), True
    if _fast is not None:
        try:
            return _fast(text)
        except (ValueError, RecursionError):
            pass  # other encodings, lone surrogates, long integers; or the fault, in json's words
    return json.loads(text)


def to_json(article: Article, *, indent: int | None = None) -> str:
    """:func:`to_dict` as JSON text, on one line unless ``indent`` is given.

    >>> from newsclean import read_text
    >>> to_json(read_text("Ministers met."))[:15]
    '{"title": null,'
    """
    return dumps(to_dict(article), indent=indent)


def from_json(text: str | bytes) -> Article:
    """The Article that :func:`to_json` described; bytes are UTF-8, -16 or -32.

    :raises ArticleFormatError: if it is not JSON, or as :func:`from_dict`.

    >>> from_json(b'{"title": "Storm hits coast"}').title
    'Storm hits coast'
    >>> from_json("")
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: not JSON: Expecting value: line 1 column 1 (char 0)
    """
    if not isinstance(text, (str, bytes, bytearray)):
        raise ArticleFormatError(f"JSON: expected str or bytes, not {type(text).__name__}")
    try:
        data = loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleFormatError(f"not JSON: {error}") from error
    return from_dict(data)


# --- Markdown -------------------------------------------------------------------------------


def to_markdown(article: Article) -> str:
    r"""The article as CommonMark: front matter in YAML with what is known, title, body.

    Whatever the text holds, it is shown as text: nothing in it becomes markup
    or HTML.

    >>> from newsclean import clean, read_text
    >>> print(to_markdown(clean(read_text("Storm hits coast\n\nA storm *hit* the northern coast "
    ...     "on Friday, officials said."))), end="")
    ---
    title: "Storm hits coast"
    ---
    <BLANKLINE>
    # Storm hits coast
    <BLANKLINE>
    A storm \*hit\* the northern coast on Friday, officials said.
    """
    parts = [_front_matter(article)]
    if article.title:
        parts.append(_heading(1, article.title))
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        parts.extend(_MARKDOWN[kind](list(group)))
    body = "\n\n".join(filter(None, parts))
    return f"{body}\n" if body else ""


_NOT_IN_FRONT = frozenset({"blocks", "removals", "source_text", "warnings"})


def _front_matter(article: Article) -> str:
    """The known fields, one a line; JSON is YAML, dates stand bare as YAML has them."""
    lines = []
    for name in _ARTICLE:
        value = getattr(article, name)
        if name in _NOT_IN_FRONT or value is None or value in ((), "", {}):
            continue
        is_date = isinstance(value, dt.date)
        lines.append(f"{name}: {value.isoformat() if is_date else _yaml(_without_none(value))}")
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _yaml(value: object) -> str:
    # A viewer that knows no front matter would take "<" for HTML.
    return dumps(value).replace("<", "\\u003c")


def _without_none(value: object) -> Any:
    """A field as data for people: records without what is unknown, and without raw bylines."""
    if not isinstance(value, tuple):
        return _plain(value)
    return [
        {k: v for k, v in _plain(item).items() if v is not None and k != "raw"}
        if isinstance(item, (Author, Caption))
        else item
        for item in value
    ]


_INLINE = re.compile(r"[\\`*\[\]~]|_|<|&(?=#?\w{1,32};)")
_INLINE_AS = {"<": "&lt;", "&": "&amp;"}
_AT_START = re.compile(r"[#>+=-]|\d{1,9}(?=[.)](?:\s|$))")
_CLOSING_HASHES = re.compile(r"(^| )(?=#+$)")
_BULLET = re.compile(r"(?:[-–—•·▪●■◦*►▶‣]|(?P<number>[0-9]{1,2})(?P<stop>[.)]))\s+(?=\S)")


def _one_line(text: str) -> str:
    return canonical(" ".join(text.split()))


def _inline(text: str) -> str:
    """``text`` with an escape before whatever Markdown would read within a line."""
    return _INLINE.sub(_escaped, _one_line(text))


def _escaped(match: re.Match[str]) -> str:
    char, text, at = match.group(), match.string, match.start()
    if char == "_" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
        return char  # within a word it is a letter: snake_case
    return _INLINE_AS.get(char, f"\\{char}")


def _line(text: str) -> str:
    """``text`` as a paragraph's line: escaped within, and where it would begin something else."""
    escaped = _inline(text)
    match = _AT_START.match(escaped)
    if match is None:
        return escaped
    at = match.end() if match.group().isdecimal() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _heading(level: int, text: str) -> str:
    # Hashes at the end of a heading are not shown.
    return f"{'#' * level} " + _CLOSING_HASHES.sub(r"\1\\", _inline(text))


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _heading(block.level or 2, block.text)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _line(block.text)


def _lists(blocks: Sequence[Block]) -> Iterator[str]:
    """Items in runs of one kind of bullet; another kind is another list, behind an empty line."""
    items = [_item(block.text) for block in blocks]
    for _, group in groupby(items, key=lambda item: item[0]):
        yield "\n".join([line for _, line in group])


def _item(text: str) -> tuple[str, str]:
    """What kind of bullet an item has, and its line; a bullet that is in the text is used."""
    match = _BULLET.match(text)
    if match is None:
        return "-", f"- {_line(text)}"
    rest = _line(text[match.end() :])
    if match["number"] is None:
        return "-", f"- {rest}"
    return match["stop"], f"{match['number']}{match['stop']} {rest}"


def _quotes(blocks: Sequence[Block]) -> Iterator[str]:
    yield "\n>\n".join([f"> {_line(block.text)}" for block in blocks])


def _fenced(blocks: Sequence[Block]) -> Iterator[str]:
    lines = [block.text for block in blocks]
    longest = max([len(run) for run in re.findall("`+", "\n".join(lines))], default=0)
    fence = "`" * max(3, longest + 1)
    yield "\n".join([fence, *lines, fence])


def _rows(blocks: Sequence[Block]) -> Iterator[str]:
    # A backslash at a line's end keeps the lines apart; bare strokes could make a table of them.
    yield "\\\n".join([_line(block.text).replace("|", "\\|") for block in blocks])


_MARKDOWN: Mapping[str, Callable[[Sequence[Block]], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "list_item": _lists,
    "quote": _quotes,
    "preformatted": _fenced,
    "table_row": _rows,
}

# --- schema.org -----------------------------------------------------------------------------


def to_jsonld(article: Article) -> dict[str, Any]:
    r"""The article as a schema.org ``NewsArticle``; only what is known is in it.

    In a page's ``<script>``, write ``<`` in the JSON as ``\u003c``.

    >>> from newsclean import Article
    >>> to_jsonld(Article(title="Storm hits coast"))
    {'@context': 'https://schema.org', '@type': 'NewsArticle', 'headline': 'Storm hits coast'}
    """
    return {"@context": "https://schema.org"} | _thing(
        "NewsArticle",
        headline=article.title,
        author=[_writer(author) for author in article.authors],
        datePublished=_plain(article.published),
        dateModified=_plain(article.modified),
        publisher=_organization(article.publisher),
        url=article.url,
        inLanguage=article.language,
        articleSection=article.section,
        description=article.description,
        keywords=list(article.tags),
        isAccessibleForFree=article.free_access,
        image=_images(article),
        articleBody=article.text,
    )


def _thing(kind: str, **known: object) -> dict[str, Any]:
    """A thing of schema.org without the properties that are ``None`` or empty."""
    return {"@type": kind} | {k: v for k, v in known.items() if v is not None and v not in ("", [])}


def _writer(author: Author) -> dict[str, Any] | None:
    if author.is_organization:
        return _organization(author.name)
    return _thing(
        "Person",
        name=author.name,
        jobTitle=author.role,
        affiliation=_organization(author.organization),
    )


def _organization(name: str | None) -> dict[str, Any] | None:
    return _thing("Organization", name=name) if name else None


def _images(article: Article) -> list[dict[str, Any]]:
    """The main picture, if its address is known, then all that have captions."""
    main = [_thing("ImageObject", url=article.image)] if article.image else []
    return [*main, *[_image(caption) for caption in article.captions]]


def _image(caption: Caption) -> dict[str, Any]:
    return _thing("ImageObject", caption=caption.text, creditText=caption.credit)
