"""How long a meeting lasted, and the day it began.

two days of talks that ended on Friday   began on Thursday
the third day of the round               began two days before
talks that opened on 30 January          began on that day
about an hour and a half, 90 minutes     90 minutes
"""

import re
from functools import cache

from dragoman.days import day_after, days_between
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
    return day_after(last, 1 - count) or last, f"counted back {count} days"


def days_told(head: str) -> int | None:
    """How many days a meeting has gone on: its third day, two days of talks that ended."""
    nth = nth_day().search(head)
    if nth:
        return number_of(nth["nth"])
    several = next((match for match in days_of_talks().finditer(head) if is_over(head, match)), None)
    return number_of(several["count"] or several["sat"] or several["spent"] or several["made"]) if several else None


def is_over(head: str, several: re.Match[str]) -> bool:
    """Whether the words beside a number of days tell that they are over: spent, ended, after; not the first of them."""
    before, after = head[: several.start()][-200:], head[several.end() :][:AFTERWARDS]
    ends = several["spent"] or several["made"] or ended().search(before) or ended().search(after)
    return bool(ends) and not first_of().search(before)


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
    """How many minutes a meeting lasted: three hours of talks, met for an hour and a half; not a truce for 72 hours."""
    told = (m for m in lasting().finditer(text) if m["talks"] or at_talks().search(text, 0, m.start("unit")))
    match = next(told, None)
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
    spending = "|".join(load("languages/en-meetings")["spells"]["spending"])
    roughly = "|".join(load("languages/en-meetings")["spells"]["roughly"])
    return re.compile(
        rf"\b(?:(?P<count>{numbers}|\d{{1,2}})(?:[\s-](?:days?|nights?)\s+of\s+(?:[\w'’-]+,?\s+){{0,4}}(?:{talks})|[\s-]days?['’]?\s+(?:[\w'’-]+\s+){{0,4}}(?:{talks}))"
        rf"|(?:for|after)\s+(?P<sat>{numbers}|\d{{1,2}})\s+days(?!\s+to\b)"
        rf"|(?:{spending})\s+(?:(?:{roughly})\s+)?(?P<spent>{numbers}|\d{{1,2}})\s+days"
        rf"|(?P<made>{numbers}|\d{{1,2}})\s+days\s+in\s+the\s+making)\b",
        re.IGNORECASE,
    )


@cache
def first_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['spells']['first_of'])})\s*$", re.IGNORECASE)


@cache
def opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['spells']['opening'])})\b", re.IGNORECASE)


@cache
def ended() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['spells']['ended'])})\b", re.IGNORECASE)


@cache
def at_talks() -> re.Pattern[str]:
    """Words shortly before a number of hours that make it a meeting's, in the same clause."""
    words = "|".join(load("languages/en-meetings")["spells"]["sitting"])
    return re.compile(rf"\b(?:{words})\b[^.;:]{{0,60}}$", re.IGNORECASE)


@cache
def lasting() -> re.Pattern[str]:
    numbers = "|".join(load("languages/en-meetings")["dates"]["numbers"])
    count = rf"(?:(?P<half>half an)|(?P<count>{numbers}|\d{{1,3}}(?:\.5)?))"
    unit = r"(?P<unit>hours?|minutes?)"
    return re.compile(
        rf"\b(?:(?:last\w*|for|after|took|nearly|almost|about|over)\s+(?:\w+\s+){{0,3}}?){count}[\s-]+{unit}(?P<more>\s+and\s+a\s+half)?(?P<talks>\s+of\s+(?:\w+\s+)?(?:talks|negotiations|discussions|conversation))?(?=\W|$)",
        re.IGNORECASE,
    )
