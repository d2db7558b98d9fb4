"""Pages made of a story and what stands about it, and what newsclean makes of them."""

from __future__ import annotations

from newsclean import Article, read_html
from support.laws import law_fixed_point, law_nothing_invented, law_nothing_lost

STORY = (
    "A storm hit the northern coast on Friday and left two villages without power, officials said.",
    "Crews worked through the night to clear the roads, which fallen trees had blocked for hours.",
    "“We have not seen such waves in thirty years,” the harbour master said, “and we were ready.”",
    "The ministry promised help within a week, and schools in the district will open on Monday.",
    "Forecasters expect the wind to ease by Sunday, when ferries are to sail again as usual.",
)
MENU = "".join(f'<li><a href="/{k}">{k}</a></li>' for k in "World Sport Culture Money".split())
NAV = f'<nav class="main-nav"><ul>{MENU}</ul></nav>'
FOOTER = '<footer class="site-footer"><p>© Example Times. All rights reserved.</p></footer>'


def story(*, tag: str = "p", after: int = 0, within: str = "") -> str:
    lines = [f"<{tag}>{text}</{tag}>" for text in STORY]
    return "".join([*lines[:after], within, *lines[after:]])


def page(body: str, *, head: str = "", title: str = "Storm hits coast") -> str:
    start = f"<html><head><title>{title}</title>{head}</head><body>{NAV}<main>"
    return f"{start}<h1>{title}</h1>{body}</main>{FOOTER}</body></html>"


def cleaned(html: str) -> Article:
    article = read_html(html)
    once = law_fixed_point(article)
    law_nothing_lost(once)
    law_nothing_invented(once)
    return once


def removed(article: Article) -> dict[str, str]:
    return {article.text_of(removal): removal.name for removal in article.removals}


OTHERS = "".join(
    f'<div class="related-item"><a href="/"><h3>{k} wins the cup after a long night</h3></a></div>'
    for k in ("North", "South", "East", "West")
)
