"""What came of a meeting that is told of in passing: by its own clause, what stands beside it, the sentence after.

A first round in Kisumu in May got nowhere.                              no-agreement
At a summit in May they signed a truce, but the round in June failed.    agreement; no-agreement: each by its clause
Rounds in Kisumu in May and in Jinja in June led nowhere.                both
The first was held in Kisumu in May. Both sides then agreed to a truce.  agreement, by the sentence after
A round was fixed for 3 May, which is past.                              called-off, where nothing says that it was held
"""

import re
from collections.abc import Sequence

from dragoman.model import Outcome
from dragoman.reading.dates import Time
from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.outcomes import AGREEING, signs_of, verdict_of
from dragoman.reading.meetings.places import Place
from dragoman.reading.meetings.talks import Scene, Word
from dragoman.reading.meetings.weighing import Signs, tables
from dragoman.reading.meetings.when import is_new_day

FINITE = {"VBD", "VBZ", "VBP", "MD"}  # "attempts to meet in May and in June failed": to meet tells nothing of them
BREAK = re.compile(r"[,;:()—–]|\b(?:and|but|while|then|whereas)\b")
GOING_ON = {*AGREEING, "nothing", "goes_on", "ahead"}  # beside these a clause tells of more than that they were off
AHEAD: frozenset[Outcome] = frozenset({"planned", "called-off"})


def outcome_in_passing(scene: Scene, occasion: Occasion, occasions: Sequence[Occasion]) -> tuple[Outcome | None, str]:
    """The outcome of a meeting beside the main one, and the reason; nothing is planned for a day that is past."""
    told = clause_of(scene, occasion, occasions)
    features = passing_signs(scene, occasion, occasions, told)
    side = side_of(scene, occasion)
    rows = {
        outcome: row
        for outcome, row in tables("outcome in passing").items()
        if (outcome in AHEAD or side != "after today") and (outcome != "planned" or not is_behind(occasion, side))
    }
    signs = signs_of([(scene.text[slice(*told)], 1.0)])
    if "off" in signs and GOING_ON.isdisjoint(signs) and not (occasion.time and is_new_day(scene, occasion.time)):
        rows = {"called-off": rows["called-off"]}
    verdict = verdict_of(rows, features, signs)
    if verdict.words:
        return verdict.outcome, verdict.words
    return verdict.outcome, "told as yet to come" if verdict.outcome == "planned" else "nothing told of its end"


def passing_signs(scene: Scene, occasion: Occasion, occasions: Sequence[Occasion], told: tuple[int, int]) -> Signs:
    """What speaks for each outcome of a meeting told of in passing, in the clause [start, end) and beside it."""
    start, end = scene.sentences[occasion.sentence]
    first, last = told
    own = signs_of([(scene.text[first:last], 1.0)])
    beside = signs_of([(f"{scene.text[start:first]} {scene.text[last:end]}", 1.0)])
    then = signs_of([(sentence_after(scene, occasion, occasions), 1.0)])
    names = [*own, *(f"{name} beside" for name in beside), *(f"{name} then" for name in then)]
    names += [f"{side_of(scene, occasion)}, {occasion.tense}", f"order {occasion.order}"]
    return dict.fromkeys(names if own else [*names, "nothing told"], 1.0)


def is_behind(occasion: Occasion, side: str) -> bool:
    """Whether a meeting was held before the report, or on its day."""
    return side == "before today" or (side == "today" and occasion.tense == "past")


def side_of(scene: Scene, occasion: Occasion) -> str:
    if occasion.time is None:
        return "no day"
    day = occasion.time.date
    today = scene.today.day[: len(day)]
    return "today" if day == today else "before today" if day < today else "after today"


def clause_of(scene: Scene, occasion: Occasion, occasions: Sequence[Occasion]) -> tuple[int, int]:
    """The [start, end) of what a sentence tells of one occasion: up to the comma or "and" that parts it from others.

    All of the sentence where no verb stands there, as of "rounds in May and in June led nowhere".
    """
    start, end = scene.sentences[occasion.sentence]
    first, last = reach_of(occasion)
    others = [reach_of(o) for o in occasions if o.sentence == occasion.sentence]
    before = [end for begin, end in others if begin < first]
    after = [begin for begin, _ in others if begin > first]
    if before:
        start = parting(scene.text, min(max(before), first), first)
    if after:
        reach = min(last, min(after))
        parted = parting(scene.text, reach, min(after))
        end = parted if parted > reach else min(after)
    has_verb = any(token.tag_ in FINITE for token in scene.parsed.tokens(start, end))
    return (start, end) if has_verb else scene.sentences[occasion.sentence]


def reach_of(occasion: Occasion) -> tuple[int, int]:
    """From the first to the last of an occasion's time and place; of the word for it where it has neither."""
    told: list[Time | Place | Word] = [thing for thing in (occasion.time, occasion.place) if thing is not None]
    told = told or [occasion.word]
    return min(thing.start for thing in told), max(thing.end for thing in told)


def parting(text: str, start: int, end: int) -> int:
    """Where the last comma or "and" stands in [start, end); its start where none does."""
    return max((match.start() for match in BREAK.finditer(text, start, end)), default=start)


def sentence_after(scene: Scene, occasion: Occasion, occasions: Sequence[Occasion]) -> str:
    """The next sentence of the paragraph, unless it tells of a time or place of its own."""
    number = occasion.sentence + 1
    if number == len(scene.sentences) or any(o.sentence == number and (o.time or o.place) for o in occasions):
        return ""
    start, end = scene.sentences[number]
    return "" if "\n" in scene.text[scene.sentences[number - 1][1] : start] else scene.text[start:end]
