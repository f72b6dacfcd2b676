"""The 40 columns of POLECAT, as csv and DuckDB read them."""

import csv
from pathlib import Path

import duckdb

from dragoman.views.exports.parts import Part
from tests.views.exports.events.made import event, part
from tests.views.exports.making import exported

COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
]  # fmt: skip


def table(parts: list[Part], room: Path) -> list[dict[str, str]]:
    with exported("polecat", parts, room).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", strict=True))


def test_it_has_the_forty_columns_in_their_order(tmp_path: Path) -> None:
    (row,) = table([part(event())], tmp_path)
    assert list(row) == COLUMNS
    assert len(COLUMNS) == 40


def test_a_meeting_is_one_row_with_its_parties_in_lists(tmp_path: Path) -> None:
    one = event(actors=("JAM", "HTI"), recipients=(), cameo="046", place="Port-au-Prince")
    (row,) = table([part(one, outlet="The Harbour Post", language="en")], tmp_path)
    assert row["Event Date"] == "2024-06-11"
    assert (row["Event Type"], row["Quad Code"], row["Contexts"]) == ("CONSULT", "VERBAL COOPERATION", "diplomatic")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("Jamaica; Haiti", "JAM; HTI", "51; 41")
    assert row["Recipient Name"] == ""
    assert (row["Raw Placename"], row["Country"], row["Intensity"]) == ("Port-au-Prince", "", "")
    assert (row["Source"], row["Publication Date"], row["Language"]) == ("The Harbour Post", "2024-06-12", "en")
    assert row["Story People"] == "Ana Cole; Teo Brand; Ivo Sand"
    assert row["Story Organizations"] == "Red Cross; United Nations; Tagua rebels; FARC; KLF"
    assert row["Story Locations"] == "Jamaica; Haiti; Port-au-Prince"
    assert row["Version"].startswith("dragoman ")


def test_in_a_list_with_gaps_each_party_keeps_its_place(tmp_path: Path) -> None:
    (row,) = table([part(event(actors=("p/min", "KLF", "UNO")))], tmp_path)
    assert row["Actor Country"] == "JAM; None; IGO"
    assert row["Actor COW"] == "51; None; None"
    assert row["Actor Sectors"] == "GOV; UNK; None"
    assert row["Actor Title"] == "foreign minister; None; None"


def test_events_without_a_day_are_kept_without_one(tmp_path: Path) -> None:
    rows = table([part(event(date=None), event(id="e2", date="2024-02"), published=None)], tmp_path)
    assert [row["Event Date"] for row in rows] == ["", ""]


def test_hostile_words_break_neither_rows_nor_columns(by_hand: list[Part], tmp_path: Path) -> None:
    evil = '=1+1\t"x\n\ty"; z\r'
    parts = [*by_hand, part(event(place=evil, mode=evil), outlet=evil)]
    rows = table(parts, tmp_path)
    assert len(rows) == 3
    assert [row["Event ID"] for row in rows] == [one.id for each in parts for one in each.record.events]
    assert rows[2]["Raw Placename"] == '\'=1+1 "x  y"; z '
    path = tmp_path / "out.tsv"
    again = duckdb.connect().read_csv(str(path), sep="\t", header=True, all_varchar=True)
    assert again.columns == COLUMNS
    read = [tuple(cell or "" for cell in row) for row in again.fetchall()]
    assert read == [tuple(row.values()) for row in rows]
