import io
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pytest

from dragoman.model import Failure, Reading, Record, Report
from dragoman.record.assemble import assemble
from dragoman.views.record_json import write_jsonl, write_record
from tests.made import UNREADABLE, empty, lighthouse


def written(readings: Iterable[Reading | Failure]) -> bytes:
    out = io.BytesIO()
    write_record(readings, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [UNREADABLE],
        [empty()],
        [lighthouse()],
        [
            lighthouse(),
            empty(),
            UNREADABLE,
            lighthouse("copy.txt"),
            lighthouse(text=lighthouse().report.text + "\n\nMore."),
        ],
    ],
    ids=["none", "unreadable", "empty", "one", "many"],
)
def test_the_stream_writes_the_very_bytes_of_the_assembled_record(readings: Sequence[Reading | Failure]) -> None:
    assert written(iter(readings)) == msgspec.json.encode(assemble(readings)) + b"\n"


def test_memory_stays_flat_however_many_reports_there_are() -> None:
    class Nowhere(io.RawIOBase):
        def write(self, data: object) -> int:
            return len(bytes(data))  # type: ignore[call-overload]

    def many(number: int) -> Iterator[Reading]:
        for index in range(number):
            yield Reading(report=Report(id=str(index), name="fair.txt", text="A long day at the fair. " * 4000))

    tracemalloc.start()
    try:
        write_record(many(150), Nowhere())  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 6_000_000


def test_each_line_is_a_reading_that_comes_back_as_it_was() -> None:
    out = io.BytesIO()
    write_jsonl([lighthouse()], out)
    assert msgspec.json.decode(out.getvalue(), type=Reading) == lighthouse()


def test_the_record_comes_back_as_it_was() -> None:
    assert msgspec.json.decode(written([lighthouse()]), type=Record) == assemble([lighthouse()])


def test_a_file_name_that_is_no_unicode_does_not_end_the_run() -> None:
    readings = [Reading(report=Report(id="1", name="caf\udce9.txt", text="He left.")), empty()]
    assert [report.name for report in msgspec.json.decode(written(readings), type=Record).reports] == [
        "caf\ufffd.txt",
        "cup.txt",
    ]
