"""Which kind of block an element makes."""

from __future__ import annotations

from newsclean.model.blocks import BlockKind

LEVELS = {f"h{level}": level for level in range(1, 7)}
KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "tr": "table_row",
    **dict.fromkeys(LEVELS, "heading"),
}
INHERITED = frozenset({"quote", "list_item", "preformatted"})
TITLES = frozenset({*LEVELS, "figcaption", "caption"})
# Words of spans in running text stand as they are written.
RUNNING = frozenset({"p", "pre", "blockquote"})
