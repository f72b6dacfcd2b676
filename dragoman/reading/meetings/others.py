"""The meetings beside the main one: those before it and those to come, each with a day, number or town of its own.

The first, in Kisumu in May, ended after a day.    an earlier round
They will meet again on 9 June in Jinja.   one to come
Adjourned until tomorrow; the third day            the main one still
"""

from msgspec.structs import replace

from dragoman.days import precision
from dragoman.model import Meeting, Outcome
from dragoman.reading.meetings.formats import format_of, participants_of, track_of
from dragoman.reading.meetings.mediating import mediators_at
from dragoman.reading.meetings.occasions import Occasion, with_recalled
from dragoman.reading.meetings.parts import Parties
from dragoman.reading.meetings.passing import outcome_in_passing
from dragoman.reading.meetings.sides import Sides
from dragoman.reading.meetings.spells import minutes_of
from dragoman.reading.meetings.standing import Main, standing_signs
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.weighing import chance, least


def other_meetings(
    scene: Scene, parties: Parties, sides: Sides, occasions: tuple[Occasion, ...], main: Main
) -> list[Meeting]:
    """Earlier and later meetings, each with a day, month or place of its own."""
    found: list[Meeting] = []
    told = with_recalled(scene, occasions)
    for occasion in told:
        likely = chance("another", standing_signs(scene, occasion, main))
        if likely < least("another") or scene.tenses.is_refused(occasion.word.start):
            continue
        same = next((i for i, meeting in enumerate(found) if is_same(occasion, meeting)), None)
        if same is not None:
            found[same] = told_more_exactly(found[same], occasion)
            continue
        came = outcome_in_passing(scene, occasion, told)
        found.append(other_meeting(scene, parties, sides, occasion, main, came, len(found) + 2, likely))
    return found


def told_more_exactly(meeting: Meeting, occasion: Occasion) -> Meeting:
    """A meeting with what another sentence tells of it: the day of its month, its place, its number."""
    time, place = occasion.time, occasion.place
    if time is not None and time.precision == "day" and meeting.date_precision == "month":
        meeting = replace(meeting, date=time.date, date_precision="day")
    return replace(
        meeting,
        place=meeting.place or (place.name if place else None),
        round=meeting.round or occasion.round,
    )


def is_same(occasion: Occasion, meeting: Meeting) -> bool:
    if occasion.time and meeting.date:
        return occasion.time.date.startswith(meeting.date) or meeting.date.startswith(occasion.time.date)
    if occasion.round and meeting.round:
        return occasion.round == meeting.round
    return occasion.place is None or occasion.place.name == meeting.place


def other_meeting(
    scene: Scene,
    parties: Parties,
    sides: Sides,
    occasion: Occasion,
    main: Main,
    came: tuple[Outcome | None, str],
    number: int,
    likely: float,
) -> Meeting:
    date = occasion.time.date if occasion.time else None
    outcome, reason = came
    place = occasion.place.name if occasion.place else None
    start, end = scene.sentences[occasion.sentence]
    told = scene.text[start:end]
    codes = parties.told(start, end) or sides.parties
    form = format_of(told)
    return Meeting(
        id=f"{scene.parsed.report.id}/m{number}",
        date=date,
        date_precision=precision(date),
        place=place,
        format=None if form == "phone" and place is not None else form,
        round=occasion.round,
        track=track_of(told),
        duration_minutes=None if outcome == "planned" else minutes_of(told),
        participants=participants_of(scene, codes, start, end),
        parties=codes,
        mediators=mediators_at(scene, parties, occasion, main, codes),
        outcome=outcome,
        evidence=(scene.parsed.span(start, end),),
        reason=reason,
        score=round(likely, 2),
    )
