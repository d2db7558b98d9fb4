"""Sphinx configuration: the pages are Markdown, and every example in them is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import newsclean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from newsclean.phrases.rule import Rule

ROOT = Path(__file__).parents[1]

project = "newsclean"
author = "The newsclean developers"
copyright = author
version = release = newsclean.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"newsclean {release}"
html_copy_source = False
html_show_sphinx = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_preserve_defaults = False
add_module_names = False
python_display_short_literal_types = True

# Examples read the seeds by a path from the top of the checkout, and see the public names.
doctest_global_setup = f"""
import os
os.chdir({str(ROOT)!r})
import newsclean
from newsclean import *
"""
doctest_default_flags = __import__("doctest").NORMALIZE_WHITESPACE | __import__("doctest").ELLIPSIS

# A copy button copies what is typed, without prompts and without what is printed.
copybutton_prompt_text = r">>> |\.\.\. ?|\$ "
copybutton_prompt_is_regexp = True

# Pages build without a network, so nothing outside newsclean can be linked to.
nitpick_ignore_regex = [
    (r"py:.*", r"(?!newsclean).*"),
]


def resolve_public_name(
    app: Sphinx, env: BuildEnvironment, node: Element, contnode: Element
) -> Any:
    """A link to a public name by the module that defines it goes to where it is shown."""
    target = str(node.get("reftarget", ""))
    module, _, name = target.rpartition(".")
    if not module.startswith("newsclean.") or name not in newsclean.__all__:
        return None
    python = env.domains["py"]
    return python.resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"newsclean.{name}", node, contnode
    )


class BuiltinRules(SphinxDirective):
    """Sections, one for each language, with a table of the rules of its packs."""

    def run(self) -> list[nodes.Node]:
        by_language: dict[str, list[Rule]] = {}
        for pack in newsclean.RulePack.builtin():
            by_language.setdefault(pack.language, []).extend(pack.rules)
        return [self._section(language, by_language[language]) for language in sorted(by_language)]

    def _section(self, language: str, rules: list[Rule]) -> nodes.section:
        name = f"rules-{language}"
        title = f"{language} ({len(rules)} rules)"
        section = nodes.section("", nodes.title("", title), ids=[name], names=[name])
        head = ("rule", "label", "where", "phrases", "such as")
        section += table((34, 12, 14, 10, 50), head, [self._rule(rule) for rule in rules])
        return section

    def _rule(self, rule: Rule) -> nodes.row:
        where = rule.where if rule.at == "any" else f"{rule.where}, {rule.at}"
        shown = [nodes.literal(text=phrase) for phrase in sorted(rule.match, key=len)[:2]]
        phrases = [node for literal in shown for node in (literal, nodes.Text("  "))]
        cells = [nodes.literal(text=rule.id), nodes.Text(rule.label), nodes.Text(where)]
        return row([*cells, nodes.Text(str(len(rule.match))), phrases])


class Removals(SphinxDirective):
    """What cleaning removes from the text in the directive, and why, as a table."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        source = "\n".join(self.content)
        article = newsclean.clean(newsclean.read_text(source))
        shown = [self._removal(article, removal) for removal in article.removals]
        head = ("removed", "rule", "evidence")
        return [
            nodes.literal_block(source, source, language="text"),
            table((40, 24, 56), head, shown),
        ]

    @staticmethod
    def _removal(article: newsclean.Article, removal: newsclean.Removal) -> nodes.row:
        rule = nodes.literal(text=removal.rule)
        return row([nodes.Text(article.text_of(removal)), rule, nodes.Text(removal.evidence)])


def table(widths: Sequence[int], head: Sequence[str], rows: list[nodes.row]) -> nodes.table:
    """A table of ``rows`` under ``head``."""
    group = nodes.tgroup("", cols=len(widths))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    group += nodes.thead("", row([nodes.Text(text) for text in head]))
    group += nodes.tbody("", *rows)
    return nodes.table("", group)


def row(cells: Sequence[nodes.Node | list[nodes.Node]]) -> nodes.row:
    """A row of a table."""
    parts = [cell if isinstance(cell, list) else [cell] for cell in cells]
    return nodes.row("", *[nodes.entry("", nodes.paragraph("", "", *part)) for part in parts])


def setup(app: Sphinx) -> None:
    """Connects the link rule and the directives above."""
    app.connect("missing-reference", resolve_public_name)
    app.add_directive("builtin-rules", BuiltinRules)
    app.add_directive("removals", Removals)
