"""Whether this newsclean is compiled."""

from __future__ import annotations

from importlib.util import find_spec


def is_compiled(module: str) -> bool:
    """Whether ``module`` is machine code and no Python source; it is not imported for that."""
    spec = find_spec(module)
    return spec is not None and not (spec.origin or "").endswith(".py")


compiled = is_compiled("newsclean.text.folding")
"""Whether the hot modules are compiled.  If not, the results are the same, but slower."""
