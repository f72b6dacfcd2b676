"""Memory while a large store is written, measured in processes of their own."""

import pytest

from quality.bench_exports import figures

SIZES = (10_000, 40_000)  # statements


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx", "dna", "jsonl-tables", "webannotation"])
def test_four_times_as_many_statements_are_written_in_hardly_more_memory(name: str) -> None:
    (_, few), (_, many) = figures([name], SIZES)
    assert many["written MB"] > 2 * few["written MB"]
    assert many["peak MB"] < 1.4 * few["peak MB"]
