"""A reading as people have corrected it."""

from typing import Any

import msgspec
from msgspec.structs import replace

from dragoman.model import Actor, Correction, Deed, Meeting, Position, Reading, Report, Span, Statement
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


KEN, UGA = (Actor(id=code, kind="state", name=code, code=code) for code in ("KEN", "UGA"))
AMANI = Actor(id="r/a1", kind="person", name="Amani Wekesa", party="KEN")
WHOLE = Reading(
    report=REPORT,
    actors=(KEN, UGA, AMANI),
    meetings=(Meeting(id="r/m1", parties=("KEN", "UGA"), participants=("r/a1",), mediators=("KEN-UGA",)),),
    statements=(
        Statement(id="r/s1", report="r", speaker="r/a1", party="KEN", kind="direct", spans=((0, 4),), text="Peru"),
        Statement(id="r/s2", report="r", kind="direct", spans=((5, 11),), text="offers", quoted_in="r/s1"),
    ),
    positions=(Position(id="r/p1", party="KEN", stance="offers", issue="trade", target="r/a1"),),
)


def of(entry: Any) -> dict[str, Any]:
    """An entry as a correction has it."""
    found: dict[str, Any] = msgspec.to_builtins(entry)
    return found


def test_of_two_who_accept_an_entry_both_are_named() -> None:
    (position,) = corrected(READING, [said("accept"), said("accept", by="ben"), said("accept")]).positions
    assert (position.status, position.by) == ("confirmed", ("ana", "ben"))


def test_who_accepts_a_rejected_entry_brings_it_back() -> None:
    (position,) = corrected(READING, [said("accept"), said("reject"), said("accept", by="ben")]).positions
    assert (position.status, position.by) == ("confirmed", ("ben",))
    after = {"party": "PER", "stance": "demands", "issue": "trade"}
    (position,) = corrected(READING, [said("edit", after=after), said("reject"), said("accept", by="ben")]).positions
    assert (position.stance, position.status, position.by) == ("demands", "corrected", ("ana", "ben"))


def test_an_entry_that_was_edited_is_found_by_whoever_speaks_of_it_next() -> None:
    edit = said("edit", before=of(OFFER), after={**of(OFFER), "stance": "demands", "issue": "fees"})
    now = of(corrected(READING, [edit]).positions[0])
    for before in (now, of(OFFER), None):
        assert corrected(READING, [edit, said("reject", by="ben", before=before)]).positions == ()


def test_what_was_corrected_is_found_when_the_report_was_read_anew_with_more_words() -> None:
    wider = replace(OFFER, id="r/p7", evidence=(Span(report="r", start=0, end=24),))
    again = replace(READING, positions=(replace(OFFER, evidence=(Span(report="r", start=25, end=42),)), wider))
    whole = reviewed(again, [said("reject", before=of(OFFER))])
    assert [p.status for p in whole.positions] == ["suggested", "rejected"]


def test_what_was_accepted_stays_where_the_program_no_longer_reads_it() -> None:
    (position,) = corrected(replace(READING, positions=()), [said("accept", before=of(OFFER))]).positions
    assert (position.stance, position.status, position.by) == ("offers", "confirmed", ("ana",))
    assert corrected(replace(READING, positions=()), [said("reject", before=of(OFFER))]).positions == ()


def test_a_rejected_person_is_spoken_of_by_nobody() -> None:
    reading = corrected(WHOLE, [said("reject", kind="actor", entry="r/a1")])
    assert [actor.id for actor in reading.actors] == ["KEN", "UGA"]
    assert reading.statements[0].speaker is None
    assert reading.statements[0].party == "KEN"
    assert reading.meetings[0].participants == ()
    assert reading.positions[0].target is None


def test_a_rejected_party_is_spoken_of_by_nobody_and_takes_no_position() -> None:
    reading = corrected(WHOLE, [said("reject", kind="actor", entry="KEN")])
    assert reading.positions == ()
    assert reading.meetings[0].parties == ("UGA",)
    assert reading.statements[0].party is None
    assert [actor.party for actor in reading.actors if actor.kind == "person"] == [None]


def test_a_statement_quoted_in_a_rejected_one_is_quoted_in_none() -> None:
    (statement,) = corrected(WHOLE, [said("reject", kind="statement", entry="r/s1")]).statements
    assert statement.quoted_in is None


def test_a_party_under_another_code_is_so_wherever_it_is_spoken_of() -> None:
    reading = corrected(WHOLE, [said("edit", kind="actor", entry="KEN", after={**of(KEN), "code": "SSD"})])
    assert [actor.id for actor in reading.actors] == ["SSD", "UGA", "r/a1"]
    assert reading.actors[2].party == "SSD"
    assert reading.positions[0].party == reading.statements[0].party == "SSD"
    assert (reading.meetings[0].parties, reading.meetings[0].mediators) == (("SSD", "UGA"), ("SSD-UGA",))


def test_two_parties_of_one_code_are_one() -> None:
    reading = corrected(WHOLE, [said("edit", kind="actor", entry="KEN", after={**of(KEN), "code": "UGA"})])
    assert [(actor.id, actor.status) for actor in reading.actors[:-1]] == [("UGA", "corrected")]
    assert reading.meetings[0].parties == ("UGA",)


def test_people_are_found_by_their_names_where_their_ids_have_changed() -> None:
    again = replace(WHOLE, actors=(KEN, UGA, replace(AMANI, id="r/a1", name="Ben Otieno"), replace(AMANI, id="r/a2")))
    edit = said(
        "edit", kind="statement", entry="r/s2", before=of(WHOLE.statements[1]), names={"r/a1": "Amani Wekesa"},
        after={**of(WHOLE.statements[1]), "speaker": "r/a1"},
    )  # fmt: skip
    assert corrected(again, [edit]).statements[1].speaker == "r/a2"


def test_a_party_of_which_only_a_person_speaks_is_in_the_reading() -> None:
    after = {"party": "CHL", "stance": "rejects", "issue": "trade"}
    reading = corrected(WHOLE, [said("add", entry="r/by-ana-1", after=after)])
    assert [(one.id, one.kind) for one in reading.actors if one.id == "CHL"] == [("CHL", "state")]
