"""The same rows through every engine: each gives what plain Python gives, row by row."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

from newsclean import Pipeline
from newsclean.corpus import rows
from support import SEEDS

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
from newsclean.arrow import clean_batches, clean_table, output_schema  # noqa: E402

Row = dict[str, Any]


def inputs() -> dict[str, list[Any]]:
    texts: list[str | None] = [path.read_text(encoding="utf-8") for path in SEEDS]
    texts = [*texts, None, "", "Read more", *(f"{text}\n\n{n}" for n, text in enumerate(texts))]
    return {
        "id": list(range(len(texts))),
        "text": texts,
        "url": [f"https://example.com/2021/03/{n + 1:02}/story" for n in range(len(texts))],
    }


@pytest.fixture(scope="module")
def table() -> Any:
    return pa.table(inputs())


@pytest.fixture(scope="module")
def expected() -> list[Row]:
    data, pipeline = inputs(), Pipeline.default()
    return [
        {
            "id": number,
            "input_text": text,
            "input_url": url,
            **rows.row_of(rows.clean_row(text, None, url, pipeline), url),
        }
        for number, text, url in zip(data["id"], data["text"], data["url"], strict=True)
    ]


def by_id(result: Any) -> list[Row]:
    return sorted(result.to_pylist(), key=lambda row: row["id"])


def test_polars(table: Any, expected: list[Row]) -> None:
    pl = pytest.importorskip("polars", reason="Polars is not installed")
    frame = pl.DataFrame(table)
    done = pl.DataFrame(clean_table(frame.to_arrow()))
    assert done["published"].dtype == pl.Datetime("us", "UTC")
    assert done.to_dicts() == expected
    assert pl.DataFrame(clean_table(frame.clear().to_arrow())).schema == done.schema


def test_duckdb(table: Any, expected: list[Row]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    # One connection reads while the other writes.
    with duckdb.connect() as source, duckdb.connect() as target:
        source.register("articles", table)
        reader = source.sql("select * from articles").to_arrow_reader(4)
        schema = output_schema(reader.schema)
        cleaned = pa.RecordBatchReader.from_batches(schema, clean_batches(reader))
        target.register("cleaned", cleaned)
        result = target.sql("select * from cleaned order by id").to_arrow_table()
    assert result.to_pylist() == expected


def test_pandas(table: Any, expected: list[Row]) -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = table.to_pandas()
    done = clean_table(pa.Table.from_pandas(frame, preserve_index=False)).to_pandas()
    assert isinstance(done, pd.DataFrame)
    assert done["text"].isna().tolist() == [row["text"] is None for row in expected]
    assert done["title"].dropna().tolist() == [r["title"] for r in expected if r["title"]]


def test_datasets(table: Any, expected: list[Row]) -> None:
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")
    whole = datasets.Dataset(table)
    for data in (whole, whole.to_iterable_dataset()):
        done = data.with_format("arrow").map(clean_table, batched=True, batch_size=4)
        assert [row["text"] for row in done.with_format(None)] == [row["text"] for row in expected]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    # The paths of its sockets must be short, which those of pytest's own folders are not.
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        quiet: dict[str, Any] = {"include_dashboard": False, "log_to_driver": False}
        try:
            ray.init("local", num_cpus=1, _temp_dir=folder, **quiet)
        except Exception as error:  # without leave to open ports
            pytest.skip(f"Ray does not start here: {type(error).__name__}")
        yield ray
        ray.shutdown()


@pytest.mark.filterwarnings("ignore")
def test_ray(ray: Any, table: Any, expected: list[Row]) -> None:
    data = ray.data.from_arrow(table).map_batches(clean_table, batch_format="pyarrow", batch_size=4)
    done = pa.concat_tables(ray.get(data.to_arrow_refs()))
    assert by_id(done) == expected


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = sql.SparkSession.builder.master("local[2]").appName("newsclean")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # without Java
        pytest.skip(f"Spark does not start here: {type(error).__name__}")
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_pyspark(spark: Any, table: Any, expected: list[Row]) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    frame = spark.createDataFrame(table).repartition(2)
    schema = from_arrow_schema(output_schema(frame.limit(0).toArrow().schema))
    done = frame.mapInArrow(clean_batches, schema).toArrow()
    assert by_id(done) == expected


@pytest.mark.filterwarnings("ignore")
def test_pyspark_counts_the_same_repeats(spark: Any) -> None:
    pytest.importorskip("narwhals", reason="narwhals is not installed")
    from newsclean.corpus import Repeats, fingerprint_batches, learn_repeats

    line = "Our newsroom needs you: give 5 euros a month and keep the lights on."
    texts = [f"Story {n * 'x'} is new.\n\n{line}" for n in range(30)]
    urls = ["https://example.com/a", "https://example.org/b"] * 15
    frame = spark.createDataFrame(pa.table({"text": texts, "url": urls})).repartition(2)
    rows = frame.mapInArrow(
        fingerprint_batches, "publisher string, document long, fingerprint long"
    )
    expected = Repeats.of(zip(texts, urls, strict=True))
    assert learn_repeats(rows) == expected
    assert learn_repeats(rows, pruned=True) == expected.pruned()
    assert max(expected.counts.values()) == 15
