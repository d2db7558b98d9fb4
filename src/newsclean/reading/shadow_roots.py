"""``template`` elements that hold what a page shows, made into elements that a parser opens.

A shadow root that is declared in the markup is shown in its element's place, and is read as such.
What any other ``template`` holds waits for a script.
"""

from __future__ import annotations

import re

from newsclean.reading.raw_page import LONGEST_ATTRIBUTES

_SHOWN = "shadow-root"
# What has tags that are none is passed over to its end.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea)\b.*?(?:</\1|\Z)"
    rf"|<(?P<closing>/?)template\b(?P<attributes>[^>]{{0,{LONGEST_ATTRIBUTES}}})>?",
    re.IGNORECASE | re.DOTALL,
)
_IS_ROOT = re.compile(r"\sshadowroot(?:mode)?\s*=", re.IGNORECASE)


def with_shadow_roots(page: str, *, every: bool = False) -> str:
    """The page with its shadow roots, or ``every`` template, as elements like others.

    >>> with_shadow_roots("<x-a><template shadowrootmode=open><p>A storm.</template></x-a>")
    '<x-a><shadow-root shadowrootmode=open><p>A storm.</shadow-root></x-a>'
    """
    opened: list[bool] = []

    def renamed(token: re.Match[str]) -> str:
        closing = token["closing"]
        if closing is None:
            return token[0]
        if closing:
            is_shown = bool(opened) and opened.pop()
        else:
            is_shown = every or _IS_ROOT.search(token["attributes"]) is not None
            opened.append(is_shown)
        return f"<{closing}{_SHOWN}{token['attributes']}>" if is_shown else token[0]

    return _TOKEN.sub(renamed, page)
