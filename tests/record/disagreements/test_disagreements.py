"""What origins say differently."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.model import Actor, Disagreement, Meeting, Position, Reading, Span, Statement
from dragoman.record.disagreements import find_disagreements
from dragoman.record.disagreements.accounts import lines_of
from dragoman.record.disagreements.answers import party_of
from dragoman.record.disagreements.mentions import mentions_of
from dragoman.record.ledger.occasions import dated_by_meetings
from dragoman.record.process import record_of
from dragoman.record.told import from_origins, told_in_order
from dragoman.record.verify import verify
from tests.builders import cases, report

FIRST = date(2024, 6, 12)
PARTIES = {"JAM": "Jamaica", "HTI": "Haiti", "PAN": "Panama"}


def account(text: str, *, days: int | None = 0, stance: str | None = None, name: str = "one.txt") -> Reading:
    """A report of talks between Jamaica and Haiti; with `stance` that of Haiti on a ceasefire, in its first words."""
    published = (FIRST + timedelta(days)).isoformat() if days is not None else None
    of = report(text, published=published, name=name)
    actors = tuple(Actor(id=code, kind="state", name=called, code=code) for code, called in PARTIES.items())
    evidence = (Span(report=of.id, start=0, end=text.index(" ")),)
    facts: dict[str, Any] = {"party": "HTI", "issue": "ceasefire", "stance": stance, "evidence": evidence}
    positions = (Position(id=f"{of.id}/p1", **facts),) if stance else ()
    meeting = Meeting(id=f"{of.id}/m1", parties=("JAM", "HTI"), main=True)
    return Reading(report=of, actors=actors, meetings=(meeting,), positions=positions)


def disagreements(*readings: Reading, origins: dict[str, str] | None = None) -> tuple[Disagreement, ...]:
    told = from_origins(told_in_order(readings), origins or {})
    return find_disagreements(told)


@pytest.mark.parametrize("case", cases("record/cases/disagreements"))
def test_reports_differ_or_not(case: dict[str, Any]) -> None:
    found = disagreements(account(case["one"]), account(case["other"], days=case.get("days", 1)))
    assert [one.kind for one in found] == case["kinds"]


@pytest.mark.parametrize(
    ("before", "party"),
    [
        ("Jamaica took in keepers of Haiti, whom it had ", "JAM"),
        ("He said Jamaica would take in keepers of Haiti, whom it had ", "JAM"),
        ("It took in twelve keepers from Haiti, whom it had ", None),
        ("Jamaica took in keepers, and Haiti ", "HTI"),
    ],
)
def test_a_pronoun_is_who_begins_the_sentence_not_who_is_named_last(before: str, party: str | None) -> None:
    assert party_of(before, mentions_of(told_in_order([account("It rained.")]))) == party


def test_others_of_whom_somebody_speaks_are_not_his_own_side() -> None:
    text = 'Haiti told of the lamp oil. "They offered us lamp oil," the Haitian minister said.'
    other = account(text, days=1)
    spans = ((text.index("They"), text.index(",")),)
    said = Statement(id="s1", report=other.report.id, party="HTI", kind="direct", spans=spans, text="")
    assert disagreements(account("Haiti refused the lamp oil."), replace(other, statements=(said,))) == ()


def test_each_report_stands_with_its_own_sentence() -> None:
    one = account("It rained. Jamaica and Haiti ended two days of talks on Wednesday.")
    other = account("The negotiations lasted three days, it was said.", days=1)
    (found,) = disagreements(one, other)
    assert found.about == "how long the talks lasted"
    assert found.reports == (one.report.id, other.report.id)
    assert found.claims == (
        "Jamaica and Haiti ended two days of talks on Wednesday.",
        "The negotiations lasted three days, it was said.",
    )
    for span, claim, reading in zip(found.evidence, found.claims, (one, other), strict=True):
        assert reading.report.text[span.start : span.end] == claim
    assert found.reason
    assert 0 < found.score < 1


def test_copies_never_differ_from_their_original() -> None:
    one = account("Jamaica and Haiti ended two days of talks on Wednesday.")
    other = account("The negotiations lasted three days.", days=1)
    assert disagreements(one, other, origins={other.report.id: one.report.id}) == ()


def test_a_copy_takes_part_with_its_original() -> None:
    one = account("Jamaica and Haiti ended two days of talks on Wednesday.")
    copy = account("Jamaica and Haiti ended two days of talks in Kingston.", name="copy.txt")
    other = account("The negotiations lasted three days.", days=1)
    (found,) = disagreements(one, copy, other, origins={copy.report.id: one.report.id})
    assert set(found.reports) == {one.report.id, copy.report.id, other.report.id}


@pytest.mark.parametrize(("days", "number"), [(1, 1), (30, 0)])
def test_a_party_that_accepts_and_refuses_differs_on_one_occasion_and_moves_on_two(days: int, number: int) -> None:
    found = disagreements(
        account("Yes, it said.", stance="accepts"), account("No, it said.", stance="rejects", days=days)
    )
    assert len(found) == number
    assert all(one.about == "whether Haiti accepted or refused: ceasefire" for one in found)


def test_a_report_without_a_day_is_placed_by_its_rarest_words() -> None:
    one = account("Jamaica and Haiti ended two days of talks about lighthouses, ferries, harbours and lamps.")
    later = account("Jamaica and Haiti ended two days of talks about canneries.", days=60)
    undated = account("Lamps, harbours, lighthouses, ferries: the negotiation took one day of talks.", days=None)
    (found,) = disagreements(one, later, undated)
    assert set(found.reports) == {one.report.id, undated.report.id}


def test_a_record_with_disagreements_quotes_truly() -> None:
    record = record_of(
        [account("Jamaica and Haiti ended two days of talks."), account("The negotiations lasted three days.", days=1)]
    )
    assert len(record.disagreements) == 1
    assert verify(record) == ()


SENTENCES = st.sampled_from(
    [
        "Jamaica and Haiti ended two days of talks on Wednesday.",
        "The negotiations lasted three days.",
        "Jamaica wants 30 keepers on the rock.",
        "The Jamaicans asked for 45 keepers for the rock.",
        "Haiti left the hall.",
        "Both delegations stayed until the end.",
        "The minister denied that Haiti had left the hall.",
        "It rained in May.",
    ]
)
ACCOUNTS = st.lists(
    st.builds(
        lambda lines, days: account(" ".join(lines), days=days),
        st.lists(SENTENCES, min_size=1, max_size=4),
        st.sampled_from([0, 1, 2, 45, None]),
    ),
    max_size=5,
)


def test_a_deed_in_a_headline_is_the_one_that_the_report_tells() -> None:
    one = account("Jamaica walks out\n\nThe Jamaican delegation left the hall on Tuesday, before lunch.")
    other = account("It was the Haitian delegation that walked out.", days=1)
    (found,) = disagreements(one, other)
    assert found.claims[0] == "The Jamaican delegation left the hall on Tuesday, before lunch."


def test_a_report_without_a_day_is_compared_with_those_of_the_day_of_its_meeting() -> None:
    day = FIRST.isoformat()
    walked = account("It was Haiti that walked out.", days=None)
    held = replace(walked.meetings[0], date=day, date_precision="day", outcome="called-off")
    undated = replace(walked, meetings=(held,))
    later = account("It was Jamaica that walked out.", days=40)
    told = told_in_order([account("It was Jamaica that walked out on them.", days=1), undated, later])
    (found,) = find_disagreements(dated_by_meetings(told, ()))
    assert later.report.id not in found.reports
    assert len(find_disagreements(told)) == 0


@settings(max_examples=30, deadline=None)
@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_readings_plays_no_part(readings: list[Reading], chance: random.Random) -> None:
    unique = list({reading.report.id: reading for reading in readings}.values())
    found = disagreements(*unique)
    assert found == disagreements(*chance.sample(unique, len(unique)))
    for one in found:
        assert len(one.reports) == len(set(one.reports)) == len(one.claims) == len(one.evidence) > 1
    assert len({one.id for one in found}) == len(found)


def test_two_thousand_reports_take_seconds_and_differ_day_by_day() -> None:
    talks = "Jamaica and Haiti ended {} days of talks. Jamaica wants {} keepers. Nobody left. It is report A{}."
    readings = [account(talks.format(n % 5 + 2, n % 40 + 20, n), days=n // 4) for n in range(2000)]
    found = disagreements(*readings)
    assert len(found) > 100
    assert all(len(one.reports) < 40 for one in found)


def test_a_denial_with_a_figure_is_set_beside_the_sentence_that_tells_it() -> None:
    told = account("The Haitian minister raised the size of the patrol on the rock from 40 to 60 men.")
    near = account("The Haitian minister offered no word on the patrols of the rock.", days=1)
    denial = account("Haiti never offered patrols of sixty men on the rock, an aide said.", days=2)
    (found,) = disagreements(told, near, denial)
    assert set(found.reports) == {told.report.id, denial.report.id}


def test_without_the_line_above_a_report_its_sentences_keep_their_places() -> None:
    of = account("Who pays\n\nCourrier du Cap, Jacmel, September 23, 2004\n\nIt rained. The wind was strong.")
    (told,) = told_in_order([of])
    lines = tuple(lines_of(told))
    assert [line.text for line in lines] == ["Who pays", "It rained.", "The wind was strong."]
    assert [line.place for line in lines] == [0, 1, 2]
