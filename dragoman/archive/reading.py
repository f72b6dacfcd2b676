"""The third stage: the originals among what passed are read, 200 of a month or a day at a time, and written by days."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

import msgspec

from dragoman.apart import Apart, EndedError
from dragoman.archive.failures import counts_of, of_its_page, write_failures
from dragoman.archive.folder import Manifest, begin, finish, finished, whole_file, work_path
from dragoman.archive.helpers import reader
from dragoman.archive.layout import UNKNOWN, Passed, pages_in
from dragoman.archive.pages import read_pages
from dragoman.archive.rows import Row, rows_of, schema_of
from dragoman.archive.settings import Settings
from dragoman.archive.under_way import noted
from dragoman.days import is_day
from dragoman.model import Failure, Reading, Report
from dragoman.parquet import parquet_of

STAGE = "read"
TOGETHER = 16  # pages that are read at once: more take no less time each
SLOW = 2.0  # seconds that one of them may well take
Sorted = dict[tuple[str, str], list[Row]]


def read_part(passed: Passed, settings: Settings) -> Manifest:
    """Pages read; what they hold lies in the data sets, each day's in a file. Done already, they are not read again."""
    of = {"rows": passed.digest}
    if (done := finished(settings.out, STAGE, passed.name, of)) is not None:
        return done
    begin(settings.out, STAGE, passed.name)
    began, apart = time.process_time(), reader(settings)
    apart_before = apart.cpu_seconds
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    found: Sorted = defaultdict(list)
    readings = readings_of(passed, settings, apart)
    for row, reading in noted(readings, settings.out, STAGE, passed.name, counts, failures):
        if isinstance(reading, Failure):
            failures.append(of_its_page(reading))
            continue
        copied = copied_of(row)
        note(counts, reading, copied)
        day = reading.report.published or ""
        for data_set, entry in rows_of(reading, row["place"], row["score"], copied):
            found[data_set, day if is_day(day) else UNKNOWN].append(entry)
    counts += counts_of(failures)
    files = [write_rows(data_set, day, rows, passed, settings) for (data_set, day), rows in sorted(found.items())]
    files += write_failures(settings.out, STAGE, passed.name, failures)
    spent = time.process_time() - began + apart.cpu_seconds - apart_before
    return finish(
        settings.out,
        Manifest(STAGE, passed.name, "", of, dict(counts), round(spent, 3), tuple(files)),
    )


def note(counts: Counter[str], reading: Reading, copied: Row | None) -> None:
    """Count a reading and what is in it."""
    counts["copies" if copied else "read"] += 1
    if not copied:
        counts["words"] += len(reading.report.text.split())
        for name in ("statements", "positions", "meetings", "events"):
            counts[name] += len(getattr(reading, name))


def readings_of(passed: Passed, settings: Settings, apart: Apart) -> Iterator[tuple[Row, Reading | Failure]]:
    """Each row with its reading: that of a copy is its report alone."""
    rows = pages_in(passed, settings)
    told = zip(rows, reports_of(rows, settings), strict=True)
    while few := list(islice(told, at_once(settings.seconds))):
        originals = [report for row, report in few if row["copy_of"] is None]
        read = iter(read_together(originals, settings, apart))
        for row, report in few:
            yield row, next(read) if row["copy_of"] is None else unread(report, row)


def at_once(seconds: float) -> int:
    """How many pages are read at once, so that they have time enough where a page may take so many seconds."""
    return max(1, min(TOGETHER, int(seconds / SLOW)))


def unread(report: Report, row: Row) -> Reading:
    """A copy's reading."""
    flag = f"not read: a copy of {row['copy_of']} ({row['copy_of_name']})"
    return Reading(report=msgspec.structs.replace(report, flags=(*report.flags, flag)))


def read_together(reports: list[Report], settings: Settings, apart: Apart) -> list[Reading | Failure]:
    """Pages read in the time that one may take; each by itself, with that time, where this cannot be."""
    if len(reports) > 1:
        with suppress(EndedError):
            found: list[Reading | Failure] = apart.ask(
                settings.seconds, read_pages, settings.read, reports, settings.scheme
            )
            return [addressed(one, report) for one, report in zip(found, reports, strict=True)]
    return [reading_of(report, settings, apart) for report in reports]


def copied_of(row: Row) -> Row | None:
    """What is known of a copy's original."""
    return {name: row[name] for name in ("copy_of", "copy_of_name", "share")} if row["copy_of"] is not None else None


def reading_of(report: Report, settings: Settings, apart: Apart) -> Reading | Failure:
    try:
        return addressed(apart.ask_again(settings.seconds, settings.read, report, settings.scheme), report)
    except EndedError as ended:
        return Failure(name=report.name, reason=f"could not be read: {ended.why}", url=report.url)


def addressed(found: Reading | Failure, report: Report) -> Reading | Failure:
    """What came of a report; a failure with the report's address."""
    return msgspec.structs.replace(found, url=report.url) if isinstance(found, Failure) else found


def reports_of(rows: Sequence[Row], settings: Settings) -> Iterator[Report]:
    """The report of each row, out of what was sifted; each part's are looked up together."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        wanted[row["part"]].append(row["row"])
    found = {
        (part, number): report
        for part, numbers in wanted.items()
        for number, report in rows_at(work_path(settings.out, "sift", part), numbers)
    }
    for row in rows:
        yield msgspec.json.decode(found.pop((row["part"], row["row"])), type=Report)


def rows_at(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The reports in these rows of a part, out of the row groups in which they lie."""
    first, wanted = 0, sorted(numbers)
    with path.open("rb") as stream, parquet_of(stream) as table:
        for group in range(table.metadata.num_row_groups):
            last = first + table.metadata.row_group(group).num_rows
            here = [number for number in wanted if first <= number < last]
            if here:
                reports = table.read_row_group(group, columns=["report"], use_threads=False).column("report")
                yield from ((number, reports[number - first].as_py()) for number in here)
            first = last


def write_rows(data_set: str, day: str, rows: list[Row], passed: Passed, settings: Settings) -> str:
    """The rows of one data set and one day in a file of the part's own; its name in the folder."""
    import pyarrow
    from pyarrow import parquet

    path = settings.out / data_set / f"day={day}" / f"{passed.name}.parquet"
    with whole_file(path) as partial:
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema_of(data_set)), partial, compression="zstd")
    return path.relative_to(settings.out).as_posix()
