"""Reports read together have the readings that each has by itself, to the last figure."""

from pathlib import Path
from random import Random

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Failure, Report
from dragoman.reading import read, read_many
from dragoman.reading.grammar import WINDOW, parse_many
from dragoman.reading.products import Products
from dragoman.sources import open_sources
from tests.builders import report

ROOT = Path(__file__).parents[2]
PARAGRAPHS = [
    "GENEVA. Rosa Quispe, the foreign minister of Peru, met envoys of Norway on Monday.",
    "“We will not sign before the prisoners are free,” she said.",
    "The rebels demanded a truce; the government refused.",
    "Shares fell by 3.5 pct in Lima.",
    "...",
    "",
]
texts = st.lists(st.sampled_from(PARAGRAPHS), max_size=5).map("\n\n".join)


def written(readings: object) -> list[bytes]:
    return [msgspec.json.encode(reading) for reading in readings]  # type: ignore[attr-defined]


def invented() -> list[Report]:
    """The reports of the corpus and of the examples."""
    places = [*(ROOT / "training/corpus/processes").glob("*.txt"), *(ROOT / "examples").glob("**/*.txt")]
    return [one for one in open_sources(sorted(map(str, places))) if not isinstance(one, Failure)]


@given(st.lists(texts, max_size=6))
@settings(max_examples=10, deadline=None)
def test_reports_read_together_have_the_readings_of_each_by_itself(of_reports: list[str]) -> None:
    reports = [report(text) for text in of_reports]
    assert written(read_many(reports)) == written(map(read, reports))


@pytest.mark.slow
def test_neither_the_number_nor_the_order_of_reports_read_together_changes_a_reading() -> None:
    reports = Random(1).sample(invented(), 48)  # noqa: S311 - which ones is no secret
    alone = {one.id: line for one, line in zip(reports, written(map(read, reports)), strict=True)}
    for size in (2, 7, 16):
        Random(size).shuffle(reports)  # noqa: S311
        few = [reports[start : start + size] for start in range(0, len(reports), size)]
        for some in few:
            assert written(read_many(some)) == [alone[one.id] for one in some]


def test_a_long_report_among_short_ones_is_parsed_as_by_itself() -> None:
    long = report("\n\n".join(PARAGRAPHS[:4] * (WINDOW // 150)))
    together = parse_many([report(PARAGRAPHS[0]), long, report(PARAGRAPHS[1])])
    assert [len(parsed.doc.text) for parsed in together] == [len(PARAGRAPHS[0]), len(long.text), len(PARAGRAPHS[1])]
    names = ["TAG", "DEP", "HEAD", "ENT_TYPE", "LEMMA"]
    assert (together[1].doc.to_array(names) == parse_many([long])[0].doc.to_array(names)).all()  # type: ignore[arg-type]


@given(st.integers(1, 90), st.integers(0, 90), st.sampled_from([64, 96, 288, 576]))
@settings(max_examples=40, deadline=None)
def test_a_row_of_a_product_does_not_hang_on_the_rows_beside_it(rows: int, before: int, width: int) -> None:
    chance = np.random.default_rng(rows)
    x = chance.standard_normal((before + rows + 5, width), dtype=np.float32)
    y = chance.standard_normal((74, width), dtype=np.float32)
    whole, some = (Products().gemm(part, y, trans2=True) for part in (x, x[before : before + rows]))
    assert np.array_equal(whole[before : before + rows], some)
    assert np.allclose(some, x[before : before + rows] @ y.T, atol=1e-3)
