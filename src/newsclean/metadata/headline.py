"""The headline among a page's many titles, without the site's name.

A page says its title up to six times, and each way has its fault: the first
``h1`` may be the site's name or a kicker, ``og:title`` is written for sharing
and has the site's name at its end, JSON-LD says what search engines should
see, ``<title>`` all of that.  What is seen on the page counts most, if one of
the others bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from html import unescape
from itertools import pairwise

import attrs

from newsclean.text.characters import canonical
from newsclean.text.folding import squash
from newsclean.text.letters import is_unspaced

_LONGEST = 400
_SEPARATOR = re.compile(
    r"\s+(?:[|•·–—\-/»«:~‹›>★✪♥]|::|//|\|\||--|<)\s+|\s*[|｜»«]\s*|_|：|[–—]{2}|--|:\s*|\s+@\s+|\.\s+(?=\S+$)|,\s+(?=\D)"
)


def tidy(text: str | None) -> str:
    """``text`` on one line, at most 400 characters of it, without tags and escaped entities."""
    if not text:
        return ""
    text = text[:_LONGEST]
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = re.sub(r"</?[a-zA-Z][^<>]{0,100}>", "", text)
    return canonical(" ".join(text.replace("\xad", "").split()))


@attrs.frozen
class Titles:
    """All the ways in which a page says its title."""

    visible: Sequence[str] = ()
    """Lines in ``h1`` elements."""
    above: Sequence[str] = ()
    """The line right before each of those; empty where there is none."""
    lesser: Sequence[str] = ()
    """Lines in ``h2`` and ``h3`` elements."""
    lines: Iterable[str] = ()
    """The page's short lines; they are gone through once at most."""
    declared: Sequence[str] = ()
    """From JSON-LD and metas, the most trustworthy first."""
    shared: Sequence[str] = ()
    """Those of them that are written for sharing."""
    page: str = ""
    """From ``<title>``."""
    sites: frozenset[str] = frozenset()
    """Names of the site, squashed."""


def choose_title(titles: Titles) -> str | None:
    """The headline; ``None`` if nothing on the page can be told to be one.

    >>> choose_title(Titles(visible=["The Paper", "Storm hits coast"],
    ...     page="Storm hits coast - The Paper"))
    'Storm hits coast'
    """
    chosen = _chosen(titles)
    stub = _CUT_SHORT.sub("", chosen) if chosen else ""
    if not chosen or stub == chosen or len(stub) < _LONG_ENOUGH:
        return chosen
    wholes = (text for text in (*titles.lesser, *titles.declared) if not _CUT_SHORT.search(text))
    return next((text for text in wholes if text.startswith(stub)), chosen)


_CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.)$")


def _chosen(titles: Titles) -> str | None:
    titles = attrs.evolve(titles, sites=titles.sites | _logos(titles))
    own = {squash(line) for line in (*titles.visible, *titles.declared)} - titles.sites
    whole = _whole(titles)
    declared = _unique(
        [_without_site(text, titles.sites, own, whole) for text in _unique(titles.declared)]
    )
    shared = [_without_site(text, titles.sites, own, whole) for text in _unique(titles.shared)]
    page = _without_site(titles.page, titles.sites, own, whole)
    said = [text for text in (*declared, page) if text]
    seen = _best_seen(titles, said)
    if seen is not None:
        return (
            _behind(seen, titles)
            or _shown_below(seen, shared, titles.lesser)
            or _with_kicker(seen, titles)
            or _spaced(seen, said)
            or _without_name(seen, declared, titles.sites)
            or _without_kicker(seen, declared or _heads(seen, page))
        )
    lesser = {squash(line): line for line in titles.lesser}
    for text in said:
        bare = squash(_without_site(text, titles.sites, lesser.keys()))
        if bare in lesser:
            return _without_kicker(lesser[bare], declared)
    return declared[0] if declared else (_shown_part(page, titles) or page or None)


def _logos(titles: Titles) -> set[str]:
    """Lines in ``h1`` that are the site's name.

    Such a line is the last and lesser part of the page's title.  Or it is any part but no
    declared title, and the first or last part is shown in a lesser heading.
    """
    last = squash(_SEPARATOR.split(titles.page)[-1])
    lines = {squash(line) for line in titles.visible}
    if last in lines and len(last) < 0.4 * len(squash(titles.page)):
        return {last}
    parts = [squash(part) for part in _APART.split(titles.page)]
    lesser = {squash(line) for line in titles.lesser}
    ends = {
        part
        for part in (parts[0], parts[-1])
        if len(part) > _SHORTEST and part in lesser and not _is_site(part, titles.sites)
    }
    if not ends or ends & lines:
        return set()
    declared = "|".join(squash(text) for text in titles.declared)
    return {line for line in lines.intersection(parts) if line not in declared}


