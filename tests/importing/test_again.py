"""What coders change, take over and delete of what was handed out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.importing import Choices, Taken, taken
from dragoman.model import Reading
from dragoman.store import Store, open_store
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands, parts_of_store
from tests.importing.coder import working_in
from tests.made import lighthouse

REPORT = lighthouse().report.id
P1, S1 = f"{REPORT}/p1", f"{REPORT}/s1"


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as store:
        store.add(lighthouse(), by="ana")
        yield store


@pytest.fixture
def path(store: Store, tmp_path: Path) -> Path:
    """The lighthouse as it was handed out."""
    return hand_out(store.reading(REPORT), tmp_path / "a.dna")


def hand_out(reading: Reading, path: Path) -> Path:
    written(EXPORTS["dna"], [Part(None, as_it_stands(reading))], path)
    return path


def take(store: Store, path: Path, **choices: object) -> Taken:
    (came,) = taken(store, [path], Choices(by="desk", **choices))  # type: ignore[arg-type]
    return came


def test_what_was_changed_is_changed_and_the_rest_stays(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        for one in coder.statements(entry=P1):
            coder.change(one, concept="Lamp oil")
    came = take(store, path)
    assert (dict(came.counts), came.problems) == ({"edit": 1}, [])
    before, now = store.reading(REPORT).positions, store.corrected(REPORT).positions
    assert (now[0].issue, now[0].stance, now[0].by, now[0].status) == (
        "Lamp oil",
        before[0].stance,
        ("desk",),
        "corrected",
    )
    assert now[1:] == before[1:]


def test_a_concept_that_is_renamed_is_renamed_wherever_it_was(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        old = coder.value(coder.statements(entry=P1)[0], "concept")
        coder.rename("concept", old, "The lamp itself")
    take(store, path)
    assert store.corrected(REPORT).positions[0].issue == "The lamp itself"


def test_a_suggestion_is_confirmed_by_whoever_takes_it_over_or_says_that_it_is(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        coder.take_over(coder.statements(entry=P1)[0], "eva")
        coder.change(coder.statements(2, entry=S1)[0], status="confirmed")
    came = take(store, path, coders={"eva": "eva roe"})
    assert dict(came.counts) == {"accept": 2}
    assert store.corrected(REPORT).positions[0].by == ("eva roe",)
    assert store.corrected(REPORT).statements[0].by == ("desk",)


@pytest.mark.parametrize("missing", [True, False])
def test_what_was_deleted_is_rejected_where_that_is_asked_for(missing: bool, store: Store, path: Path) -> None:
    with working_in(path) as coder:
        for one in coder.statements(entry=P1):
            coder.delete(one)
    take(store, path, missing=missing)
    assert (P1 in [one.id for one in store.corrected(REPORT).positions]) is not missing


def test_of_a_broken_quotation_one_piece_speaks_for_all(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        pieces = coder.statements(2, entry=S1)
        assert len(pieces) == 2
        coder.change(pieces[1], person="Pilot Reid")
    take(store, path)
    reading = store.corrected(REPORT)
    said = next(one for one in reading.statements if one.id == S1)
    assert next(one.name for one in reading.actors if one.id == said.speaker) == "Pilot Reid"
    assert said.spans == lighthouse().statements[0].spans


def test_of_two_sides_one_is_exchanged_or_goes(tmp_path: Path) -> None:
    one = lighthouse()
    joint = replace(one, positions=(replace(one.positions[0], party="JAM-HTI"), *one.positions[1:]))
    for number, (do, party) in enumerate({"exchange": "PAN-HTI", "delete": "HTI"}.items()):
        with open_store(":memory:") as store:
            store.add(joint, by="ana")
            path = hand_out(joint, tmp_path / f"{number}.dna")
            with working_in(path) as coder:
                (side,) = coder.statements(entry=P1, organization="Jamaica")
                coder.change(side, organization="Panama") if do == "exchange" else coder.delete(side)
            assert take(store, path, missing=True).problems == []
            assert store.corrected(REPORT).positions[0].party == party


def test_what_cannot_be_is_told_and_nothing_of_it_is_taken(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        coder.change(coder.statements(entry=P1)[0], stance="hopes")
        coder.change(coder.statements(entry=f"{REPORT}/p2")[0], organization="")
    came = take(store, path)
    assert dict(came.counts) == {}
    assert len(came.problems) == 2
    assert "'hopes' is no stance; write one of demands" in came.problems[0] + came.problems[1]


def test_in_a_coding_of_what_was_handed_out_whoever_changed_it_is_the_coder(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        coder.change(coder.statements(entry=P1)[0], concept="Lamp oil")
    take(store, path, coding="autumn")
    assert store.corrected(REPORT).positions == store.reading(REPORT).positions
    coding = store.coding("autumn")
    assert (coding.coders, coding.suggestions, coding.finished) == (("desk",), False, {"desk": (REPORT,)})
    assert [one.issue for one in store.coded("autumn", REPORT, "desk").positions] == ["Lamp oil"]
    take(store, path, coding="winter", suggestions=True)
    assert len(store.coded("winter", REPORT, "desk").positions) == 3


def test_any_statement_of_merged_records_that_is_changed_changes_an_entry_of_its_report(
    talks: Path, tmp_path: Path
) -> None:
    with open_store(talks) as store:
        store.refresh()
        written(EXPORTS["dna"], parts_of_store(store), tmp_path / "a.dna")
        with working_in(tmp_path / "a.dna") as coder:
            changed = coder.statements()
            for one in changed:
                coder.change(one, detail=f"{coder.value(one, 'detail')} and more")
        found = list(taken(store, [tmp_path / "a.dna"], Choices(by="desk")))
        problems = [problem for one in found for problem in one.problems]
        assert not any("no longer has" in problem for problem in problems)
        edited = sum(one.counts["edit"] for one in found)
        assert len(changed) * 0.8 < edited <= len(changed)


def test_a_party_that_is_renamed_stays_who_it_was(store: Store, path: Path) -> None:
    with working_in(path) as coder:
        coder.rename("organization", "Jamaica", "The island")
    came = take(store, path)
    assert (dict(came.counts), came.problems) == ({}, [])


def test_of_two_changes_of_one_entry_the_first_counts_and_the_other_is_told(tmp_path: Path) -> None:
    one = lighthouse()
    first = one.positions[0]
    twice = replace(first, evidence=(*first.evidence, *one.positions[1].evidence))
    with open_store(":memory:") as store:
        store.add(replace(one, positions=(twice,)), by="ana")
        path = hand_out(store.reading(REPORT), tmp_path / "a.dna")
        with working_in(path) as coder:
            for statement, concept in zip(coder.statements(entry=P1), ("Lamp oil", "Wicks"), strict=True):
                coder.change(statement, concept=concept)
        came = take(store, path)
        assert [problem.partition(": ")[2] for problem in came.problems] == [
            "another statement of its entry has another issue; that one was taken"
        ]
        assert [entry.issue for entry in store.corrected(REPORT).positions] == ["Lamp oil"]
        line = store.last_line()
        take(store, path)
        assert store.last_line() == line


def test_a_place_that_is_gone_is_taken_from_its_entry_where_that_is_asked_for(tmp_path: Path) -> None:
    one = lighthouse()
    first = one.positions[0]
    twice = replace(first, evidence=(*first.evidence, *one.positions[1].evidence))
    with open_store(":memory:") as store:
        store.add(replace(one, positions=(twice,)), by="ana")
        path = hand_out(store.reading(REPORT), tmp_path / "a.dna")
        with working_in(path) as coder:
            coder.delete(coder.statements(entry=P1)[1])
        take(store, path, missing=True)
        assert [entry.evidence for entry in store.corrected(REPORT).positions] == [first.evidence]
