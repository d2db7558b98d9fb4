"""One cleaner and one rule pack for newsclean."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from newsclean import Article, Label, RulePack

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRIP = re.compile(r"[^\W\d_]{2,30}:? [+-]?\d{1,2} ?°[CF]")


def weather(article: Article) -> Iterator[Label]:
    """Labels for the weather strip of a front page: ``Minsk: 21 °C``, alone on its line."""
    for index, block in enumerate(article.blocks):
        if _STRIP.fullmatch(block.text):
            yield Label(index, 0, len(block.text), "weather", "example-plugin.weather.strip")


def esperanto() -> RulePack:
    """The pack in ``esperanto.toml``."""
    text = (resources.files(__name__) / "esperanto.toml").read_text(encoding="utf-8")
    return RulePack.from_toml(text, name="esperanto.toml")
