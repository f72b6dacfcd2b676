"""Positions and quotations as statements of DNA."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from dragoman.model import Origin
from dragoman.utf16 import Units
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import TEXT, lighthouse, span, statement
from tests.views.exports.dna.opened import POSITIONS, QUOTATIONS, Dna, opened, part_of
from tests.views.exports.invented import parts as invented


def test_positions_are_statements_at_their_words(lamp: Dna) -> None:
    found = lamp.statements(POSITIONS)
    assert [(one["words"], one["person"], one["organization"], one["concept"], one["agreement"]) for one in found] == [
        ("We shall not hand over the lamp", "Winsome Carty", "Jamaica", "territory", 0),
        ("send its boats home", "Jean-Marc Délice", "Haiti", "withdrawal", 1),
        ("harbour dues are halved", "Jean-Marc Délice", "Haiti", "trade", 1),
    ]
    assert found[0]["Start"] == TEXT.index("We shall not") + 2
    assert [(one["stance"], one["detail"], one["condition"], one["target"]) for one in found] == [
        ("rejects", "hand over the lamp", "", ""),
        ("conditions", "send its boats home", "the harbour dues are halved", "Jamaica"),
        ("demands", "lower dues", "", ""),
    ]
    assert [(one["score"], one["status"], one["Coder"]) for one in found] == [
        (100, "suggested", "Dragoman"),
        (100, "suggested", "Dragoman"),
        (40, "suggested", "Dragoman"),
    ]
    assert [one["entry"].split("/")[1] for one in found] == ["p1", "p2", "p3"]


def test_each_piece_of_a_quotation_is_a_statement(lamp: Dna) -> None:
    found = lamp.statements(QUOTATIONS)
    shown = ("words", "piece", "person", "organization", "kind", "hedges")
    assert [tuple(one[name] for name in shown) for one in found] == [
        ("We shall not hand over the lamp,", 1, "Winsome Carty", "Jamaica", "direct", ""),
        ("The keepers stay, and so do I.", 2, "Winsome Carty", "Jamaica", "direct", ""),
        (
            "Haiti would send its boats home provided that the harbour dues are halved", 1,
            "Jean-Marc Délice", "Haiti", "indirect", "conditional",
        ),
        ("“nobody has seen the lamp lit since May”", 1, "", "", "mixed", ""),
    ]  # fmt: skip
    assert [one["entry"].split("/")[1] for one in found] == ["s1", "s1", "s2", "s3"]


def test_the_text_panel_paints_all_of_a_document_in_order(lamp: Dna) -> None:
    painted = lamp.painted(1)
    assert len(painted) == 7
    assert [one["Start"] for one in painted] == sorted(one["Start"] for one in painted)
    assert {(one["Type"], one["Coder"]) for one in painted} == {(POSITIONS, "Dragoman"), (QUOTATIONS, "Dragoman")}


def test_a_network_counts_what_the_record_says(lamp: Dna) -> None:
    assert lamp.affiliations("organization") == {
        ("Jamaica", "territory", 0): 1,
        ("Haiti", "withdrawal", 1): 1,
        ("Haiti", "trade", 1): 1,
    }


def test_narrow_agreement_leaves_demands_and_conditions_out() -> None:
    found = opened([part_of(lighthouse())], agreement="narrow").statements(POSITIONS)
    assert [(one["stance"], one["agreement"]) for one in found] == [("rejects", 0)]


def test_a_concept_can_be_an_issue_with_its_stance() -> None:
    found = opened([part_of(lighthouse())], concepts="issue-and-stance").statements(POSITIONS)
    assert [one["concept"] for one in found] == ["territory: rejects", "withdrawal: conditions", "trade: demands"]


def test_what_two_sides_hold_each_of_them_holds_once() -> None:
    one = lighthouse()
    joint = replace(one.positions[2], party="JAM-HTI", evidence=(span(one.report, "agreed on the ferry"),))
    found = opened([part_of(replace(one, positions=(joint,)))]).statements(POSITIONS)
    assert [(one["person"], one["organization"]) for one in found] == [("", "Jamaica"), ("", "Haiti")]
    assert found[0]["entry"] == found[1]["entry"]


def test_a_position_is_coded_at_every_place_it_rests_on() -> None:
    one = lighthouse()
    twice = replace(one.positions[0], evidence=(*one.positions[0].evidence * 2, span(one.report, "The keepers stay")))
    found = opened([part_of(replace(one, positions=(twice,)))]).statements(POSITIONS)
    assert [one["words"] for one in found] == ["We shall not hand over the lamp", "The keepers stay"]


def test_whoever_tells_what_another_side_holds_does_not_hold_it() -> None:
    one = lighthouse()
    told = replace(one.positions[0], party="HTI")
    (found,) = opened([part_of(replace(one, positions=(told,)))]).statements(POSITIONS)
    assert (found["person"], found["organization"]) == ("", "Haiti")


def test_a_speaker_of_two_sides_speaks_for_each() -> None:
    one = lighthouse()
    both = statement(one.report, 9, "agreed on the ferry", kind="indirect", speaker="JAM-HTI")
    found = opened([part_of(replace(one, statements=(both,)))]).statements(QUOTATIONS)
    assert [(one["person"], one["organization"]) for one in found] == [("", "Jamaica"), ("", "Haiti")]


def test_rejected_entries_are_left_out() -> None:
    one = lighthouse()
    gone = replace(
        one,
        positions=tuple(replace(each, status="rejected") for each in one.positions),
        statements=tuple(replace(each, status="rejected") for each in one.statements),
    )
    assert opened([part_of(gone)]).all("SELECT * FROM STATEMENTS") == []


def test_a_copy_is_a_document_without_codings_unless_they_are_asked_for() -> None:
    one, other = lighthouse(), lighthouse(text=f"{TEXT}\n\nPrinted again.")
    both = replace(
        as_it_stands(one),
        reports=(one.report, other.report),
        positions=tuple(
            replace(each, evidence=(*each.evidence, *again.evidence))
            for each, again in zip(as_it_stands(one).positions, other.positions, strict=True)
        ),
        statements=(*one.statements, *other.statements),
        origins=(Origin(id=one.report.id, reports=(one.report.id, other.report.id)),),
    )
    without, with_copies = opened([Part("lamp", both)]), opened([Part("lamp", both)], copies=True)
    assert [one["Type"] for one in without.documents()] == ["report", "copy"]
    assert without.documents()[1]["Notes"] == f"dragoman:{other.report.id}\ncopy of dragoman:{one.report.id}"
    assert [len(without.painted(document)) for document in (1, 2)] == [7, 0]
    assert [len(with_copies.painted(document)) for document in (1, 2)] == [7, 7]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(parts=invented())
def test_every_statement_is_at_the_words_of_its_entry(parts: list[Part]) -> None:
    dna = opened(iter(parts))
    texts = {report.id: report.text for part in parts for report in part.record.reports}
    documents = [one["Notes"].splitlines()[0].removeprefix("dragoman:") for one in dna.documents()]
    assert documents == list(texts)
    found = {
        (one["entry"], one["Start"], one["Stop"]): one["words"]
        for label in (POSITIONS, QUOTATIONS)
        for one in dna.statements(label)
    }
    wanted = {
        (entry, Units(texts[report]).of(start), Units(texts[report]).of(end)): texts[report][start:end]
        for entry, report, start, end in places_of(parts)
    }
    assert found == wanted
    assert dna.all("PRAGMA foreign_key_check") == []


def places_of(parts: list[Part]) -> Iterator[tuple[str, str, int, int]]:
    for part in parts:
        for position in part.record.positions:
            yield from ((position.id, place.report, place.start, place.end) for place in position.evidence)
        for one in part.record.statements:
            yield from ((one.id, one.report, start, end) for start, end in one.spans)