_APART = re.compile(r"\s+[|•·–—\-/»«:~‹›>]\s+|\s*[|｜»«]\s*")
_SHORTEST = 8


def _whole(titles: Titles) -> frozenset[str]:
    """What metas or the page's title say just as an ``h1`` shows it."""
    return frozenset({*titles.declared, titles.page}.intersection(titles.visible))


def _best_seen(titles: Titles, said: Sequence[str]) -> str | None:
    """The line that what is said of the page bears out most; or the only one of some length."""
    lines = [line for line in titles.visible if squash(line) not in titles.sites]
    wholes = {squash(text): text for text in (titles.page, *said, *titles.declared) if text}
    for one, other in pairwise(lines):
        # A headline in two boxes.
        if squash(one + other) in wholes:
            return wholes[squash(one + other)]
    borne_out = {squash(text) for text in said}
    for line in lines:
        if squash(line) in borne_out:
            return line
    rated = [
        (max([_likeness(line, text) for text in said], default=0.0), -at, line)
        for at, line in enumerate(lines)
    ]
    best = max(rated, default=(0.0, 0, ""))
    if best[0] >= _ALIKE:
        return best[2]
    if not said:
        return lines[0] if len(lines) == 1 else None
    long = [line for line in lines if _is_long(line)]
    return long[0] if len(long) == 1 else None


_ALIKE = 0.45


def _without_name(seen: str, declared: Sequence[str], sites: frozenset[str]) -> str | None:
    """The declared title, if a glued site's name or a bar and any name stand behind it."""
    whole = squash(seen)
    for text in declared:
        bare = squash(text)
        if len(bare) < _LONG_ENOUGH or bare == whole or not whole.startswith(bare):
            continue
        if squash(seen.rsplit("|", 1)[0]) == bare:
            return text
        glued = seen.startswith(text) and not seen[len(text)].isspace()
        if glued and any(len(site) > 3 and whole[len(bare) :].startswith(site) for site in sites):
            return text
    return None


def _with_kicker(seen: str, titles: Titles) -> str | None:
    """The line with what stands right before it, if each of at least three sources has both."""
    bare = squash(seen)
    said = [*titles.declared, titles.page]
    if len(titles.declared) < _MANY or squash(said[0]) == bare:
        return None
    for line, above in zip(titles.visible, titles.above, strict=False):
        whole = squash(above) + bare
        known = above and squash(line) == bare
        if known and all(squash(text).startswith(whole) for text in said):
            return next((text for text in said if squash(text) == whole), None)
    return None


_MANY = 3


def _spaced(seen: str, said: Iterable[str]) -> str | None:
    """The same title where its words stand apart, if two boxes of the line are glued."""
    if _GLUED.search(seen) is None:
        return None
    bare, words = squash(seen), len(seen.split())
    return next((t for t in said if squash(t) == bare and len(t.split()) > words), None)


_GLUED = re.compile(r"[a-zß-öø-ÿ.?!:](?=[A-ZÀ-ÖØ-Þ\"„“«])")


def _heads(seen: str, page: str) -> list[str]:
    """What the page's title begins with, and a line has behind a badge: a word or two, no more."""
    heads = [page, *[page[: match.start()] for match in _SEPARATOR.finditer(page)]]
    return [head for head in heads if 0 < len(seen) - len(head) <= _LONGEST_BADGE]


_LONGEST_BADGE = 16


def _without_kicker(seen: str, declared: Sequence[str]) -> str:
    """The line without what stands before the title that is declared."""
    whole = squash(seen)
    known = [(text, squash(text)) for text in declared]
    if whole in [bare for _, bare in known]:
        return seen
    for text, bare in known:
        if len(bare) >= 12 and whole.endswith(bare) and len(bare) >= 0.5 * len(whole):
            return text
    return seen


def _behind(seen: str, titles: Titles) -> str | None:
    """The headline below a logo: the lesser heading that the page's title has behind ``seen``."""
    head, whole = squash(seen), squash(titles.page)
    rest = whole[len(head) :]
    if titles.declared or not whole.startswith(head) or len(rest) < max(_LONG_ENOUGH, len(head)):
        return None
    return next((line for line in titles.lesser if squash(line) == rest), None)


