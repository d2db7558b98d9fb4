"""The built-in rule packs, loaded on first use.

Reading all packs as TOML and working out what the automaton is to look for takes half a second and
more.  So that is done when the package is built, and written to ``rules/compiled.json`` with a
digest of the packs' text.  The file is used only if the digest is that of the packs that are there:
a pack that was changed is read again, more slowly.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from newsclean.phrases.compiled import Compiled, compile_packs, from_json, to_json
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rulepack import RULES, RulePack

COMPILED = RULES / "compiled.json"


@cache
def builtin() -> Knowledge:
    """The rule packs that newsclean brings; loaded on first use."""
    return Knowledge.of_compiled(load(), RulePack.builtin, builtin)


def builtin_with(packs: tuple[RulePack, ...]) -> Knowledge:
    """The built-in rule packs and others; the built-in ones are not compiled again.

    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """
    if not packs:
        return builtin()
    return Knowledge.of_compiled(
        compile_packs(packs, load()),
        lambda: (*RulePack.builtin(), *packs),
        partial(builtin_with, packs),
    )


def sources() -> list[Path]:
    """The built-in packs' files, sorted by name."""
    return sorted(RULES.rglob("*.toml"), key=lambda path: path.name)


def load(path: Path = COMPILED) -> Compiled:
    """The built-in packs: as compiled if that is of the packs that are there, else as read."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    return from_json(data, sources()) or compile_packs(RulePack.builtin())


def write(path: Path = COMPILED) -> None:
    """Compiles the built-in packs into ``path``."""
    text = to_json(compile_packs(RulePack.builtin()), sources())
    path.write_text(text, encoding="utf-8")
