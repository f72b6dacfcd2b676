"""Events with their CAMEO codes."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import given, settings
from msgspec.structs import replace

from dragoman.model import Origin
from dragoman.views.exports.parts import Part
from tests.views.exports.events.made import TEXT, event, part
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported


def rows(parts: list[Part], **options: Any) -> list[dict[str, str]]:
    with TemporaryDirectory() as room:
        return table(exported("cameo", parts, Path(room), **options))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def pairs(**facts: Any) -> list[tuple[str, str, str]]:
    found = rows([part(event(**facts))], dyads=True)
    return [(row["source"], row["target"], row["code"]) for row in found]


def test_an_event_is_one_row_with_code_root_quad_class_goldstein_score_and_words() -> None:
    (row,) = rows([part(event(cameo="046", actors=("JAM", "HTI"), recipients=()))])
    assert (row["source"], row["target"], row["date"]) == ("JAM; HTI", "", "2024-06-11")
    assert (row["code"], row["code_from"], row["root"]) == ("046", "event", "04")
    assert (row["quad"], row["goldstein"]) == ("1", "7")
    assert row["words"] == TEXT[int(row["start"]) : int(row["end"])]


def test_reports_that_print_the_same_text_have_one_origin_so_that_it_can_be_counted_once() -> None:
    one, other = part(event()).record, part(event(id="e2", span_of="f" * 12), id="f" * 12).record
    origin = Origin(id="o1", reports=(one.reports[0].id, other.reports[0].id))
    both = replace(one, reports=(*one.reports, *other.reports), events=(*one.events, *other.events), origins=(origin,))
    found = rows([Part("talks", both)])
    assert [row["report"] for row in found] == [report.id for report in both.reports]
    assert {row["origin"] for row in found} == {"o1"}


def test_what_is_not_known_is_empty() -> None:
    (row,) = rows([part(event(type="REJECT", mode="meet"))])
    assert (row["code"], row["code_from"], row["root"], row["quad"], row["goldstein"]) == ("", "", "", "", "")
    assert row["plover_quad"] == "3"


def test_a_code_that_stands_behind_plover_says_so() -> None:
    (row,) = rows([part(event(mode="phone"))])
    assert (row["code"], row["code_from"]) == ("041", "plover")


def test_a_group_keeps_its_own_code_and_a_person_that_of_their_side() -> None:
    (row,) = rows([part(event(actors=("FARC",), recipients=("p/min",)))])
    assert (row["source"], row["target"], row["target_name"]) == ("FARC", "JAM", "Ana Cole")


def test_in_pairs_what_is_done_together_goes_both_ways() -> None:
    assert pairs(cameo="046", actors=("JAM", "HTI"), recipients=()) == [("JAM", "HTI", "046"), ("HTI", "JAM", "046")]


def test_in_pairs_who_is_visited_hosts() -> None:
    assert pairs(mode="visit", cameo="042") == [("JAM", "HTI", "042"), ("HTI", "JAM", "043")]


def test_in_pairs_a_complaint_of_two_is_two_and_no_quarrel_between_them() -> None:
    two = {"type": "ACCUSE", "cameo": "111", "actors": ("JAM", "HTI")}
    assert pairs(**two, recipients=("FARC",)) == [("JAM", "FARC", "111"), ("HTI", "FARC", "111")]
    assert pairs(**two, recipients=()) == [("JAM", "", "111"), ("HTI", "", "111")]
    assert pairs(cameo="120", actors=(), recipients=()) == [("", "", "120")]


def test_a_month_stays_a_month_and_the_day_of_publication_is_said_to_be_that() -> None:
    month, day = rows([part(event(date="2024-02"), event(id="e2", date=None))])
    assert (month["date"], day["date"]) == ("2024-02", "2024-06-12")
    assert "month" in month["date_note"]
    assert "publication" in day["date_note"]


@settings(max_examples=60, deadline=None)
@given(parts=invented())
def test_every_event_is_in_the_table_once(parts: list[Part]) -> None:
    ids = [one.id for each in parts for one in each.record.events]
    assert [row["event"] for row in rows(parts)] == ids
    assert {row["event"] for row in rows(parts, dyads=True)} == set(ids)


def test_duckdb_reads_the_same_table(by_hand: list[Part], tmp_path: Path) -> None:
    path = exported("cameo", by_hand, tmp_path)
    again = duckdb.connect().read_csv(str(path), header=True, all_varchar=True)
    read = [tuple(cell or "" for cell in row) for row in again.fetchall()]
    assert read == [tuple(row.values()) for row in table(path)]
    assert len(read) == 2
