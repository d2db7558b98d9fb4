"""Checks for cleaners and rule packs of your own: newsclean's laws, in one line of a test.

Nothing but newsclean is needed.  Both checks return nothing if all is well
and raise ``AssertionError`` with everything that you need to see otherwise.
:func:`suspects` lists what was kept of an Article and looks like junk::

    from newsclean.testing import check_cleaner, check_rule_pack

    def test_my_cleaner():
        check_cleaner(my_cleaner)

    def test_my_rules():
        check_rule_pack(RulePack.load("eo.toml"))
"""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import attrs

from newsclean.api import clean, clean_text
from newsclean.errors import CleanerError
from newsclean.model import Article, Label
from newsclean.phrases import Knowledge
from newsclean.pipeline import Cleaner, Pipeline, name_of
from newsclean.readers.html import read_html
from newsclean.readers.text import read_text
from newsclean.rulepack import Rule, RulePack
from newsclean.spans import render
from newsclean.suspects import Suspect, suspects

__all__ = ["Suspect", "check_cleaner", "check_rule_pack", "suspects"]

# --- sample texts, of our own wording -------------------------------------------------------

_STORY = (
    "A storm hit the northern coast on Friday night, tearing roofs off forty houses and leaving "
    "two villages without power, officials said.",
    "“We heard the wind before we saw anything,” said the woman who keeps the harbour inn, whose "
    "roof had held.",
    "The ministry said that it would send engineers by Aug. 9, and that repairs would cost some "
    "3.5 million in all.",
)
_PROSE = (
    "\n\n".join(_STORY),
    "\n".join(_STORY),
    "Ein Sturm hat in der Nacht zum Freitag die Küste getroffen und in zwei Dörfern den Strom "
    "ausfallen lassen, wie die Behörden mitteilten.",
    "Шторм обрушился на северное побережье в ночь на пятницу, оставив без света две деревни, "
    "сообщили местные власти.",
    "周五夜间，一场风暴袭击了北部沿海地区，当地官员说两个村庄因此停电，四十座房屋受损。",
    "ضربت عاصفة الساحل الشمالي ليلة الجمعة وتركت قريتين بلا كهرباء وألحقت أضرارا بأربعين منزلا، "
    "بحسب ما قال مسؤولون محليون.",
)
_MIXED = (
    "",
    "\n \n",
    "Storm hits northern coast\n\nBy Ann Lee\n\n" + "\n\n".join(_STORY) + "\n\nRead more",
    "Share\nTweet\nStorm hits northern coast\n" + "\n".join(_STORY) + "\nSubscribe\n×",
    "The harbour at dawn. Ann Lee / AFP\n\n" + _STORY[0] + "\n\n© 2020 Example Times",
    "BUY NOW\n\nBUY NOW\n\n" + _STORY[0] + " BUY NOW\n\n1. One\n2. Two\n\n- Three",
    "Dear reader,\n\nWe need your help.\n\nDonate now\n\n$5\n\n$10\n\n" + _STORY[1],
    "Leave a Reply\n\nName *\n\nEmail *\n\nPost Comment\n\n" + _STORY[2],
    "The storm that hit the coast on Friday was the\nworst in thirty years, said the office that\n"
    "measures such things, and it may be followed\nby another before the month is out.",
    "The town lost power on Friday evening, and most of it stayed dark until the morning.The mayor "
    "said that crews had worked through the night.By noon the lights were back.Read more",
    "\ufeffe\u0301\u200b\u202eabc\u202c\x00\r\nA\xa0B\x85C\u2028👩\u200d👧\u2029a" + "\u0301" * 40,
    "“\n\n”\n\n(\n\n.\n\n…\n\n—\n\n*\n\n/\n\n|\n\n:",
    'He said "a" (b) [c] «d» „e“ “f',
)
_PAGES = (
    "<nav><a href=/>Home</a></nav><h1>Storm hits northern coast</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    + "<ul><li><a href=/x>Read more</a><li>Share</ul><footer>© 2020 Example Times</footer>",
    "<blockquote>Loose<p hidden>x</p><br><br>text</blockquote><pre>a\n b</pre>"
    "<table><tr><td>1<td>2",
)


# --- cleaners -------------------------------------------------------------------------------


