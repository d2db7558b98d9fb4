"""An Article as plain data, JSON, Markdown or schema.org, and back from the first two."""

from newsclean.export.fields import from_dict, to_dict
from newsclean.export.jsontext import dumps, from_json, loads, to_json
from newsclean.export.markdown import to_markdown
from newsclean.export.newsarticle import to_jsonld

__all__ = [
    "dumps", "from_dict", "from_json", "loads", "to_dict", "to_json", "to_jsonld", "to_markdown",
]  # fmt: skip
