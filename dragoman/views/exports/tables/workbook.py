"""All tables in one workbook, a sheet each."""

from datetime import datetime
from pathlib import Path
from typing import Any

from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.columns import Column
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import ABOUT, HEADINGS, RIGHTS, dictionary
from dragoman.views.exports.tables.rows import Row, rows_of

MOST_ROWS = 1_048_576
MADE = datetime(2000, 1, 1)  # the same for every workbook, or equal records would not give equal bytes
WIDTHS = {"string": 18, "date": 12, "yearmonth": 12, "integer": 9, "number": 9, "boolean": 9, "list": 22}
WIDE = {"text": 80, "words": 60, "claim": 60, "left_out": 40, "title": 40, "detail": 40, "reason": 40, "process": 28}


def write_xlsx(parts: Parts, path: Path, texts: bool = False) -> None:
    """A sheet for each table, which goes on in "statements 2" where a sheet is full; first the data dictionary."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        fill(parts, path, texts)
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", error.args)) from error


def fill(parts: Parts, path: Path, texts: bool) -> None:
    import xlsxwriter

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        book.use_zip64()
        book.set_properties({"title": "Negotiation record", "comments": f"{ABOUT} {RIGHTS}", "created": MADE})
        written = Formats(book)
        write_dictionary(book, written)
        sheets = {name: Sheets(book, name, table.columns, written) for name, table in TABLES.items()}
        for name, rows in rows_of(parts, texts):
            for row in rows:
                sheets[name].add(row)
        for one in sheets.values():
            one.finish()


class Formats:
    """How headings and days look."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED"})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        self.heading._get_xf_index()
        self.day = days._get_xf_index()


def write_dictionary(book: Any, formats: Formats) -> None:
    columns = tuple(Column(heading, "string", "") for heading in HEADINGS)
    sheets = Sheets(book, "dictionary", columns, formats)
    for line in dictionary():
        sheets.add(list(line))
    sheets.finish()
    sheets.sheet.set_column(len(HEADINGS) - 1, len(HEADINGS) - 1, 90)


class Sheets:
    """A table's sheet, and those in which it goes on."""

    def __init__(self, book: Any, name: str, columns: tuple[Column, ...], formats: Formats) -> None:
        self.book, self.name, self.columns, self.formats = book, name, columns, formats
        self.count = 0
        self.begin()

    def begin(self) -> None:
        from dragoman.views.exports.tables.sheet import Sheet

        self.count += 1
        name = self.name if self.count == 1 else f"{self.name} {self.count}"
        self.sheet = self.book.add_worksheet(name, worksheet_class=Sheet)
        self.sheet.freeze_panes(1, 0)
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, WIDE.get(column.name, WIDTHS[column.type]))
            self.sheet.write_string(0, at, column.name, self.formats.heading)
        self.row = 1

    def add(self, row: Row) -> None:
        if self.row == MOST_ROWS:
            self.finish()
            self.begin()
        self.sheet.add(self.row, row, self.formats.day)
        self.row += 1

    def finish(self) -> None:
        """The filter over all rows that were written."""
        self.sheet.autofilter(0, 0, self.row - 1, len(self.columns) - 1)
