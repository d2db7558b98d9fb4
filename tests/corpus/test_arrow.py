"""clean_batches: what it adds, what it keeps, and that no row stops another."""

from __future__ import annotations

import datetime as dt
import doctest
import json
import pickle
from functools import partial
from typing import Any

import pytest

from newsclean import Label, Pipeline, PipelineError, clean, read_html, read_text
from newsclean.corpus import rows

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
from newsclean.arrow import ADDED, clean_batches, clean_table, output_schema  # noqa: E402
from newsclean.corpus import arrow  # noqa: E402

STORY = (
    "Storm hits northern coast\n\nBy Ann Lee\n\n"
    "A storm hit the coast on Friday, officials said, and two harbours were shut.\n\nRead more"
)
PAGE = (
    "<html lang=en><title>Storm hits coast</title><meta name=author content='Ann Lee'>"
    "<nav><a href=/>Home</a></nav><article><h1>Storm hits coast</h1>"
    "<p>A storm hit the northern coast on Friday, officials said.</p></article></html>"
)


def one(columns: dict[str, Any], **how: Any) -> list[dict[str, Any]]:
    (batch,) = clean_batches([pa.record_batch(columns)], **how)
    batch.validate(full=True)
    return batch.to_pylist()


def test_a_row_is_what_plain_python_gives() -> None:
    (row,) = one({"id": [7], "text": [STORY], "url": ["https://example.com/2020/08/15/storm"]})
    article = clean(read_text(STORY, url="https://example.com/2020/08/15/storm"))
    assert row == {
        "id": 7,
        "input_text": STORY,
        "input_url": "https://example.com/2020/08/15/storm",
        **rows.row_of(article),
    }
    assert row["title"] == "Storm hits northern coast"
    assert row["authors"] == [{"name": "Ann Lee", "role": None, "organization": None}]
    assert row["published"] == dt.datetime(2020, 8, 15, tzinfo=dt.UTC)
    assert [removal["name"] for removal in row["removals"]] == ["title", "byline", "related"]
    assert row["error"] is None


def test_the_added_columns_have_these_types() -> None:
    (batch,) = clean_batches([pa.record_batch({"text": [STORY]})])
    assert batch.schema == output_schema(pa.schema([("text", pa.string())]))
    assert batch.select(ADDED.names).schema == ADDED
    assert pa.types.is_timestamp(ADDED.field("published").type)


def test_confidence_is_a_column() -> None:
    assert ADDED.field("confidence").type == pa.float64()
    (judged, unjudged, faulty) = (
        one({"text": [text]}, pipeline=pipeline)[0]["confidence"]
        for text, pipeline in [(STORY, None), (STORY, Pipeline()), (None, None)]
    )
    assert judged == clean(read_text(STORY)).confidence
    assert 0 <= judged <= 1
    assert (unjudged, faulty) == (None, None)
    assert read_text(STORY).to_row()["confidence"] is None


@pytest.mark.parametrize("favor", ["recall", "balance", "precision"])
def test_favor(favor: Any) -> None:
    (row,) = one({"text": [STORY]}, favor=favor)
    article = clean(read_text(STORY), pipeline=Pipeline.default(favor=favor))
    assert {name: row[name] for name in ADDED.names} == rows.row_of(article)
    table = arrow.clean_table(pa.table({"text": [STORY]}), favor=favor)
    assert table["text"].to_pylist() == [article.text]


def test_favor_is_of_the_default_pipeline_alone() -> None:
    with pytest.raises(ValueError, match="give pipeline or favor, not both"):
        one({"text": [STORY]}, pipeline=Pipeline(), favor="recall")
    with pytest.raises(PipelineError, match="favor is one of 'recall', 'balance', 'precision'"):
        one({"text": [STORY]}, favor="speed")


def test_pages_are_read_where_there_are_any() -> None:
    found = one({"text": [STORY, STORY], "page": [PAGE, None]}, html="page")
    assert found[0]["text"] == clean(read_html(PAGE)).text
    assert found[0]["language"] == "en"
    assert found[1]["text"] == clean(read_text(STORY)).text


