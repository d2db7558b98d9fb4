"""Extractors side by side on pages with gold fields: accuracy and time in one run.

    python benchmarks/pages.py FILE ... [--tools "NAME;NAME"] [--limit N] [--rounds N] [--json OUT]
        [--plot SVG]

A FILE is .jsonl or .jsonl.gz, a page a line: id, url, html, and any of gold_text,
gold_title, gold_authors, gold_date; lang, gold_coverage, and extra.with and
extra.without, sentences that must and must not be kept.

Body: 4-grams of words compared as multisets, where gold_coverage is at least
0.8; P and R are means over pages, F1 comes of these two.  Snippets: the share of
sentences treated rightly.  Title: equal but for case and signs.  Authors: the same
names.  Date: the same day.  A tool that raises on a page has found nothing there, and is counted.

Times are processor times of one process, fields included where a tool has them.  The tools take
turns at each page, and the best of ROUNDS counts, so other work on the machine hits all alike.
Below the table stands how many times as long newsclean takes as each other tool: the median over
pages of the ratio, and the ratio of the 95th percentiles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors import TOOLS, Extract, Found, Page, unknown, version_of

Row = dict[str, Any]
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\w+")
_GRAM = 4
_LEAST_COVERAGE = 0.8


def rows_in(path: Path) -> Iterator[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


# --- accuracy -------------------------------------------------------------------------------


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - _GRAM + 1)
    return Counter(tuple(words[at : at + _GRAM]) for at in range(last))


def bare(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def on_one_line(text: str) -> str:
    return " ".join(text.split())


class Score:
    """What one tool found on the pages of one file, held against gold."""

    def __init__(self, fields: frozenset[str]) -> None:
        self._fields = fields
        self._precision: list[float] = []
        self._recall: list[float] = []
        self._right: dict[str, list[bool]] = {"title": [], "authors": [], "date": []}
        self._snippets: list[bool] = []
        self.seconds: list[float] = []
        self._failures: Counter[str] = Counter()

    def add(self, row: Row, found: Found, seconds: float, failure: str | None) -> None:
        self.seconds.append(seconds)
        if failure is not None:
            self._failures[failure] += 1
        if "body" in self._fields:
            self._add_body(row, found.text)
        gold = {
            "title": bare(row.get("gold_title")),
            "authors": {bare(name) for name in row.get("gold_authors") or ()} - {""},
            "date": str(row.get("gold_date") or "")[:10],
        }
        got = {
            "title": bare(found.title),
            "authors": {bare(name) for name in found.authors} - {""},
            "date": str(found.date or "")[:10],
        }
        for name, right in self._right.items():
            if gold[name] and name in self._fields:
                right.append(gold[name] == got[name])

    def _add_body(self, row: Row, text: str) -> None:
        if row.get("gold_text") and row.get("gold_coverage", 1) >= _LEAST_COVERAGE:
            gold, got = grams(row["gold_text"]), grams(text)
            both = (gold & got).total()
            if got:
                self._precision.append(both / got.total())
            self._recall.append(both / gold.total())
        flat = on_one_line(text)
        extra = row.get("extra") or {}
        self._snippets += [on_one_line(line) in flat for line in extra.get("with") or ()]
        self._snippets += [on_one_line(line) not in flat for line in extra.get("without") or ()]

    def summary(self) -> dict[str, Any]:
        figures: dict[str, Any] = {"pages": len(self.seconds)}
        if self._recall:
            p, r = statistics.fmean(self._precision or [0.0]), statistics.fmean(self._recall)
            figures["body"] = {"P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}
        if self._snippets:
            figures["snippets"] = statistics.fmean(self._snippets)
        for name, right in self._right.items():
            if right:
                figures[name] = statistics.fmean(right)
        figures["ms"] = {
            "median": 1e3 * statistics.median(self.seconds),
            "p95": 1e3 * _percentile(self.seconds),
            "slowest": 1e3 * max(self.seconds),
        }
        figures["failures"] = dict(self._failures)
        return figures


def _percentile(values: Sequence[float], share: float = 0.95) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ratios(scores: dict[str, Score], own: str = "newsclean") -> dict[str, dict[str, float]]:
    """How many times as long ``own`` takes as each other tool."""
    mine = scores[own].seconds
    return {
        name: {
            "median": statistics.median(a / b for a, b in zip(mine, score.seconds, strict=True)),
            "p95": _percentile(mine) / _percentile(score.seconds),
        }
        for name, score in scores.items()
        if name != own
    }


# --- one run --------------------------------------------------------------------------------


def run(extract: Extract, row: Row) -> tuple[Found, float, str | None]:
    page = Page(row["html"], row.get("url"), row.get("lang"))
    failure = None
    start = time.process_time()
    try:
        found = extract(page)
    except Exception as error:  # whatever a tool raises is a result
        found, failure = Found(), type(error).__name__
    return found, time.process_time() - start, failure


def measure(rows: Sequence[Row], tools: dict[str, Extract], rounds: int) -> dict[str, Score]:
    scores = {name: Score(TOOLS[name].fields) for name in tools}
    for extract in tools.values():
        run(extract, rows[0])
    for number, row in enumerate(rows, start=1):
        results = {name: [run(extract, row)] for name, extract in tools.items()}
        for _ in range(rounds - 1):
            for name, extract in tools.items():
                # What was remembered of the page is not what is measured.
                _forget()
                results[name].append(run(extract, row))
        for name, found in results.items():
            what, _, failure = found[0]
            scores[name].add(row, what, min(seconds for _, seconds, _ in found), failure)
        if not number % 50:
            print(f"{number} of {len(rows)} pages", file=sys.stderr, flush=True)
    return scores


def _forget() -> None:
    if "newsclean.phrases.builtin" in sys.modules:
        sys.modules["newsclean.phrases.builtin"].builtin().forget()


def compiled() -> bool:
    import newsclean  # noqa: PLC0415 - other tools are measured where it is not installed

    return newsclean.compiled


def loaded(names: Sequence[str]) -> dict[str, Extract]:
    """The tools that can be imported; the others are told of and left out."""
    found: dict[str, Extract] = {}
    for name in names:
        try:
            found[name] = TOOLS[name].load()
        except ImportError as error:
            print(f"{name}: left out, for {error}", file=sys.stderr)
    return found


# --- what is shown --------------------------------------------------------------------------

_COLUMNS = ("F1", "P", "R", "snippets", "title", "authors", "date", "ms", "p95 ms", "raised")


def cells(figures: dict[str, Any]) -> list[str]:
    body = figures.get("body", {})
    shares = [body.get("F1"), body.get("P"), body.get("R")]
    shares += [figures.get(name) for name in ("snippets", "title", "authors", "date")]
    shown = ["-" if share is None else f"{share:.3f}" for share in shares]
    times = [f"{figures['ms']['median']:.1f}", f"{figures['ms']['p95']:.1f}"]
    return [*shown, *times, str(sum(figures["failures"].values()))]


def table(report: dict[str, dict[str, Any]]) -> str:
    width = max(map(len, report)) + 2
    lines = [" " * width + "".join(f"{name:>9}" for name in _COLUMNS)]
    for name, figures in report.items():
        lines.append(f"{name:<{width}}" + "".join(f"{cell:>9}" for cell in cells(figures)))
    return "\n".join(lines)


def plot(reports: dict[str, dict[str, dict[str, Any]]]) -> str:
    """An SVG with a panel a file: time across, by powers of ten; body F1 or snippets upward."""
    panels = [panel(name, report, at * _PANEL) for at, (name, report) in enumerate(reports.items())]
    height = _PANEL * len(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
        f' font-family="sans-serif" font-size="12">{"".join(panels)}</svg>\n'
    )


_WIDTH, _PANEL, _EDGE = 760, 320, 48


def panel(name: str, report: dict[str, dict[str, Any]], top: int) -> str:
    points = {
        tool: (figures["ms"]["median"], figures.get("body", {}).get("F1", figures.get("snippets")))
        for tool, figures in report.items()
    }
    known = {tool: (ms, share) for tool, (ms, share) in points.items() if share is not None}
    if not known:
        return ""
    powers = [math.log10(ms) for ms, _ in known.values()]
    least, most = math.floor(min(powers)), math.ceil(max(powers) + 0.01)
    bottom = min(0.8, math.floor(10 * min(share for _, share in known.values())) / 10)

    def x(power: float) -> float:
        return _EDGE + (power - least) / (most - least) * (_WIDTH - 4 * _EDGE)

    def y(share: float) -> float:
        return top + _PANEL - _EDGE - (share - bottom) / (1 - bottom) * (_PANEL - 2 * _EDGE)

    parts = [f'<text x="{_EDGE}" y="{top + 20}" font-weight="bold">{name}</text>']
    for power in range(least, most + 1):
        parts.append(
            f'<line x1="{x(power):.0f}" x2="{x(power):.0f}" y1="{y(bottom):.0f}" y2="{y(1):.0f}"'
            f' stroke="#ddd"/><text x="{x(power):.0f}" y="{y(bottom) + 16:.0f}"'
            f' text-anchor="middle">{10**power:g} ms</text>'
        )
    for step in range(round(10 * bottom), 11):
        parts.append(
            f'<line x1="{x(least):.0f}" x2="{x(most):.0f}" y1="{y(step / 10):.0f}"'
            f' y2="{y(step / 10):.0f}" stroke="#ddd"/><text x="{_EDGE - 6}"'
            f' y="{y(step / 10) + 4:.0f}" text-anchor="end">{step / 10:g}</text>'
        )
    for tool, (ms, share) in known.items():
        at = f"{x(math.log10(ms)):.1f}", f"{y(share):.1f}"
        colour = "#c33" if tool.startswith("newsclean") else "#336"
        parts.append(
            f'<circle cx="{at[0]}" cy="{at[1]}" r="4" fill="{colour}"/>'
            f'<text x="{float(at[0]) + 7:.1f}" y="{float(at[1]) + 4:.1f}">{tool}</text>'
        )
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--tools", default=";".join(TOOLS), help="names, parted by semicolons")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    names = [name.strip() for name in args.tools.split(";")]
    if unknown(names):
        parser.error(f"no tool {unknown(names)[0]!r}; there are: {'; '.join(TOOLS)}")
    tools = loaded(names)
    reports: dict[str, dict[str, dict[str, Any]]] = {}
    for path in args.files:
        rows = list(rows_in(path))[: args.limit]
        name = path.name.split(".")[0]
        scores = measure(rows, tools, args.rounds)
        reports[name] = {tool: score.summary() for tool, score in scores.items()}
        print(f"\n{name}: {len(rows)} pages\n{table(reports[name])}", flush=True)
        if "newsclean" in scores:
            print(f"\nnewsclean, {'compiled' if compiled() else 'interpreted'}, takes, in times")
            for tool, times in ratios(scores).items():
                reports[name][tool]["times"] = times
                print(f"{tool:<24}{times['median']:9.3f} median{times['p95']:9.3f} p95", flush=True)
    versions = {name: version_of(TOOLS[name]) for name in tools}
    if args.json:
        args.json.write_text(json.dumps({"versions": versions, "files": reports}, indent=1))
    if args.plot:
        args.plot.write_text(plot(reports), encoding="utf-8")


if __name__ == "__main__":
    main()
