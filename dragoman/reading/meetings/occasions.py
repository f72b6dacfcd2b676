"""Each place in a report that tells of a meeting's when and where.

The second round, held in Kisumu in May, collapsed.   second round, May, Kisumu, past
They will meet again on 9 June in Jinja.      9 June, Jinja, future
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dragoman.reading.dates import Time
from dragoman.reading.meetings.places import Place
from dragoman.reading.meetings.talks import Scene, Word
from dragoman.vocabulary import load

Thing = TypeVar("Thing", Time, Place)

NEAR = 200
PLACE_NEAR = 60
ROUND_NEAR = 40
AT = {"in", "at", "near", "outside"}


@dataclass(frozen=True)
class Occasion:
    """One telling of a meeting: its sentence, the word for it, and what stands with it."""

    sentence: int
    word: Word
    time: Time | None
    place: Place | None
    round: int | None
    tense: str
    order: str
    """"next", "earlier" or "": whether the words put it after or before another."""

    @property
    def start(self) -> int:
        return min([self.word.start, *[x.start for x in (self.time, self.place) if x is not None]])


def find_occasions(scene: Scene) -> tuple[Occasion, ...]:
    """The occasions of a report, in order of the text."""
    found = []
    named, done = by_sentence(scene.words), by_sentence(scene.acts)
    for sentence in sorted({*named, *done}):
        if sentence in named:
            found += occasions_in(scene, sentence, named[sentence])
        else:
            found += [o for o in occasions_in(scene, sentence, done[sentence]) if is_told_by_act(o)]
    return tuple(found)


def by_sentence(words: tuple[Word, ...]) -> dict[int, list[Word]]:
    grouped: dict[int, list[Word]] = {}
    for word in words:
        grouped.setdefault(word.sentence, []).append(word)
    return grouped


def is_told_by_act(occasion: Occasion) -> bool:
    """Whether an act tells of a meeting although no word for one stands there: it has its own day and town."""
    return occasion.time is not None and occasion.place is not None and not occasion.place.country


def occasions_in(scene: Scene, sentence: int, words: list[Word]) -> list[Occasion]:
    """One occasion for each time told in a sentence, else for each place, else for a numbered round."""
    start, end = scene.sentences[sentence]
    times = [time for time in between(scene.times, start, end) if not of_saying(scene, time)]
    places = [
        place for place in between(scene.places, start, end) if place.before in AT and not of_saying(scene, place)
    ]
    found = []
    used: set[Place] = set()
    for time in times:
        word = nearest(words, time.start)
        if abs(word.start - time.start) <= NEAR:
            place = place_beside(time, places, times)
            used |= {place} if place else set()
            found.append(occasion(scene, sentence, word, time, place))
    for place in places:
        word = nearest(words, place.start)
        if place not in used and abs(word.start - place.start) <= PLACE_NEAR and len(times) < 2:
            found.append(occasion(scene, sentence, word, None, place))
    if not found:
        found = [occasion(scene, sentence, word, None, None) for word in words]
    return found


def between(things: tuple[Thing, ...], start: int, end: int) -> list[Thing]:
    """Those that begin inside [start, end)."""
    low = bisect_left(things, start, key=lambda thing: thing.start)
    return list(things[low : bisect_left(things, end, key=lambda thing: thing.start)])


def of_saying(scene: Scene, told: Time | Place) -> bool:
    """Whether a time or place is where somebody spoke: she said in Kisumu on Friday."""
    return scene.tenses.verb_beside(told.start) in load("languages/en-meetings")["rounds"]["saying"]


def nearest(words: list[Word], offset: int) -> Word:
    """The word closest to an offset; one before it is preferred to one just after."""
    return min(
        words,
        key=lambda word: (offset - word.start if word.start <= offset else 1.5 * (word.start - offset), word.start),
    )


def place_beside(time: Time, places: list[Place], times: list[Time]) -> Place | None:
    """The place that stands with a time: close by, and not closer to another time."""
    close = [
        place
        for place in places
        if gap(time, place) <= PLACE_NEAR and all(gap(time, place) <= gap(t, place) for t in times)
    ]
    if close:
        return min(close, key=lambda place: (gap(time, place), place.start))
    return places[0] if len(places) == 1 and len(times) == 1 else None


def gap(time: Time, place: Place) -> int:
    return max(place.start - time.end, time.start - place.end, 0)


def occasion(scene: Scene, sentence: int, word: Word, time: Time | None, place: Place | None) -> Occasion:
    """What the words around a meeting word, a time and a place tell together."""
    start, end = scene.sentences[sentence]
    told = [word, *[thing for thing in (time, place) if thing is not None]]
    low, high = (
        max(start, min(thing.start for thing in told) - ROUND_NEAR),
        min(end, max(thing.end for thing in told) + ROUND_NEAR),
    )
    nearby = scene.text[low:high]
    tense = scene.tenses.exact((time or place or word).start)
    if tense == "present":
        tense = scene.tenses.exact(word.start)
    return Occasion(
        sentence,
        word,
        time,
        place,
        round_in(scene.text[max(start, word.start - ROUND_NEAR) : word.end + 16]),
        tense,
        order_in(nearby),
    )


def round_in(words: str) -> int | None:
    """The number of a round: the third round, round four, the 11th session."""
    match = numbered_round().search(words)
    if match is None:
        return None
    number = (match["ordinal"] or match["cardinal"] or match["alone"]).lower()
    digits = re.match(r"\d+", number)
    known: dict[str, dict[str, int]] = load("languages/en-meetings")["rounds"]
    return int(digits[0]) if digits else (known["cardinals"] | known["numbers"]).get(number)


def order_in(words: str) -> str:
    """Whether words put a meeting after another ("next") or before it ("earlier")."""
    for name in ("next", "earlier"):
        if order_words(name).search(words):
            return name
    return ""


@cache
def numbered_round() -> re.Pattern[str]:
    words = load("languages/en-meetings")["rounds"]
    numbers = "|".join(sorted(words["numbers"], key=len, reverse=True))
    cardinals = "|".join(sorted(words["cardinals"], key=len, reverse=True))
    of = "|".join(words["words"])
    alone = "|".join(words["alone"])
    return re.compile(
        rf"\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{numbers})\s+(?:and (?:final|last)\s+)?"
        rf"(?:[\w-]+\s+){{0,2}}?(?:{of})\b"
        rf"|\b(?:round|session)\s+(?P<cardinal>\d{{1,2}}|{cardinals})\b"
        rf"|\bthe\s(?P<alone>{numbers})(?=(?:,?\s(?:{alone})|,\s(?:in|on|at))\b)",
        re.IGNORECASE,
    )


@cache
def order_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['rounds'][name])})\b", re.IGNORECASE)
