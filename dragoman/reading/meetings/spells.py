"""How long a meeting lasted, and the day it began.

two days of talks that ended on Friday   began on Thursday
the third day of the round               began two days before
talks that opened on 30 January          began on that day
about an hour and a half, 90 minutes     90 minutes
"""

import re
from datetime import date, timedelta
from functools import cache

from dragoman.days import days_between
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import between
from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

LONGEST_DAYS = 30
HEAD = 1200
OPENING_NEAR = 70
AFTERWARDS = 180


def first_day(scene: Scene, last: str, place: str | None) -> tuple[str, str]:
    """The first day of a meeting held on a day, and the reason: the day told as its opening, or counted back."""
    opened = opening_day(scene, last, place)
    if opened is not None:
        return opened.date, "day told as its opening"
    count = days_told(scene.text[: max(scene.lead_end, HEAD)])
    if count is None or not 1 < count <= LONGEST_DAYS:
        return last, "day told of it"
    return (date.fromisoformat(last) - timedelta(days=count - 1)).isoformat(), f"counted back {count} days"


def days_told(head: str) -> int | None:
    """How many days a meeting has gone on: its third day, two days of talks that ended."""
    nth = nth_day().search(head)
    if nth:
        return number_of(nth["nth"])
    several = days_of_talks().search(head)
    over = several and (
        ended().search(head[: several.start()][-200:]) or ended().search(head[several.end() :][:AFTERWARDS])
    )
    return number_of(several["count"] or several["sat"]) if several and over else None


def opening_day(scene: Scene, last: str, place: str | None) -> Time | None:
    """The day that the report tells as the opening of talks that go on or ended on another day."""
    for match in opening().finditer(scene.text):
        start, end = scene.sentences[scene.sentence_at(match.start())]
        for time in between(scene.times, match.start(), min(end, match.end() + OPENING_NEAR)):
            near = time.precision == "day" and 0 <= days_between(time.date, last) <= LONGEST_DAYS
            if near and speaks_of_talks(scene, start, end) and not elsewhere(scene, start, end, place):
                return time
    return None


def speaks_of_talks(scene: Scene, start: int, end: int) -> bool:
    return any(start <= word.start < end for word in scene.words)


def elsewhere(scene: Scene, start: int, end: int, place: str | None) -> bool:
    """Whether a sentence names a town other than this place alone."""
    towns = {p.name.lower() for p in between(scene.places, start, end) if not p.country and p.before in {"in", "at"}}
    return bool(towns) and (place or "").lower() not in towns


def number_of(word: str) -> int | None:
    word = word.lower()
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    numbers: dict[str, int] = {
        **load("languages/en-meetings")["dates"]["numbers"],
        **load("languages/en-meetings")["rounds"]["numbers"],
    }
    return numbers.get(word)


def minutes_of(text: str) -> int | None:
    """How many minutes a meeting lasted: three hours of talks, an hour and a half, 90 minutes."""
    match = lasting().search(text)
    if match is None:
        return None
    count = 0.5 if match["half"] else float(number_of(match["count"]) or 0)
    count += 0.5 if match["more"] else 0
    return round(count * (1 if match["unit"].lower().startswith("min") else 60)) or None


@cache
def nth_day() -> re.Pattern[str]:
    numbers = "|".join(load("languages/en-meetings")["rounds"]["numbers"])
    return re.compile(
        rf"\b(?P<nth>{numbers}|\d{{1,2}}(?:st|nd|rd|th))\s+"
        r"(?:(?:and (?:final|last)|straight|consecutive|full|successive)\s+)?day\b(?!-)",
        re.IGNORECASE,
    )


@cache
def days_of_talks() -> re.Pattern[str]:
    numbers = "|".join(load("languages/en-meetings")["dates"]["numbers"])
    talks = (
        "talks|negotiations?|discussions|meetings?|consultations|bargaining|haggling|dialogue|debate|"
        "conversations?|sessions?|rounds?|conference|summit|work"
    )
    return re.compile(
        rf"\b(?:(?P<count>{numbers}|\d{{1,2}})(?:[\s-](?:days?|nights?)\s+of\s+(?:[\w'’-]+\s+){{0,3}}(?:{talks})|[\s-]days?['’]?\s+(?:[\w'’-]+\s+){{0,4}}(?:{talks}))"
        rf"|(?:for|after)\s+(?P<sat>{numbers}|\d{{1,2}})\s+days)\b",
        re.IGNORECASE,
    )


@cache
def opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['spells']['opening'])})\b", re.IGNORECASE)


@cache
def ended() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['spells']['ended'])})\b", re.IGNORECASE)


@cache
def lasting() -> re.Pattern[str]:
    numbers = "|".join(load("languages/en-meetings")["dates"]["numbers"])
    count = rf"(?:(?P<half>half an)|(?P<count>{numbers}|\d{{1,3}}(?:\.5)?))"
    unit = r"(?P<unit>hours?|minutes?)"
    return re.compile(
        rf"\b(?:(?:last\w*|for|after|took|nearly|almost|about|over)\s+(?:\w+\s+){{0,3}}?){count}[\s-]+{unit}(?P<more>\s+and\s+a\s+half)?(?=\s+of\s+(?:\w+\s+)?(?:talks|negotiations|discussions|conversation)|\W|$)",
        re.IGNORECASE,
    )
