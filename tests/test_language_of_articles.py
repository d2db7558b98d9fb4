"""Whether an Article's language is stated or guessed."""

from newsclean import Article, clean, language, read_html, read_text
from support import wrapped_samples as samples

GERMAN = "Der Rat hat am Montag für den Umbau der Schule gestimmt, und die Eltern sind erleichtert."


def test_a_stated_language_is_not_guessed() -> None:
    article = read_text(GERMAN, language="en")
    assert (article.language, article.language_is_guessed) == ("en", False)


def test_the_language_of_a_text_is_guessed() -> None:
    article = clean(read_text(GERMAN))
    assert (article.language, article.language_is_guessed) == ("de", True)
    assert language.guess(GERMAN) == "de"


def test_words_may_tell_too_little() -> None:
    article = read_text("Reuters")
    assert (article.language, article.language_is_guessed) == (None, False)


def test_the_language_of_a_page() -> None:
    page = f"<html{{}}><p>{GERMAN}</p>"
    stated = read_html(page.format(' lang="fr"'))
    assert (stated.language, stated.language_is_guessed) == ("fr", False)
    guessed = read_html(page.format(""))
    assert (guessed.language, guessed.language_is_guessed) == ("de", True)


def test_what_a_database_states_counts_more_than_a_guess() -> None:
    read = read_text(samples.LEXIS.replace("LANGUAGE: ENGLISH", "LANGUAGE: FRENCH"))
    article = clean(read)
    assert (read.language, read.language_is_guessed) == ("en", True)
    assert (article.language, article.language_is_guessed) == ("fr", False)


def test_forms_state_no_guess() -> None:
    article = clean(read_text(GERMAN))
    assert "language" not in article.to_markdown()
    assert "inLanguage" not in article.to_jsonld()
    assert article.to_row()["language_is_guessed"] is True
    assert Article.from_json(article.to_json()) == article
