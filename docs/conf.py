"""Sphinx configuration: the pages are Markdown, and every example in them is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import newsclean

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).parents[1]

project = "newsclean"
author = "the newsclean contributors"
copyright = author
version = release = newsclean.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest"]
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


def setup(app: Sphinx) -> None:
    """Connects the link rule above."""
    app.connect("missing-reference", resolve_public_name)
