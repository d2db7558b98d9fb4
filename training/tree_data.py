"""Trees as plain data, as :class:`newsclean.judging.trees.Trees` takes them."""

from __future__ import annotations

import sys
from array import array
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from newsclean.judging.trees import TREES_ASKED

_TYPES = {"features": "h", "lefts": "h", "rights": "h", "roots": "h", "unknowns": "b"}


def flat(trees: Iterable[dict[str, Any]], figures: int = 6) -> dict[str, Any]:
    """The trees of a dumped model; bounds are rounded to so many figures."""
    names = ("features", "bounds", "lefts", "rights", "unknowns", "leaves", "expected", "roots")
    data: dict[str, Any] = {name: [] for name in names} | {"base": 0.0}

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            data["leaves"].append(round(node["leaf_value"], 4))
            return -len(data["leaves"])
        at = len(data["features"])
        data["features"].append(node["split_feature"])
        data["bounds"].append(float(f"{node['threshold']:.{figures}g}"))
        data["unknowns"].append(int(node["default_left"]))
        data["expected"].append(round(node["internal_value"], 4))
        data["lefts"].append(0)
        data["rights"].append(0)
        data["lefts"][at] = add(node["left_child"])
        data["rights"][at] = add(node["right_child"])
        return at

    for tree in trees:
        root = add(tree["tree_structure"])
        if root < 0:
            data["base"] += data["leaves"].pop()
        else:
            data["roots"].append(root)
    return data


def packed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same as the judge's weights have it: tens of thousands of numbers are slow to parse."""
    found: dict[str, Any] = {"base": data["base"], "stops": data.get("stops", [])}
    # What is expected is asked of the first trees only.
    roots = data["roots"]
    asked = roots[TREES_ASKED] if len(roots) > TREES_ASKED else len(data["features"])
    for name in ("features", "bounds", "lefts", "rights", "unknowns", "leaves", "roots"):
        found[name] = _packed(_TYPES.get(name, "d"), data[name])
    return found | {"expected": _packed("f", data["expected"][:asked])}


def _packed(kind: str, numbers: Iterable[float]) -> str:
    values = array(kind, numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return kind + b64encode(values.tobytes()).decode()
