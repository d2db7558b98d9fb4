"""Law 6: known-clean prose is untouched; junk + prose + junk gives the prose back."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean, clean_text, read_html, read_text
from support.samples import STORIES
from support.strategies import PROSE, languages, rules


@pytest.mark.parametrize("text", PROSE, ids=lambda text: text[:30])
@pytest.mark.parametrize("language", [None, "en", "de", "ru", "zh"])
def test_a_paragraph_alone(text: str, language: str | None) -> None:
    cleaned = clean(read_text(text, language=language))
    assert not cleaned.removals
    assert cleaned.text == text
    assert clean_text(text) == text


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=8, unique=True), languages)
def test_stories_of_prose(paragraphs: list[str], language: str | None) -> None:
    article = clean(read_text("\n\n".join(paragraphs), language=language))
    assert not article.removals
    assert [block.text for block in article.blocks] == paragraphs


@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=8, unique=True))
def test_pages_of_prose(paragraphs: list[str]) -> None:
    page = "".join([f"<p>{text}</p>" for text in paragraphs])
    article = clean(read_html(f"<article>{page}</article>"))
    assert not article.removals
    assert [block.text for block in article.blocks] == paragraphs


@given(
    st.sampled_from(sorted(STORIES)),
    st.sampled_from(["\n\n", "\n"]),
    st.sampled_from(["Storm hits northern coast", "Two villages dark after Friday’s storm"]),
)
def test_a_story_with_its_title(language: str, separator: str, title: str) -> None:
    article = clean(read_text(separator.join([title, *STORIES[language]])))
    assert article.title == title
    assert [block.text for block in article.blocks] == list(STORIES[language])


@cache
def _stand_alone(language: str, *places: str) -> tuple[str, ...]:
    """Examples of rules that need no company to fall as whole lines of a text in ``language``.

    Rules of other languages are evidence for the judge, and take nothing by themselves.
    """
    return tuple(
        [
            example
            for rule in rules()
            for example in rule.drop
            if rule.where == "line"
            and rule.at in places
            and rule.applies_to(language)
            and "{publisher" not in "".join(rule.match)
            and "\n" not in example
        ]
    )


languages_of_stories = st.sampled_from(sorted(STORIES))


def junk_lines(language: str, *places: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(_stand_alone(language, "any", *places)), max_size=4)


@given(languages_of_stories, st.sampled_from(["\n", "\n\n"]), st.data())
def test_junk_around_prose(language: str, separator: str, data: st.DataObject) -> None:
    before = data.draw(junk_lines(language, "head", "edge"))
    after = data.draw(junk_lines(language, "tail", "edge"))
    check_around(language, before, after, separator)


def check_around(language: str, before: list[str], after: list[str], separator: str) -> None:
    story = list(STORIES[language])
    text = separator.join([*before, *story, *after])
    article = clean(read_text(text, language=language))
    assert [block.text for block in article.blocks] == story


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Seguir a este autor"),
        ("ja", "あわせて読みたい：橋の工事、来春完了へ"),
        ("ja", "次のページへ"),
    ],
)
def test_a_line_of_junk_above_prose(language: str, line: str) -> None:
    check_around(language, [line], [], "\n")


@given(languages_of_stories, st.data())
def test_junk_between_prose(language: str, data: st.DataObject) -> None:
    between = data.draw(junk_lines(language))
    story = STORIES[language]
    article = clean(read_text("\n\n".join([*story, *between, *story]), language=language))
    assert [block.text for block in article.blocks] == [*story, *story]
