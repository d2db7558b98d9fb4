"""Trains the model of a page's lines (src/newsclean/judging/models/lines.json).

    python training/lines.py PAGES [--texts DEV.jsonl] [--cross-validate] [-o OUT]

PAGES is a folder with gold pages (see training/README.md).  Each page is turned
into text in ten ways, as careless scrapers and good extractors do; each text is
read and cleaned by all cleaners but ``page`` and ``title``; what is left is
labelled line by line by whether the gold text has it.  Then two conditional
random fields are trained, the second on what the first, trained without the
page's publisher, thinks of it.

With --texts, publishers of that file are left out, so that it stays a fair
test.  With --cross-validate nothing is written: a quarter of the publishers is
left out, and precision and recall on their pages are printed, by how the text
was made and by how sure the model must be.

Needs the extra ``training``.  About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import random
import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pycrfsuite
from selectolax.lexbor import LexborHTMLParser

from newsclean import Pipeline, read_text
from newsclean.cleaners.page import lines_of
from newsclean.judging import line_model as linemodel
from newsclean.judging.line_features import Features, LineFeatures
from newsclean.judging.line_model import Field, LineModel
from newsclean.phrases.builtin import builtin

SETS = ("news-en", "news-multi", "news-fixtures", "web-articles", "articles-zh-en")
"""Sets whose licences allow derived weights."""
MANY_LANGUAGES = frozenset({"news-multi", "news-fixtures"})
LONGEST_TEXT = 80_000
SEED = 0
# Of sets that are all English, so many texts of each page are enough.
TEXTS_OF_A_PAGE = 3
SETTINGS = {"max_iterations": 70, "c1": 0.5, "c2": 0.05, "feature.possible_transitions": True}
FOLDS = 3

# --- pages to texts -------------------------------------------------------------------------


def node_by_node(html: str, language: str) -> str:
    """Each text node on a line, blocks parted by empty lines."""
    del language
    return _dump(html, "\n")


def block_by_block(html: str, language: str) -> str:
    """Each block on a line."""
    del language
    return _dump(html, " ")


_SKIPPED = frozenset(
    "script style noscript template svg head iframe object select textarea".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s"
    " samp small span strike strong sub sup time tt u var wbr".split()
)


def _dump(html: str, between: str) -> str:
    blocks: list[list[str]] = [[]]
    body = LexborHTMLParser(html).body
    node, path = (body.first_child if body else None), []
    while node is not None or path:
        if node is None:
            node, tag = path.pop()
            if tag not in _INLINE:
                blocks.append([])
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            blocks[-1].extend(filter(None, [" ".join(node.text(deep=False).split())]))
        elif not tag.startswith(("-", "!")) and tag not in _SKIPPED:
            if tag not in _INLINE:
                blocks.append([])
            path.append((node, tag))
            node = node.first_child
            continue
        node = node.next
    return "\n\n".join(between.join(block) for block in blocks if block)


def trafilatura_text(html: str, language: str) -> str:
    import trafilatura

    del language
    return trafilatura.extract(html) or ""


def trafilatura_recall(html: str, language: str) -> str:
    import trafilatura

    del language
    found = trafilatura.extract(html, favor_recall=True, include_comments=True, fast=True)
    return found or ""


def readability_text(html: str, language: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    del language
    tree = fromstring(Document(html).summary())
    for node in tree.iter("p", "div", "li", "h1", "h2", "h3", "h4", "tr", "blockquote", "br"):
        node.tail = "\n\n" + (node.tail or "")
    return str(tree.text_content())


def resiliparse_main(html: str, language: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    del language
    return str(extract_plain_text(html, main_content=True))


def resiliparse_all(html: str, language: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    del language
    return str(extract_plain_text(html, main_content=False))


STOPLISTS = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "nl": "Dutch", "pl": "Polish", "ru": "Russian", "cs": "Czech",
    "sv": "Swedish", "da": "Danish", "fi": "Finnish", "tr": "Turkish", "el": "Greek",
    "hu": "Hungarian", "ro": "Romanian",
}  # fmt: skip


def justext_text(html: str, language: str) -> str:
    import justext

    if language not in STOPLISTS:
        return ""
    stoplist = justext.get_stoplist(STOPLISTS[language])
    found = justext.justext(html.encode(), stoplist, encoding="utf-8")
    return "\n".join(p.text for p in found if not p.is_boilerplate or p.cf_class == "short")


def html2text_text(html: str, language: str) -> str:
    import html2text

    del language
    reader = html2text.HTML2Text(bodywidth=0)
    reader.ignore_links = reader.ignore_images = reader.ignore_emphasis = True
    return str(reader.handle(html))


def newspaper_text(html: str, language: str) -> str:
    import newspaper

    del language
    article = newspaper.Article("http://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


WAYS: tuple[Callable[[str, str], str], ...] = (
    node_by_node, block_by_block, trafilatura_text, trafilatura_recall, readability_text,
    resiliparse_main, resiliparse_all, justext_text, html2text_text, newspaper_text,
)  # fmt: skip


# --- texts to labelled lines ----------------------------------------------------------------


class Text(NamedTuple):
    """One page made text in one way, what is left of it, and which lines are the story's."""

    page: str
    collection: str
    publisher: str
    way: str
    lines: list[LineFeatures]
    shares: list[float]
    """Of each line how much is in the gold text, 0 to 1."""


