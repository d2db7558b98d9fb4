"""Knowledge: what all rule packs together find in a block.

Patterns of whole lines are looked up by the line's first words.  All others go into one
Aho-Corasick automaton, which passes over a block once.  ``pattern_index`` finds where patterns may
begin, ``fitting`` reads one pattern, and ``matching`` turns hits into evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from newsclean.language.lexicon import Lexicon
from newsclean.model.blocks import Block
from newsclean.phrases.compiled import Compiled, Words, compile_packs, word_lists
from newsclean.phrases.evidence import NOTHING, Evidence
from newsclean.phrases.matching import Matcher
from newsclean.phrases.pattern_index import PatternIndex
from newsclean.phrases.pronouns import Pronouns
from newsclean.phrases.recent import RecentCache
from newsclean.phrases.rule import Rule
from newsclean.phrases.topics import Mentions, Topics
from newsclean.text.line import Line

if TYPE_CHECKING:
    from newsclean.phrases.rulepack import RulePack

_T = TypeVar("_T")
# Longer lines are few.
_SHORT = 4_000
# What scrapers leave behind is said again and again, in short lines: of the lines of a thousand
# articles by as many publishers, a third have been seen before.
_LONGEST_REMEMBERED = 120
# An appeal says in so many characters what it is about.
_LONGEST_ASKED = 240
_MOST_REMEMBERED = 2_048


class Knowledge:
    """Rule packs made ready: the index of their patterns, and their word lists.

    :param packs: rule packs, in any order.
    :param words: packs of which only the word lists are used.
    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """

    def __init__(self, packs: Sequence[RulePack], *, words: Sequence[RulePack] = ()) -> None:
        own = tuple(packs)
        self._packs: Callable[[], tuple[RulePack, ...]] = lambda: own
        self._words_only = tuple(words)
        self._remake: Callable[[], Knowledge] = partial(Knowledge, own, words=self._words_only)
        self._prepare(compile_packs(own), [pack.words for pack in words])

    @classmethod
    def of_compiled(
        cls,
        compiled: Compiled,
        packs: Callable[[], tuple[RulePack, ...]],
        remake: Callable[[], Knowledge],
    ) -> Knowledge:
        """Packs that were compiled before.

        :param compiled: what :func:`newsclean.phrases.compiled.compile_packs` made of them.
        :param packs: loads the packs themselves, which are seldom needed.
        :param remake: what a pickle calls in place of storing all of this.
        """
        made = cls.__new__(cls)
        made._packs = packs
        made._words_only = ()
        made._remake = remake
        made._prepare(compiled, [])
        return made

    def _prepare(self, compiled: Compiled, words: Sequence[Words]) -> None:
        self._compiled = compiled
        lists, months, _ = word_lists(words, compiled.words) if words else compiled.words
        self.lexicon = Lexicon(
            months=months, **{name: frozenset(found) for name, found in lists.items()}
        )
        self.topics = Topics(compiled.topics, compiled.words.pronouns)
        self._pronouns = Pronouns(self.lexicon.pronouns)
        self.forget()
        self._index = PatternIndex(compiled.fronts, compiled.inner, compiled.patterns.__getitem__)

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """The rule packs."""
        return self._packs()

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules by id; those of the built-in packs without their examples."""
        return {rule.id: rule for rule in self._compiled.rules}

    @property
    def languages(self) -> frozenset[str]:
        """The languages that there are rules for; ``any`` is one of them."""
        return self._compiled.languages

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[Any, ...]]:
        return self._remake, ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Knowledge):
            return NotImplemented
        return self is other or (self.packs, self._words_only) == (other.packs, other._words_only)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.rules)))

    def evidence(self, block: Block) -> Evidence:
        """What the phrases find in ``block``; worked out once a block."""
        return self._known(block).evidence

    def mentions(self, block: Block) -> Mentions:
        """What the first words of ``block`` are about, its quotations aside; found once a block."""
        known = self._known(block)
        if known.mentions is None:
            text = block.text
            is_long = len(text) > _LONGEST_ASKED
            line = Line(text[:_LONGEST_ASKED]) if is_long else known.line(block)
            known.mentions = self.topics.mentions_in(line)
        return known.mentions

    def is_addressed(self, block: Block) -> bool:
        """Whether ``block``, its quotations aside, speaks of ``us`` or to ``you``."""
        known = self._known(block)
        if known.is_addressed is None:
            known.is_addressed = self._pronouns.are_in(known.line(block))
        return known.is_addressed

    def remember_each(
        self, blocks: Sequence[Block], name: str, work: Callable[[str, str, Lexicon], _T | None]
    ) -> Iterator[tuple[int, _T]]:
        """What ``work`` makes of each block's text, plain and folded, where it makes anything.

        It is worked out once a block, and remembered under ``name``.
        """
        for index, block in enumerate(blocks):
            known = self._known(block)
            made: Any = known.derived.get(name, self)
            if made is self:
                line = known.line(block)
                made = known.derived[name] = work(line.text, line.folded, self.lexicon)
            if made is not None:
                yield index, made

    def remember(
        self, block: Block, key: Hashable, work: Callable[[Line, Lexicon], _T], *, keep: bool = True
    ) -> _T:
        """What ``work`` makes of a block's line; worked out once, and remembered by ``key``.

        :param keep: whether to remember it with the block; of tens of thousands of blocks it would
            fill memory, so that only what was said of the last short lines is known.
        """
        if not keep:
            return self._remember_lately(block.text, key, work)
        known = self._known(block)
        made: Any = known.derived.get(key, self)
        if made is self:
            made = known.derived[key] = work(known.line(block), self.lexicon)
        return cast("_T", made)

    def _remember_lately(self, text: str, key: Hashable, work: Callable[[Line, Lexicon], _T]) -> _T:
        if len(text) > _LONGEST_REMEMBERED:
            return work(Line(text), self.lexicon)
        made: _T | None = self._made.get((key, text))
        if made is None:
            made = work(Line(text), self.lexicon)
            self._made.put((key, text), made)
        return made

    def _known(self, block: Block) -> _Findings:
        # Held on the block under this object's identity, and holding this object, so that the
        # identity cannot pass to another: what is remembered is a function of text and packs.
        known: _Findings | None = block._memo.get(id(self))
        if known is None:
            known = block._memo[id(self)] = self._read(block.text)
        return known

    def _read(self, text: str) -> _Findings:
        if len(text) > _LONGEST_REMEMBERED:
            line = Line(text)
            return _Findings(self, self._search(line), line if len(text) <= _SHORT else None)
        known: _Findings | None = self._lines.get(text)
        if known is None:
            line = Line(text)
            known = _Findings(self, self._search(line), line)
            self._lines.put(text, known)
        return known

    def forget(self) -> None:
        """Forgets the short lines that were seen: only time depends on them, as benchmarks do."""
        self._lines = RecentCache(_MOST_REMEMBERED)
        self._made = RecentCache(_MOST_REMEMBERED)

    def search(self, text: str) -> Evidence:
        """What the phrases find in one line of text."""
        return self._search(Line(text))

    def _search(self, line: Line) -> Evidence:
        hits = self._index.find(line)
        return Matcher(line, self.lexicon).evidence(hits) if hits else NOTHING

    def addresses(self, text: str) -> bool:
        """Whether ``text``, its quotations aside, speaks of ``us`` or to ``you``."""
        return self._pronouns.are_in(Line(text))


class _Findings:
    """What a Knowledge has worked out about a block.

    :ivar derived: what was asked for besides phrases, by its key.
    """

    __slots__ = ("_knowledge", "_line", "derived", "evidence", "is_addressed", "mentions")

    def __init__(self, knowledge: Knowledge, evidence: Evidence, line: Line | None) -> None:
        self._knowledge = knowledge
        self.evidence = evidence
        self._line = line
        self.is_addressed: bool | None = None
        self.mentions: Mentions | None = None
        self.derived: dict[Hashable, Any] = {}

    def line(self, block: Block) -> Line:
        """The block's text; that of all but the longest is kept, as several cleaners look at it."""
        return self._line or Line(block.text)
