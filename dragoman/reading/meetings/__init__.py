"""The meetings of a report: the one it is about, those before it and those to come."""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.days import days_between, precision
from dragoman.model import Meeting, Outcome
from dragoman.reading.cast import Cast
from dragoman.reading.dates import Time
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.about import is_about_talks, told_signs
from dragoman.reading.meetings.ahead import are_to_come
from dragoman.reading.meetings.appearances import appear_jointly
from dragoman.reading.meetings.formats import main_format, participants_of, track_of
from dragoman.reading.meetings.lead import NEWS_DAYS, lead_context, lead_passages
from dragoman.reading.meetings.occasions import TOWARDS, Occasion, find_occasions
from dragoman.reading.meetings.others import other_meetings
from dragoman.reading.meetings.outcomes import HALF, ORDER, Verdict, main_outcome, signs_of
from dragoman.reading.meetings.over import (
    are_off,
    are_over,
    are_suspended,
    have_agreed,
    have_ended_with_nothing,
    have_failed,
    have_left,
    have_met,
)
from dragoman.reading.meetings.parts import Parties
from dragoman.reading.meetings.sides import Sides, weigh_parties
from dragoman.reading.meetings.spells import first_day, minutes_of
from dragoman.reading.meetings.standing import Main
from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.reading.meetings.today import printed
from dragoman.reading.meetings.venues import main_place
from dragoman.reading.meetings.when import LONGEST_ROUND, is_since, is_wish, telling

SOON = 7  # days


def find_meetings(parsed: Parsed, cast: Cast, doubt: float = 0.0) -> tuple[Meeting, ...]:
    """Every meeting that the report says was held, is being held or is fixed; the main one first.

    `doubt`, nought or less, is added to the logit of its telling of one at all.
    """
    scene = set_scene(parsed, cast)
    occasions = find_occasions(scene)
    weighed = weigh_parties(scene)
    jointly = appear_jointly(scene)
    if not is_about_talks(scene, told_signs(scene, occasions, weighed, jointly), weighed, doubt):
        return ()
    parties = Parties(scene, weighed)
    sides = parties.sides()
    passages = lead_passages(scene)
    no_longer = ruled_out(scene, passages, occasions, jointly)
    verdict = main_outcome(passages, lead_context(scene, occasions), no_longer)
    main = main_meeting(scene, sides, occasions, verdict)
    meetings = (main.meeting, *other_meetings(scene, parties, sides, occasions, main))
    return meetings if scene.today.known else tuple(undated(scene, meetings))


def ruled_out(
    scene: Scene, passages: list[tuple[str, float]], occasions: tuple[Occasion, ...], jointly: bool
) -> tuple[Outcome, ...]:
    """The outcomes that the main verbs of the lead leave no room for."""
    if jointly:
        return ("planned",)
    if are_off(scene) or have_left(scene):
        return tuple(outcome for outcome in ORDER if outcome != "called-off")
    if are_to_come(scene, occasions):
        return ("agreement", "partial", "no-agreement", "continues")
    if have_agreed(scene):
        in_part = not HALF.isdisjoint(signs_of(passages))
        return ("planned", "continues", "no-agreement", *(() if in_part else ("partial",)))
    go_on = any(o.tense == "future" and o.start < scene.lead_end for o in occasions)
    if are_suspended(scene) and not go_on:
        return tuple(outcome for outcome in ORDER if outcome != "called-off")
    if (have_failed(scene) and not go_on) or (have_ended_with_nothing(scene) and not go_on_soon(scene, occasions)):
        return ("agreement", "continues", "planned")
    return ("planned",) if are_over(scene) or have_met(scene) else ()


def go_on_soon(scene: Scene, occasions: tuple[Occasion, ...]) -> bool:
    """Whether the lead has talks go on within days: they broke up without a deal and will resume on Friday."""
    lead = (o.time for o in occasions if o.start < scene.lead_end and o.tense == "future" and o.time is not None)
    return any(time.precision == "day" and days_between(scene.today.day, time.date) <= SOON for time in lead)


def undated(scene: Scene, meetings: tuple[Meeting, ...]) -> Iterator[Meeting]:
    """The meetings of a report whose day is not known, with such dates alone as it prints with their year."""
    sure = printed(scene.text, scene.tenses, scene.times)
    for meeting in meetings:
        yield meeting if meeting.date in sure else replace(meeting, date=None, date_precision=None)


def main_meeting(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...], verdict: Verdict) -> Main:
    """The meeting that headline and lead tell of."""
    lead = [o for o in occasions if o.start < scene.lead_end]
    told = telling(scene, lead, occasions, verdict)
    grounds = [o.sentence for o in lead] or scene.lead
    lead_text = " ".join(scene.text[slice(*scene.sentences[i])] for i in scene.lead)
    form = main_format(scene, told)
    place = None if form == "phone" else main_place(scene, lead, told, occasions, verdict, afar=form == "video")
    held = verdict.outcome != "planned" and not is_wish(lead, verdict)
    last = told.date if told else scene.today.day if held else None
    date, reason = last, "day told of it" if told else "day of the report" if held else "no day told of it"
    number = main_round(lead, place, told)
    if last is not None and len(last) == 10 and verdict.outcome != "planned" and last <= scene.today.day:
        earlier = earlier_day(scene, occasions, last, place, number)
        date, reason = (earlier, "earlier day told of it") if earlier else first_day(scene, last, place)
    meeting = Meeting(
        id=f"{scene.parsed.report.id}/m1",
        date=date,
        date_precision=precision(date),
        place=place,
        format=form,
        round=number,
        track=track_of(scene.text[: scene.lead_end]),
        duration_minutes=minutes_of(lead_text) if held else None,
        participants=participants_of(scene, (*sides.parties, *sides.mediators), 0, scene.lead_end),
        parties=sides.parties,
        mediators=sides.mediators,
        outcome=verdict.outcome,
        main=True,
        evidence=tuple(scene.parsed.span(*scene.sentences[i]) for i in grounds[:1]),
        reason=f'{reason}; "{verdict.words}"' if verdict.words else reason,
        score=verdict.score,
    )
    return Main(meeting, last)


def earlier_day(
    scene: Scene, occasions: tuple[Occasion, ...], last: str, place: str | None, number: int | None
) -> str | None:
    """A day shortly before the last one that is told of the same round, of the same town, or as one since when."""
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
            and occasion.place.before not in TOWARDS
            and occasion.round in {None, number}
            and not occasion.order
        )
        since = occasion.place is None and occasion.round is None and is_since(scene, time)
        if same_round or same_town or since:
            return time.date
    return None


def main_round(lead: list[Occasion], place: str | None, told: Time | None) -> int | None:
    """The number of the main meeting: one in the lead that stands with no other time or town."""
    for occasion in lead:
        own_time = occasion.time is None or occasion.time == told or opened_shortly_before(occasion, place, told)
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


def opened_shortly_before(occasion: Occasion, place: str | None, told: Time | None) -> bool:
    """Whether an occasion is in the town of the main meeting, a few days before the one told of it."""
    if occasion.time is None or told is None or occasion.place is None or occasion.order or occasion.tense != "past":
        return False
    days = occasion.time.precision == told.precision == "day"
    return days and occasion.place.name == place and 0 < days_between(occasion.time.date, told.date) <= NEWS_DAYS


def own_time_told(occasion: Occasion, told: Time | None) -> bool:
    return occasion.time is not None and occasion.time == told