_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W_]+")
_WHOLE_LINE = 8
_NEAR = 4
_TITLE = 2.0


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def publisher_of(url: str | None, page: str) -> str:
    """The registered domain, roughly: the last two labels, three for ``co.uk`` and its like."""
    labels = (urlsplit(url or "").netloc or page).split(".")
    three = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3:] if three else labels[-2:])


def texts_of(task: tuple[str, str]) -> list[Text]:
    """All texts of one page of a collection."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    collection, row = task[0], json.loads(task[1])
    if not row.get("gold_text") or row.get("gold_coverage", 1) < 0.8:
        return []
    pipeline = Pipeline.default(plugins=False).without("title", "page")
    found = []
    for way in WAYS:
        try:
            text = way(row["html"], (row.get("lang") or "")[:2])
        except Exception:  # an extractor that fails on a page has no text of it
            continue
        text = text.encode("utf-8", "replace").decode()
        article = pipeline.run(read_text(text)) if 0 < len(text) <= LONGEST_TEXT else None
        if article is not None and article.blocks:
            shares = _shares([block.text for block in article.blocks], row)
            lines = lines_of(article, builtin())
            publisher = publisher_of(row.get("url"), row["id"])
            found.append(Text(row["id"], collection, publisher, way.__name__, lines, shares))
    return found


def _shares(texts: Sequence[str], row: dict[str, Any]) -> list[float]:
    gold = words(row["gold_text"])
    four = {tuple(gold[k : k + 4]) for k in range(max(1, len(gold) - 3))}
    paragraphs = row.get("gold_paragraphs") or row["gold_text"].split("\n")
    whole = {" ".join(words(paragraph)) for paragraph in paragraphs}
    running, title = f" {' '.join(gold)} ", words(row.get("gold_title") or "")
    shares, sizes = [], []
    for text in texts:
        own = words(text)
        sizes.append(len(own))
        if own == title:
            shares.append(_TITLE)
        elif len(own) >= 4:
            runs = [tuple(own[k : k + 4]) for k in range(len(own) - 3)]
            shares.append(sum(run in four for run in runs) / len(runs))
        else:
            line = " ".join(own)
            known = line in whole or (len(own) > 1 and f" {line} " in running)
            shares.append(float(bool(own) and known))
    return _settled(shares, sizes)


def _settled(shares: list[float], sizes: Sequence[int]) -> list[float]:
    """A few words count only near whole lines of the story; of headlines only the one above it."""
    pairs = list(zip(shares, sizes, strict=True))
    story = [k for k, (s, n) in enumerate(pairs) if s != _TITLE and s >= 0.5 and n >= _WHOLE_LINE]
    if not story:
        return [min(share, 1.0) for share in shares]
    titles = [k for k, share in enumerate(shares) if share == _TITLE]
    above = [k for k in titles if k <= story[0]] or titles[:1]
    settled = []
    for k, (share, size) in enumerate(pairs):
        if share == _TITLE:
            settled.append(float(k == above[-1]))
        elif share >= 0.5 and size < _WHOLE_LINE:
            settled.append(share * any(abs(k - other) <= _NEAR for other in story))
        else:
            settled.append(share)
    return settled


def read(pages: Path, jobs: int) -> list[Text]:
    tasks = [(name, line) for name in SETS for line in _lines(pages / f"{name}.jsonl.gz")]
    with ProcessPoolExecutor(jobs) as pool:
        return [text for texts in pool.map(texts_of, tasks, chunksize=8) for text in texts]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def chosen(texts: Sequence[Text]) -> list[Text]:
    """All texts of pages in many languages, some of each page in English."""
    chance = random.Random(SEED)
    pages: dict[tuple[str, str], list[Text]] = {}
    for text in texts:
        pages.setdefault((text.collection, text.page), []).append(text)
    found = []
    for (collection, _), of_page in pages.items():
        chance.shuffle(of_page)
        found += of_page if collection in MANY_LANGUAGES else of_page[:TEXTS_OF_A_PAGE]
    return found


# --- training -------------------------------------------------------------------------------


def items(found: Features) -> list[list[str]]:
    """Features as the trainer wants them: each with where it is from."""
    rows = []
    for k, (shapes, places) in enumerate(found):
        row = [f"0:{name}" for name in shapes] + [f"p:{name}" for name in places]
        for offset in linemodel.NEIGHBOURS:
            if 0 <= k + offset < len(found):
                near = found[k + offset][0][: linemodel.NEAR_FEATURES]
                row += [f"{offset}:{name}" for name in near]
            else:
                row.append(f"{offset}:none")
        rows.append(row)
    return rows


def fit(found: Sequence[Features], texts: Sequence[Text]) -> dict[str, Any]:
    """The weights of one field."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, text in zip(found, texts, strict=True):
        trainer.append(items(features), [str(int(share >= 0.5)) for share in text.shares])
    trainer.set_params(SETTINGS)
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        tagger.close()
    weights: Counter[str] = Counter()
    for (name, state), weight in info.state_features.items():
        weights[name] += weight if state == "1" else -weight
    shapes: dict[str, dict[str, float]] = {str(k): {} for k in (0, *linemodel.NEIGHBOURS)}
    places: dict[str, float] = {}
    for name, weight in sorted(weights.items()):
        origin, feature = name.split(":", 1)
        if round(weight, 3):
            (places if origin == "p" else shapes[origin])[feature] = round(weight, 3)
    steps = {key: round(weight, 4) for key, weight in info.transitions.items()}
    return {
        "shapes": shapes,
        "places": places,
        "stay_junk": steps.get(("0", "0"), 0.0),
        "stay_body": steps.get(("1", "1"), 0.0),
        "enter_body": steps.get(("0", "1"), 0.0),
        "leave_body": steps.get(("1", "0"), 0.0),
    }