def _shown_below(seen: str, shared: Sequence[str], lesser: Iterable[str]) -> str | None:
    """The shared title that readers see in a lesser heading, perhaps behind a kicker.

    The ``h1`` beside it is then written for searching.
    """
    whole = squash(seen)
    for text in shared:
        bare = squash(text)
        if len(bare) < _LONG_ENOUGH or whole.startswith(bare):
            continue
        if any(squash(line).endswith(bare) for line in lesser if len(line) >= len(bare)):
            return text
    return None


_LONG_ENOUGH = 12


def _shown_part(page: str, titles: Titles) -> str | None:
    """The longest part of the page's title that is a line of the page, and not the site's name."""
    lines = {squash(line): line for line in titles.lines if _is_long(line)}
    breaks = [(0, 0), *[match.span() for match in _ANY_SEPARATOR.finditer(page)]][:_MOST_PARTS]
    starts = [end for _, end in breaks]
    ends = [start for start, _ in breaks[1:]] + [len(page)]
    parts = [page[start:end] for start in starts for end in ends if start < end]
    shown = [bare for part in parts if (bare := squash(part)) in lines]
    best = max(shown, key=len, default="")
    return None if not best or _is_site(best, titles.sites) else lines[best]


def _is_long(line: str) -> bool:
    """Whether a line has the words of a headline, and not of a section or a site."""
    return line.count(" ") >= 3 or (len(line) > 11 and is_unspaced(line[0]))


_ANY_SEPARATOR = re.compile(r"\s*[-–—|｜_»«:：/·•]+\s*")
_MOST_PARTS = 12


def _likeness(one: str, other: str) -> float:
    """How much of two titles is the same, 0 to 1."""
    a, b = squash(one), squash(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if short in long:
        return 0.4 + 0.5 * len(short) / len(long)
    grams, others = _grams(a), _grams(b)
    return 2 * len(grams & others) / (len(grams) + len(others))


def _grams(text: str) -> set[str]:
    return {text[k : k + 3] for k in range(max(1, len(text) - 2))}


def _unique(texts: Iterable[str]) -> list[str]:
    return list({squash(text): text for text in reversed(list(texts)) if text}.values())[::-1]


def _without_site(
    text: str, sites: frozenset[str], own: Container[str] = (), whole: Container[str] = ()
) -> str:
    """``text`` without the site's name at either end; as it is where nothing tells that it is one.

    :param sites: names of the site, squashed.
    :param own: titles of the page, squashed: what stands beside one is not part of it.
    :param whole: titles that have no such name at their head.

    >>> _without_site("Rain - what now? | The Paper", frozenset({"thepaper"}))
    'Rain - what now?'
    >>> _without_site("Rain - what now?", frozenset({"thepaper"}))
    'Rain - what now?'
    """
    while True:
        cut = _cut(text, sites, own, text in whole)
        if cut is None:
            return text
        text = cut


def _cut(text: str, sites: frozenset[str], own: Container[str], is_whole: bool) -> str | None:
    """``text`` without its last or first part, if that is the site or the rest is the title."""
    breaks = list(_SEPARATOR.finditer(text))
    for match in reversed(breaks):
        head, tail = text[: match.start()].strip(), text[match.end() :].strip()
        if head and tail and (_is_site(tail, sites) or _is_title(head, own)):
            return head
    if breaks and not is_whole:
        head, tail = text[: breaks[0].start()].strip(), text[breaks[0].end() :].strip()
        kicker = "|" in breaks[0].group() and squash(tail) in own
        if head and len(squash(tail)) > 8 and (kicker or _is_site(head, sites)):
            return tail
    return None


def _is_title(part: str, own: Container[str]) -> bool:
    bare = squash(part)
    return len(bare) > 8 and bare in own


def _is_site(part: str, sites: frozenset[str]) -> bool:
    """Whether a part of a title is the site's name, or holds it and little else."""
    bare = squash(part)
    return bare in sites or any(_is_much_alike(bare, site) for site in sites)


def _is_much_alike(part: str, site: str) -> bool:
    if len(site) >= 4 and site in part:
        return len(part) <= 2 * len(site) + 4
    return len(part) >= 4 and 2 * len(part) >= len(site) and part in site
