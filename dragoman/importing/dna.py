"""Files of Discourse Network Analyzer 3: SQLite databases of documents, statements and entities.

for document in documents_in(Path("coded.dna")): ...

Start and Stop count Java's letters, units of UTF-16; a day is in seconds since 1970, UTC.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.dna_schema import MACHINE, MARK, HandedOut, heard
from dragoman.errors import SourceError
from dragoman.importing.coded import CodedDocument, CodedStatement, Values
from dragoman.importing.dna_again import came_back
from dragoman.importing.dna_names import ids_of, is_ours, kinds_of
from dragoman.utf16 import Units

LONGEST = 200_000_000  # bytes of a value that is taken out of the file
NEEDED = {
    "CODERS": {"ID", "Name"},
    "DOCUMENTS": {"ID", "Title", "Text", "Author", "Source", "Notes", "Date"},
    "STATEMENTTYPES": {"ID", "Label"},
    "VARIABLES": {"ID", "Variable", "DataType", "StatementTypeId"},
    "STATEMENTS": {"ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"},
    "ENTITIES": {"ID", "VariableId", "Value"},
    "DATASHORTTEXT": {"StatementId", "VariableId", "Entity"},
    "DATALONGTEXT": {"StatementId", "VariableId", "Value"},
    "DATAINTEGER": {"StatementId", "VariableId", "Value"},
    "DATABOOLEAN": {"StatementId", "VariableId", "Value"},
}
STATEMENTS = (
    "SELECT s.ID, s.Coder, c.Name, t.Label, s.Start, s.Stop FROM STATEMENTS s "
    "LEFT JOIN CODERS c ON c.ID = s.Coder LEFT JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId "
    "WHERE s.DocumentId = ? ORDER BY s.Start, s.ID"
)
VALUES = [
    " ".join((
        f"SELECT d.StatementId, v.Variable, v.DataType, {value}",
        f"FROM {table} d JOIN VARIABLES v ON v.ID = d.VariableId",
        more,
        "WHERE d.StatementId IN (SELECT ID FROM STATEMENTS WHERE DocumentId = ?)",
    ))
    for table, value, more in (
        ("DATASHORTTEXT", "e.Value", "LEFT JOIN ENTITIES e ON e.ID = d.Entity"),
        ("DATALONGTEXT", "d.Value", ""),
        ("DATAINTEGER", "d.Value", ""),
        ("DATABOOLEAN", "d.Value", ""),
    )
]  # fmt: skip
REPORT = re.compile(rf"\b{MARK}([0-9a-f]{{12}})\b")


def documents_in(path: Path) -> Iterator[CodedDocument]:
    """The documents of a file, in order of their numbers; SourceError where it is none of DNA 3."""
    if not path.is_file():
        raise SourceError(f"There is no file '{path}'. Check the name.")
    try:
        with closing(opened(path)) as file:
            check(file, path)
            of_file = DnaFile(file, is_ours(file), ids_of(file), kinds_of(file))
            numbers = [number for (number,) in file.execute("SELECT ID FROM DOCUMENTS ORDER BY ID")]
            yield from (of_file.document(number) for number in numbers)
    except sqlite3.Error as error:
        raise SourceError(
            f"'{path}' cannot be read as a file of DNA: {error}. Open it in DNA, and save a copy of it."
        ) from error


def opened(path: Path) -> sqlite3.Connection:
    """The file for reading alone; nothing that its schema holds is run."""
    file = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)
    file.execute("PRAGMA trusted_schema = OFF")
    file.execute("PRAGMA query_only = ON")
    file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    file.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return file


def check(file: sqlite3.Connection, path: Path) -> None:
    """An error where a table or a column is not there; what is called like one and is a view counts for nothing."""
    tables = {name for (name,) in file.execute("SELECT upper(name) FROM sqlite_master WHERE type = 'table'")}
    for table, columns in NEEDED.items():
        if table not in tables:
            raise SourceError(f"'{path}' has no table {table}, so it is no file of DNA 3. Name a .dna file.")
        there = {name for _, name, *_ in file.execute(f"PRAGMA table_info({table})")}
        if missing := sorted(columns - there):
            raise SourceError(
                f"'{path}' has no {table}.{missing[0]}: it is of another version of DNA. Open and save it in DNA 3."
            )


@dataclass(frozen=True)
class DnaFile:
    """An open file; whether we wrote it, and the ids and kinds that its values have."""

    rows: sqlite3.Connection
    ours: bool
    ids: dict[str, dict[str, str]]
    kinds: dict[str, str]

    def document(self, number: int) -> CodedDocument:
        title, text, author, source, notes, seconds = self.rows.execute(
            "SELECT Title, Text, Author, Source, Notes, Date FROM DOCUMENTS WHERE ID = ?", (number,)
        ).fetchone()
        text, known = text_of(text), REPORT.search(text_of(notes))
        report = known[1] if known else None
        handed_out = list(self.handed_out(report))
        statements = list(self.statements(number, Units(text)))
        stay, gone = came_back(statements, handed_out, Units(text))
        return CodedDocument(
            id=str(number),
            title=text_of(title),
            text=text,
            author=text_of(author),
            source=text_of(source),
            published=day_of(seconds),
            report=report,
            statements=stay,
            gone=gone,
            ids=self.ids,
            kinds=self.kinds,
        )

    def handed_out(self, report: str | None) -> Iterator[HandedOut]:
        """What was coded in a report when the file was written."""
        if report and self.ours:
            for (setting,) in self.rows.execute("SELECT Value FROM SETTINGS WHERE Property = ?", (MARK + report,)):
                yield from heard(text_of(setting))

    def statements(self, document: int, units: Units) -> Iterator[tuple[int, CodedStatement]]:
        """The statements of a document, each with the number of its coder."""
        values: dict[int, Values] = {}
        for sql in VALUES:
            for statement, name, kind, value in self.rows.execute(sql, (document,)):
                values.setdefault(statement, {})[text_of(name)] = value_of(value, text_of(kind))
        for row in self.rows.execute(STATEMENTS, (document,)).fetchall():
            yield row[1], statement_of(row, values.get(row[0], {}), units, self.ours)


def statement_of(row: Sequence[Any], values: Values, units: Units, ours: bool) -> CodedStatement:
    """A statement; what belongs to the program in a file that it wrote is nobody's."""
    number, coder, name, kind, start, stop = row
    called = " ".join(text_of(name).split()) or f"coder {coder}"
    return CodedStatement(
        id=str(number),
        coder="" if ours and called == MACHINE else called,
        kind=text_of(kind),
        start=in_points(start, units),
        end=in_points(stop, units),
        values=values,
    )


def value_of(value: object, kind: str) -> str | int | None:
    """A value; of a short or long text that is none, nothing."""
    if kind in ("boolean", "integer"):
        return int(value) if isinstance(value, int | float) else None
    return text_of(value)


def in_points(unit: object, units: Units) -> int:
    """A place in code points; one before all of the text where there is none."""
    return units.to(unit) if isinstance(unit, int) and unit >= 0 else -1


def text_of(value: object) -> str:
    """Text as it stands; what is none is empty, and bytes are read as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def day_of(seconds: object) -> str | None:
    """The day of seconds since 1970, which itself stands for one that is not known; none of what is no day."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if isinstance(seconds, int) and seconds else None
    except (OverflowError, OSError, ValueError):
        return None
