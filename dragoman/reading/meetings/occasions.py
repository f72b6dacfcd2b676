"""Each place in a report that tells of a meeting's when and where.

The second round, held in Kisumu in May, collapsed.   second round, May, Kisumu, past
They will meet again on 9 June in Jinja.      9 June, Jinja, future
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dragoman.reading.dates import Time
from dragoman.reading.meetings.places import Place
from dragoman.reading.meetings.talks import Scene, Word
from dragoman.reading.meetings.ties import dates_another_thing, tie_of
from dragoman.vocabulary import load

Thing = TypeVar("Thing", Time, Place, Word)

NEAR = 200
PLACE_NEAR = 60
BESIDE = 6
WIDEST = 40  # of words for a time
OPENING = 12  # characters before the first of them: ‘But in
ROUND_NEAR = 40
AT = {"in", "at", "near", "outside"}
TOWARDS = {"to", "for", "into"}
WHERE = re.compile(r"(?:,\s[^\W\d_a-z][\w' -]+)?,\swhere\b")
HOME = re.compile(r"\W+(?:\w+\W+){0,3}for\s+(?:\w+\s+){0,2}consultations\b")  # with those who sent them, no talks
PURPOSE = 80
RECALLED = "town and time"


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


def with_recalled(scene: Scene, occasions: tuple[Occasion, ...]) -> list[Occasion]:
    """Occasions with those that a town recalls by itself, a month or day right beside it: in Dublin, in October."""
    told = {occasion.sentence for occasion in occasions}
    towns = by_sentence(towns_with_times(scene))
    recalled = [o for sentence in towns if sentence not in told for o in occasions_in(scene, sentence, towns[sentence])]
    kept = [o for o in recalled if is_told_by_act(o) and (is_ahead(scene, o) or opens_sentence(scene, o))]
    return sorted([*occasions, *kept], key=lambda occasion: occasion.sentence)


def is_ahead(scene: Scene, occasion: Occasion) -> bool:
    """Whether an occasion is yet to come by its tense or day: next date: 13 June, in Accra."""
    return occasion.tense == "future" or (occasion.time is not None and occasion.time.date > scene.today.day)


def opens_sentence(scene: Scene, occasion: Occasion) -> bool:
    """Whether town and time open a sentence: In Dublin, in May, they; not: were arrested in Dublin in May."""
    start, _ = scene.sentences[occasion.sentence]
    told = [thing.start for thing in (occasion.time, occasion.place) if thing is not None]
    return min(told) <= start + OPENING and max(told) <= start + WIDEST


def towns_with_times(scene: Scene) -> Iterator[Word]:
    for place in scene.places:
        beside = between(scene.times, max(0, place.start - WIDEST), place.end + BESIDE)
        if place.before in AT and not place.country and any(gap(time, place) <= BESIDE for time in beside):
            yield Word(place.start, place.end, scene.sentence_at(place.start), RECALLED, False, 0.0)


def by_sentence(words: Iterable[Word]) -> dict[int, list[Word]]:
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
    told = [time for time in between(scene.times, start, end) if not (of_saying(scene, time) or of_series(scene, time))]
    told = [time for time in told if not dates_another_thing(scene, time)]
    times = [time for time in told if not (of_prelude(scene, time, words) or of_other_undone(scene, time, words))]
    places = [place for place in between(scene.places, start, end) if is_where(scene, place)]
    found = []
    used: set[Place] = set()
    for time in times:
        word = nearest(in_same_clause(scene, words, time), time.start)
        if abs(word.start - time.start) <= NEAR and not of_what_follows(scene, time, word):
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


def is_where(scene: Scene, place: Place) -> bool:
    """Whether talks may be at a place: not where somebody spoke of them."""
    return is_destination(scene, place) or (place.before in AT and not of_saying(scene, place))


def is_destination(scene: Scene, place: Place) -> bool:
    """Whether somebody goes to a place for talks, or comes from where they were held."""
    _, end = scene.sentences[scene.sentence_at(place.start)]
    going = load("languages/en-meetings")["places"]["going"]
    goes = place.before in TOWARDS and scene.tenses.verb_beside(place.start) in going
    if HOME.match(scene.text, place.end):
        return False
    reach = end if WHERE.match(scene.text, place.end) else min(end, place.end + PURPOSE) if goes else place.end
    return bool(between(scene.words, place.end, reach))


def of_saying(scene: Scene, told: Time | Place) -> bool:
    """Whether a time or place is where somebody spoke: she said in Kisumu on Friday; not at Friday's meeting.

    Nor where two spoke by telephone: that is a meeting.
    """
    words = load("languages/en-meetings")["rounds"]
    spoken = scene.tenses.verb_beside(told.start) in {*words["saying"], *words["speaking_of"]}
    return spoken and not of_meeting(scene, told) and not of_speaking_together(scene, told)


def of_series(scene: Scene, time: Time) -> bool:
    """Whether a time is one since which meetings are counted: the third round since May; not since a round in May.

    The fourth since talks resumed in May: their resuming is no meeting beside the others.
    """
    counted = counted_since().search(scene.text, max(0, time.start - NEAR), time.start)
    if counted:
        return counted["begun"] is not None or not between(scene.words, *counted.span("what"))
    token = scene.tenses.token_at(time.start)
    since = next((one for one in (token, token.head) if one.lower_ == "since"), None) if token is not None else None
    if since is None:
        return False
    return any(word.start <= since.head.idx < word.end and not word.verb for word in scene.words)


def of_prelude(scene: Scene, time: Time, words: list[Word]) -> bool:
    """Whether a time is that of asking for talks, or of going there: called on Friday for talks, left for talks.

    A day to come may be that of the talks themselves.
    """
    if time.date > scene.today.day or scene.tenses.exact(time.start) != "past":
        return False
    tense = load("languages/en-meetings")["tense"]
    preludes = {"possible": tense["asking"], "future": tense["going"]}
    told = {scene.tenses.exact(word.start) for word in words}
    return len(told) == 1 and scene.tenses.verb_beside(time.start) in preludes.get(told.pop(), ())


def of_other_undone(scene: Scene, time: Time, words: list[Word]) -> bool:
    """Whether a time is when something else was put off: talks on the poll, which he postponed in June."""
    undone = scene.tenses.undone_at(time.start)
    if undone is None or undone.pos_ not in {"NOUN", "PROPN"}:
        return False
    return not any(undone.left_edge.idx <= word.start <= undone.idx for word in words)


def of_what_follows(scene: Scene, time: Time, word: Word) -> bool:
    """Whether a time to come is that of another act than a meeting that was held: met and will report on Friday."""
    held = word.verb and scene.tenses.exact(word.start) == "past"
    return held and scene.tenses.exact(time.start) == "future" and tie_of(scene, time.start, word) == "other verb"


def of_meeting(scene: Scene, told: Time | Place) -> bool:
    """Whether a time or place tells which meeting is meant: Friday's talks, the Kisumu round."""
    token = scene.tenses.token_at(told.end - 1)
    if token is None or token.dep_ not in {"poss", "compound", "nmod"}:
        return False
    before = bisect_right(scene.words, token.head.idx, key=lambda word: word.start)
    return before > 0 and token.head.idx < scene.words[before - 1].end


