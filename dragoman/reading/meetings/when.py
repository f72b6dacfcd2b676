"""When the main meeting was, or will be: the time that the report tells of it.

met on Tuesday, ended their talks on Tuesday              the day that hangs on the meeting, before any other
called off talks on Monday, two days before they were due   Wednesday: counted ahead
talks set for Friday were put off until June              Friday, not the new date
"""

import re
from functools import cache

from dragoman.days import day_after, days_between
from dragoman.reading.dates import Time
from dragoman.reading.meetings.lead import is_day_before, is_recent_act
from dragoman.reading.meetings.occasions import Occasion, between
from dragoman.reading.meetings.outcomes import Verdict
from dragoman.reading.meetings.spells import number_of
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.ties import tie_of
from dragoman.vocabulary import load

RECENT_DAYS = 45
LONGEST_ROUND = 12
BEFORE = 20  # characters in which a time's preposition stands
UNDONE = 60  # characters in which it is told that a time was once planned


def telling(scene: Scene, lead: list[Occasion], occasions: tuple[Occasion, ...], verdict: Verdict) -> Time | None:
    """The time that tells when the main meeting was, or will be; mostly in the lead."""
    groups = {"planned": planned_times, "called-off": times_undone}.get(verdict.outcome or "", times_held)
    return next((time for group in groups(scene, lead, occasions) for time in group), None)


def planned_times(scene: Scene, lead: list[Occasion], occasions: tuple[Occasion, ...]) -> tuple[list[Time], ...]:
    """Days to come that the lead tells, months, then what the rest of the report tells."""
    ahead = [time for time in times_ahead(scene, lead) if is_of_meeting(scene, lead, time)]
    return counted_ahead(scene), ahead, months_ahead(scene, lead), later_ahead(scene, occasions)


def times_undone(scene: Scene, lead: list[Occasion], occasions: tuple[Occasion, ...]) -> tuple[list[Time], ...]:
    """The day for which talks were planned that are off, not the day on which they are tried again."""
    ahead = [time for time in times_ahead(scene, lead) if not is_new_day(scene, time)]
    planned = [time for time in later_ahead(scene, occasions) if was_planned(scene, time)]
    back = [*times_back(scene, lead), *recent_acts(scene)]
    of_meeting = [time for time in [*ahead, *back] if is_of_meeting(scene, lead, time)]
    return counted_ahead(scene), of_meeting, planned, ahead, back


def times_held(scene: Scene, lead: list[Occasion], _occasions: tuple[Occasion, ...]) -> tuple[list[Time], ...]:
    """Days just past: those that hang on the meeting first, then days of what was done, then a day of saying so."""
    near = between(scene.times, 0, scene.lead_end)
    said = [time for time in near if is_day_before(scene, time, scene.today.day)]
    back = times_back(scene, lead)
    return [time for time in back if hangs_on_meeting(scene, lead, time)], back, recent_acts(scene), said


def is_wish(lead: list[Occasion], verdict: Verdict) -> bool:
    """Whether the lead tells of talks that are wished for alone: of nothing held, going on or come of it."""
    tenses = {occasion.tense for occasion in lead}
    return "possible" in tenses and not tenses & {"past", "present"} and not verdict.words


def times_ahead(scene: Scene, lead: list[Occasion]) -> list[Time]:
    """Days of the lead from today on, today last."""
    today = scene.today.day
    days = [o.time for o in lead if o.time and o.time.precision == "day" and o.tense != "past"]
    ahead = [time for time in days if time.date >= today]
    return sorted(ahead, key=lambda time: time.date == today)


def months_ahead(scene: Scene, lead: list[Occasion]) -> list[Time]:
    month = scene.today.day[:7]
    times = [o.time for o in lead if o.time and o.tense == "future"]
    return [time for time in times if time.precision == "month" and time.date >= month]


def later_ahead(scene: Scene, occasions: tuple[Occasion, ...]) -> list[Time]:
    return [o.time for o in occasions if o.time and o.time.date >= scene.today.day and o.tense == "future"]


def times_back(scene: Scene, lead: list[Occasion]) -> list[Time]:
    """Days of the lead up to today and not long past; last those since which something goes on, or of going there."""
    days = [o.time for o in lead if o.time and o.time.precision == "day" and o.tense != "future"]
    recent = [time for time in days if 0 <= days_between(time.date, scene.today.day) <= RECENT_DAYS]
    going = load("languages/en-meetings")["places"]["going"]
    return sorted(recent, key=lambda time: is_since(scene, time) or scene.tenses.verb_beside(time.start) in going)


def recent_acts(scene: Scene) -> list[Time]:
    return [time for time in between(scene.times, 0, scene.lead_end) if is_recent_act(scene, time, scene.today.day)]


def hangs_on_meeting(scene: Scene, lead: list[Occasion], time: Time) -> bool:
    """Whether a time hangs on a word for the meeting, on its verb, or on what is done at meetings."""
    return any(o.time == time and tie_of(scene, time.start, o.word) in {"word", "verb", "act"} for o in lead)


def is_of_meeting(scene: Scene, lead: list[Occasion], time: Time) -> bool:
    """Whether a time may be the meeting's: not a "today" on which something else was said or done."""
    return time.named or hangs_on_meeting(scene, lead, time)


def is_since(scene: Scene, time: Time) -> bool:
    """Whether a time is one since which something goes on: its first day, not its last."""
    return scene.text[time.start : time.end].lower().startswith("since ")


def is_new_day(scene: Scene, time: Time) -> bool:
    """Whether a time is one that talks were put off to: until Friday."""
    before = scene.text[max(0, time.start - BEFORE) : time.end].lower().split()
    words = load("languages/en-meetings")["dates"]["put_off_to"]
    told = scene.text[time.start : time.end].lower().split()
    lead = [*before[: len(before) - len(told)][-1:], *told[:1]]
    return any(word in words for word in lead)


def was_planned(scene: Scene, time: Time) -> bool:
    """Whether the words before a time tell that it was planned and is so no more: was to have met on Friday."""
    return bool(once_planned().search(scene.text, max(0, time.start - UNDONE), time.start))


def counted_ahead(scene: Scene) -> list[Time]:
    """The day of talks that something was done so many days before: broke them off a day before they were to open."""
    found = []
    for match in days_before().finditer(scene.text, 0, scene.lead_end):
        start, _ = scene.sentences[scene.sentence_at(match.start())]
        told = [time for time in between(scene.times, start, match.start()) if time.precision == "day"]
        past = [time.date for time in told if scene.tenses(time.start) == "past" and time.date <= scene.today.day]
        days = number_of(match["count"]) or 1
        if (due := day_after(past[-1] if past else scene.today.day, days)) is not None:
            found.append(Time(*match.span(), due, "day"))
    return found


@cache
def days_before() -> re.Pattern[str]:
    words = load("languages/en-meetings")["dates"]
    numbers = "|".join(words["numbers"])
    return re.compile(
        rf"\b(?P<count>{numbers}|\d{{1,2}}|the)\s+days?\s+(?:{'|'.join(words['ahead_of'])})\s+(?:{'|'.join(words['their_start'])})\b",
        re.IGNORECASE,
    )


@cache
def once_planned() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['dates']['once_planned'])})\b", re.IGNORECASE)
