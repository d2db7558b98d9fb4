"""The JSON Schema of an Article's dict, made from the tables that write and read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsclean.model.plain import ARTICLE, TABLES
from newsclean.model.plain_values import Read, Schema, schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def article_schema() -> dict[str, Any]:
    """The schema of what ``Article.to_dict`` gives.

    Every field is required.  Other fields are allowed: later versions may add some, and lines of
    ``newsclean clean`` have the file's name.
    """
    return {
        "$schema": DIALECT,
        "title": "Article",
        "description": "An article as newsclean.Article.to_dict and to_json give it",
        **_object(ARTICLE),
        "$defs": {record.__name__: _object(table) for record, table in TABLES.items()},
    }


def _object(table: Mapping[str, Read]) -> Schema:
    return {
        "type": "object",
        "properties": {name: schema_of(read) for name, read in table.items()},
        "required": list(table),
    }
