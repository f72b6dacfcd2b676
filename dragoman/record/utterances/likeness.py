"""How surely two statements carry the same words, weighed from what can be said of them."""

from math import exp
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio, ratio

from dragoman.record.utterances.said import Said, Uttered
from dragoman.vocabulary import load

WEIGHTS = "models/utterances"
SAME_DAYS = 3  # reports of one occasion come out within so many days
VERBATIM = 0.9  # share of letters alike from which words are the same as printed
PERSONS = {"same": "same speaker", "side": "same side", "other person": "same side", "other side": "another speaker"}
ENOUGH = 4  # words from which one sentence can be told to stand inside another


class Likeness(NamedTuple):
    """Two sentences taken for the same words: how surely, and the signs of it."""

    score: float
    signs: dict[str, float]


def likeness(a: Said, b: Said, x: Uttered, y: Uttered, meaning: float) -> Likeness:
    """How surely a sentence of one statement has the words of one of the other; `meaning`: how near they are in it."""
    weights = load(WEIGHTS)
    signs = signs_of(a, b, x, y, meaning)
    total = weights["bias"] + sum(weights["weights"][name] * value for name, value in signs.items())
    return Likeness(1 / (1 + exp(-total)), signs)


def least() -> float:
    """The score from which two statements are taken for one utterance."""
    return float(load(WEIGHTS)["least"])


def signs_of(a: Said, b: Said, x: Uttered, y: Uttered, meaning: float) -> dict[str, float]:
    """What speaks for and against two sentences' being one, each 0 to 1."""
    letters = ratio(x.plain, y.plain) / 100
    short = min(x.plain.count(" "), y.plain.count(" ")) + 1
    person, when = whose(a, b), occasion(a, b)
    return {
        "meaning": max(meaning, 0.0),
        "letters": letters,
        "contained": partial_ratio(x.plain, y.plain) / 100 if short >= ENOUGH else letters,
        "verbatim": float(letters >= VERBATIM),
        "few words": 1 / short,
        "other figures": float(bool(x.figures - y.figures and y.figures - x.figures)),
        "the same speaker": float(person == "same"),
        "few to choose from": 1 / max(a.beside, b.beside) if person == "same" and when == "near" else 0.0,
        "both quoted": float("indirect" not in {a.statement.kind, b.statement.kind}),
        "one quoted": float((a.statement.kind == "indirect") != (b.statement.kind == "indirect")),
        "looking back": float(when == "looking back"),
        "apart": float(when == "apart"),
    }


def contradict(a: Said, b: Said, x: Uttered, y: Uttered) -> bool:
    """Whether two sentences have other figures, months or days of the week, each some that the other lacks.

    "30 observers until Monday" is not "45 observers until Friday", but for the slip of a copy.
    """
    told = ((x.figures, y.figures), (x.months, y.months), (x.weekdays, y.weekdays))
    return a.origin != b.origin and any(one - other and other - one for one, other in told)


def whose(a: Said, b: Said) -> str:
    """Whose words they are: of one speaker ("same"), of one side, of another person of it, of another side.

    "unknown" where one report does not say.
    """
    one, other = a.statement, b.statement
    if one.speaker and one.speaker == other.speaker:
        return "same"
    if not (one.speaker or one.party) or not (other.speaker or other.party):
        return "unknown"
    sides = {one.party or one.speaker, other.party or other.speaker}
    if len(sides) > 1:
        return "other side"
    return "side" if {one.speaker, other.speaker} & {None, *sides} else "other person"


def occasion(a: Said, b: Said) -> str:
    """When they were printed: near each other, the later one looking back on the earlier, or apart.

    A report without a day may be near any.
    """
    if a.origin == b.origin or a.day is None or b.day is None or abs(a.day - b.day) <= SAME_DAYS:
        return "near"
    later, earlier = (a, b) if a.day > b.day else (b, a)
    return "looking back" if later.looks_back or earlier.month in later.months else "apart"


def in_words(a: Said, b: Said, found: Likeness) -> str:
    """Why two statements are taken for one: "same speaker, within days; the same words as printed"."""
    signs = found.signs
    person = PERSONS.get(whose(a, b), "no speaker told in one")
    when = {"near": "printed within days", "looking back": "recalled later", "apart": "printed at another time"}
    if a.origin == b.origin:
        when["near"] = "one a copy of the other"
    words = "the same words" if signs["verbatim"] else f"words near in meaning ({signs['meaning']:.2f})"
    return f"{person}, {when[occasion(a, b)]}; {words}"
