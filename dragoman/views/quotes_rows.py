"""Who said what as flat rows, each statement with what there is to know of it: for pandas, DuckDB, a spreadsheet.

jsonl  one statement a line
csv    the same with a line of headings; lists are joined by spaces
"""

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.model import Failure, Reading, Statement, StatementKind, Value
from dragoman.views.cells import in_cell
from dragoman.views.record_json import encoded
from dragoman.views.words import Names


class Row(Value, frozen=True, kw_only=True):
    """One statement with its report; `cue_words` and `source_words` are the report's, `text` is that of the record."""

    id: str
    report: str
    report_name: str
    published: str | None
    outlet: str | None
    speaker: str | None
    speaker_name: str | None
    party: str | None
    kind: StatementKind
    hedges: tuple[str, ...]
    text: str
    spans: tuple[tuple[int, int], ...]
    cue_words: str | None
    source_words: str | None
    score: float


def write_quotes_jsonl(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """One statement a line; a report without any, and one that could not be read, gives none."""
    for row in rows_of(readings):
        out.write(encoded(row) + b"\n")


def write_quotes_csv(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """A table in UTF-8; a line break, tab or control character in a report's words is a space."""
    table = csv.writer(codecs.getwriter("utf-8")(out), lineterminator="\n")
    table.writerow(Row.__struct_fields__)
    for row in rows_of(readings):
        table.writerow(in_cell(cell(getattr(row, field))) for field in Row.__struct_fields__)


def rows_of(readings: Iterable[Reading | Failure]) -> Iterator[Row]:
    """The statements of all readings, in order."""
    for reading in readings:
        if isinstance(reading, Reading):
            names = Names({actor.id: actor for actor in reading.actors})
            yield from (row_of(statement, reading, names) for statement in reading.statements)


def row_of(statement: Statement, reading: Reading, names: Names) -> Row:
    report = reading.report
    return Row(
        id=statement.id,
        report=report.id,
        report_name=report.name,
        published=report.published,
        outlet=report.outlet,
        speaker=statement.speaker,
        speaker_name=names.plain(statement.speaker) if statement.speaker else None,
        party=statement.party,
        kind=statement.kind,
        hedges=statement.hedges,
        text=statement.text,
        spans=statement.spans,
        cue_words=words_at(statement.cue, report.text),
        source_words=words_at(statement.source, report.text),
        score=statement.score,
    )


def words_at(span: tuple[int, int] | None, text: str) -> str | None:
    return None if span is None else text[slice(*span)]


def cell(value: Any) -> str:
    """A value as one cell: nothing for None, "conditional future", "203-234 287-315"."""
    if isinstance(value, tuple):
        return " ".join("-".join(map(str, part)) if isinstance(part, tuple) else part for part in value)
    return "" if value is None else str(value)
