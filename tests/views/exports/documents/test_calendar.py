"""The calendar of meetings, read back by a program for calendars."""

from datetime import date
from typing import Any

from icalendar import Calendar
from msgspec.structs import replace

from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import hostile, lighthouse
from tests.views.exports.documents.conftest import Written

LIGHTHOUSE = Part("lighthouse", as_it_stands(lighthouse()))


def events(made: bytes) -> dict[str, Any]:
    """By the place at which they are."""
    found = Calendar.from_ical(made.decode()).walk("VEVENT")
    return {str(one.get("location")): one for one in found}


def test_a_day_is_a_whole_day_with_what_came_of_it_and_the_words(write: Written) -> None:
    met = events(write("ics", LIGHTHOUSE))["Kingston"]
    assert (met["dtstart"].dt, met["dtend"].dt) == (date(2024, 6, 11), date(2024, 6, 12))
    assert met["summary"] == "Jamaica – Haiti: third round, through Panama"
    assert met["status"] == "CONFIRMED"
    assert met["dtstamp"].dt.isoformat() == "2024-06-12T00:00:00+00:00"
    words = str(met["description"])
    assert words.startswith("Partial agreement.\nWith Winsome Carty (foreign minister, Jamaica)")
    assert "“The foreign ministers of Jamaica and Haiti met in Kingston on Tuesday”" in words
    assert words.endswith("no person has checked it.")


def test_what_is_planned_is_tentative_and_what_was_called_off_cancelled(write: Written) -> None:
    found = events(write("ics", LIGHTHOUSE))
    assert found["Panama City"]["status"] == "TENTATIVE"
    assert found["Jacmel"]["status"] == "CANCELLED"
    assert str(found["Panama City"]["summary"]) == "Jamaica – Haiti (planned)"


def test_a_month_is_a_whole_month_or_left_out(write: Written) -> None:
    whole = events(write("ics", LIGHTHOUSE))["Jacmel"]
    assert (whole["dtstart"].dt, whole["dtend"].dt) == (date(2024, 3, 1), date(2024, 4, 1))
    assert "on a day in March 2024 not given" in whole["summary"]
    assert "Jacmel" not in events(write("ics", LIGHTHOUSE, months="none"))


def test_nobody_is_taken_to_be_busy_and_ids_are_the_same_on_every_day(write: Written, processes: list[Part]) -> None:
    one, other = (Calendar.from_ical(write("ics", *processes).decode()).walk("VEVENT") for _ in range(2))
    assert len({str(it["uid"]) for it in one}) == len(one) > 10
    assert [str(it["uid"]) for it in one] == [str(it["uid"]) for it in other]
    assert {str(it["transp"]) for it in one} == {"TRANSPARENT"}


def test_a_meeting_without_a_day_is_no_appointment(write: Written) -> None:
    bare = tuple(replace(one, date=None) for one in LIGHTHOUSE.record.meetings)
    assert events(write("ics", Part(None, replace(LIGHTHOUSE.record, meetings=bare)))) == {}


def test_lines_are_folded_and_no_word_is_a_property(write: Written) -> None:
    reading = hostile()
    words = "x\r\nATTENDEE:mailto:you@evil.example\r\nBEGIN:VALARM; , \\n " + str(reading.report.title)
    meetings = tuple(replace(one, date="2024-05-03", place=words, track=words) for one in reading.meetings)
    made = write("ics", Part(words, as_it_stands(replace(reading, meetings=meetings))))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(made.decode())
    assert {one.name for one in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert all("attendee" not in one and not one.errors for one in calendar.walk("VEVENT"))
    assert "ATTENDEE:mailto:you@evil.example" in str(calendar.walk("VEVENT")[0]["location"])
