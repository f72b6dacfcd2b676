"""All tables in one workbook, a sheet each."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from dragoman.views.exports.export import Parts
from dragoman.views.exports.tables.columns import Column
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import ABOUT, HEADINGS, RIGHTS, dictionary
from dragoman.views.exports.tables.rows import Row, rows_of
from dragoman.views.text import in_place

MOST_ROWS = 1_048_576
MOST_UNITS = 32_767  # UTF-16 units that fit into a cell
FIRST_YEAR = 1900  # earlier days are none to a spreadsheet
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
        for name, row in rows_of(parts, texts):
            sheets[name].add(row)
        for one in sheets.values():
            one.finish()


class Formats:
    """How headings and days look."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})


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
        self.count += 1
        self.sheet = self.book.add_worksheet(self.name if self.count == 1 else f"{self.name} {self.count}")
        self.sheet.freeze_panes(1, 0)
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, WIDE.get(column.name, WIDTHS[column.type]))
            self.sheet.write_string(0, at, column.name, self.formats.heading)
        self.row = 1

    def add(self, row: Row) -> None:
        if self.row == MOST_ROWS:
            self.finish()
            self.begin()
        for at, value in enumerate(row):
            if value is not None:
                self.put(at, value)
        self.row += 1

    def put(self, at: int, value: Any) -> None:
        """One cell: words stay words, whatever they begin with."""
        if isinstance(value, bool):
            self.sheet.write_boolean(self.row, at, value)
        elif isinstance(value, int | float):
            self.sheet.write_number(self.row, at, value)
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            self.sheet.write_datetime(self.row, at, value, self.formats.day)
        else:
            words = "; ".join(value) if isinstance(value, tuple) else str(value)
            if words:
                self.sheet.write_string(self.row, at, fitting(in_place(words)))

    def finish(self) -> None:
        """The filter over all rows that were written."""
        self.sheet.autofilter(0, 0, self.row - 1, len(self.columns) - 1)


def fitting(words: str) -> str:
    """The words, or as many as fit into a cell with a note of how many there are."""
    if 2 * len(words) <= MOST_UNITS or units(words) <= MOST_UNITS:
        return words
    note = f" … [cut: a cell holds {MOST_UNITS} characters, these words have {units(words)}]"
    kept = words.encode("utf-16-le")[: 2 * (MOST_UNITS - len(note))].decode("utf-16-le", "ignore")
    return kept + note


def units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
