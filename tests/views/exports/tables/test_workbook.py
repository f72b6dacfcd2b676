"""The workbook as another program opens it."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands
from dragoman.views.exports.tables import workbook
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.text import in_place
from tests.made import lighthouse
from tests.views.exports.tables.rows import tables_of


def opened(parts: list[Part], where: Path, **options: Any) -> Any:
    written(EXPORTS["xlsx"], parts, where / "talks.xlsx", **options)
    return openpyxl.load_workbook(where / "talks.xlsx")


def as_in_sheet(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str):
        return in_place(value) or None
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def test_every_row_is_read_back(processes: list[Part], by_hand: list[Part], tmp_path: Path) -> None:
    parts = [*processes, *by_hand]
    book = opened(parts, tmp_path, texts=True)
    assert book.sheetnames == ["dictionary", *TABLES]
    expected = tables_of(parts, texts=True)
    for name, table in TABLES.items():
        first, *rows = book[name].iter_rows(values_only=True)
        assert first == tuple(column.name for column in table.columns)
        assert rows == [tuple(map(as_in_sheet, row.values())) for row in expected[name]], name


def test_no_cell_is_a_formula_or_a_link(by_hand: list[Part], tmp_path: Path) -> None:
    record = by_hand[0].record
    evil = replace(record.statements[0], text='=HYPERLINK("http://evil.example")')
    link = replace(record.statements[1], text="http://evil.example")
    part = Part("=1+1", replace(record, statements=(evil, link)))
    book = opened([part], tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}
    assert all(cell.hyperlink is None for cell in cells)
    assert "=1+1" in {cell.value for cell in cells}


def test_the_first_row_stays_in_sight_and_filters(processes: list[Part], tmp_path: Path) -> None:
    book = opened(processes, tmp_path)
    for name, table in TABLES.items():
        assert book[name].freeze_panes == "A2"
        last = openpyxl.utils.get_column_letter(len(table.columns))
        assert book[name].auto_filter.ref == f"A1:{last}{book[name].max_row}"


def test_the_first_sheet_says_what_each_column_is(tmp_path: Path) -> None:
    _, *rows = opened([], tmp_path)["dictionary"].iter_rows(values_only=True)
    assert [(row[0], row[1], row[5]) for row in rows] == [
        (name, column.name, column.does) for name, table in TABLES.items() for column in table.columns
    ]


def test_a_table_longer_than_a_sheet_goes_on_in_a_second(
    processes: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 101)
    book = opened(processes, tmp_path)
    expected = tables_of(processes)["evidence"]
    names = [name for name in book.sheetnames if name.startswith("evidence")]
    assert names[:3] == ["evidence", "evidence 2", "evidence 3"]
    sheets = [list(book[name].iter_rows(values_only=True)) for name in names]
    assert {sheet[0] for sheet in sheets} == {tuple(column.name for column in TABLES["evidence"].columns)}
    assert [row for sheet in sheets for row in sheet[1:]] == [tuple(map(as_in_sheet, row.values())) for row in expected]
    assert max(map(len, sheets)) == 101


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_words_longer_than_a_cell_are_cut_and_say_so(letter: str, tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    long = replace(record.statements[0], text=letter * 40_000)
    book = opened([Part("talks", replace(record, statements=(long,)))], tmp_path)
    (found,) = [row["text"] for row in named(book["statements"])]
    units = 40_000 * len(letter.encode("utf-16-le")) // 2
    assert found.endswith(f"{letter} … [cut: a cell holds 32767 characters, these words have {units}]")
    assert 32_765 <= len(found.encode("utf-16-le")) // 2 <= 32_767


def named(sheet: Any) -> list[dict[str, Any]]:
    first, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(first, row, strict=True)) for row in rows]


def test_words_that_look_like_an_escape_are_escaped_as_the_format_says(tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    odd = replace(record.statements[0], text="see _x0041_ and <b>&amp;")
    book = opened([Part("talks", replace(record, statements=(odd,)))], tmp_path)
    found = named(book["statements"])[0]["text"]  # openpyxl leaves the escape of an underline as it stands
    assert found.replace("_x005F_", "_") == "see _x0041_ and <b>&amp;"
    assert found != "see A and <b>&amp;"


def test_days_before_those_of_spreadsheets_are_words(tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    early = replace(record.meetings[0], date="1648-10-24")
    late = replace(record.meetings[1], date="1900-01-01")
    book = opened([Part("talks", replace(record, meetings=(early, late)))], tmp_path)
    assert [row["date"] for row in named(book["meetings"])] == ["1648-10-24", datetime(1900, 1, 1)]


def test_the_clock_leaves_no_trace(tmp_path: Path) -> None:
    book = opened([], tmp_path)
    assert book.properties.created == datetime(2000, 1, 1)
    with zipfile.ZipFile(tmp_path / "talks.xlsx") as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}


MARKUP = ("<r>&</r>", "<r><t>never said</t></r>", "Talks & <tea>", " so they say", "so they say ")


@pytest.mark.parametrize("words", MARKUP)
def test_words_that_look_like_a_spreadsheets_own_markup_are_words(words: str, tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    said = replace(record.statements[0], text=words)
    book = opened([Part("talks", replace(record, statements=(said,)))], tmp_path)
    (heading, row) = book["statements"].iter_rows(values_only=True)
    assert dict(zip(heading, row, strict=True))["text"] == words


def test_words_that_a_spreadsheet_would_take_for_the_code_of_a_letter_are_told_apart(tmp_path: Path) -> None:
    """_x0041_ is A to a spreadsheet; openpyxl shows the file's own words."""
    record = as_it_stands(lighthouse())
    said = replace(record.statements[0], text="_x0041_")
    book = opened([Part("talks", replace(record, statements=(said,)))], tmp_path)
    assert "_x005F_x0041_" in {cell.value for cell in book["statements"][2]}


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2024, 2, 29)])
def test_days_are_counted_as_spreadsheets_do(day: date, tmp_path: Path) -> None:
    record = as_it_stands(lighthouse())
    held = replace(record.positions[0], since=day.isoformat())
    book = opened([Part("talks", replace(record, positions=(held,)))], tmp_path)
    (heading, row) = book["positions"].iter_rows(values_only=True)
    assert dict(zip(heading, row, strict=True))["since"] == datetime(day.year, day.month, day.day)
