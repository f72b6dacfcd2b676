"""What stands in the rows of the tables, whatever file they go to."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Movement
from dragoman.views.exports.parts import Part, as_it_stands
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import id_of
from dragoman.views.exports.tables.entries import ROWS
from dragoman.views.exports.tables.named import Named
from tests.made import lighthouse
from tests.views.exports.invented import parts as invented
from tests.views.exports.tables.rows import Rows, tables_of


def assert_keys_hold(tables: Rows) -> None:
    """Each key is there once, and each id leads somewhere."""
    for name, table in TABLES.items():
        keys = [tuple(row[one] for one in table.key) for row in tables[name]]
        assert len(keys) == len(set(keys)), name
        assert all(None not in key for key in keys), name
        for column in table.leads:
            goal = column.leads_to or ""
            there = {row[id_of(goal)] for row in tables[goal]} | {None}
            assert {row[column.name] for row in tables[name]} <= there, (name, column.name)


def test_every_table_is_filled_and_every_column_of_it_has_a_value_or_says_that_there_is_none(
    processes: list[Part], by_hand: list[Part]
) -> None:
    assert list(ROWS) == list(TABLES)
    filled = set()
    for part in (*processes, *by_hand):
        for table, rows in ROWS.items():
            for values in rows(Named(part, "talks", texts=True)):
                filled.add(table)
                assert {column.name for column in TABLES[table].columns} - {"process"} <= set(values), table
    assert filled == set(TABLES)


def test_keys_are_there_once_and_lead_somewhere_in_records_of_processes(
    processes: list[Part], by_hand: list[Part]
) -> None:
    tables = tables_of([*processes, *by_hand])
    assert_keys_hold(tables)
    assert len(tables["movements"]) > 10
    assert any(row["before"] for row in tables["movements"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(parts=invented())
def test_keys_are_there_once_and_lead_somewhere_in_whatever_record(parts: list[Part]) -> None:
    assert_keys_hold(tables_of(parts))


def test_a_statement_can_be_read_without_other_tables(by_hand: list[Part]) -> None:
    (first, *_) = tables_of(by_hand)["statements"]
    assert first["speaker_name"] == "Winsome Carty"
    assert (first["office"], first["party"], first["party_name"]) == ("foreign-minister", "JAM", "Jamaica")
    assert first["text"] == "We shall not hand over the lamp, The keepers stay, and so do I."
    assert first["published"] == date(2024, 6, 12)


def test_evidence_has_every_stretch_of_words_as_the_report_has_them(processes: list[Part]) -> None:
    texts = {report.id: report.text for part in processes for report in part.record.reports}
    rows = tables_of(processes)["evidence"]
    assert {row["entry_kind"] for row in rows} >= {"statement", "position", "movement", "disagreement"}
    assert all(row["words"] == texts[row["report"]][row["start"] : row["end"]] for row in rows)
    spans = sum(len(one.spans) for part in processes for one in part.record.statements)
    assert sum(row["entry_kind"] == "statement" for row in rows) == spans


def test_what_is_known_to_the_month_has_a_month_and_no_day(by_hand: list[Part]) -> None:
    rows = {row["id"].partition("/")[2]: row for row in tables_of(by_hand[:1])["meetings"]}
    assert (rows["m1"]["date"], rows["m1"]["date_month"]) == (date(2024, 6, 11), "2024-06")
    assert (rows["m3"]["date"], rows["m3"]["date_month"]) == (None, "2024-03")


def test_texts_go_along_only_when_asked_for(by_hand: list[Part]) -> None:
    assert {row["text"] for row in tables_of(by_hand)["reports"]} == {None}
    texts = [part.record.reports[0].text for part in by_hand]
    assert [row["text"] for row in tables_of(by_hand, texts=True)["reports"]] == texts
    assert [row["letters"] for row in tables_of(by_hand)["reports"]] == [len(text) for text in texts]


def test_parties_that_act_as_one_are_an_actor_of_their_own() -> None:
    record = as_it_stands(lighthouse())
    joint = replace(record.positions[0], party="HTI-JAM")
    tables = tables_of([Part("talks", replace(record, positions=(joint,)))])
    assert {"id": "HTI-JAM", "kind": "joint", "name": "Haiti and Jamaica"} in tables["actors"]
    assert_keys_hold(tables)


def test_a_movement_whose_positions_were_left_out_leads_to_none() -> None:
    record = as_it_stands(lighthouse())
    moved = Movement(
        id="m", party="JAM", issue="trade", from_stance=None, to_stance="offers", before="gone", after="gone too"
    )
    (row,) = tables_of([Part("talks", replace(record, movements=(moved,)))])["movements"]
    assert (row["before"], row["after"]) == (None, None)


def test_a_report_by_itself_that_comes_again_is_written_once() -> None:
    part = Part(None, as_it_stands(lighthouse()))
    assert tables_of([part, part]) == tables_of([part])


def test_a_report_of_two_processes_is_told() -> None:
    record = as_it_stands(lighthouse())
    with pytest.raises(UsageError, match=r"Report '\w+' comes twice, in 'lamp' and in 'dues'. Give each record once."):
        tables_of([Part("lamp", record), Part("dues", record)])


def test_two_processes_of_one_name_are_told_apart() -> None:
    other = as_it_stands(lighthouse(text=f"{lighthouse().report.text}\n\nCorrected."))
    tables = tables_of([Part("lamp", as_it_stands(lighthouse())), Part("lamp", other)])
    assert [row["process"] for row in tables["processes"]] == ["lamp", "lamp (2)"]
    assert [row["id"] for row in tables["parties"]] == ["JAM", "HTI", "PAN"] * 2
    assert [row["id"] for row in tables["actors"] if row["kind"] == "state"] == ["JAM", "HTI", "PAN"]
    assert_keys_hold(tables)


def test_words_quoted_in_a_statement_that_was_left_out_lead_to_none() -> None:
    record = as_it_stands(lighthouse())
    inner = replace(record.statements[0], quoted_in="gone")
    (row,) = tables_of([Part("talks", replace(record, statements=(inner,)))])["statements"]
    assert row["quoted_in"] is None
