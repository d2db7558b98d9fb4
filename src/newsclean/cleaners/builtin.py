"""A built-in cleaner: what a module of this package proposes, bound to the rule packs in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge

Propose = Callable[[Article, Knowledge], Iterable[Label]]


@attrs.frozen
class BuiltinCleaner:
    """One of newsclean's own cleaners: its idea, bound to the rule packs in use."""

    name: str
    """The module's name."""
    propose: Propose
    """What the module does."""
    knowledge: Knowledge
    """The rule packs it does it with."""
    late: int = 0
    """Above 0, it waits until those that are less late are silent; below 0, those wait for it."""

    def __call__(self, article: Article) -> Iterable[Label]:
        """Labels for ``article``'s live blocks."""
        return self.propose(article, self.knowledge)
