"""A reading as people have corrected it."""

from typing import Any

from msgspec.structs import replace

from dragoman.model import Correction, Deed, Position, Reading, Report, Span
from dragoman.record.corrected import corrected, recoded, reviewed

TEXT = "Peru offers a lower fee. Chile refuses it."
REPORT = Report(id="r", name="r", text=TEXT)
OFFER = Position(
    id="r/p1",
    party="PER",
    stance="offers",
    issue="trade",
    evidence=(Span(report="r", start=0, end=23),),
    score=0.4,
    reason="a verb of offering",
)
READING = Reading(report=REPORT, positions=(OFFER,))


def said(deed: Deed, **facts: Any) -> Correction:
    return Correction(**{"report": "r", "kind": "position", "deed": deed, "entry": "r/p1", "by": "ana", **facts})


def test_an_accepted_entry_is_confirmed_and_keeps_its_reason() -> None:
    (position,) = corrected(READING, [said("accept")]).positions
    assert (position.status, position.by, position.score, position.reason) == (
        "confirmed",
        ("ana",),
        1.0,
        "a verb of offering",
    )


def test_a_rejected_entry_is_gone_and_stands_struck_for_whoever_corrects() -> None:
    assert corrected(READING, [said("reject")]).positions == ()
    assert reviewed(READING, [said("reject")]).positions[0].status == "rejected"


def test_an_edited_entry_is_as_the_person_has_it() -> None:
    after = {"party": "PER", "stance": "demands", "issue": "trade"}
    (position,) = corrected(READING, [said("edit", after=after)]).positions
    assert (position.id, position.stance, position.status, position.reason) == (
        "r/p1",
        "demands",
        "corrected",
        "corrected by ana",
    )


def test_an_added_entry_stands_last() -> None:
    after = {"party": "CHL", "stance": "rejects", "issue": "trade"}
    added = said("add", entry="r/by-ana-1", after=after)
    assert [p.id for p in corrected(READING, [added]).positions] == ["r/p1", "r/by-ana-1"]


def test_a_correction_finds_its_entry_after_the_report_was_read_again() -> None:
    again = replace(READING, positions=(replace(OFFER, id="r/p9", stance="demands"), replace(OFFER, id="r/p2")))
    before: dict[str, Any] = {
        "party": "PER",
        "stance": "offers",
        "issue": "trade",
        "evidence": [{"report": "r", "start": 0, "end": 23}],
    }
    whole = reviewed(again, [said("reject", before={**before, "id": "r/p1"})])
    assert [p.status for p in whole.positions] == ["suggested", "rejected"]


def test_positions_are_on_the_issues_as_they_are_called_by_now() -> None:
    assert recoded(READING, {"trade": "fees"}).positions[0].issue == "fees"