def of_speaking_together(scene: Scene, told: Time | Place) -> bool:
    """Whether a time or place hangs on a verb that is itself a word for a meeting: spoke by telephone on Monday."""
    start, end = scene.sentences[scene.sentence_at(told.start)]
    verbs = [word for word in between(scene.words, start, end) if word.verb]
    return any(tie_of(scene, told.start, word) == "word" for word in verbs)


def in_same_clause(scene: Scene, words: list[Word], time: Time) -> list[Word]:
    """The words that no semicolon parts from a time; all where it parts them all."""
    same = [w for w in words if ";" not in scene.text[min(w.start, time.start) : max(w.end, time.end)]]
    return same or words


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
    nearby = until_next().sub(" ", scene.text[low:high])
    tense = scene.tenses.exact((time or place or word).start)
    if tense == "present":
        tense = scene.tenses.exact(word.start)
    return Occasion(
        sentence,
        word,
        time,
        place,
        own_round(scene, told[1:]) or round_at(scene, word) or round_below(scene, word),
        tense,
        order_in(nearby),
    )


def own_round(scene: Scene, told: list[Time | Place | Word]) -> int | None:
    """The number right before time and place of one of several: the first in Jinja in May and the second in June."""
    if not told:
        return None
    first = min(thing.start for thing in told)
    match = number_before().search(scene.text, max(0, first - ROUND_NEAR), first)
    if match is None:
        return None
    number: int = load("languages/en-meetings")["rounds"]["numbers"][match["number"].lower()]
    counted = number > 1 or not without_series().match(scene.text, max(thing.end for thing in told))
    return number if counted else None


def round_at(scene: Scene, word: Word) -> int | None:
    """The number told right beside a word for a meeting."""
    start, end = scene.sentences[word.sentence]
    return round_in(scene.text, max(start, word.start - ROUND_NEAR), min(end, word.end + 16), word.start)


