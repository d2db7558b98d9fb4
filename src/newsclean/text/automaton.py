"""Where the keys of an automaton stand in a text, whatever both are made of.

What newsclean reads has no lone surrogates, but an Article made by hand may, and automata take
none.  Whatever stands for them is as long, so that offsets stay.
"""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick_rs

from newsclean.text.characters import SURROGATE


def build_automaton(keys: Sequence[str]) -> ahocorasick_rs.AhoCorasick:
    """An automaton that looks for these keys, numbered as they stand."""
    try:
        return ahocorasick_rs.AhoCorasick(keys, store_patterns=False)
    except UnicodeEncodeError:
        keys = [SURROGATE.sub("\ufffd", key) for key in keys]
        return ahocorasick_rs.AhoCorasick(keys, store_patterns=False)


def find_keys(automaton: ahocorasick_rs.AhoCorasick, text: str) -> Sequence[tuple[int, int, int]]:
    """The number of a key, start and end of each place where it stands, overlaps included."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:
        text = SURROGATE.sub("\ufffd", text)
        return automaton.find_matches_as_indexes(text, overlapping=True)
