"""Makes the rule packs ready and compiles the hot modules; hatchling runs this, nothing else does.

A module with a ``.pxd`` beside it, which gives Cython its C types, is compiled when a wheel is
built, if there is a C compiler.  Without one the wheel is the same sources, interpreted.
The variable ``NEWSCLEAN_COMPILE`` says otherwise: ``0`` compiles nothing, ``1`` fails where nothing
can be compiled, ``debug`` is ``1`` with all checks of bounds and without optimisation.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildNewsclean(BuildHookInterface[Any]):
    """Writes ``phrases/rules/compiled.json`` from the packs beside it, and compiles."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before files are gathered; an sdist holds the packs and the sources only."""
        if self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from newsclean.phrases.builtin import write  # noqa: PLC0415 - the package that is being built

            write()
        finally:
            sys.path.pop(0)
        wish = os.environ.get("NEWSCLEAN_COMPILE", "")
        # What is installed to be edited is interpreted: it would not be what is edited.
        if wish == "0" or version == "editable":
            return
        self._temporary = tempfile.TemporaryDirectory(prefix="newsclean-")
        try:
            made = compiled(source, Path(self._temporary.name), is_debug=wish == "debug")
        except Exception as error:
            if wish:
                raise
            self.app.display_warning(f"nothing is compiled, newsclean will be slower: {error}")
            return
        build_data["pure_python"] = not made
        build_data["infer_tag"] = bool(made)
        for path, place in made.items():
            build_data["force_include"][str(path)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Runs when the wheel is there."""
        del version, build_data, artifact_path
        if hasattr(self, "_temporary"):
            self._temporary.cleanup()


def compiled(source: Path, work: Path, *, is_debug: bool = False) -> dict[Path, str]:
    """Compiles each module below ``source`` that has a ``.pxd``, into the folder ``work``.

    Gives the files that were made with their places in a wheel.
    """
    from Cython.Build import cythonize  # noqa: PLC0415 - only where something is compiled
    from setuptools import Distribution, Extension  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    flags = ["-O0", "-g"] if is_debug else ["-O2", "-g0"]
    if os.name == "nt":
        flags = ["/Od"] if is_debug else ["/O2"]
    modules = [types.with_suffix(".py") for types in sorted(source.rglob("*.pxd"))]
    extensions = [
        Extension(
            ".".join(module.relative_to(source).with_suffix("").parts),
            [str(module)],
            extra_compile_args=flags,
        )
        for module in modules
    ]
    cores = os.cpu_count() or 1
    command = build_ext(
        Distribution(
            {
                "name": "newsclean",
                "ext_modules": cythonize(
                    extensions,
                    build_dir=str(work / "c"),
                    include_path=[str(source)],
                    compiler_directives={
                        "language_level": 3,
                        # Annotations are for readers and mypy; the .pxd files have the C types.
                        "annotation_typing": False,
                        "boundscheck": True,
                        "initializedcheck": is_debug,
                        "overflowcheck": is_debug,
                    },
                    quiet=True,
                ),
            }
        )
    )
    command.build_lib, command.build_temp = str(work / "lib"), str(work / "temp")
    command.parallel = cores
    command.ensure_finalized()
    command.run()
    library = work / "lib"
    return {
        path: path.relative_to(library).as_posix()
        for path in sorted(library.rglob("*"))
        if path.is_file()
    }
