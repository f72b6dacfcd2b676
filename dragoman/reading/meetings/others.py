"""The meetings beside the main one: those before it and those to come, each with a day, number or town of its own.

The first, in Kisumu in May, ended after a day.    an earlier round
They will meet again on 9 June in Jinja.   one to come
Adjourned until tomorrow; the third day            the main one still
"""

from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.model import Meeting, Outcome, Precision
from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.outcomes import outcome_of
from dragoman.reading.meetings.sides import Sides
from dragoman.reading.meetings.spells import days_between
from dragoman.reading.meetings.talks import Scene


@dataclass(frozen=True)
class Main:
    """The main meeting with the last day told of it."""

    meeting: Meeting
    last: str | None


def other_meetings(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...], main: Main) -> list[Meeting]:
    """Earlier and later meetings, each with a day, month or place of its own."""
    found: list[Meeting] = []
    for occasion in occasions:
        if occasion.tense == "possible" or is_main(occasion, main):
            continue
        same = next((i for i, meeting in enumerate(found) if is_same(occasion, meeting)), None)
        if same is not None:
            found[same] = told_more_exactly(found[same], occasion)
            continue
        found.append(other_meeting(scene, sides, occasion, main, len(found) + 2))
    return found


def is_main(occasion: Occasion, main: Main) -> bool:
    """Whether an occasion tells of the main meeting or of a further day of it."""
    if occasion.time is None:
        return not stands_apart(occasion, main)
    date, meeting = occasion.time.date, main.meeting
    if meeting.date is None:
        return False
    if date.startswith(meeting.date) or meeting.date.startswith(date):
        return True
    return meeting.date <= date <= (main.last or meeting.date) or goes_on(occasion, main)


def told_more_exactly(meeting: Meeting, occasion: Occasion) -> Meeting:
    """A meeting known by its month alone, with the day that another sentence tells of it."""
    if occasion.time is None or occasion.time.precision != "day" or meeting.date_precision != "month":
        return meeting
    return replace(meeting, date=occasion.time.date, date_precision="day")


def goes_on(occasion: Occasion, main: Main) -> bool:
    """Whether an occasion is the next day of a meeting that goes on: adjourned until tomorrow."""
    if occasion.time is None or occasion.time.precision != "day" or main.last is None or len(main.last) < 10:
        return False
    same_place = occasion.place is None or occasion.place.name == main.meeting.place
    next_day = days_between(main.last, occasion.time.date) == 1
    return main.meeting.outcome == "continues" and next_day and same_place and occasion.round is None


def stands_apart(occasion: Occasion, main: Main) -> bool:
    """Whether an occasion without a day is another meeting: another round's number, or earlier or later elsewhere."""
    other_round = occasion.round is not None and main.meeting.round is not None and occasion.round != main.meeting.round
    town = occasion.place.name if occasion.place and not occasion.place.country else None
    return other_round or (bool(occasion.order) and town is not None and town != main.meeting.place)


def is_same(occasion: Occasion, meeting: Meeting) -> bool:
    if occasion.time and meeting.date:
        return occasion.time.date.startswith(meeting.date) or meeting.date.startswith(occasion.time.date)
    if occasion.round and meeting.round:
        return occasion.round == meeting.round
    return occasion.place is None or occasion.place.name == meeting.place


def other_meeting(scene: Scene, sides: Sides, occasion: Occasion, main: Main, number: int) -> Meeting:
    date = occasion.time.date if occasion.time else None
    outcome, reason = other_outcome(scene, occasion)
    place = occasion.place.name if occasion.place else None
    same = outcome == "planned" or (place is not None and place == main.meeting.place)
    return Meeting(
        id=f"{scene.parsed.report.id}/m{number}",
        date=date,
        date_precision=precision_of(date),
        place=place,
        round=occasion.round,
        parties=sides.parties,
        mediators=sides.mediators if same else (),
        outcome=outcome,
        evidence=(scene.parsed.span(*scene.sentences[occasion.sentence]),),
        reason=reason,
        score=0.5,
    )


def other_outcome(scene: Scene, occasion: Occasion) -> tuple[Outcome, str]:
    start, end = scene.sentences[occasion.sentence]
    published = scene.parsed.report.published
    verdict = outcome_of(scene.text[start:end])
    ahead = (
        occasion.time is not None
        and published is not None
        and occasion.time.date[:10] > published[: len(occasion.time.date)]
    )
    if ahead or occasion.tense == "future":
        return ("called-off", verdict.words) if verdict.outcome == "called-off" else ("planned", "told as yet to come")
    if verdict.outcome in {None, "planned"}:
        return "continues", "nothing told of its end"
    return verdict.outcome or "continues", verdict.words


def precision_of(date: str | None) -> Precision | None:
    return None if date is None else "day" if len(date) == 10 else "month"
