"""A sheet of an Excel workbook that takes whole rows, written as XML at once: XlsxWriter's way costs a call a cell."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dragoman.utf16 import Units
from dragoman.views.text import in_place

MOST_UNITS = 32_767  # UTF-16 units that fit into a cell
BEFORE_FIRST = date(1899, 12, 30)  # day 0, for all days since March 1900
SKIPPED = date(1900, 3, 1)  # spreadsheets count a 29 February 1900 before it
FIRST_YEAR = 1900  # earlier days are none to a spreadsheet
LETTERS = [xl_col_to_name(at) for at in range(100)]
CODE = re.compile("_x[0-9a-fA-F]{4}_")  # what a spreadsheet would take for a character
KEPT_IN_MIND = 10_000  # words and days of cells: most come again and again


class Sheet(Worksheet):  # type: ignore[misc]
    """XlsxWriter's sheet of constant memory, with `add` for a row without formats but for its days."""

    def add(self, number: int, values: Sequence[Any], day_format: int) -> None:
        """The row of a number, counted from 0 and larger than those before; a value that is None leaves its cell empty.

        Words stay words, whatever they begin with.
        """
        self._check_dimensions(number, len(values) - 1)
        if self.previous_row < number:
            self._write_single_row(number)
        place = number + 1
        cells = [
            f'<c r="{letter}{place}"{words(value) if type(value) is str else cell(value, day_format)}'
            for letter, value in zip(LETTERS, values, strict=False)
            if value is not None and value not in NOTHING
        ]
        if cells:
            self.fh.write(f'<row r="{place}">{"".join(cells)}</row>')


NOTHING = ("", ())


def cell(value: Any, day_format: int) -> str:
    """The rest of a cell behind its place."""
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f"><v>{value:.16G}</v></c>"
    if isinstance(value, date) and value.year >= FIRST_YEAR:
        return f' s="{day_format}"><v>{serial(value)}</v></c>'
    return words("; ".join(value) if isinstance(value, tuple) else str(value))


def serial(day: date) -> int:
    """A day as spreadsheets count it: 1 for 1 January 1900."""
    return (day - BEFORE_FIRST).days - (day < SKIPPED)


def words(text: str) -> str:
    return kept_in_mind(text) if len(text) < 40 else inline(text)


def inline(text: str) -> str:
    """Words on one line, as XML: markup and what looks like a spreadsheet's code for a character are words too."""
    shown = escape(fitting(in_place(text)))
    if "_x" in shown:
        shown = CODE.sub(lambda match: f"_x005F{match[0]}", shown)
    space = ' xml:space="preserve"' if shown[:1].isspace() or shown[-1:].isspace() else ""
    return f' t="inlineStr"><is><t{space}>{shown}</t></is></c>'


kept_in_mind = lru_cache(KEPT_IN_MIND)(inline)


def fitting(words: str) -> str:
    """The words, or as many as fit into a cell with a note of how many there are."""
    if 2 * len(words) <= MOST_UNITS or (size := Units(words).of(len(words))) <= MOST_UNITS:
        return words
    note = f" … [cut: a cell holds {MOST_UNITS} characters, these words have {size}]"
    return words[: Units(words).to(MOST_UNITS - len(note))] + note
