"""Laws 1 to 4 on every real text at hand.

The texts are their publishers' and are not in this repository.  They are looked
for in ``../shared``, or in the folder that ``NEWSCLEAN_SHARED`` names.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from newsclean import clean, clean_text, read_text
from support import SHARED
from support.laws import laws_on
from support.samples import STORIES

WILD = SHARED / "texts" / "wild.jsonl.gz"
MUST_KEEP = SHARED / "texts" / "must-keep.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path} is not here; NEWSCLEAN_SHARED may name its folder's parent")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.slow
def test_laws_on_real_texts() -> None:
    broken = {}
    for row in rows(WILD):
        try:
            laws_on(row["text"])
        except AssertionError as error:
            broken[row["id"]] = str(error).partition("\n")[0][:200]
    assert not broken


def test_sentences_that_must_be_kept() -> None:
    fallen = []
    for row in rows(MUST_KEEP):
        story = STORIES.get(row["lang"], STORIES["en"])
        lines = [story[0], row["text"], story[-1]]
        for language in (None, row["lang"]):
            article = clean(read_text("\n\n".join(lines), language=language))
            if article.text != "\n\n".join(lines):
                removed = [(r.rule, article.text_of(r)) for r in article.removals]
                fallen.append((row["trigger"], language, removed))
        if clean_text("\n\n".join(lines)) != "\n\n".join(lines):
            fallen.append((row["trigger"], "clean_text", row["text"]))
    assert not fallen
