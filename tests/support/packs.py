"""Rule packs as TOML, made of plain dicts."""

from __future__ import annotations

from typing import Any

RULE: dict[str, Any] = {
    "id": "en.related.x",
    "label": "related",
    "where": "line",
    "match": ["see also: {rest}"],
    "drop": ["See also: Storm hits coast"],
    "keep": ["See also the last chapter."],
}


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(v)}" for key, v in value.items()) + "}"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value)


def pack_of(*rules: dict[str, Any], head: str = 'language = "en"\nsources = "tests"\n') -> str:
    tables = ["[[rule]]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in r.items()) for r in rules]
    return head + "\n\n".join(tables)
