"""Law 6: known-clean prose is untouched; junk + prose + junk gives the prose back."""

import pytest
from hypothesis import example, given
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


def _stand_alone(*places: str) -> tuple[str, ...]:
    """Examples of rules that need no company and no particular language to fall as whole lines."""
    return tuple(
        [
            example
            for rule in rules()
            for example in rule.drop
            if rule.where == "line"
            and rule.at in places
            and rule.scope == "any"
            and "{publisher" not in "".join(rule.match)
            and "\n" not in example
        ]
    )


stories = st.sampled_from(sorted(STORIES)).map(lambda language: list(STORIES[language]))


def junk_lines(*places: str) -> st.SearchStrategy[list[str]]:
    return st.deferred(lambda: st.lists(st.sampled_from(_stand_alone("any", *places)), max_size=4))


@given(junk_lines("head", "edge"), stories, junk_lines("tail", "edge"), st.sampled_from("12"))
@example(["Seguir a este autor"], list(STORIES["th"]), [], "1")
@example(["あわせて読みたい：橋の工事、来春完了へ"], list(STORIES["ar"]), [], "1")
@example(["次のページへ"], list(STORIES["ja"]), [], "1")
def test_junk_around_prose(
    before: list[str], story: list[str], after: list[str], ends: str
) -> None:
    article = clean(read_text(("\n" * int(ends)).join([*before, *story, *after])))
    assert [block.text for block in article.blocks] == story


@given(stories, junk_lines(), stories)
def test_junk_between_prose(one: list[str], between: list[str], other: list[str]) -> None:
    article = clean(read_text("\n\n".join([*one, *between, *other])))
    assert [block.text for block in article.blocks] == one + other