def folds(texts: Sequence[Text], count: int) -> list[int]:
    """For each text a fold, the same for all texts of a publisher."""
    publishers = sorted({text.publisher for text in texts})
    random.Random(SEED + 1).shuffle(publishers)
    fold = {publisher: k % count for k, publisher in enumerate(publishers)}
    return [fold[text.publisher] for text in texts]


def train(texts: Sequence[Text]) -> dict[str, Any]:
    """The weights of both fields; the second learns from opinions on publishers left out."""
    first = [linemodel.features(text.lines) for text in texts]
    parts = folds(texts, FOLDS)
    second: list[Features] = [[] for _ in texts]
    for fold in range(FOLDS):
        inside = [k for k, part in enumerate(parts) if part != fold]
        field = Field.of(fit([first[k] for k in inside], [texts[k] for k in inside]))
        for k, part in enumerate(parts):
            if part == fold:
                scores = field.scores(first[k])
                second[k] = linemodel.second_features(texts[k].lines, first[k], scores)
    return {"first": fit(first, texts), "second": fit(second, texts)}


def report(model: LineModel, texts: Sequence[Text]) -> None:
    """Precision, recall and F1 by characters, means over texts."""
    levels = (0.0, 0.02, 0.05, 0.1, 0.22, 0.5)
    print("way                  texts  " + "".join(f"least {level:<16}" for level in levels))
    by_way: dict[str, list[list[tuple[float, float, float]]]] = {}
    for text in texts:
        scores = model.scores(text.lines)
        sizes = [len(line.text) for line in text.lines]
        gold = [share >= 0.5 for share in text.shares]
        body = sum(size for size, is_gold in zip(sizes, gold, strict=True) if is_gold)
        if body:
            rows = [_precision_recall(sizes, gold, scores, level, body) for level in levels]
            by_way.setdefault(text.way, []).append(rows)
    for way, found in sorted(by_way.items()):
        cells = [
            "/".join(f"{sum(rows[k][m] for rows in found) / len(found):.3f}" for m in range(3))
            for k in range(len(levels))
        ]
        print(f"{way:<20} {len(found):>5}  " + "".join(f"{cell:<22}" for cell in cells))


def _precision_recall(
    sizes: Sequence[int], gold: Sequence[bool], scores: Sequence[float], level: float, body: int
) -> tuple[float, float, float]:
    kept = [size for size, score in zip(sizes, scores, strict=True) if score >= level]
    rows = zip(sizes, gold, scores, strict=True)
    right = sum(size for size, is_gold, score in rows if is_gold and score >= level)
    p, r = right / (sum(kept) or 1), right / body
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def publishers_in(path: Path) -> set[str]:
    """The publishers of a file of texts: the first labels of their registered domains."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = {(row.get("publisher") or "").lower() for row in rows}
    return {publisher_of(f"//{name}", name).split(".")[0] for name in names if name}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--out", type=Path, default=linemodel.WEIGHTS)
    args = parser.parse_args()
    texts = chosen(read(args.pages, args.jobs))
    print(f"{len(texts)} texts of {len({text.page for text in texts})} pages")
    if args.texts:
        known = publishers_in(args.texts)
        texts = [text for text in texts if text.publisher.split(".")[0] not in known]
        print(f"{len(texts)} of other publishers than {args.texts.name} has")
    if args.cross_validate:
        parts = folds(texts, 4)
        inside = [text for text, part in zip(texts, parts, strict=True) if part]
        weights = train(inside)
        model = LineModel(Field.of(weights["first"]), Field.of(weights["second"]))
        report(model, [text for text, part in zip(texts, parts, strict=True) if not part])
        return
    weights = train(texts)
    args.out.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0))
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
