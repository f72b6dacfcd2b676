"""The meetings of a report: the one it is about, those before it and those to come."""

from dataclasses import dataclass

from dragoman.model import Meeting, Outcome, Precision
from dragoman.reading.cast import Cast
from dragoman.reading.dates import Time
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings.about import is_about_talks
from dragoman.reading.meetings.formats import format_of, participants_of
from dragoman.reading.meetings.occasions import Occasion, between, find_occasions, of_saying
from dragoman.reading.meetings.outcomes import Verdict, main_outcome, outcome_of
from dragoman.reading.meetings.places import Place
from dragoman.reading.meetings.sides import Sides, find_sides
from dragoman.reading.meetings.spells import days_between, first_day, minutes_of
from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.vocabulary import load

RECENT_DAYS = 45
ACT_DAYS = 14
LONGEST_ROUND = 12


def find_meetings(parsed: Parsed, cast: Cast) -> tuple[Meeting, ...]:
    """Every meeting that the report says was held, is being held or is fixed; the main one first."""
    scene = set_scene(parsed, cast)
    if not is_about_talks(scene):
        return ()
    sides = find_sides(scene)
    occasions = find_occasions(scene)
    main = main_meeting(scene, sides, occasions)
    return (main.meeting, *other_meetings(scene, sides, occasions, main))


@dataclass(frozen=True)
class Main:
    """The main meeting with the last day told of it."""

    meeting: Meeting
    last: str | None


def main_meeting(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...]) -> Main:
    """The meeting that headline and lead tell of."""
    lead = [o for o in occasions if o.start < scene.lead_end]
    verdict = main_outcome(lead_passages(scene), lead_context(scene, lead))
    told = telling(scene, lead, occasions, verdict)
    place = main_place(scene, lead, told, occasions)
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
        format=format_of(scene.text[: scene.lead_end]),
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


def main_place(scene: Scene, lead: list[Occasion], told: Time | None, occasions: tuple[Occasion, ...]) -> str | None:
    """The town told with the meeting, else the one it was reported from, else a country."""
    first = [o for o in lead if told and o.time == told and o.place and not o.place.country]
    towns = [o.place.name for o in (*first, *lead) if o.place and not o.place.country and o.order == ""]
    towns += [p.name for p in between(scene.places, 0, scene.lead_end) if is_scene_of_act(scene, p)]
    if towns:
        return towns[0]
    if scene.dateline is not None:
        return scene.dateline.name
    anywhere = [o.place for o in (*lead, *occasions) if o.place and o.order == ""] + [o.place for o in lead if o.place]
    return next((place.name for place in sorted(anywhere, key=lambda place: place.country)), None)


def is_scene_of_act(scene: Scene, place: Place) -> bool:
    """Whether something was signed, held or broken off in a town."""
    held = not place.country and place.before in {"in", "at"}
    return held and scene.tenses.verb_over(place.start) in load("languages/en-meetings")["acts"]["verbs"]


def precision_of(date: str | None) -> Precision | None:
    return None if date is None else "day" if len(date) == 10 else "month"


def other_meetings(scene: Scene, sides: Sides, occasions: tuple[Occasion, ...], main: Main) -> list[Meeting]:
    """Earlier and later meetings, each with a day, month or place of its own."""
    found: list[Meeting] = []
    for occasion in occasions:
        if occasion.tense == "possible" or not (occasion.time or occasion.round):
            continue
        if is_main(occasion, main) or any(is_same(occasion, meeting) for meeting in found):
            continue
        if occasion.time is None:
            continue
        found.append(other_meeting(scene, sides, occasion, main, len(found) + 2))
    return found


def is_main(occasion: Occasion, main: Main) -> bool:
    """Whether an occasion tells of the main meeting or of a further day of it."""
    if occasion.time is None:
        return occasion.round is None or occasion.round == main.meeting.round
    date, meeting = occasion.time.date, main.meeting
    if meeting.date is None:
        return False
    if date.startswith(meeting.date) or meeting.date.startswith(date):
        return True
    return meeting.date <= date <= (main.last or meeting.date)


def is_same(occasion: Occasion, meeting: Meeting) -> bool:
    if occasion.time and meeting.date:
        return occasion.time.date.startswith(meeting.date) or meeting.date.startswith(occasion.time.date)
    return bool(occasion.round and occasion.round == meeting.round)


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
