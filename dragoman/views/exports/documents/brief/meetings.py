"""Meetings that were held or called off, the latest first; and those that are planned."""

from collections.abc import Sequence

from dragoman.model import KnownMeeting
from dragoman.views.brief.meetings import in_brackets
from dragoman.views.exports.documents.brief.bounds import Bounds
from dragoman.views.exports.documents.brief.material import Material, more, short_day
from dragoman.views.exports.documents.brief.model import Line, Piece, Row, Section
from dragoman.views.text import clean, listed, sentence_case
from dragoman.views.words import outcome


def planned_of(material: Material, bounds: Bounds) -> Section:
    """What is fixed for a day that no report lies behind, or for a day not given."""
    latest = max((one.published or "" for one in material.record.reports), default="")
    planned = [
        one
        for one in material.record.meetings
        if one.outcome == "planned" and (one.date or "9999") >= latest[: len(one.date or "")]
    ]
    planned.sort(key=lambda one: (one.date or "~", one.id))
    return section("Next", planned, bounds.meetings, material, "planned meeting")


def meetings_of(material: Material, bounds: Bounds) -> Section:
    held = [one for one in material.record.meetings if one.outcome != "planned"]
    held.sort(key=lambda one: (one.date or "", one.score, one.id), reverse=True)
    return section("Meetings so far", held, bounds.meetings, material, "meeting")


def section(heading: str, meetings: Sequence[KnownMeeting], most: int, material: Material, noun: str) -> Section:
    rows = tuple(Row(short_day(one.date) or "day not given", (line(one, material),)) for one in meetings[:most])
    return Section(heading, rows, rest=more(len(meetings) - len(rows), noun))


def line(meeting: KnownMeeting, material: Material) -> Line:
    """Guatemala City, Honduras and Nicaragua, through the OAS (second round): no agreement [3]."""
    names = material.known.names
    parties = listed([names.in_sentence(code) for code in meeting.parties])
    through = listed([names.in_sentence(code) for code in meeting.mediators])
    facts = ", ".join(
        filter(
            None, (clean(meeting.place or "") or "place not given", parties, f"through {through}" if through else "")
        )
    )
    brackets = in_brackets(meeting)
    return (
        Piece(sentence_case(facts) + (f" {brackets}: " if brackets else ": ")),
        Piece(outcome(meeting), "strong", material.ending(meeting)),
        *material.unchecked(meeting.status),
    )
