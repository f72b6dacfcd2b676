"""The meetings of a report: the one it is about, those before it and those to come."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.days import days_between, precision
from dragoman.model import Meeting
from dragoman.reading.cast import Cast
from dragoman.reading.dates import Time
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.about import is_about_talks
from dragoman.reading.meetings.formats import format_of, participants_of, track_of
from dragoman.reading.meetings.lead import is_recent_act, lead_context, lead_passages
from dragoman.reading.meetings.occasions import Occasion, between, find_occasions
from dragoman.reading.meetings.others import other_meetings
from dragoman.reading.meetings.outcomes import Verdict, main_outcome
from dragoman.reading.meetings.parts import Parties
from dragoman.reading.meetings.sides import Sides, weigh_parties
from dragoman.reading.meetings.spells import first_day, minutes_of
from dragoman.reading.meetings.standing import Main
from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.reading.meetings.today import printed
from dragoman.reading.meetings.venues import main_place

RECENT_DAYS = 45
LONGEST_ROUND = 12


def find_meetings(parsed: Parsed, cast: Cast) -> tuple[Meeting, ...]:
    """Every meeting that the report says was held, is being held or is fixed; the main one first."""
    scene = set_scene(parsed, cast)
    occasions = find_occasions(scene)
    weighed = weigh_parties(scene)
    if not is_about_talks(scene, occasions, weighed):
        return ()
    parties = Parties(scene, weighed)
    sides = parties.sides()
    verdict = main_outcome(lead_passages(scene), lead_context(scene, occasions))
    main = main_meeting(scene, sides, occasions, verdict)
    meetings = (main.meeting, *other_meetings(scene, parties, sides, occasions, main))
    return meetings if scene.today.known else tuple(undated(scene, meetings))


def undated(scene: Scene, meetings: tuple[Meeting, ...]) -> Iterator[Meeting]:
    """The meetings of a report whose day is not known, with such dates alone as it prints with their year."""
    sure = printed(scene.text, scene.tenses, scene.times)
    for meeting in meetings:
        yield meeting if meeting.date in sure else replace(meeting, date=None, date_precision=None)


def main_meeting(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...], verdict: Verdict) -> Main:
    """The meeting that headline and lead tell of."""
    lead = [o for o in occasions if o.start < scene.lead_end]
    told = telling(scene, lead, occasions, verdict)
    form = format_of(scene.text[: scene.lead_end])
    place = None if form == "phone" else main_place(scene, lead, told, occasions, verdict.outcome)
    last = told.date if told else None if verdict.outcome == "planned" else scene.today.day
    date, reason = last, "day told of it" if told else "day of the report"
    number = main_round(lead, place, told)
    if last is not None and len(last) == 10 and verdict.outcome != "planned" and last <= scene.today.day:
        earlier = earlier_day(occasions, last, place, number)
        date, reason = (earlier, "earlier day told of it") if earlier else first_day(scene, last, place)
    meeting = Meeting(
        id=f"{scene.parsed.report.id}/m1",
        date=date,
        date_precision=precision(date),
        place=place,
        format=form,
        round=number,
        track=track_of(scene.text[: scene.lead_end]),
        duration_minutes=minutes_of(" ".join(scene.text[slice(*scene.sentences[i])] for i in scene.lead)),
        participants=participants_of(scene, (*sides.parties, *sides.mediators), 0, scene.lead_end),
        parties=sides.parties,
        mediators=sides.mediators,
        outcome=verdict.outcome,
        main=True,
        evidence=tuple(scene.parsed.span(*scene.sentences[o.sentence]) for o in lead[:1]),
        reason=f'{reason}; "{verdict.words}"' if verdict.words else reason,
        score=verdict.score,
    )
    return Main(meeting, last)


def telling(scene: Scene, lead: list[Occasion], occasions: tuple[Occasion, ...], verdict: Verdict) -> Time | None:
    """The time in the lead that tells when the main meeting was, or will be."""
    published = scene.today.day
    dated = [o for o in lead if o.time and o.time.precision == "day"]
    ahead = [o.time for o in dated if o.time and o.time.date >= published and o.tense != "past"]
    ahead.sort(key=lambda time: time.date == published)
    months = [
        o.time
        for o in lead
        if o.time and o.time.precision == "month" and o.time.date >= published[:7] and o.tense == "future"
    ]
    later = [o.time for o in occasions if o.time and o.time.date >= published and o.tense == "future"]
    back = [
        o.time
        for o in dated
        if o.time and 0 <= days_between(o.time.date, published) <= RECENT_DAYS and o.tense != "future"
    ]
    acts = [time for time in between(scene.times, 0, scene.lead_end) if is_recent_act(scene, time, published)]
    choices = {"planned": (ahead, months, later), "called-off": (ahead, back, acts)}.get(
        verdict.outcome or "", (back, acts)
    )
    return next((time for group in choices for time in group), None)


def earlier_day(occasions: tuple[Occasion, ...], last: str, place: str | None, number: int | None) -> str | None:
    """A day shortly before the last one that is told of the same round, or of a meeting in the same town."""
    for occasion in occasions:
        time = occasion.time
        if (
            time is None
            or time.precision != "day"
            or not 0 < days_between(time.date, last) <= LONGEST_ROUND
            or occasion.tense == "future"
        ):
            continue
        same_round = number is not None and occasion.round == number
        same_town = (
            occasion.place is not None
            and occasion.place.name == place
            and occasion.round in {None, number}
            and not occasion.order
        )
        if same_round or same_town:
            return time.date
    return None


def main_round(lead: list[Occasion], place: str | None, told: Time | None) -> int | None:
    """The number of the main meeting: one in the lead that stands with no other time or town."""
    for occasion in lead:
        own_time = occasion.time is None or occasion.time == told
        own_place = occasion.place is None or occasion.place.country or occasion.place.name == place
        if (
            occasion.round
            and own_time
            and own_place
            and occasion.tense != "possible"
            and (own_time_told(occasion, told) or (occasion.order != "next" and occasion.tense != "future"))
        ):
            return occasion.round
    return None


def own_time_told(occasion: Occasion, told: Time | None) -> bool:
    return occasion.time is not None and occasion.time == told
