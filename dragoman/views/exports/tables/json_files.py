"""A file of JSON lines for each table."""

from contextlib import ExitStack
from pathlib import Path

import msgspec

from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import describe
from dragoman.views.exports.tables.named import Values
from dragoman.views.exports.tables.rows import rows_of
from dragoman.views.record_json import readable

ENCODER = msgspec.json.Encoder()


def write_json_lines(parts: Parts, folder: Path, texts: bool = False) -> None:
    """Each row an object with all columns of its table in their order; nothing is null, a list an array."""
    names = {table: [column.name for column in TABLES[table].columns] for table in TABLES}
    with ExitStack() as files:
        out = {name: files.enter_context((folder / f"{name}.jsonl").open("wb")) for name in TABLES}
        for table, rows in rows_of(parts, texts):
            out[table].write(lines([dict(zip(names[table], row, strict=True)) for row in rows]))
    describe(folder, "jsonl")


def lines(rows: list[Values]) -> bytes:
    """Each row as a line; half a surrogate becomes the sign for unreadable."""
    try:
        return ENCODER.encode_lines(rows)
    except UnicodeEncodeError:
        return ENCODER.encode_lines([readable(msgspec.to_builtins(row)) for row in rows])
