"""The same rows through plain Python, Polars, DuckDB, Ray Data and PySpark: identical, row by row?

python benchmarks/engines.py TEXTS.jsonl.gz [--rows 20000] [--without pyspark]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from newsclean import Pipeline
from newsclean.arrow import clean_batches, clean_table, output_schema
from newsclean.corpus import rows

SIZE = 500


def in_polars(table: Any) -> Any:
    frame = pl.DataFrame(table)
    return pl.DataFrame(clean_table(frame.to_arrow())).to_arrow()


def in_duckdb(table: Any) -> Any:
    source, target = duckdb.connect(), duckdb.connect()
    reader = source.from_arrow(table).to_arrow_reader(SIZE)
    schema = output_schema(reader.schema)
    cleaned = pa.RecordBatchReader.from_batches(schema, clean_batches(reader))
    return target.from_arrow(cleaned).to_arrow_table()


def in_pyspark(table: Any) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - may not be installed
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    frame = spark.createDataFrame(table).repartition(4)
    schema = from_arrow_schema(output_schema(frame.limit(0).toArrow().schema))
    return frame.mapInArrow(clean_batches, schema).toArrow()


def in_ray(table: Any) -> Any:
    import ray  # noqa: PLC0415 - may not be installed

    ray.init("local", include_dashboard=False, log_to_driver=False)
    data = ray.data.from_arrow(table).repartition(4)
    cleaned = data.map_batches(clean_table, batch_format="pyarrow", batch_size=SIZE)
    return pa.concat_tables(ray.get(cleaned.to_arrow_refs()))


ENGINES = {"polars": in_polars, "duckdb": in_duckdb, "ray": in_ray, "pyspark": in_pyspark}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    data = [
        {
            "id": number,
            "text": f"{row['text']}\n\n{number}",
            "url": row["url"] if isinstance(row["url"], str) else None,
        }
        for number, row in enumerate(islice(cycle(found), args.rows))
    ]
    pipeline = Pipeline.default()
    expected = [
        {
            "id": row["id"],
            "input_text": row["text"],
            "url": row["url"],
            **rows.row_of(rows.clean_row(row["text"], None, row["url"], pipeline)),
        }
        for row in data
    ]
    table = pa.Table.from_pylist(data)
    for name, engine in ENGINES.items():
        if name not in args.without:
            start = time.perf_counter()
            result = sorted(engine(table).to_pylist(), key=lambda row: row["id"])
            same = result == expected
            print(f"{name}: {len(result):,} rows, identical: {same},", end=" ")
            print(f"{time.perf_counter() - start:,.0f} s", flush=True)


if __name__ == "__main__":
    main()
