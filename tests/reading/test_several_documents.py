"""Files that hold several documents are refused, and can be split."""

from __future__ import annotations

import pytest

from newsclean import ReadError, clean, read_text
from newsclean.reading.several_documents import find_documents
from support import wrapped_samples as samples

# What changes from one document of an export to the next.
NEXT = {
    "LEXIS": ("1 of 112", "2 of 112"),
    "LEXIS_DE": ("3 von 40", "4 von 40"),
    "LEXIS_FR": ("2 de 15", "3 de 15"),
    "LEXIS_NL": ("4 van 9", "5 van 9"),
    "LEXIS_ES": ("5 de 20", "6 de 20"),
    "NEXIS_UNI": ("Ondine", "Ann"),
    "FACTIVA": ("eg3300012", "eg3300013"),
    "FACTIVA_CODES_ALONE": ("eg3300012", "eg3300013"),
    "FACTIVA_WITHOUT_CODES": ("eg3300012", "eg3300013"),
    "FACTIVA_DE": ("eg330000x", "eg330000y"),
    "NEWSBANK": ("12AB34CD56", "12AB34CD57"),
    "GALE": ("A616161616", "A616161617"),
    "EUROPRESSE": ("3456789", "3456790"),
}


@pytest.mark.parametrize("name", NEXT)
def test_an_export_of_two_documents(name: str) -> None:
    first = getattr(samples, name)
    second = first.replace(*NEXT[name])
    assert find_documents(first) is None
    text = f"{first}\n\n{second}"
    found = find_documents(text)
    assert found is not None
    assert [text[start:end] for start, end in found.spans] == [first.strip(), second.strip()]
    with pytest.raises(ReadError, match=r"2 documents of .*newsclean split FILE -o FOLDER"):
        read_text(text)


def test_rules_part_the_documents_of_proquest() -> None:
    rule = "_" * 40
    second = samples.PROQUEST.replace("2371234567", "2371234568")
    text = f"{rule}\n\n{samples.PROQUEST}\n{rule}\n\n{second}"
    found = find_documents(text)
    assert found is not None
    assert [text[slice(*span)] for span in found.spans] == [
        samples.PROQUEST.strip(),
        second.strip(),
    ]
    assert find_documents(f"{samples.STORY[0]}\n\n{rule}\n\n{samples.STORY[1]}") is None


def test_the_stories_of_a_row_of_multi_news() -> None:
    text = f"{samples.STORY[0]} ||||| {' '.join(samples.STORY[1:])} |||||"
    found = find_documents(text)
    assert found is not None
    assert [text[slice(*span)] for span in found.spans] == [
        samples.STORY[0],
        " ".join(samples.STORY[1:]),
    ]
    assert find_documents("Votes: ||||| |||") is None


def test_a_cover_page_stays_with_the_first_document() -> None:
    second = samples.LEXIS.replace("1 of", "2 of")
    text = f"Time of request: March 5, 2020\n\n{samples.LEXIS}\n{second}"
    found = find_documents(text)
    assert found is not None
    assert text[slice(*found.spans[0])].startswith("Time of request")


def test_a_number_that_is_printed_twice_is_one_document() -> None:
    assert find_documents(f"1 of 112 DOCUMENTS\n\n{samples.LEXIS}") is None


def test_each_part_can_be_cleaned() -> None:
    text = samples.NEXIS_UNI + samples.NEXIS_UNI
    found = find_documents(text)
    assert found is not None
    for start, end in found.spans:
        article = clean(read_text(text[start:end]))
        assert [block.text for block in article.blocks] == list(samples.STORY)


def test_a_story_about_documents_is_read() -> None:
    text = "It was 1 of 112 documents.\n\nThe next, 2 of 112 documents, was a letter, she said."
    assert read_text(text).source_text == text


@pytest.mark.parametrize(
    "lines",
    [
        ("End of Document", "The clerk read the first will aloud.", "End of Document"),
        ("Document 3 of 12", "It was the shortest of the papers.", "Document 4 of 12"),
        ("Votes: ||||| |||", "The clerk counted the lines twice.", "|||||-| ||||"),
        ("Record: 12-3-1", "Page: 6 of the book of minutes", "Record: 14-5-2"),
    ],
)
def test_a_story_that_quotes_such_marks_is_read(lines: tuple[str, ...]) -> None:
    text = "\n\n".join((samples.STORY[0], *lines, *samples.STORY[1:]))
    assert find_documents(text) is None


def test_strokes_within_sentences_part_nothing() -> None:
    text = " The score was ||||| to |||, he wrote. ".join(samples.STORY * 2)
    assert find_documents(text) is None


@pytest.mark.parametrize("word", ["Документ", "文書", "文件", "Documento"])
def test_numbers_of_factiva_in_other_languages(word: str) -> None:
    one, two = (f"A storm.\n\n{word} TARHER0020200303eg330001{k}\n" for k in "23")
    found = find_documents(one + two)
    assert found is not None
    assert (found.database, len(found.spans)) == ("Factiva", 2)


def test_documents_of_pressreader() -> None:
    found = find_documents(f"{samples.PRESSREADER}\n{samples.PRESSREADER.replace('ferry', 'bus')}")
    assert found is not None
    assert (found.database, len(found.spans)) == ("PressReader", 2)
