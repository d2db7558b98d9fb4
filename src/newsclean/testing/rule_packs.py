"""Whether a rule pack does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from newsclean.api.cleaning import clean
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rule import Rule
from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.text import read_text
from newsclean.testing.samples import STORY


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
    pipeline = _pipeline(pack, others)
    stories = _Stories(pack, pipeline, Knowledge([pack], words=others))
    failures = pack.failures()
    for rule in pack.rules:
        failures += stories.of_drops(rule)
        failures += stories.of_keeps(rule)
    if failures:
        count = f"{len(failures)} failure" + "s" * (len(failures) > 1)
        raise AssertionError("\n".join([count, *failures]))


def _pipeline(pack: RulePack, others: Sequence[RulePack]) -> Pipeline:
    """The default pipeline with ``pack`` among the built-in packs."""
    is_builtin = pack in RulePack.builtin()
    return Pipeline.default(packs=None if is_builtin else [*others, pack], plugins=False)


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
                    yield f"{self.pack.name}: rule {rule.id}: field drop: stays {where}: {left!r}"

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
            text = "\n\n".join([STORY[0], example, STORY[2]])
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
    head: _Place = ("at the head of a story", (), STORY)
    middle: _Place = ("in the middle of a story", STORY[:1], STORY[1:])
    tail: _Place = ("at the end of a story", STORY, ())
    places = {"head": [head], "tail": [tail], "edge": [head, tail], "any": [middle, tail]}
    return places[at]
