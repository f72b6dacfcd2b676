"""What a report of an agreement tells without saying who accepts it."""

import pytest
from msgspec.structs import replace

from dragoman.model import Outcome
from tests.record.ledger.talks import held, kept, moved, said, talks

JANUARY, MAY = "2031-01-10", "2031-05-20"
BEFORE = talks(
    JANUARY,
    said("NOR offers prisoners", "Norland offered to free 30 prisoners.", score=0.6),
    said("SUD demands prisoners", "Sudland wants all prisoners freed.", score=0.6),
    said("NOR rejects water", "Norland refused any water from the dam.", score=0.6),
)
SIGNED = said("SUD accepts border", "Sudland and Norland signed for the bridge.", score=0.8)


def test_a_term_is_accepted_by_who_had_offered_or_refused_what_it_is_about() -> None:
    ledger = kept(BEFORE, talks(MAY, SIGNED, "Under the text, 45 prisoners will be freed.", outcome="agreement"))
    assert moved(ledger) == [f"NOR prisoners offers accepts {MAY}"]
    accepted = next(entry for entry in ledger.entries if entry.stance == "accepts" and entry.issue == "prisoners")
    assert (accepted.party, accepted.reason) == ("NOR", "in what was agreed")
    assert accepted.evidence[0].report == accepted.reports[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The prisoners are not in the text.",
        "“The prisoners will be freed,” said a driver who waited outside.",
        "Sudland wants the prisoners to be freed by Friday.",
        "The prisoners sang.",
        "The agreement was signed in the rain.",
    ],
)
def test_what_is_left_open_wanted_or_said_is_no_term(sentence: str) -> None:
    assert moved(kept(BEFORE, talks(MAY, SIGNED, sentence, outcome="agreement"))) == []


@pytest.mark.parametrize("outcome", ["no-agreement", "continues", None])
def test_without_an_agreement_nothing_is_accepted(outcome: Outcome | None) -> None:
    assert moved(kept(BEFORE, talks(MAY, SIGNED, "Under the text, 45 prisoners will be freed.", outcome=outcome))) == []


def test_the_silence_of_a_report_that_is_read_surely_counts() -> None:
    sure = said("SUD accepts border", "Sudland and Norland signed for the bridge.")
    assert (
        moved(kept(BEFORE, talks(MAY, sure, "Under the text, 45 prisoners will be freed.", outcome="agreement"))) == []
    )


def test_what_a_party_is_surely_read_to_hold_stays_beside_the_terms() -> None:
    refused = said("NOR rejects prisoners", "Norland keeps ten prisoners all the same.", score=0.8)
    text = "Under the text, 45 prisoners will be freed."
    ledger = kept(BEFORE, talks(MAY, SIGNED, refused, text, outcome="agreement"))
    assert f"NOR accepts prisoners {MAY} -" not in held(ledger)


def test_a_meeting_that_was_hardly_read_to_have_agreed_binds_nobody() -> None:
    may = talks(MAY, SIGNED, "Under the text, 45 prisoners will be freed.", outcome="agreement")
    doubtful = replace(may, meetings=tuple(replace(meeting, score=0.4) for meeting in may.meetings))
    assert moved(kept(BEFORE, doubtful)) == []


def test_who_will_chair_what_is_no_consent_to_talk() -> None:
    before = talks(JANUARY, said("NOR rejects talks", "Norland wants no envoy in the chair.", score=0.6))
    chair = "The envoy will chair a committee of delegations on the format."
    assert moved(kept(before, talks(MAY, SIGNED, chair, outcome="agreement"))) == []
