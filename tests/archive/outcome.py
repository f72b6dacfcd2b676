"""What a run has left in its folder, as an independent program reads it."""

import json
from pathlib import Path
from typing import Any

from dragoman.archive.folder import DATA_SETS


def rows(out: Path, data_set: str) -> list[dict[str, Any]]:
    """All rows of a data set by DuckDB, in order of all that is in them."""
    import duckdb

    if not any((out / data_set).glob("**/*.parquet")):
        return []
    told = "" if data_set == "failures" else ", hive_partitioning = true, hive_types = {'day': VARCHAR}"
    found = duckdb.connect().execute(f"SELECT * FROM read_parquet('{out}/{data_set}/**/*.parquet'{told})")  # noqa: S608
    names = [column[0] for column in found.description or ()]
    made = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return sorted(made, key=lambda row: json.dumps(row, sort_keys=True, default=str))


def everything(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {data_set: rows(out, data_set) for data_set in (*DATA_SETS, "failures")}


def names(out: Path, data_set: str = "reports") -> list[str]:
    return sorted(row["name"] for row in rows(out, data_set))
