"""The built-in rule packs, loaded on first use.

Reading and compiling all packs takes seconds.  So the build does it, and writes
``rules/compiled.json`` with a digest of the packs.  If a pack has changed since, the file is
ignored and the packs are compiled again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from newsclean.phrases.compiled import Compiled, compile_packs, from_json, to_json
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rulepack import RULES, RulePack, builtin_files

COMPILED = RULES / "compiled.json"


@cache
def builtin() -> Knowledge:
    """The rule packs that newsclean brings; loaded on first use."""
    return Knowledge.of_compiled(_compiled(), RulePack.builtin, builtin)


def builtin_with(packs: tuple[RulePack, ...]) -> Knowledge:
    """The built-in rule packs and others; the built-in ones are not compiled again.

    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """
    if not packs:
        return builtin()
    return Knowledge.of_compiled(
        compile_packs(packs, _compiled()),
        lambda: (*RulePack.builtin(), *packs),
        partial(builtin_with, packs),
    )


def knowledge_of(packs: Sequence[RulePack]) -> Knowledge:
    """Any rule packs; if they begin with the built-in ones, those are not compiled again.

    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """
    names = [path.name for path in builtin_files()]
    count = len(names)
    # Names first: whoever has packs of their own alone need not read the built-in ones.
    begins = [pack.name for pack in packs[:count]] == names
    if begins and tuple(packs[:count]) == RulePack.builtin():
        return builtin_with(tuple(packs[count:]))
    return Knowledge(packs)


@cache
def _compiled() -> Compiled:
    return load()


def load(path: Path = COMPILED) -> Compiled:
    """The built-in packs: from the compiled file if its digest matches, else compiled now."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    return from_json(data, builtin_files()) or compile_packs(RulePack.builtin())


def write(path: Path = COMPILED) -> None:
    """Compiles the built-in packs into ``path``."""
    text = to_json(compile_packs(RulePack.builtin()), builtin_files())
    path.write_text(text, encoding="utf-8")
