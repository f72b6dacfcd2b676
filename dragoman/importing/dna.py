"""Files of Discourse Network Analyzer 3: SQLite databases of documents, statements and entities.

for document in documents_in(Path("coded.dna")): ...

Start and Stop count Java's letters, units of UTF-16; a day is in seconds since 1970, UTC.
"""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.errors import SourceError
from dragoman.importing.coded import Coded, CodedDocument, CodedStatement

NEEDED = {
    "CODERS": {"ID", "Name"},
    "DOCUMENTS": {"ID", "Title", "Text", "Coder", "Author", "Source", "Notes", "Date"},
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
    "SELECT s.ID, c.Name, t.Label, s.Start, s.Stop FROM STATEMENTS s "
    "LEFT JOIN CODERS c ON c.ID = s.Coder LEFT JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId "
    "WHERE s.DocumentId = ? ORDER BY s.Start, s.ID"
)
VALUES = (
    "SELECT v.Variable, v.DataType, e.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON v.ID = d.VariableId "
    "LEFT JOIN ENTITIES e ON e.ID = d.Entity WHERE d.StatementId = :id UNION ALL "
    "SELECT v.Variable, v.DataType, d.Value FROM DATALONGTEXT d JOIN VARIABLES v ON v.ID = d.VariableId "
    "WHERE d.StatementId = :id UNION ALL "
    "SELECT v.Variable, v.DataType, d.Value FROM DATAINTEGER d JOIN VARIABLES v ON v.ID = d.VariableId "
    "WHERE d.StatementId = :id UNION ALL "
    "SELECT v.Variable, v.DataType, d.Value FROM DATABOOLEAN d JOIN VARIABLES v ON v.ID = d.VariableId "
    "WHERE d.StatementId = :id"
)
REPORT = re.compile(r"\bdragoman:([0-9a-f]{12})\b")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def documents_in(path: Path) -> Iterator[CodedDocument]:
    """The documents of a file, in order of their numbers; SourceError where it is none of DNA 3."""
    if not path.is_file():
        raise SourceError(f"There is no file '{path}'. Check the name.")
    try:
        with closing(opened(path)) as file:
            check(file, path)
            numbers = [number for (number,) in file.execute("SELECT ID FROM DOCUMENTS ORDER BY ID")]
            yield from (document_of(file, number) for number in numbers)
    except sqlite3.Error as error:
        raise SourceError(
            f"'{path}' cannot be read as a file of DNA: {error}. Open it in DNA, and save a copy of it."
        ) from error


def opened(path: Path) -> sqlite3.Connection:
    """The file for reading alone; nothing that its schema holds is run."""
    file = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)
    file.execute("PRAGMA trusted_schema = OFF")
    file.execute("PRAGMA query_only = ON")
    file.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return file


def check(file: sqlite3.Connection, path: Path) -> None:
    """An error where a table or a column is not there."""
    for table, columns in NEEDED.items():
        there = {name for _, name, *_ in file.execute(f"PRAGMA table_info({table})")}
        if not there:
            raise SourceError(f"'{path}' has no table {table}, so it is no file of DNA 3. Name a .dna file.")
        if missing := sorted(columns - there):
            raise SourceError(
                f"'{path}' has no {table}.{missing[0]}: it is of another version of DNA. Open and save it in DNA 3."
            )


def document_of(file: sqlite3.Connection, number: int) -> CodedDocument:
    title, text, author, source, notes, seconds = file.execute(
        "SELECT Title, Text, Author, Source, Notes, Date FROM DOCUMENTS WHERE ID = ?", (number,)
    ).fetchone()
    text = str(text or "")
    known = REPORT.search(str(notes or ""))
    units = starts_in_units(text)
    return CodedDocument(
        id=str(number),
        title=str(title or ""),
        text=text,
        author=str(author or ""),
        source=str(source or ""),
        published=day_of(seconds),
        report=known[1] if known else None,
        statements=tuple(statement_of(file, row, units) for row in file.execute(STATEMENTS, (number,)).fetchall()),
    )


def statement_of(file: sqlite3.Connection, row: Sequence[Any], units: list[int] | None) -> CodedStatement:
    number, coder, kind, start, stop = row
    values: dict[str, Coded] = {}
    for name, of, value in file.execute(VALUES, {"id": number}):
        values[str(name)] = bool(value) if of == "boolean" else value
    return CodedStatement(
        id=str(number),
        coder=str(coder or ""),
        kind=str(kind or ""),
        start=in_points(int(start), units),
        end=in_points(int(stop), units),
        values=values,
    )


def starts_in_units(text: str) -> list[int] | None:
    """Where each code point of a text begins in UTF-16; None where the two counts are the same."""
    if not ASTRAL.search(text):
        return None
    return [0, *accumulate(1 + (letter > "\uffff") for letter in text)]


def in_points(unit: int, units: list[int] | None) -> int:
    """The code point that begins at a unit of UTF-16, or the next one."""
    return unit if units is None else bisect_left(units, unit)


def day_of(seconds: object) -> str | None:
    """The day of seconds since 1970; none of what is no day between the years 1 and 9999."""
    try:
        return None if not isinstance(seconds, int) else datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return None
