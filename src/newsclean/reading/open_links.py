"""Links that are never closed.

A parser opens such a link anew in each paragraph that follows, up to the next link, so that the
story seems to be links.  Each ends where the paragraph ends that it began in.
"""

from __future__ import annotations

import re

from newsclean.reading.raw_page import RawPage

_BLOCKS = (
    "address|article|aside|blockquote|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|li|main|menu|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
)
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style|textarea|svg)\b.*?(?:</\1|\Z)"
    rf"|<(?P<closing>/?)(?P<name>a|{_BLOCKS})(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)


# Which elements end another by their start.
_ENDING = {
    "p": frozenset(_BLOCKS.replace("h[1-6]", "h1|h2|h3|h4|h5|h6").split("|")),
    "li": frozenset({"li"}),
    **dict.fromkeys(("dd", "dt"), frozenset({"dd", "dt"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "tr"})),
}


def with_closed_links(raw: RawPage) -> str:
    """The page with an end tag for each link that another block would end in.

    >>> with_closed_links(RawPage("<p>See <a href=x>the report<p>A storm."))
    '<p>See <a href=x>the report</a><p>A storm.'
    """
    page = raw.text
    if not raw.has_open_links:
        return page
    parts: list[str] = []
    kept = 0
    is_open = False
    around = ""
    inside = 0
    for token in _TOKEN.finditer(page):
        name = token["name"]
        if name is None:
            continue
        name, is_end = name.lower(), bool(token["closing"])
        if name == "a":
            is_open, inside = not is_end, 0
            continue
        if is_open and inside == 0 and (is_end or name in _ENDING.get(around, ())):
            parts += page[kept : token.start()], "</a>"
            kept = token.start()
            is_open = False
        if is_open and name != "hr":
            inside += -1 if is_end else 1
        elif not is_open:
            around = "" if is_end else name
    return "".join([*parts, page[kept:]]) if parts else page