def round_below(scene: Scene, word: Word) -> int | None:
    """The number of what a verb of meeting is for: will sit down to open a fifth round; not met after the fourth."""
    if not word.verb:
        return None
    others = (other for other in scene.words if other.sentence == word.sentence and other != word)
    numbers = (round_at(scene, other) for other in others if is_for(scene, other, word))
    return next((number for number in numbers if number is not None), None)


def is_for(scene: Scene, other: Word, word: Word) -> bool:
    """Whether a word hangs below a verb as what it is for, with no "after" or "before" between."""
    token = scene.tenses.token_at(other.start)
    before = load("languages/en-meetings")["rounds"]["apart"]
    while token is not None and token.dep_ != "ROOT":
        if token.lower_ in before or any(child.dep_ == "mark" for child in token.children):
            return False
        token = token.head
        if word.start <= token.idx < word.end:
            return True
    return False


def round_in(text: str, start: int, end: int, near: int) -> int | None:
    """The number of a round told in [start, end), the one nearest to an offset; not the first meeting since May."""
    told = numbered_round().finditer(text, start, end)
    match = min(told, key=lambda match: max(match.start() - near, near - match.end()), default=None)
    if match is None:
        return None
    word = (match["ordinal"] or match["cardinal"] or match["apart"] or match["alone"]).lower()
    digits = re.match(r"\d+", word)
    known: dict[str, dict[str, int]] = load("languages/en-meetings")["rounds"]
    number = int(digits[0]) if digits else (known["cardinals"] | known["numbers"]).get(word)
    return None if number == 1 and without_series().match(text, match.end()) else number


def order_in(words: str) -> str:
    """Whether words put a meeting after another ("next") or before it ("earlier")."""
    for name in ("next", "earlier"):
        if order_words(name).search(words):
            return name
    return ""


@cache
def counted_since() -> re.Pattern[str]:
    """The words before a time since which meetings are counted: the fourth since contacts resumed, since a storm in."""
    words = load("languages/en-meetings")["rounds"]
    numbers, begun = "|".join(words["numbers"]), "|".join(words["begun"])
    return re.compile(
        rf"\b(?:{numbers}|\d+(?:st|nd|rd|th))(?:\s[\w-]+){{0,4}}?\ssince"
        rf"(?P<what>(?:\s[\w’'-]+){{1,5}}?)(?P<begun>\s(?:{begun}))?\s(?:(?:in|on)\s)?$",
        re.IGNORECASE,
    )


@cache
def until_next() -> re.Pattern[str]:
    """What talks are put off to, which does not put them after others: adjourned until next week."""
    return re.compile(
        rf"\b(?:{'|'.join(load('languages/en-meetings')['dates']['put_off_to'])}) next \w+", re.IGNORECASE
    )


@cache
def number_before() -> re.Pattern[str]:
    """The number that stands right before a place or time: the second in, the second round, held in."""
    words = load("languages/en-meetings")["rounds"]
    numbers = "|".join(sorted(words["numbers"], key=len, reverse=True))
    return re.compile(
        rf"\bthe\s(?P<number>{numbers})(?:\s(?:{'|'.join(words['words'])}))?,?\s(?:held\s)?(?:(?:in|on|at|near)\s)?$",
        re.IGNORECASE,
    )


@cache
def numbered_round() -> re.Pattern[str]:
    words = load("languages/en-meetings")["rounds"]
    numbers = "|".join(sorted(words["numbers"], key=len, reverse=True))
    cardinals = "|".join(sorted(words["cardinals"], key=len, reverse=True))
    of = "|".join(words["words"])
    alone = "|".join(words["alone"])
    parts = "|".join(words["parts"])
    return re.compile(
        rf"\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{numbers})\s+(?:and (?:final|last)\s+)?(?!(?:{parts})\b)"
        rf"(?:of\s+(?:[\w-]+\s+){{1,2}})?(?:(?!(?:since|after|before)\b)[\w-]+\s+){{0,2}}?(?:{of})\b"
        rf"|\b(?:{of}),\s(?:the|their|its)\s(?P<apart>{numbers})(?=[,.;]|\s(?:since|between|of\sits\skind|in)\b)"
        rf"|\b(?:round|session)\s+(?P<cardinal>\d{{1,2}}|{cardinals})\b"
        rf"|\b(?:the|an?)\s(?P<alone>{numbers})(?=(?:,?\s(?:{alone})|,\s(?:in|on|at))\b)",
        re.IGNORECASE,
    )


@cache
def without_series() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(load('languages/en-meetings')['rounds']['spans'])})\b", re.IGNORECASE)


@cache
def order_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['rounds'][name])})\b", re.IGNORECASE)