def check_cleaner(cleaner: Cleaner, texts: Iterable[str] | None = None) -> None:
    r"""Whether ``cleaner`` keeps newsclean's laws, alone and among the default cleaners.

    It is run on sample texts of many kinds (prose, junk, wrapped and glued
    lines, odd characters, other scripts, pages) and on each of ``texts``:

    * it never raises, and labels only what is there;
    * law 1: cleaning an Article twice equals cleaning it once;
    * law 2: so it is with strings;
    * law 3: kept and removed text together are the source, by offsets;
    * law 4: no word is in the output that is not in the input;
    * law 5: neither the order of labels matters, nor earlier calls, nor a pickle;
    * law 6: plain prose is untouched;
    * law 7: time grows linearly with the text.

    :param texts: texts of your own, such as those that the cleaner is made for.
    :raises AssertionError: naming the law, with the shortest text found that breaks it.

    >>> from newsclean import Label
    >>> from newsclean.testing import check_cleaner
    >>> def shouting(article):
    ...     for index, block in enumerate(article.blocks):
    ...         if block.text.isupper():
    ...             yield Label(index, 0, len(block.text), "shouting", "my.shouting")
    >>> check_cleaner(shouting, ["A storm hit the coast.\n\nLATE CITY EDITION"])

    One that takes what stories are made of breaks the sixth law:

    >>> def greedy(article):
    ...     for index, block in enumerate(article.blocks):
    ...         if "officials" in block.text:
    ...             yield Label(index, 0, len(block.text), "legal", "my.officials")
    >>> check_cleaner(greedy)
    Traceback (most recent call last):
    AssertionError: cleaner 'greedy' alone breaks law 6 (plain prose is untouched) on 'officials'
    """
    own = tuple(texts or ())
    name = name_of(cleaner)
    alone = Pipeline([cleaner])
    among = Pipeline.default(plugins=False).with_(cleaner)
    for company, pipeline in (("alone", alone), ("among the default cleaners", among)):
        for law in _LAWS:
            for text in (*_PROSE, *_MIXED, *own):
                _check(law, pipeline, text, f"cleaner {name!r} {company}")
        for page in _PAGES:
            _check_page(pipeline, page, f"cleaner {name!r} {company}")
    for text in _PROSE:
        _check(_LAW_OF_PROSE, alone, text, f"cleaner {name!r} alone")
    for text in filter(None, (_PROSE[0], "\n\n".join(_MIXED), *own)):
        _check_time(alone, text, f"cleaner {name!r} alone")


@attrs.frozen
class _Law:
    """A law, and how to see whether a text keeps it."""

    name: str
    holds: Callable[[Pipeline, str], bool]


def _never_raises(pipeline: Pipeline, text: str) -> bool:
    # What is raised is caught by `_breaks`.
    return clean(read_text(text), pipeline=pipeline) is not None


def _is_fixed(pipeline: Pipeline, text: str) -> bool:
    once = clean(read_text(text), pipeline=pipeline)
    return clean(once, pipeline=pipeline) == once


def _is_fixed_as_text(pipeline: Pipeline, text: str) -> bool:
    once = clean_text(text, pipeline=pipeline)
    return clean_text(once, pipeline=pipeline) == once


def _loses_nothing(pipeline: Pipeline, text: str) -> bool:
    return _is_whole(clean(read_text(text), pipeline=pipeline))


def _is_whole(article: Article) -> bool:
    """Whether every character but white space is in one block or in one removal."""
    source = article.source_text
    spans = [span for block in article.blocks for span in block.pieces]
    spans += [span for removal in article.removals for span in removal.pieces]
    at = 0
    for start, end in sorted(spans):
        if start < at or source[at:start].strip() or not start < end <= len(source):
            return False
        at = end
    if source[at:].strip():
        return False
    return all(block.text == render(source, block.pieces) for block in article.blocks)


_WORD = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\\W_]")


