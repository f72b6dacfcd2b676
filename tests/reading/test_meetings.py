"""Meetings with their day, place, sides and outcome."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Meeting
from dragoman.reading.meetings import find_meetings
from dragoman.reading.meetings.formats import track_of
from dragoman.reading.meetings.outcomes import outcome_of
from dragoman.reading.meetings.spells import minutes_of
from dragoman.reading.meetings.today import day_of_report
from dragoman.reading.tense import Tenses
from tests.builders import cases, parsed_cast


def meetings_of(text: str, published: str | None = None) -> tuple[Meeting, ...]:
    return find_meetings(*parsed_cast(text.strip(), published=published))


def value_of(told: Any) -> Any:
    """A slot as a case has it: lists are in order, "" is nothing."""
    return tuple(told) if isinstance(told, list) else None if told == "" else told


@pytest.mark.parametrize("case", cases("reading/cases/meetings"))
def test_a_report_gives_these_meetings(case: dict[str, Any]) -> None:
    found = meetings_of(case["text"], case.get("published"))
    told = [*([case["main"]] if "main" in case else []), *case["others"]]
    got = [{slot: getattr(meeting, slot) for slot in wanted} for meeting, wanted in zip(found, told, strict=True)]
    assert got == [{slot: value_of(value) for slot, value in wanted.items()} for wanted in told]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("The talks lasted about an hour and a half.", 90),
        ("after three hours of talks", 180),
        ("It took 45 minutes.", 45),
        ("They met.", None),
    ],
)
def test_a_duration_is_told_in_minutes(words: str, minutes: int | None) -> None:
    assert minutes_of(words) == minutes


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("The round in Kisumu ended without agreement.", "no-agreement"),
        ("They signed an accord.", "agreement"),
        ("The meeting was called off.", "called-off"),
        ("The delegations sat in a hotel.", None),
    ],
)
def test_one_sentence_tells_an_outcome(words: str, outcome: str | None) -> None:
    assert outcome_of(words).outcome == outcome


def test_there_is_one_main_meeting_at_most_and_it_comes_first() -> None:
    text = cases("reading/cases/meetings")[0].values[0]["text"]
    assert [meeting.main for meeting in meetings_of(text, "2019-05-16")] == [True, False]


@pytest.mark.parametrize("case", cases("reading/cases/meetings"))
def test_nothing_is_planned_for_a_day_before_the_report(case: dict[str, Any]) -> None:
    published = case.get("published", "")
    planned = [m.date for m in meetings_of(case["text"], published or None) if m.outcome == "planned" and m.date]
    assert all(date >= published[: len(date)] for date in planned)


@pytest.mark.parametrize(
    ("words", "track"),
    [
        ("The technical talks went on.", "technical"),
        ("a meeting of the military track", "military"),
        ("the working group on water", "water"),
        ("an expert-level round", "expert-level"),
        ("military talks in Jinja", None),
    ],
)
def test_the_strand_of_talks_is_told(words: str, track: str | None) -> None:
    assert track_of(words) == track


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("RABAT, April 1 - The accord signed in Faro in July 1993 lapses today.", "1994-04-01"),
        ("RABAT, 1 October - The accord signed in Faro in July 1993 lapses today.", "1993-10-01"),
        ("The accord lapses today.", "2001-06-15"),
    ],
)
def test_a_report_without_a_year_is_seen_from_a_day_after_what_it_tells_as_past(text: str, day: str) -> None:
    parsed, _ = parsed_cast(text)
    today = day_of_report(parsed.report.text, None, Tenses(parsed))
    assert (today.day, today.known) == (day, False)


def test_evidence_quotes_the_report_and_reasons_are_given() -> None:
    text = cases("reading/cases/meetings")[0].values[0]["text"].strip()
    for meeting in meetings_of(text, "2019-05-16"):
        assert meeting.evidence
        assert meeting.reason
        assert all(0 <= span.start < span.end <= len(text) for span in meeting.evidence)


@settings(max_examples=15, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab .,“”\"'\n12Talks met Oslo"), max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    meetings_of(text, "2022-03-10")
