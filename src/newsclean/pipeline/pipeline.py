"""A pipeline: a set of cleaners, and the labels it acts on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, get_args

from newsclean import labels
from newsclean.errors import PipelineError
from newsclean.model.article import Article
from newsclean.model.cleaner import Cleaner, lateness_of, name_of
from newsclean.pipeline import engine

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor
    from newsclean.phrases.rulepack import RulePack


def _stages(cleaners: Mapping[str, Cleaner]) -> tuple[dict[str, Cleaner], ...]:
    """The cleaners by how late they are, those first that are not late at all."""
    lateness = {name: lateness_of(cleaner) for name, cleaner in cleaners.items()}
    return tuple(
        {name: cleaner for name, cleaner in cleaners.items() if lateness[name] == stage}
        for stage in sorted(set(lateness.values()))
    )


def _who(*cleaners: Cleaner) -> str:
    """Which of them are plugins, so that people know what to uninstall."""
    plugins = [plugin for cleaner in cleaners if (plugin := getattr(cleaner, "plugin", None))]
    return f": {' and '.join(plugins)} must have another name" if plugins else ""


class Pipeline:
    """A set of cleaners.  It has no order and cannot be changed.

    :param cleaners: the cleaners.  Each needs a different name.
    :param silenced: names of labels to ignore, whichever cleaner gives them.
    :raises PipelineError: if two cleaners have the same name, or if a cleaner cannot be called or
        has a ``late`` that is not a whole number.

    >>> from newsclean import Pipeline
    >>> Pipeline.default().without("related") == Pipeline.default()
    False
    """

    __slots__ = ("_cleaners", "_silenced", "_stages")

    def __init__(self, cleaners: Iterable[Cleaner] = (), *, silenced: Iterable[str] = ()) -> None:
        named: dict[str, Cleaner] = {}
        for cleaner in cleaners:
            if not callable(cleaner):
                raise PipelineError(f"{cleaner!r} is no cleaner: it cannot be called")
            name = name_of(cleaner)
            if name in named and named[name] != cleaner:
                raise PipelineError(f"two cleaners are named {name!r}{_who(named[name], cleaner)}")
            named[name] = cleaner
        self._cleaners = dict(sorted(named.items()))
        self._stages = _stages(self._cleaners)
        self._silenced = frozenset(silenced)

    @classmethod
    def default(
        cls,
        *,
        packs: Sequence[RulePack] | None = None,
        plugins: bool = True,
        favor: Favor = "balance",
    ) -> Pipeline:
        """The built-in cleaners, and those of installed plugins.

        :param packs: rule packs to use instead of the built-in ones.
        :param plugins: whether to use the plugins of installed packages, from the entry points
            ``newsclean.cleaners`` and ``newsclean.rules``.
        :param favor: what to do if in doubt.  ``"recall"`` keeps more text, ``"precision"`` removes
            more, ``"balance"`` is between the two.  Articles that were cleaned before are not
            judged again.
        :raises PipelineError: if ``favor`` is unknown, or if a plugin cannot be loaded.
        """
        from newsclean.cleaners import judge  # noqa: PLC0415 - imports models: on first use only
        from newsclean.pipeline import defaults  # noqa: PLC0415 - imports every cleaner

        if favor not in get_args(judge.Favor):
            choices = ", ".join(map(repr, get_args(judge.Favor)))
            raise PipelineError(f"favor is one of {choices}, not {favor!r}")
        return cls(defaults.cleaners(packs, plugins=plugins, favor=favor))

    def with_(self, *cleaners: Cleaner) -> Pipeline:
        """A pipeline with more cleaners.  A cleaner replaces another one with the same name."""
        named = {**self._cleaners, **{name_of(c): c for c in cleaners}}
        return Pipeline(named.values(), silenced=self._silenced)

    def without(self, *names: str) -> Pipeline:
        """A pipeline without these cleaners or labels.

        If you give the name of a cleaner, that cleaner is not used.  If you give the name of a
        label, text with that label stays in the article, whichever cleaner finds it.

        :raises PipelineError: if neither a cleaner nor a built-in label has that name.
        """
        for name in names:
            if name not in self.names and name not in labels.ALL:
                raise PipelineError(f"no cleaner or label named {name!r}{self._hint(name)}")
        kept = [c for n, c in self._cleaners.items() if n not in names]
        return Pipeline(kept, silenced=self._silenced | (set(names) & labels.ALL))

    def _hint(self, name: str) -> str:
        import difflib  # noqa: PLC0415 - for the message only

        close = difflib.get_close_matches(name, [*self.names, *sorted(labels.ALL)], n=1)
        return f"; did you mean {close[0]!r}?" if close else ""

    @property
    def cleaners(self) -> tuple[Cleaner, ...]:
        """The cleaners, sorted by name."""
        return tuple(self._cleaners.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cleaners, sorted."""
        return tuple(self._cleaners)

    @property
    def favor(self) -> Favor | None:
        """What the judge does if in doubt.  ``None`` if the pipeline has no judge."""
        return getattr(self._cleaners.get("judge"), "favor", None)

    def run(self, article: Article) -> Article:
        """Clean ``article`` with the cleaners of this pipeline.

        :raises CleanerError: if a cleaner raises, or labels text that does not exist.
        :raises TypeError: if ``article`` is not an Article.
        """
        if not isinstance(article, Article):
            raise TypeError(_not_an_article(article))
        return engine.closure(article, self._stages, self._silenced)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Pipeline):
            return NotImplemented
        return (self._cleaners, self._silenced) == (other._cleaners, other._silenced)

    def __hash__(self) -> int:
        return hash((self.names, self._silenced))

    def __repr__(self) -> str:
        favor = f", favor={self.favor!r}" if self.favor is not None else ""
        silenced = f", silenced={sorted(self._silenced)}" if self._silenced else ""
        return f"<Pipeline {', '.join(self.names)}{favor}{silenced}>"

    def __getstate__(self) -> tuple[tuple[Cleaner, ...], frozenset[str]]:
        return self.cleaners, self._silenced

    def __setstate__(self, state: tuple[tuple[Cleaner, ...], frozenset[str]]) -> None:
        self.__init__(state[0], silenced=state[1])  # type: ignore[misc]


def _not_an_article(given: object) -> str:
    """What to say to someone who passes ``given`` to be cleaned."""
    hint = "read_text and read_html make one"
    if isinstance(given, str):
        hint = (
            "clean_text cleans a text, read_text makes an Article of it,"
            " and extract reads and cleans a page of HTML"
        )
    elif isinstance(given, (bytes, bytearray, memoryview)):
        hint = "extract reads and cleans a page of HTML"
    return f"clean takes an Article, not {type(given).__name__}: {hint}"


def default_pipeline(favor: Favor = "balance") -> Pipeline:
    """:meth:`Pipeline.default`, made on first use: it is constant while the process lives.

    :raises PipelineError: as :meth:`Pipeline.default`.
    """
    # What is no str may have no hash; Pipeline.default refuses it.
    return _kept_pipeline(favor) if isinstance(favor, str) else Pipeline.default(favor=favor)


@cache
def _kept_pipeline(favor: Favor) -> Pipeline:
    return Pipeline.default(favor=favor)
