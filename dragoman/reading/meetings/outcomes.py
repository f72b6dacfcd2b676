"""What came of a meeting, by the words that tell it.

signed an accord, reached a deal                          agreement
agreed on corridors but not on a ceasefire                partial
ended without agreement, failed to, no breakthrough       no-agreement
will go on, adjourned until Monday, entered a third day   continues
called off, postponed, walked out                         called-off
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.model import Outcome
from dragoman.reading.meetings.phrases import Phrases
from dragoman.reading.meetings.weighing import tables, total
from dragoman.vocabulary import load

ORDER: tuple[Outcome, ...] = ("agreement", "partial", "no-agreement", "continues", "called-off", "planned")


@dataclass(frozen=True)
class Verdict:
    """An outcome, the words that tell it, how sure."""

    outcome: Outcome | None
    words: str
    score: float


FAILURES: tuple[Outcome, ...] = ("no-agreement", "called-off")
HOPED, HOPING_NEAR = "hoped", 60
REACHED = {"signed", "agreed"}
AGREEING = REACHED | {"deal_made"}
PARTLY = AGREEING | {"partly"}
OPEN = {"goes_on", "remains", "ahead", "intended", "working"}
HALF = {"partly", "remains", "nothing"}

Signs = dict[str, dict[str, float]]
"""For each sign the words found for it, each with its weight."""


def main_outcome(
    passages: list[tuple[str, float]], context: dict[str, float], no_longer: Collection[Outcome] = ()
) -> Verdict:
    """The outcome of the meeting that headline and lead tell of: passages with weights, and the context.

    `no_longer`: what it cannot be by the main verbs of the lead; without a word for it nothing came of talks.
    What "ended without a deal" goes on only where words say so.
    """
    head, rest = signs_of(passages[:2]), signs_of(passages[2:])
    signs = joined(head, rest)
    out = {*barred(signs), *no_longer}
    closed = "nothing" in signs and OPEN.isdisjoint(signs)
    if closed and any(ended_with_nothing().search(quoted().sub(" ", text)) for text, _ in passages):
        out.add("continues")
    table = tables("outcome")
    left = [outcome for outcome in table if outcome not in out] or [o for o in table if o not in no_longer]
    rows = {outcome: table[outcome] for outcome in left}
    return verdict_of(rows, features_of(head, rest) | context, signs)


def barred(signs: Signs) -> Iterator[str]:
    """The outcomes that no word tells: agreed, failed. That sides differ makes nothing agreed in part."""
    if AGREEING.isdisjoint(signs):
        yield "agreement"
    if PARTLY.isdisjoint(signs):
        yield "partial"
    table = tables("outcome")
    yield from (outcome for outcome in FAILURES if all(table[outcome].get(sign, 0.0) <= 0 for sign in signs))


def features_of(head: Signs, rest: Signs) -> dict[str, float]:
    """Each sign's weight over all passages, and over headline and first sentence ("signed_head")."""
    whole, names = joined(head, rest), [*load("languages/en-meetings")["outcomes"]["signs"], HOPED]
    found = {name: sum(whole.get(name, {}).values()) for name in names}
    return found | {f"{name}_head": sum(head.get(name, {}).values()) for name in names}


def joined(head: Signs, rest: Signs) -> Signs:
    return {name: {**head.get(name, {}), **rest.get(name, {})} for name in dict.fromkeys([*head, *rest])}


def verdict_of(rows: dict[str, Mapping[str, float]], features: dict[str, float], signs: Signs) -> Verdict:
    """The outcome with the highest sum of weights, as a share of all by softmax."""
    scores = {outcome: total(rows[outcome], features) for outcome in ORDER if outcome in rows}
    best = max(scores, key=lambda outcome: (scores[outcome], -ORDER.index(outcome)))
    whole = sum(math.exp(score - scores[best]) for score in scores.values())
    told = [
        (rows[best].get(name, 0.0) * weight, words) for name, found in signs.items() for words, weight in found.items()
    ]
    support, words = max(told, default=(0.0, ""))
    return Verdict(best, words.partition(" ")[2] if support > 0 else "", round(1 / whole, 2))


def signs_of(passages: Iterable[tuple[str, float]]) -> Signs:
    """The words found for each sign with their weight, each sign counted once a passage.

    What is quoted is left out; words that deny an agreement do not count as one, nor do those that hope for one.
    """
    found: Signs = {}
    for passage, weight in passages:
        text = quoted().sub(" ", passage)
        matches = list(sign_phrases().find(text))
        denials = [match.span() for name, match in matches if name == "nothing"]
        told: set[str] = set()
        for sign, match in matches:
            denied = sign != "nothing" and any(match.start() < end and start < match.end() for start, end in denials)
            name = HOPED if sign in REACHED and is_hoped(text, match.start()) else sign
            if sign == "deal_ends" and not is_goal(text, match.start()):
                found.setdefault("deal_made", {}).setdefault(match[0], weight)
            if not denied and name not in told:
                told.add(name)
                found.setdefault(name, {}).setdefault(f"{weight} {' '.join(match[0].split())}", weight)
    return found


def is_hoped(text: str, start: int) -> bool:
    """Whether what words tell at an offset is not so yet: near an accord, until a pact is signed, could agree."""
    return hoping().search(text, max(0, start - HOPING_NEAR), start) is not None


def is_goal(text: str, start: int) -> bool:
    """Whether words at an offset tell what talks are about: talks on ending the war, to end it."""
    return goals().search(text, max(0, start - HOPING_NEAR), start) is not None


@cache
def goals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['outcomes']['goals'])})\s*$", re.IGNORECASE)


@cache
def hoping() -> re.Pattern[str]:
    words = "|".join(load("languages/en-meetings")["outcomes"]["hoping"])
    return re.compile(rf"\b(?:{words})(?:\s+[\w'’-]+){{0,3}}\s*$", re.IGNORECASE)


@cache
def quoted() -> re.Pattern[str]:
    """Words of others in quotation marks, four or more; fewer are the report's own irony or title."""
    return re.compile(r"[“\"«](?:[^“”\"«»\s]+\s+){3,80}?[^“”\"«»\s]*[”\"»]")


@cache
def ended_with_nothing() -> re.Pattern[str]:
    return re.compile(load("languages/en-meetings")["outcomes"]["ended_with_nothing"], re.IGNORECASE)


@cache
def sign_phrases() -> Phrases:
    return Phrases(load("languages/en-meetings")["outcomes"]["signs"])
