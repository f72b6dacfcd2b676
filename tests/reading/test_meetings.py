"""Meetings with their day, place, sides and outcome."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Meeting
from dragoman.reading.meetings import find_meetings
from dragoman.reading.meetings.formats import format_of, track_of
from dragoman.reading.meetings.occasions import with_recalled
from dragoman.reading.meetings.spells import minutes_of
from dragoman.reading.meetings.talks import set_scene
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
    told = [*([case["main"]] if "main" in case else []), *case.get("others", [])]
    got = [{slot: getattr(meeting, slot) for slot in wanted} for meeting, wanted in zip(found, told, strict=True)]
    assert got == [{slot: value_of(value) for slot, value in wanted.items()} for wanted in told]


def test_a_town_recalls_a_meeting_where_a_month_or_day_stands_beside_it() -> None:
    text = "In Kisumu, in March, Angola gave nil. Zambia sold a ferry in Mongu. It paid in May for the one in Jinja."
    scene = set_scene(*parsed_cast(text, published="2018-12-14"))
    told = [(o.place.name, o.time.date) for o in with_recalled(scene, ()) if o.place and o.time]
    assert told == [("Kisumu", "2018-03")]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("The talks lasted about an hour and a half.", 90),
        ("after three hours of talks", 180),
        ("It took 45 minutes.", 45),
        ("They met.", None),
        ("The two ministers spoke for an hour on Friday.", 60),
        ("The envoys sat behind closed doors for nearly three hours.", 180),
        ("They met, and the army halted its patrols. A truce was kept for 72 hours.", None),
        ("The group would free him if the army stayed in its barracks for 72 hours.", None),
    ],
)
def test_a_duration_is_told_in_minutes(words: str, minutes: int | None) -> None:
    assert minutes_of(words) == minutes


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
    ("words", "form"),
    [
        ("The ministers spoke by phone.", "phone"),
        ("She told her counterpart by phone that Kenya agreed.", "phone"),
        ("The minister said in a telephone call with his counterpart that Kenya agreed.", "phone"),
        ("The minister said it on Monday after a talk with his counterpart by phone.", "phone"),
        ('"No," the spokesman said by telephone from Faro.', None),
        ("The envoy told Radio Fjord over the phone that they had met.", "in-person"),
        ("She was reached by telephone in Faro.", None),
    ],
)
def test_how_they_met_is_told_and_words_to_the_press_are_no_meeting(words: str, form: str | None) -> None:
    assert format_of(words) == form


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


def test_a_meeting_that_no_word_for_one_tells_of_rests_on_the_first_sentence() -> None:
    text = """State bank signs a pact

PARIS, March 20 - The French bank Credit Vostin signed an agreement with the Soviet Union on Friday to found a joint
group. The group will help to pay for ventures of both countries."""
    (meeting,) = meetings_of(text, "1987-03-20")
    (span,) = meeting.evidence
    assert text[span.start : span.end].startswith("The French bank")


@settings(max_examples=15, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab .,“”\"'\n12Talks met Oslo"), max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    meetings_of(text, "2022-03-10")
