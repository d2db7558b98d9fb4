"""Whether a rule pack does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from newsclean.cleaners import phrases
from newsclean.model.article import Article
from newsclean.phrases.builtin import builtin, knowledge_of
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rule import Rule
from newsclean.phrases.rulepack import RulePack
from newsclean.reading.text import read_text
from newsclean.testing.samples import STORY


def check_rule_pack(pack: RulePack) -> None:
    r"""Check the examples of ``pack``, alone and within a story.

    First it runs :meth:`newsclean.RulePack.failures`.  For cues that is all.  Then it adds the pack
    to the built-in ones, and runs the cleaner ``phrases`` on stories in the pack's language:

    * Each ``drop`` example is put where its rule looks for it (``at``).  That rule must label it.
    * Each ``keep`` example is put into the middle of a story.  No rule may label any of it.

    :param pack: a pack of your own, or a built-in one.
    :raises AssertionError: with one line for each failure.

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
    eo.toml: rule eo.related.x: field keep: the rule would remove 'Legu ankaŭ ion.'
    eo.toml: rule eo.related.x: field keep: removed from a story by eo.related.x: 'Legu ankaŭ ion.'
    """
    stories = _Stories(pack, _joined(pack))
    failures = pack.failures()
    for rule in pack.rules:
        failures += stories.of_drops(rule)
        failures += stories.of_keeps(rule)
    if failures:
        count = f"{len(failures)} failure" + "s" * (len(failures) > 1)
        raise AssertionError("\n".join([count, *failures]))


def _joined(pack: RulePack) -> Knowledge:
    """The built-in packs with ``pack``, which takes the place of those that have its rules."""
    ids = {rule.id for rule in pack.rules}
    packs = RulePack.builtin()
    others = [own for own in packs if ids.isdisjoint(rule.id for rule in own.rules)]
    return builtin() if pack in packs else knowledge_of([*others, pack])


@attrs.frozen
class _Stories:
    """Examples within stories, as the cleaner ``phrases`` sees them."""

    pack: RulePack
    knowledge: Knowledge

    def of_drops(self, rule: Rule) -> Iterator[str]:
        """What is wrong with a rule's ``drop`` examples."""
        if rule.where in ("cue", "cue-line"):
            return
        for example in rule.drop:
            publisher = self._publisher(rule, example)
            for where, before, after in _places(rule.at):
                article = _story(rule, [*before, example, *after])
                article = attrs.evolve(article, publisher=publisher)
                if not self._is_labelled(rule, article):
                    yield (
                        f"{self.pack.name}: rule {rule.id}: field drop: stays {where}: {example!r}"
                    )

    def of_keeps(self, rule: Rule) -> Iterator[str]:
        """What is wrong with a rule's ``keep`` examples."""
        for example in rule.keep:
            for name, text in self._labelled(_story(rule, [STORY[0], example, STORY[2]])):
                yield (
                    f"{self.pack.name}: rule {rule.id}: field keep: removed from a story by"
                    f" {name}: {text!r}"
                )

    def _is_labelled(self, rule: Rule, article: Article) -> bool:
        """Whether ``rule`` labels a line of ``article``, or says the same as a rule that does.

        Of rules that say the same of the same text, the cleaner lets only one have it.
        """
        for label in phrases.propose(article, self.knowledge):
            if label.rule == rule.id:
                return True
            if label.name == rule.label:
                matches = self.knowledge.evidence(article.blocks[label.block]).matches
                spans = {(match.start, match.end) for match in matches if match.rule.id == rule.id}
                if (label.start, label.end) in spans:
                    return True
        return False

    def _labelled(self, article: Article) -> Iterator[tuple[str, str]]:
        """What the rules take out of ``article``: their ids, and the text."""
        for label in phrases.propose(article, self.knowledge):
            yield label.rule, article.blocks[label.block].text[label.start : label.end]

    def _publisher(self, rule: Rule, example: str) -> str | None:
        """The name that the example takes for the publisher's, which must be known for it."""
        for line in example.split("\n"):
            for match in self.knowledge.search(line).matches:
                if match.rule.id == rule.id and match.publisher:
                    return match.publisher
        return None


def _story(rule: Rule, lines: Sequence[str]) -> Article:
    language = None if rule.language == "any" else rule.language
    return read_text("\n\n".join(lines), language=language)


_Place: TypeAlias = tuple[str, Sequence[str], Sequence[str]]


def _places(at: str) -> list[_Place]:
    """Where in a story a rule for ``at`` must work: in words, and the prose around it."""
    head: _Place = ("at the head of a story", (), STORY)
    middle: _Place = ("in the middle of a story", STORY[:1], STORY[1:])
    tail: _Place = ("at the end of a story", STORY, ())
    places = {"head": [head], "tail": [tail], "edge": [head, tail], "any": [middle, tail]}
    return places[at]
