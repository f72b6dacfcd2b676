"""Meetings in a line.

main     Foreign ministers of Kenya and Uganda met in Kisumu on 3 May 2021 (fourth round): partial agreement
planned  Kenya and Uganda are to meet in Jinja on 9 June 2021
other    July 2019 | Kisumu (third round): postponed
"""

from dragoman.model import Meeting
from dragoman.views.brief.material import Material
from dragoman.views.brief.model import Claim, Dated
from dragoman.views.text import clean, listed, sentence_case
from dragoman.views.words import labels, office, ordinal, outcome, written_date

PLANNED = "planned"
NEVER_HELD = ("called off", "postponed")
BEFORE, LATER_ON, NEVER = range(3)  # in labels.toml
SOME_DAY, LATER = "~", "~~"  # stand behind every date


def headline(material: Material) -> Claim:
    """The main meeting in one line; else what the report has instead."""
    if material.main is not None:
        return Claim(
            main_line(material.main, material),
            material.spans(material.main.evidence),
            material.weak(material.main.score),
        )
    if material.reading.meetings:
        told = f"Meetings of {named(material.negotiating, material)} are told"
        return Claim(f"{told}, but none{material.asked} is the report’s own subject")
    none = f"No meeting{material.asked} was found in this report"
    if material.reading.positions:
        return Claim(f"{none}, but positions of {named(material.holding, material)}")
    return Claim(f"{none}, but words of {named(material.speaking_parties, material)}")


def named(codes: tuple[str, ...], material: Material) -> str:
    return listed(tuple(map(material.names.in_sentence, codes))) or "unnamed parties"


def main_line(meeting: Meeting, material: Material) -> str:
    """Who met where, when, through whom, and what came of it."""
    later = meeting.outcome == PLANNED
    who = meeting_parties(meeting, material)
    told = outcome(meeting)
    time = LATER_ON if later else NEVER if told in NEVER_HELD else BEFORE
    verb = labels("meetings")[meeting.format or "in-person"][time]
    if not meeting.parties:
        verb = ("was held", "is to be held", "was to be held")[time]
    elif len(meeting.parties) == 1:
        verb = ("held talks", "is to hold talks", "was to hold talks")[time]
    when = (
        f"{'on' if is_day(meeting.date) else 'in'} {written_date(meeting.date)}"
        if meeting.date
        else "on a day not given"
    )
    facts = (who, verb, place_of(meeting), when, through(meeting, material), in_brackets(meeting))
    return sentence_case(" ".join(filter(None, facts)) + ("" if later else f": {told}"))


def meeting_parties(meeting: Meeting, material: Material) -> str:
    """The parties, by the office of their people where all sent the same: "foreign ministers of Kenya and Uganda"."""
    names = listed(tuple(map(material.names.in_sentence, meeting.parties)))
    if not names:
        return "a meeting"
    offices = [office_of(code, meeting, material) for code in meeting.parties]
    shared = office(offices[0], several=len(offices) > 1) if len(set(offices)) == 1 else None
    return f"{shared} of {names}" if shared else names


def office_of(code: str, meeting: Meeting, material: Material) -> str | None:
    """The office of the one who took part for a party, if only one did."""
    people = [actor for actor in material.people_of(code) if actor.id in meeting.participants]
    return people[0].office if len(people) == 1 else None


def place_of(meeting: Meeting) -> str | None:
    return f"in {clean(meeting.place)}" if meeting.place else None


def through(meeting: Meeting, material: Material) -> str | None:
    mediators = listed(tuple(map(material.names.in_sentence, meeting.mediators)))
    return f"through {mediators}" if mediators else None


def in_brackets(meeting: Meeting) -> str | None:
    """(fourth round, track two, six hours)"""
    facts = (
        f"{ordinal(meeting.round)} round" if meeting.round is not None else None,
        clean(meeting.track) if meeting.track else None,
        duration(meeting.duration_minutes),
    )
    return f"({', '.join(filter(None, facts))})" if any(facts) else None


def duration(minutes: int | None) -> str | None:
    """90: "1 h 30 min"."""
    if not minutes:
        return None
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest else "")))


def is_day(when: str | None) -> bool:
    return when is not None and len(when) > len("2019-09")


def other_meetings(material: Material) -> tuple[Dated, ...]:
    """The meetings beside the main one, in order of time; undated ones after the dated, planned ones last."""
    others = [meeting for meeting in material.reading.meetings if meeting is not material.main]
    return tuple(other_line(meeting, material) for meeting in sorted(others, key=time_order))


def time_order(meeting: Meeting) -> str:
    return meeting.date or (LATER if meeting.outcome == PLANNED else SOME_DAY)


def other_line(meeting: Meeting, material: Material) -> Dated:
    """Where, who if not those of the main meeting, which round, what came of it."""
    same = material.main is not None and set(meeting.parties) == set(material.main.parties)
    who = None if same else listed(tuple(map(material.names.in_sentence, meeting.parties))) or None
    how = (
        labels("meetings")[meeting.format][meeting.outcome == PLANNED] if meeting.format in ("phone", "video") else None
    )
    where = place_of(meeting) or (None if who or how else "place not given")
    facts = (" ".join(filter(None, (who, how, where))), through(meeting, material), in_brackets(meeting))
    text = sentence_case(": ".join(filter(None, (" ".join(filter(None, facts)), outcome(meeting)))))
    return Dated(
        written_date(meeting.date) or "date not given",
        Claim(text, material.spans(meeting.evidence), material.weak(meeting.score)),
    )
