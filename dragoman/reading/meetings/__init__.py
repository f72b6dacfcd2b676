"""The meetings of a report: the one it is about, those before it and those to come."""

from dragoman.model import Meeting
from dragoman.reading.cast import Cast
from dragoman.reading.dates import Time
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.about import is_about_talks
from dragoman.reading.meetings.formats import format_of, participants_of
from dragoman.reading.meetings.occasions import Occasion, between, find_occasions, of_saying
from dragoman.reading.meetings.others import Main, other_meetings, precision_of
from dragoman.reading.meetings.outcomes import Verdict, main_outcome
from dragoman.reading.meetings.sides import Sides, find_sides
from dragoman.reading.meetings.spells import days_between, first_day, minutes_of
from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.reading.meetings.venues import main_place

RECENT_DAYS = 45
ACT_DAYS = 14
LONGEST_ROUND = 12


def find_meetings(parsed: Parsed, cast: Cast) -> tuple[Meeting, ...]:
    """Every meeting that the report says was held, is being held or is fixed; the main one first."""
    scene = set_scene(parsed, cast)
    occasions = find_occasions(scene)
    if not is_about_talks(scene, occasions):
        return ()
    sides = find_sides(scene)
    main = main_meeting(scene, sides, occasions)
    return (main.meeting, *other_meetings(scene, sides, occasions, main))


def main_meeting(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...]) -> Main:
    """The meeting that headline and lead tell of."""
    lead = [o for o in occasions if o.start < scene.lead_end]
    verdict = main_outcome(lead_passages(scene), lead_context(scene, lead))
    told = telling(scene, lead, occasions, verdict)
    form = format_of(scene.text[: scene.lead_end])
    place = None if form == "phone" else main_place(scene, lead, told, occasions, verdict.outcome)
    last = told.date if told else scene.parsed.report.published
    date, reason = last, "day of the report"
    held = verdict.outcome != "planned" and last is not None and (scene.parsed.report.published or "") >= last
    number = main_round(lead, place, told)
    if last is not None and held and len(last) == 10:
        earlier = earlier_day(occasions, last, place, number)
        date, reason = (earlier, "earlier day told of it") if earlier else first_day(scene, last, place)
    meeting = Meeting(
        id=f"{scene.parsed.report.id}/m1",
        date=date,
        date_precision=precision_of(date),
        place=place,
        format=form,
        round=number,
        duration_minutes=minutes_of(" ".join(scene.text[slice(*scene.sentences[i])] for i in scene.lead)),
        participants=participants_of(scene, sides.parties, sides.mediators, scene.lead_end),
        parties=sides.parties,
        mediators=sides.mediators,
        outcome=verdict.outcome,
        main=True,
        evidence=tuple(scene.parsed.span(*scene.sentences[o.sentence]) for o in lead[:1]),
        reason=f'{reason}; "{verdict.words}"' if verdict.words else reason,
        score=verdict.score,
    )
    return Main(meeting, last)


def lead_passages(scene: Scene) -> list[tuple[str, float]]:
    title_end = scene.sentences[scene.lead[0]][0] if scene.lead else 0
    sentences = [(scene.text[slice(*scene.sentences[i])], 1.0 if n < 2 else 0.5) for n, i in enumerate(scene.lead)]
    return [(scene.text[:title_end], 1.5), *sentences]


def lead_context(scene: Scene, lead: list[Occasion]) -> dict[str, float]:
    """What the tenses and days in the lead say of whether the meeting is over, going on or to come."""
    published = scene.parsed.report.published
    tenses = [occasion.tense for occasion in lead[:3]]
    acts = [t for t in between(scene.times, 0, scene.lead_end) if published and is_recent_act(scene, t, published)]
    ahead = [o for o in lead if published and o.time and o.time.date > published and o.tense != "past"]
    told = {tense: float(tenses.count(tense)) for tense in ("future", "past", "present", "possible")}
    return {
        **told,
        "act": float(bool(acts)),
        "day_ahead": float(bool(ahead)),
        "only_ahead": float(bool(ahead) and not acts),
    }


def telling(scene: Scene, lead: list[Occasion], occasions: tuple[Occasion, ...], verdict: Verdict) -> Time | None:
    """The time in the lead that tells when the main meeting was, or will be."""
    published = scene.parsed.report.published
    dated = [o for o in lead if o.time and o.time.precision == "day"]
    if published is None:
        return dated[0].time if dated else None
    ahead = [o.time for o in dated if o.time and o.time.date >= published and o.tense != "past"]
    later = [o.time for o in occasions if o.time and o.time.date >= published and o.tense == "future"]
    back = [
        o.time
        for o in dated
        if o.time and 0 <= days_between(o.time.date, published) <= RECENT_DAYS and o.tense != "future"
    ]
    acts = [time for time in between(scene.times, 0, scene.lead_end) if is_recent_act(scene, time, published)]
    choices = {"planned": (ahead, later, back), "called-off": (ahead, back, acts)}.get(
        verdict.outcome or "", (back, acts)
    )
    return next((time for group in choices for time in group), None)


def is_recent_act(scene: Scene, time: Time, published: str) -> bool:
    """Whether something was done at a time in the days before the report: signed, agreed, left; not merely said."""
    recent = time.precision == "day" and 0 <= days_between(time.date, published) <= ACT_DAYS
    return recent and scene.tenses(time.start) == "past" and not of_saying(scene, time)


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
