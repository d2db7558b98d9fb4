"""Limits: larger pages and texts are refused before they are read, because they take too long.

Time and memory grow with the number of characters, elements and blocks.  Parsing is quadratic in
nesting and in the attributes of a tag.  Each limit is far beyond what pages of news have.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from newsclean.errors import ReadError
from newsclean.reading.raw_page import RawPage

LARGEST_PAGE = 64 * 1024 * 1024
"""Characters of a page."""
MOST_TAGS = 400_000
"""Opening angle brackets of a page.  An element such as ``<b>`` that is never closed counts again
in each following paragraph, because a parser opens it again there."""
DEEPEST_NESTING = 4_000
"""Elements that are open at one time.  Parsing is quadratic in this number."""
MOST_ATTRIBUTES = 4_000
"""Attributes of one tag.  Parsing is quadratic in this number.  It is not checked in pages that
have at most four times as many attributes in all."""
MOST_ATTRIBUTES_IN_ALL = 1_000_000
"""Attributes of all tags of a page."""
MOST_BLOCKS = 20_000
"""Lines of a text, or blocks of a page.  The longest of a thousand pages of news has 2,021."""

# A tag up to the bracket that ends it, which is not one in quotes.
_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/=][^\s/=]*+)(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'][^\s]*+)?+)?+"
)
# The fewest characters that an attribute of a name of its own can have, and the space before it.
_SHORTEST_ATTRIBUTE = 2
_TAG_BEGINS = re.compile("<[a-zA-Z]")
# Characters; a page with fewer has no room for as many attributes.
_LARGE = _SHORTEST_ATTRIBUTE * MOST_ATTRIBUTES_IN_ALL
# So many in one tag are still parsed in less than half a second.
_HARMLESS = 4 * MOST_ATTRIBUTES
# Elements that a parser begins anew where a paragraph has ended within them (HTML Standard,
# 13.2.4.3, "the list of active formatting elements"), but for those of which one closes the other.
_NAMES = r"(b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])"
_FORMATTING = re.compile(f"<(/?){_NAMES}([^>]*+)", re.IGNORECASE)
_MOST_THAT_ARE_SAME = 3
# Half of them open, and each of the others a paragraph, are no more than there may be.
_TAGS_OF_NO_HARM = 2 * math.isqrt(MOST_TAGS)
# Void elements, and those that end where the next of their kind begins.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot option optgroup rp rt".split()
)


def guard_page(raw: RawPage) -> None:
    """Refuses pages whose parsing would not end in reasonable time.

    :raises ReadError: saying which limit is exceeded.
    """
    page, tags = raw.text, raw.tags
    if len(page) > LARGEST_PAGE:
        raise ReadError(f"this page has {len(page)} characters; the limit is {LARGEST_PAGE}")
    if tags > MOST_TAGS:
        raise ReadError(f"this page has {page.count('<')} tags; the limit is {MOST_TAGS}")
    if raw.nested > DEEPEST_NESTING or _may_be_laden(raw):
        _guard_tags(page)
    if len(page) > _LARGE and _attributes(page) > MOST_ATTRIBUTES_IN_ALL:
        raise ReadError(f"this page has more than {MOST_ATTRIBUTES_IN_ALL} attributes")
    may_begin_anew = tags > _TAGS_OF_NO_HARM and raw.formatting * tags > MOST_TAGS
    if may_begin_anew and tags + _elements_begun_anew(page) > MOST_TAGS:
        raise ReadError(
            f"this page has unclosed elements that start again more than {MOST_TAGS} times"
        )


def guard_lines(text: str) -> None:
    """Refuses texts of more lines than any article has; empty lines do not count.

    :raises ReadError: saying how many there are.
    """
    if text.count("\n") - text.count("\n\n") < MOST_BLOCKS:
        return
    lines = sum([1 for line in text.split("\n") if line])
    if lines > MOST_BLOCKS:
        raise too_many_blocks("text", lines)


def too_many_blocks(what: str, blocks: int) -> ReadError:
    """The error for a ``what`` that has, or has at least, so many blocks."""
    return ReadError(
        f"{what} of {blocks} lines or more; the limit is {MOST_BLOCKS}, and no article has as many:"
        " if it is several articles, read each by itself"
    )


def _may_be_laden(raw: RawPage) -> bool:
    """Whether a tag may have too many attributes.

    Those with values have as many equals signs.  Only values may hold a ``>`` that does not end
    the tag, so without them the tag is one long stretch of many words.
    """
    if raw.has_more("=", _HARMLESS):
        return True
    most = MOST_ATTRIBUTES
    return any(len(tag.split(None, most)) + tag.count("/") > most for tag in _long_tags(raw.text))


def _long_tags(page: str) -> Iterator[str]:
    """What begins as a tag and is long enough for too many attributes before the next ``>``."""
    longest = _SHORTEST_ATTRIBUTE * MOST_ATTRIBUTES
    at = 0
    while len(page) - at > longest:
        # Most such windows hold many tags: the last of them is where to go on.
        end = page.rfind(">", at, at + longest)
        if end < 0:
            end = page.find(">", at + longest)
            end = len(page) if end < 0 else end
            start = page.find("<", at, end - longest)
            tag = _TAG_BEGINS.search(page, start, end - longest) if start >= 0 else None
            if tag is not None:
                yield page[tag.start() : end]
        at = end + 1


def _guard_tags(page: str) -> None:
    depth = 0
    for match in _TAG.finditer(page):
        closing, name, attributes = match.groups()
        if len(attributes) > _SHORTEST_ATTRIBUTE * MOST_ATTRIBUTES and _is_laden(attributes):
            raise ReadError(
                f"this page has a <{name[:20]}> tag with more than {MOST_ATTRIBUTES} attributes"
            )
        if closing:
            depth = max(0, depth - (name.lower() not in _UNNESTED))
        elif name.lower() not in _UNNESTED and not attributes.endswith("/"):
            depth += 1
        if depth > DEEPEST_NESTING:
            raise ReadError(f"this page is nested deeper than {DEEPEST_NESTING} elements")


def _attributes(page: str) -> int:
    """How many attributes a page has; 0 if its tags have no room for too many."""
    tags = [tag["attributes"] for tag in _TAG.finditer(page)]
    if sum(map(len, tags)) < _LARGE:
        return 0
    return sum([sum(1 for _ in _ATTRIBUTE.finditer(attributes)) for attributes in tags])


def _elements_begun_anew(page: str) -> int:
    """At least as many as a parser makes of elements that are still open where another tag is.

    It begins each of them anew in the next paragraph, but only three of those that are the same.
    """
    open_ones: dict[str, list[str]] = {}
    same: Counter[tuple[str, str]] = Counter()
    active = anew = at = 0
    for match in _FORMATTING.finditer(page):
        anew += active * page.count("<", at, match.start())
        at = match.end()
        if anew > MOST_TAGS:
            break
        closing, name, attributes = match.groups()
        name = name.lower()
        found = open_ones.setdefault(name, [])
        if closing and found:
            last = (name, found.pop())
            same[last] -= 1
            active -= same[last] < _MOST_THAT_ARE_SAME
        elif not closing:
            found.append(attributes)
            active += same[name, attributes] < _MOST_THAT_ARE_SAME
            same[name, attributes] += 1
    return anew + active * page.count("<", at)


def _is_laden(attributes: str) -> bool:
    """Whether there are too many; each is compared with those of other names before it."""
    names = [match["name"] for match in _ATTRIBUTE.finditer(attributes)]
    return len(names) * len(set(names)) > MOST_ATTRIBUTES**2
