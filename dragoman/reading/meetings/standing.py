"""Whether an occasion is another meeting than the main one: signs for and against.

The first round, in Kisumu in May, ended after a day.    another
The fishermen were freed in May.                         none: no word for a meeting governs the time
The round opened on Monday and goes on until Friday.     the main one still
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.days import days_between
from dragoman.model import Meeting
from dragoman.reading.meetings.formats import format_of
from dragoman.reading.meetings.occasions import RECALLED, Occasion
from dragoman.reading.meetings.talks import Scene
from dragoman.reading.meetings.ties import tie_of, wording
from dragoman.reading.meetings.weighing import Signs

LEADING = ("since", "until", "till", "by", "before", "after", "from", "for", "of", "in", "on", "during", "at")


@dataclass(frozen=True)
class Main:
    """The main meeting with the last day told of it."""

    meeting: Meeting
    last: str | None


def standing_signs(scene: Scene, occasion: Occasion, main: Main) -> Signs:
    """What speaks for an occasion's being another meeting, and what against it."""
    names = [
        *told_by(scene, occasion),
        *wording(scene, occasion.word),
        *its_day(scene, occasion, main),
        *its_place(occasion, main),
        *its_round(occasion, main),
        *its_company(scene, occasion, main),
    ]
    return dict.fromkeys(names, 1.0)


def told_by(scene: Scene, occasion: Occasion) -> Iterator[str]:
    word = occasion.word
    yield f"tense {occasion.tense}"
    yield f"order {occasion.order}"
    if word.form == RECALLED:
        yield RECALLED
    else:
        yield "act" if word.strength == 0 else "verb" if word.verb else "sure" if word.strength == 1 else "maybe"
    if format_of(word.form) in {"phone", "video"}:
        yield "from afar"
    if occasion.start < scene.lead_end:
        yield "in lead"
    if scene.lead and occasion.start < scene.sentences[scene.lead[0]][1]:
        yield "in first sentence"


def its_day(scene: Scene, occasion: Occasion, main: Main) -> Iterator[str]:
    time, today = occasion.time, scene.today.day
    if time is None:
        yield "no time"
        return
    yield f"time {time.precision}"
    if not time.named:
        yield "today in words"
    side = "today" if today.startswith(time.date) else "before today" if time.date < today else "after today"
    yield f"{side}, {occasion.tense}"
    if time.precision == "day":
        away = abs(days_between(today, time.date))
        yield "within four days" if away <= 4 else "within weeks" if away <= 45 else "farther off"
    last, first = main.last, main.meeting.date
    if last is None or first is None:
        yield "main without day"
    elif is_main(occasion, main):
        yield "main's day"
    else:
        yield "before main" if time.date < first else "after main"
    yield f"tied by {tie_of(scene, time.start, occasion.word)}"
    before = scene.text[max(0, time.start - 12) : time.start].lower().split()
    yield f"after {before[-1]}" if before and before[-1] in LEADING else "after other words"


def its_place(occasion: Occasion, main: Main) -> Iterator[str]:
    place = occasion.place
    if place is None:
        yield "no place"
        return
    yield "country" if place.country else "town"
    yield "main's place" if place.name == main.meeting.place else "another place"
    if place.name != main.meeting.place and occasion.time is not None:
        yield "another place and a time"


def its_round(occasion: Occasion, main: Main) -> Iterator[str]:
    if occasion.round is not None:
        yield "main's round" if occasion.round == main.meeting.round else "a round"


def its_company(scene: Scene, occasion: Occasion, main: Main) -> Iterator[str]:
    start, end = scene.sentences[occasion.sentence]
    codes = {scene.cast.party(mention.actor) for mention in scene.cast.within(start, end)} - {None}
    yield f"{min(len(codes), 3)} parties"
    yield f"{min(len(codes & set(main.meeting.parties)), 2)} of main's parties"
    if occasion.time is None and occasion.place is None and occasion.round is None:
        yield "bare"
    if is_main(occasion, main):
        yield "main by rule"
    if occasion.tense == "possible" or is_main(occasion, main):
        yield "nothing by rule"


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
