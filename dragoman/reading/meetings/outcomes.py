"""What came of a meeting, by the words that tell it.

signed an accord, reached a deal                          agreement
agreed on corridors but not on a ceasefire                partial
ended without agreement, failed to, no breakthrough       no-agreement
will go on, adjourned until Monday, entered a third day   continues
called off, postponed, walked out                         called-off
"""

import math
import re
from collections.abc import Iterable, Mapping
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


Signs = dict[str, dict[str, float]]
"""For each sign the words found for it, each with its weight."""


def outcome_of(passage: str) -> Verdict:
    """The outcome that one passage tells of an earlier meeting; nothing where no sign is found."""
    signs = signs_of([(passage, 1.0)])
    return verdict_of(by_hand(), dict.fromkeys(signs, 1.0), signs) if signs else Verdict(None, "", 0.0)


def main_outcome(passages: list[tuple[str, float]], context: dict[str, float]) -> Verdict:
    """The outcome of the meeting that headline and lead tell of: passages with weights, and the context."""
    head, rest = signs_of(passages[:2]), signs_of(passages[2:])
    return verdict_of(tables("outcome"), features_of(head, rest) | context, joined(head, rest))


def features_of(head: Signs, rest: Signs) -> dict[str, float]:
    """Each sign's weight over all passages, and over headline and first sentence ("signed_head")."""
    whole, names = joined(head, rest), load("languages/en-meetings")["outcomes"]["signs"]
    found = {name: sum(whole.get(name, {}).values()) for name in names}
    return found | {f"{name}_head": sum(head.get(name, {}).values()) for name in names}


def joined(head: Signs, rest: Signs) -> Signs:
    return {name: {**head.get(name, {}), **rest.get(name, {})} for name in dict.fromkeys([*head, *rest])}


def verdict_of(rows: dict[str, Mapping[str, float]], features: dict[str, float], signs: Signs) -> Verdict:
    """The outcome with the highest sum of weights, as a share of all by softmax."""
    scores = {outcome: total(rows[outcome], features) for outcome in ORDER}
    best = max(ORDER, key=lambda outcome: (scores[outcome], -ORDER.index(outcome)))
    whole = sum(math.exp(score - scores[best]) for score in scores.values())
    told = [
        (rows[best].get(name, 0.0) * weight, words) for name, found in signs.items() for words, weight in found.items()
    ]
    support, words = max(told, default=(0.0, ""))
    return Verdict(best, words.partition(" ")[2] if support > 0 else "", round(1 / whole, 2))


def signs_of(passages: Iterable[tuple[str, float]]) -> Signs:
    """The words found for each sign with their weight, each sign counted once a passage.

    What is quoted is left out; words that deny an agreement do not count as one.
    """
    found: Signs = {}
    for passage, weight in passages:
        text = quoted().sub(" ", passage)
        matches = list(sign_phrases().find(text))
        denials = [match.span() for name, match in matches if name == "nothing"]
        told: set[str] = set()
        for name, match in matches:
            denied = name != "nothing" and any(match.start() < end and start < match.end() for start, end in denials)
            if not denied and name not in told:
                told.add(name)
                found.setdefault(name, {}).setdefault(f"{weight} {' '.join(match[0].split())}", weight)
    return found


@cache
def quoted() -> re.Pattern[str]:
    """Words of others in quotation marks, four or more; fewer are the report's own irony or title."""
    return re.compile(r"[“\"«](?:[^“”\"«»\s]+\s+){3,80}?[^“”\"«»\s]*[”\"»]")


@cache
def by_hand() -> dict[str, Mapping[str, float]]:
    """How much each sign speaks for or against each outcome of an earlier meeting, told in one sentence."""
    rows: dict[str, Mapping[str, float]] = load("languages/en-meetings")["outcomes"]["passage"]
    return rows


@cache
def sign_phrases() -> Phrases:
    return Phrases(load("languages/en-meetings")["outcomes"]["signs"])
