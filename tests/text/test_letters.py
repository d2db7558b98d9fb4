"""Letters: capitals, and scripts without capitals or spaces."""

import pytest

from newsclean.text.letters import is_capitalised, is_uncased, is_unspaced


def test_capitals() -> None:
    assert is_capitalised("“Storm")
    assert not is_capitalised("storm")
    assert not is_capitalised("“")
    assert not is_capitalised("")
    assert not is_capitalised("風")
    assert is_uncased("風")
    assert is_uncased("שלום")
    assert not is_uncased("a")
    assert not is_uncased("5")
    assert not is_uncased("")


@pytest.mark.parametrize(
    ("first", "last"),
    [("\u4e00", "\u9fff"), ("\u3041", "\u3096"), ("\u30a1", "\u30fc"), ("\u3400", "\u4dbf")],
)
def test_scripts_without_spaces_begin_and_end(first: str, last: str) -> None:
    assert is_unspaced(first)
    assert is_unspaced(last)
    assert not is_unspaced(chr(ord(first) - 1))
    assert not is_unspaced(chr(ord(last) + 1))