def _invents_nothing(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    rest = iter(_WORD.findall(article.source_text))
    shown = clean(article, pipeline=pipeline).text
    return all(letter in rest for letter in _WORD.findall(shown))


def _has_no_history(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    once = clean(article, pipeline=pipeline)
    copy: Article = pickle.loads(pickle.dumps(article))
    backwards = Pipeline([_Backwards(cleaner) for cleaner in pipeline.cleaners])
    return (
        clean(article, pipeline=pipeline) == once
        and clean(copy, pipeline=pipeline) == once
        and clean(read_text(text), pipeline=backwards) == once
    )


@attrs.frozen
class _Backwards:
    """A cleaner that says what another says, from last to first."""

    inner: Cleaner

    @property
    def name(self) -> str:
        return name_of(self.inner)

    @property
    def late(self) -> int:
        return int(getattr(self.inner, "late", 0))

    def __call__(self, article: Article, /) -> list[Label]:
        return list(self.inner(article))[::-1]


def _keeps_prose(pipeline: Pipeline, text: str) -> bool:
    article = read_text(text)
    return clean(article, pipeline=pipeline).blocks == article.blocks


_LAWS = (
    _Law("the law that cleaners never raise and label only what is there", _never_raises),
    _Law("law 1 (cleaning an Article twice equals cleaning it once)", _is_fixed),
    _Law("law 2 (cleaning a string twice equals cleaning it once)", _is_fixed_as_text),
    _Law("law 3 (kept and removed text together are the source)", _loses_nothing),
    _Law("law 4 (nothing is invented)", _invents_nothing),
    _Law("law 5 (neither order, nor earlier calls, nor a pickle matter)", _has_no_history),
)
_LAW_OF_PROSE = _Law("law 6 (plain prose is untouched)", _keeps_prose)


def _check(law: _Law, pipeline: Pipeline, text: str, who: str) -> None:
    found, why = _breaks(law, pipeline, text)
    if found:
        short = _shrunk(text, lambda shorter: _breaks(law, pipeline, shorter)[0])
        because = f" ({why})" if why else ""
        raise AssertionError(f"{who} breaks {law.name} on {short!r}{because}")


def _breaks(law: _Law, pipeline: Pipeline, text: str) -> tuple[bool, str]:
    """Whether ``text`` breaks the law, and what was raised if something was."""
    try:
        return not law.holds(pipeline, text), ""
    except CleanerError as error:
        return True, str(error)


def _check_page(pipeline: Pipeline, page: str, who: str) -> None:
    """Laws 1 and 3 on an Article that has markup."""
    once = clean(read_html(page), pipeline=pipeline)
    if clean(once, pipeline=pipeline) != once:
        raise AssertionError(f"{who} breaks {_LAWS[1].name} on {page!r}")
    if not _is_whole(once):
        raise AssertionError(f"{who} breaks {_LAWS[3].name} on {page!r}")


def _shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """The shortest text found that still fails: without lines, then words, that it can spare."""
    for separator in ("\n", " "):
        parts = text.split(separator)
        size = max(1, len(parts) // 2)
        while True:
            start = 0
            while start < len(parts):
                fewer = parts[:start] + parts[start + size :]
                if fewer and fails(separator.join(fewer)):
                    parts = fewer
                else:
                    start += size
            if size == 1:
                break
            size = max(1, size // 2)
        text = separator.join(parts)
    return text


# Four times the text may take eight times the time: twice what linear growth allows, half of
# what quadratic growth takes.  Times under the floor are noise.
_WIDEST = 8.0
_FLOOR = 0.05
# A breach of this many seconds is no noise and need not be measured again.
_HOPELESS = 1.0
_SIZES = (4_000, 16_000, 64_000, 256_000)


def _check_time(pipeline: Pipeline, text: str, who: str) -> None:
    for separator in ("\n\n", " "):
        # From small to large, so that a breach shows before it takes hours.
        for small, large in pairwise(_SIZES):
            one, other = (_repeated(text + separator, size) for size in (small, large))
            if not _is_linear(pipeline, one, other):
                raise AssertionError(
                    f"{who} breaks law 7 (time grows linearly with the text): {large} characters"
                    f" take over {_WIDEST:.0f} times as long as {small}, of this text repeated:"
                    f" {text!r}"
                )


def _is_linear(pipeline: Pipeline, small: str, large: str) -> bool:
    """Whether the larger text takes no more than its share; measured again if in doubt."""
    for rounds in (1, 3, 5):
        before, after = _seconds(pipeline, small, rounds), _seconds(pipeline, large, rounds)
        if after <= _WIDEST * max(before, _FLOOR):
            return True
        if after > _HOPELESS:
            return False
    return False


def _repeated(text: str, size: int) -> str:
    return text * max(1, size // len(text))


def _seconds(pipeline: Pipeline, text: str, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        article = read_text(text)
        start = time.process_time()
        clean(article, pipeline=pipeline)
        best = min(best, time.process_time() - start)
    return best


# --- rule packs -----------------------------------------------------------------------------


def check_rule_pack(pack: RulePack) -> None:
    r"""Whether the examples of ``pack`` come true, by themselves and within a story.

    What :meth:`newsclean.RulePack.failures` finds wrong counts.  Then the pack
    joins the built-in ones in a default pipeline, where

    * each ``drop`` example, put into a plain story where its rule looks for it
      (``at``), must fall: all of it for a rule for lines, a part for one for
      sentences, starts and ends.  An example of a cue must fall if it has
      several lines: one cue is no reason;
    * each ``keep`` example, put into the middle of a story, must stay, whatever
      the other rules say.

    :param pack: a pack of your own, or a built-in one.
    :raises AssertionError: listing every failure, a line each.

    >>> from newsclean import RulePack
    >>> from newsclean.testing import check_rule_pack
    >>> toml = '''
    ... language = "eo"
    ... sources = "an example"
    ... [[rule]]
    ... id = "eo.related.x"
    ... label = "related"
    ... where = "line"
    ... match = ["legu ankaŭ: {rest}"]
    ... drop = ["Legu ankaŭ: Ŝtormo frapis la bordon"]
    ... keep = ["Legu ankaŭ ion."]
    ... '''
    >>> check_rule_pack(RulePack.from_toml(toml, name="eo.toml"))
    >>> careless = toml.replace('match = [', 'match = ["legu {rest}", ')
    >>> check_rule_pack(RulePack.from_toml(careless, name="eo.toml"))
    Traceback (most recent call last):
    AssertionError: 2 failures
    eo.toml: rule eo.related.x: field keep: falls: 'Legu ankaŭ ion.'
    eo.toml: rule eo.related.x: field keep: falls in a story to eo.related.x: 'Legu ankaŭ ion.'
    """
    ids = {rule.id for rule in pack.rules}
    others = [other for other in RulePack.builtin() if not ids & {rule.id for rule in other.rules}]
    pipeline = Pipeline.default(packs=[*others, pack], plugins=False)
    stories = _Stories(pack, pipeline, Knowledge([pack], words=others))
    failures = pack.failures()
    for rule in pack.rules:
        failures += stories.of_drops(rule)
        failures += stories.of_keeps(rule)
    if failures:
        count = f"{len(failures)} failure" + "s" * (len(failures) > 1)
        raise AssertionError("\n".join([count, *failures]))


@attrs.frozen
class _Stories:
    """Examples within stories, cleaned by a pipeline that has the pack."""

    pack: RulePack
    pipeline: Pipeline
    knowledge: Knowledge
    """The pack alone."""

    def of_drops(self, rule: Rule) -> Iterator[str]:
        """What is wrong with a rule's ``drop`` examples."""
        for example in rule.drop:
            if rule.where in ("cue", "cue-line") and "\n" not in example.strip():
                continue
            for where, before, after in _places(rule.at):
                left = self._left(rule, example, before, after)
                if left:
                    yield (f"{self.pack.name}: rule {rule.id}: field drop: stays {where}: {left!r}")

    def _left(
        self, rule: Rule, example: str, before: Sequence[str], after: Sequence[str]
    ) -> str | None:
        """What of an example should have fallen in a story and did not; ``None`` if nothing."""
        article = read_text("\n\n".join([*before, example, *after]), language=self._language(rule))
        article = attrs.evolve(article, publisher=self._publisher(rule, example))
        cleaned = clean(article, pipeline=self.pipeline)
        live = [block.text for block in cleaned.blocks if block.text not in (*before, *after)]
        lines = [block.text for block in read_text(example).blocks]
        if rule.where in ("sentence", "start", "end"):
            return "\n".join(live) if live == lines else None
        return "\n".join(live) or None

    def of_keeps(self, rule: Rule) -> Iterator[str]:
        """What is wrong with a rule's ``keep`` examples."""
        for example in rule.keep:
            text = "\n\n".join([_STORY[0], example, _STORY[2]])
            article = read_text(text, language=self._language(rule))
            cleaned = clean(article, pipeline=self.pipeline)
            for removal in cleaned.removals:
                yield (
                    f"{self.pack.name}: rule {rule.id}: field keep: falls in a story to"
                    f" {removal.rule}: {cleaned.text_of(removal)!r}"
                )

    def _language(self, rule: Rule) -> str | None:
        return rule.language if rule.scope == "language" else None

    def _publisher(self, rule: Rule, example: str) -> str | None:
        """The name that the example takes for the publisher's, which must be known for it."""
        for line in example.split("\n"):
            for match in self.knowledge.search(line).matches:
                if match.rule.id == rule.id and match.publisher:
                    return match.publisher
        return None


_Place: TypeAlias = tuple[str, Sequence[str], Sequence[str]]


def _places(at: str) -> list[_Place]:
    """Where in a story a rule for ``at`` must work: in words, and the prose around it."""
    head: _Place = ("at the head of a story", (), _STORY)
    middle: _Place = ("in the middle of a story", _STORY[:1], _STORY[1:])
    tail: _Place = ("at the end of a story", _STORY, ())
    places = {"head": [head], "tail": [tail], "edge": [head, tail], "any": [middle, tail]}
    return places[at]
