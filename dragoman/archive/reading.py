"""The third stage: the originals among what passed are read, 200 at a time, and written by their days."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dragoman.apart import Apart, EndedError
from dragoman.archive.copies import copies_digest
from dragoman.archive.failures import Failed, failed_of, write_failures
from dragoman.archive.folder import Manifest, begin, finish, finished, whole_file, work_path
from dragoman.archive.helpers import reader
from dragoman.archive.rows import Row, rows_of, schema_of
from dragoman.archive.settings import Settings
from dragoman.days import is_day
from dragoman.model import Failure, Reading, Report
from dragoman.surrogates import whole

STAGE = "read"
ROWS = 200  # that are a part of this stage: some 40 seconds' work
UNKNOWN = "unknown"
Sorted = dict[tuple[str, str], list[Row]]


class Passed(msgspec.Struct, frozen=True):
    """Rows [start, stop) of what passed in a part of the archive."""

    part: str
    place: str
    start: int
    stop: int
    of: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.part}-{self.start:09}"

    @property
    def weight(self) -> int:
        return self.stop - self.start


def passed_parts(sifted: Sequence[Manifest], settings: Settings, rows: int = ROWS) -> list[Passed]:
    """What is to be read, in parts, and what each is made of."""
    parts = []
    for manifest in sifted:
        of = {"sifted": manifest.digest, "copies": copies_digest(manifest.part, settings)}
        count = manifest.counts.get("passed", 0)
        parts += [
            Passed(manifest.part, manifest.place, start, min(start + rows, count), of)
            for start in range(0, count, rows)
        ]
    return parts


def read_part(passed: Passed, settings: Settings) -> Manifest:
    """Rows read; their data lie in the data sets, each day's in a file. Done already, they are not read again."""
    of = {**passed.of, "start": passed.start, "stop": passed.stop}
    if (done := finished(settings.out, STAGE, passed.name, of)) is not None:
        return done
    begin(settings.out, STAGE, passed.name)
    began, apart = time.process_time(), reader(settings)
    apart_before = apart.cpu_seconds
    counts: Counter[str] = Counter()
    failures: list[Failed] = []
    found: Sorted = defaultdict(list)
    for score, copied, reading in readings_of(passed, settings, apart):
        if isinstance(reading, Failed):
            failures.append(reading)
            continue
        note(counts, reading, copied)
        day = reading.report.published or ""
        for data_set, row in rows_of(reading, whole(passed.place), score, copied):
            found[data_set, day if is_day(day) else UNKNOWN].append(row)
    counts += Counter(f"failed: {one.kind}" for one in failures)
    files = [write_rows(data_set, day, rows, passed, settings) for (data_set, day), rows in sorted(found.items())]
    files += write_failures(settings.out, STAGE, passed.name, failures)
    spent = time.process_time() - began + apart.cpu_seconds - apart_before
    return finish(
        settings.out,
        Manifest(STAGE, passed.name, passed.place, of, dict(counts), round(spent, 3), tuple(files)),
    )


def note(counts: Counter[str], reading: Reading, copied: Row | None) -> None:
    """Count a reading and what is in it."""
    counts["copies" if copied else "read"] += 1
    if not copied:
        counts["words"] += len(reading.report.text.split())
        for name in ("statements", "positions", "meetings", "events"):
            counts[name] += len(getattr(reading, name))


def readings_of(
    passed: Passed, settings: Settings, apart: Apart
) -> Iterator[tuple[float, Row | None, Reading | Failed]]:
    """Each row's score, what it copies if anything, and its reading: that of a copy is its report alone."""
    copies = copies_in(passed, settings)
    for number, row in rows_between(passed, settings):
        report = msgspec.json.decode(row["report"], type=Report)
        copied = copies.get(number)
        if copied is None:
            yield row["score"], None, reading_of(report, settings, apart)
        else:
            flag = f"not read: a copy of {copied['copy_of']} ({copied['copy_of_name']})"
            yield row["score"], copied, Reading(report=msgspec.structs.replace(report, flags=(*report.flags, flag)))


def reading_of(report: Report, settings: Settings, apart: Apart) -> Reading | Failed:
    try:
        reading: Reading | Failure = apart.ask_again(settings.seconds, settings.read, report)
    except EndedError as ended:
        return Failed(report.name, report.url, f"could not be read: {ended.why}")
    return failed_of(reading, report.url) if isinstance(reading, Failure) else reading


def copies_in(passed: Passed, settings: Settings) -> dict[int, Row]:
    from pyarrow import parquet

    rows = parquet.read_table(work_path(settings.out, "copies", passed.part)).to_pylist()
    return {row.pop("row"): row for row in rows if passed.start <= row["row"] < passed.stop}


def rows_between(passed: Passed, settings: Settings) -> Iterator[tuple[int, Row]]:
    """The rows of the part, with their numbers in what passed."""
    from pyarrow import parquet

    first = 0
    with parquet.ParquetFile(work_path(settings.out, "sift", passed.part)) as table:
        for group in range(table.metadata.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            if first < passed.stop and first + count > passed.start:
                rows = table.read_row_group(group, columns=["score", "report"]).to_pylist()
                yield from ((first + n, row) for n, row in enumerate(rows) if passed.start <= first + n < passed.stop)
            first += count


def write_rows(data_set: str, day: str, rows: list[Row], passed: Passed, settings: Settings) -> str:
    """The rows of one data set and one day in a file of the part's own; its name in the folder."""
    import pyarrow
    from pyarrow import parquet

    path = settings.out / data_set / f"day={day}" / f"{passed.name}.parquet"
    with whole_file(path) as partial:
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema_of(data_set)), partial, compression="zstd")
    return path.relative_to(settings.out).as_posix()