def test_a_table_of_pages_alone_needs_no_text() -> None:
    (row,) = one({"page": [PAGE.encode("utf-16")]}, html="page")
    assert row["title"] == "Storm hits coast"
    (row,) = one({"html": [PAGE]}, text=None, html="html")
    assert row["title"] == "Storm hits coast"


def bad_rows() -> Any:
    texts = [
        STORY.encode(),
        None,
        b"caf\xe9",
        b"",
        b" \n\xef\xbb\xbf",
        b"x" * (rows.LARGEST_ROW + 1),
        STORY.encode(),
    ]
    return pa.record_batch({"id": list(range(7)), "text": pa.array(texts, pa.binary())})


def test_one_bad_row_never_fails_its_batch() -> None:
    (batch,) = clean_batches([bad_rows()])
    found = batch.to_pylist()
    assert [row["error"] for row in found] == [
        None,
        "empty: it has no text",
        "encoding: not UTF-8 text: byte 0xe9 at offset 3",
        "empty: it has no text",
        "empty: it has no text",
        "too-large: 8388609 bytes; the limit is 8388608",
        None,
    ]
    assert batch["input_text"] == bad_rows()["text"]  # the input stays
    assert all(row[name] is None for row in found[1:6] for name in rows.ADDED if name != "error")
    assert all("input_url" not in row for row in found)
    assert found[0]["text"] == found[6]["text"] == clean(read_text(STORY)).text


def test_a_row_that_cannot_be_cleaned_keeps_its_address() -> None:
    found = one({"text": [None, STORY], "url": ["https://a.example/1", "https://a.example/2"]})
    assert [row["url"] for row in found] == ["https://a.example/1", "https://a.example/2"]
    assert [row["input_url"] for row in found] == [row["url"] for row in found]
    assert found[0]["error"] == "empty: it has no text"


def test_pages_fill_every_column() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Storm hits coast",
        "url": "https://a.example/storm",
        "author": {"@type": "Person", "name": "Ann Lee"},
        "publisher": {"name": "The Paper"},
        "datePublished": "2020-08-15T10:30:00+02:00",
        "dateModified": "2020-08-16",
        "articleSection": "World",
        "description": "Two harbours are shut.",
        "keywords": ["storm", "coast"],
        "isAccessibleForFree": False,
    }
    page = (
        f"<html lang=en><script type=application/ld+json>{json.dumps(data)}</script>"
        "<meta property=og:image content=https://a.example/pier.jpg><body><article>"
        "<h1>Storm hits coast</h1><p>A storm hit the northern coast on Friday, officials said.</p>"
        "<figure><img src=/pier.jpg alt=Boats width=800 height=600><figcaption>The pier at dawn."
        " Photograph: Ann Lee/PA</figcaption></figure>"
        "<p>Two harbours were shut, and ferries stayed in port until Sunday, they said.</p>"
    )
    (row,) = one({"page": [page]}, html="page")
    article = clean(read_html(page))
    assert {name: row[name] for name in ADDED.names} == article.to_row()
    nothing = {"scores": [], "truncated": None, "warnings": [], "error": None}
    assert {name: row[name] for name in row if row[name] in (None, [])} == nothing
    assert row["published"] == dt.datetime(2020, 8, 15, 8, 30, tzinfo=dt.UTC)
    assert row["modified"] == dt.datetime(2020, 8, 16, tzinfo=dt.UTC)
    assert (row["section"], row["description"]) == ("World", "Two harbours are shut.")
    assert (row["free_access"], row["language_is_guessed"]) == (False, False)
    assert row["captions"] == [
        {
            "text": "The pier at dawn.",
            "credit": "Ann Lee/PA",
            "image": "/pier.jpg",
        }
    ]
    assert row["images"][0]["alt"] == "Boats"
    assert row["images"][0]["credit"] == "Ann Lee/PA"


