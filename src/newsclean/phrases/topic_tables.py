"""The topic words of packs as tables; those of the built-in packs are made with the package."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.phrases.key_table import KeyTable
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased

ASK = "ask"
LONGEST_WORD = 40
TOKEN = re.compile(rf"(?<![^\W_])[^\W_]{{1,{LONGEST_WORD}}}")
Lists = Mapping[str, Sequence[str]]
_EXACT = "="


class TopicTables(NamedTuple):
    """The topics of all packs as what a text is looked through for.

    The entries of a table are ``"owner.tail"``: the owner is a number, the tail how the word goes
    on behind the key.
    """

    owners: list[tuple[int, str, int]]
    """Who lists words: the pack, the topic and flags, 1 for words that tell and 2 for those that
    must end there."""
    heads: KeyTable
    """By the letters that listed words begin with, up to the first that is no letter or digit."""
    scattered: Mapping[str, str]
    """Whole words that may stand within others, as scripts without spaces have it; and those that
    begin with no letter."""


NO_TOPICS = TopicTables([], KeyTable({}), {})
"""The tables of no packs."""

TELLS, ENDS = 1, 2


def topic_tables(
    packs: Sequence[tuple[Lists, Lists]], before: TopicTables = NO_TOPICS, first: int = 0
) -> TopicTables:
    """``before`` and the packs' lists: for each pack its telling words and its hints, by topic.

    An entry is the beginning of a word; one that ends in ``=`` is a whole word,
    and so are all under ``ask``.

    :param first: the number of the first of these packs.
    """
    owners = list(before.owners)
    heads: dict[str, list[str]] = {}
    scattered = {key: [entries] for key, entries in before.scattered.items()}
    for number, (telling, hints) in enumerate(packs, start=first):
        numbers: dict[tuple[int, str, int], int] = {}
        for flag, lists in ((TELLS, telling), (0, hints)):
            for topic, entries in lists.items():
                for entry in entries:
                    flags = flag | (ENDS if topic == ASK or entry.endswith(_EXACT) else 0)
                    word = fold(entry.removesuffix(_EXACT))
                    token = None if is_unspaced_key(word) else TOKEN.match(word)
                    key = token.group() if token else word
                    table = heads if token else scattered
                    owner = numbers.setdefault((number, topic, flags), len(owners) + len(numbers))
                    table.setdefault(key, []).append(f"{owner}.{word[len(key) :]}")
        owners += numbers
    return TopicTables(
        owners,
        before.heads.plus(heads),
        {key: "\t".join(found) for key, found in scattered.items()},
    )


def is_unspaced_key(key: str) -> bool:
    """Whether a key is in a script that is written without spaces."""
    return is_uncased(key) and ("\u2e80" <= key[0] <= "\u9fff" or "\uac00" <= key[0] <= "\ud7a3")
