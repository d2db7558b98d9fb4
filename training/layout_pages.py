"""Gold pages for the layout model: which blocks the gold text has.

A page's blocks are laid along the words of its gold text, so that of several
copies the one that stands where the gold has it counts; what the order leaves
over is given to blocks that match what is left.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsclean import Article, read_html

WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|\w+")
SETS = ("news-en", "news-multi", "news-fixtures", "articles-zh-en", "web-articles", "web-snippets")
LEAST_COVERAGE = 0.8
N = 4


class Page(NamedTuple):
    """A page as read, and for each block how much of it is the story's; ``None`` is unknown."""

    collection: str
    id: str
    publisher: str
    is_news: bool
    article: Article
    shares: list[float | None]
    words: list[int]
    gold: str
    with_: list[str]
    without: list[str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


_SECOND_LEVEL = frozenset("co com org net gov edu ac or ne go gob com blogspot wordpress".split())


def publisher_of(url: str | None, page_id: str) -> str:
    """The registered domain of an address, near enough."""
    match = re.match(r"https?://([^/:?#]+)", url or "")
    if match is None:
        return page_id
    labels = match[1].lower().removeprefix("www.").split(".")
    if len(labels) > 2 and (labels[-2] in _SECOND_LEVEL):
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])


def pages(folder: Path, sets: tuple[str, ...] = SETS) -> Iterator[Page]:
    for name in sets:
        for row in rows(folder / f"{name}.jsonl.gz"):
            page = labelled(name, row)
            if page is not None:
                yield page


def labelled(name: str, row: dict[str, Any]) -> Page | None:
    article = read_html(row["html"], url=row.get("url"))
    texts = [block.text for block in article.blocks]
    tokens = [WORD.findall(text) for text in texts]
    extra = row.get("extra") or {}
    with_, without = extra.get("with") or [], extra.get("without") or []
    gold = row.get("gold_text") or ""
    shares: list[float | None]
    if gold and row.get("gold_coverage", 1) >= LEAST_COVERAGE:
        shares = list(aligned(tokens, WORD.findall(gold)))
    elif name == "web-snippets":
        gold = ""
        shares = _by_snippets(texts, with_, without)
    else:
        return None
    return Page(
        name,
        row["id"],
        publisher_of(row.get("url"), row["id"]),
        row.get("kind") == "news",
        article,
        shares,
        [len(t) for t in tokens],
        gold,
        with_,
        without,
    )


def _by_snippets(texts: list[str], with_: list[str], without: list[str]) -> list[float | None]:
    shares: list[float | None] = [None] * len(texts)
    for snippets, share in ((without, 0.0), (with_, 1.0)):
        for snippet in snippets:
            flat = re.sub(r"\s+", " ", snippet).strip()
            for k, text in enumerate(texts):
                if flat and (flat in text or (len(text) > 25 and text in flat)):
                    shares[k] = share
    return shares


def aligned(blocks: list[list[str]], gold: list[str]) -> list[float]:
    """For each block the share of it that the gold text has."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in range(1, N + 1):
        for at in range(len(gold) - n + 1):
            where[tuple(gold[at : at + n])].append(at)
    shares = [0.0] * len(blocks)
    starts: list[list[int]] = []
    for k, words in enumerate(blocks):
        votes: Counter[int] = Counter()
        if len(words) >= N:
            grams = [tuple(words[j : j + N]) for j in range(len(words) - N + 1)]
            hits = 0
            for j, gram in enumerate(grams):
                found = where.get(gram, ())
                hits += bool(found)
                if len(found) <= 8:
                    votes.update([at - j for at in found])
            shares[k] = hits / len(grams)
        starts.append([at for at, _ in votes.most_common(4)] if shares[k] > 0.3 else [])
    chain = _chain(blocks, starts, shares)
    left = Counter(gold)
    for k in chain:
        left.subtract(blocks[k])
    # What the order left over: copies, and stories whose gold is in another order.
    for k, words in enumerate(blocks):
        if starts[k] and k not in chain:
            have = sum(min(n, max(0, left[w])) for w, n in Counter(words).items())
            if have < 0.7 * len(words):
                shares[k] = 0.0
            else:
                left.subtract(words)
    _short(blocks, where, shares, chain)
    return shares


def _chain(blocks: list[list[str]], starts: list[list[int]], shares: list[float]) -> dict[int, int]:
    """The heaviest run of blocks whose places in the gold text rise: block to place."""
    nodes: list[tuple[int, int, float]] = [
        (k, at, len(blocks[k]) * shares[k]) for k in range(len(blocks)) for at in starts[k]
    ]
    best: list[float] = []
    back: list[int] = []
    for i, (k, at, weight) in enumerate(nodes):
        top, prev = 0.0, -1
        for j in range(i):
            kj, atj, _ = nodes[j]
            if kj < k and atj < at and atj + len(blocks[kj]) * 0.6 <= at + 3:
                # Neighbours in both are better than the same words elsewhere.
                bonus = 1.0 if abs(atj + len(blocks[kj]) - at) <= 2 else 0.0
                if best[j] + bonus > top:
                    top, prev = best[j] + bonus, j
        best.append(top + weight)
        back.append(prev)
    if not nodes:
        return {}
    at_node = max(range(len(nodes)), key=best.__getitem__)
    found: dict[int, int] = {}
    while at_node >= 0:
        found[nodes[at_node][0]] = nodes[at_node][1]
        at_node = back[at_node]
    return found


def _short(
    blocks: list[list[str]],
    where: dict[tuple[str, ...], list[int]],
    shares: list[float],
    chain: dict[int, int],
) -> None:
    """Blocks too short for four words in a row: they must stand between their neighbours."""
    known = sorted(chain)
    for k, words in enumerate(blocks):
        if not words or len(words) >= N:
            continue
        before = max((j for j in known if j < k), default=None)
        after = min((j for j in known if j > k), default=None)
        low = chain[before] + len(blocks[before]) - 2 if before is not None else -1
        high = chain[after] + 1 if after is not None else low + 40
        if before is None:
            low = high - 40
        near = (before is None or k - before <= 12) and (after is None or after - k <= 12)
        found = where.get(tuple(words), ())
        if near and any(low <= at < high for at in found):
            shares[k] = 1.0