def test_scores_are_a_column() -> None:
    (row,) = one({"text": [f"{STORY}\n\nPositivity 35%\n\nNegativity 65%"]})
    scores = clean(read_text(f"{STORY}\n\nPositivity 35%\n\nNegativity 65%")).scores
    assert scores
    assert row["scores"] == [{"name": name, "share": share} for name, share in scores.items()]


def test_halves_of_letters_in_an_address_cost_no_row() -> None:
    article = clean(read_text(STORY, url="https://a.example/\ud800"))
    (columns,) = [arrow.added_columns([rows.row_of(article)])]
    row = dict(zip(ADDED.names, columns, strict=True))
    assert row["url"].to_pylist() == ["https://a.example/\ufffd"]
    assert row["error"].to_pylist() == [None]
    assert row["text"].to_pylist() == [article.text]


def test_html_in_a_column_of_text_is_said_to_be_html() -> None:
    (row,) = one({"text": [PAGE]})
    assert row["error"].startswith("page: this is HTML, not text")
    assert "html=" in row["error"]


def test_strings_that_are_not_utf_8() -> None:
    data = b"A storm.caf\xe9A storm."
    offsets = pa.array([0, 8, 12, 20], pa.int32()).buffers()[1]
    broken = pa.StringArray.from_buffers(3, offsets, pa.py_buffer(data))
    (batch,) = clean_batches([pa.record_batch({"text": broken})])
    errors = batch["error"].to_pylist()
    assert (errors[0], errors[2]) == (None, None)
    assert errors[1].startswith("encoding: not UTF-8 text")


def test_hostile_pages() -> None:
    names = " ".join(f"a{k}=1" for k in range(5_000))
    deep, laden = "<div>" * 5000 + "x", f"<p {names}>x"
    found = one({"html": [deep, laden, PAGE]}, text=None, html="html")
    assert found[0]["error"] == "page: this page is nested deeper than 4000 elements"
    assert found[1]["error"].startswith("page: this page has a <p> tag with more than 4000")
    assert found[2]["error"] is None


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view()]
)
def test_all_types_that_hold_text(kind: Any) -> None:
    column = pa.array([STORY.encode() if "binary" in str(kind) else STORY], kind)
    assert one({"text": column})[0]["text"] == clean(read_text(STORY)).text


def test_dictionaries_and_slices() -> None:
    column = pa.array([STORY, "Two harbours were shut.", STORY]).dictionary_encode()
    batch = pa.record_batch({"text": column}).slice(1)
    (result,) = clean_batches([batch])
    assert result["text"].to_pylist() == ["Two harbours were shut.", clean(read_text(STORY)).text]


def test_numbers_are_no_text() -> None:
    assert one({"text": [1]})[0]["error"] == "type: expected text, not int"


def test_empty_batches_have_the_columns_too() -> None:
    empty = pa.record_batch({"text": pa.array([], pa.string()), "n": pa.array([], pa.int8())})
    (result,) = clean_batches([empty])
    assert (result.num_rows, result.schema) == (0, output_schema(empty.schema))
    assert list(clean_batches([])) == []


def test_it_is_lazy() -> None:
    def batches() -> Any:
        yield pa.record_batch({"text": [STORY]})
        raise AssertionError("asked for too much")

    assert next(clean_batches(batches())).num_rows == 1


def test_columns_to_keep() -> None:
    batch = pa.record_batch({"text": [STORY], "title": ["T"], "n": [1], "nested": [{"a": [1]}]})
    (result,) = clean_batches([batch])
    assert result.schema.names[:4] == ["input_text", "input_title", "n", "nested"]
    assert result["nested"].to_pylist() == [{"a": [1]}]
    (result,) = clean_batches([batch], keep=["n"])
    assert result.schema.names == ["n", *ADDED.names]
    (result,) = clean_batches([batch], keep=())
    assert result.schema.names == ADDED.names


def test_columns_to_keep_may_come_one_by_one() -> None:
    batch = pa.record_batch({"text": [STORY], "n": [1]})
    found = clean_batches([batch, batch], keep=iter(["n"]))
    assert [part.schema.names[:2] for part in found] == [["n", "title"]] * 2
    schema = output_schema(batch.schema, keep=iter(["n"]))
    table = clean_table(pa.Table.from_batches([batch]), keep=iter(["n"]))
    assert table.schema.names == schema.names == ["n", *ADDED.names]


def test_cleaning_what_was_cleaned_keeps_all() -> None:
    (once,) = clean_batches([pa.record_batch({"text": [STORY]})])
    (twice,) = clean_batches([once])
    assert twice["input_text"].to_pylist() == [STORY]
    assert twice["input_input_text"].to_pylist() == once["text"].to_pylist()
    assert twice["text"].to_pylist() == once["text"].to_pylist()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"text": "body"}, "no column 'body'; there are text, n"),
        ({"html": "page"}, "no column 'page'"),
        ({"url": "address"}, "no column 'address'"),
        ({"keep": ["m"]}, "no column 'm'"),
        ({"text": None}, "name a column of text or of HTML"),
    ],
)
def test_columns_that_are_not_there(how: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(clean_batches([pa.record_batch({"text": [STORY], "n": [1]})], **how))


def test_a_large_batch_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_MOST_AT_ONCE", 150)
    monkeypatch.setattr(arrow, "_OF_RECORD", 0)
    batch = pa.record_batch({"id": list(range(5)), "text": [STORY] * 5})
    parts = list(clean_batches([batch]))
    assert [part.num_rows for part in parts] == [2, 2, 1]
    assert [value for part in parts for value in part["id"].to_pylist()] == list(range(5))


def test_the_metadata_of_the_schema_stay() -> None:
    metadata = {b"source": b"crawl of May"}
    batch = pa.record_batch({"text": [STORY]}).replace_schema_metadata(metadata)
    (cleaned,) = clean_batches([batch])
    assert cleaned.schema.metadata == metadata
    assert clean_table(pa.Table.from_batches([batch])).schema.metadata == metadata


def test_frames_of_pandas_come_back_with_their_index() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pd.DataFrame({"text": [STORY] * 2, "n": [1, 2]}, index=["a", "b"])
    cleaned = clean_table(pa.Table.from_pandas(frame)).to_pandas()
    assert list(cleaned.index) == ["a", "b"]
    assert list(cleaned["n"]) == [1, 2]
    assert cleaned["input_text"].equals(frame["text"])


def test_a_value_of_a_dictionary_that_is_too_large_is_no_value_of_python() -> None:
    large = pa.array(["x" * (rows.LARGEST_ROW + 1), STORY])
    texts = pa.DictionaryArray.from_arrays(pa.array([0, 0, 1, None], pa.int8()), large)
    (batch,) = clean_batches([pa.record_batch({"text": texts})])
    errors = [str(error).partition(":")[0] for error in batch["error"].to_pylist()]
    assert errors == ["too-large", "too-large", "None", "empty"]


def oops(article: object) -> list[Label]:
    raise ZeroDivisionError("oops")


def test_a_cleaner_that_fails_fails_its_rows_only() -> None:
    (row,) = one({"text": [STORY]}, pipeline=Pipeline([oops]))
    assert row["error"] == "cleaner: cleaner 'oops' raised ZeroDivisionError: oops"


def test_it_can_be_sent_to_another_process() -> None:
    task = pickle.loads(pickle.dumps(partial(clean_batches, pipeline=Pipeline.default())))
    (batch,) = task([pa.record_batch({"text": [STORY]})])
    assert batch["title"].to_pylist() == ["Storm hits northern coast"]


@pytest.mark.parametrize("module", [arrow, rows])
def test_examples(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("given", [None, {"text": [STORY]}, [pa.record_batch({"text": [STORY]})]])
def test_only_arrow_tables_are_cleaned_as_tables(given: Any) -> None:
    with pytest.raises(TypeError, match="expected an Arrow table, not"):
        clean_table(given)
