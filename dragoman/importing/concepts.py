"""What a concept and an agreement say: an issue, and a stance."""

from collections.abc import Mapping
from typing import get_args

from dragoman.importing.coded import Values
from dragoman.importing.parties import issue_named, untold
from dragoman.model import Stance
from dragoman.record.party_names import spelt
from dragoman.vocabulary import load

STANCES: Mapping[str, Stance] = {stance: stance for stance in get_args(Stance)}


def words_in(values: Values, name: str) -> str:
    """A text among values, without white ends; what is none is empty."""
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def concept_and_stance(values: Values) -> tuple[str, Stance | None]:
    """Of "water: demands" the concept and the stance behind it."""
    concept = words_in(values, "concept")
    before, colon, behind = concept.rpartition(": ")
    stance = STANCES.get(untold(behind)) if colon else None
    return (before, stance) if stance else (concept, None)


def issue_of(values: Values, ids: Mapping[str, str]) -> str:
    """The issue that a statement is on."""
    known, concept = ids.get(words_in(values, "concept")), concept_and_stance(values)[0]
    return known if known and is_called(concept, known) else issue_named(concept)


def is_called(concept: str, issue: str) -> bool:
    """Whether a concept still has the name of its issue: whoever renames one means another."""
    label = load("labels")["issues"].get(issue, issue)
    return spelt(untold(concept)) in (spelt(label), spelt(issue))


def stance_of(values: Values, agreed: Stance) -> Stance | None:
    """The stance that a statement names, or else that its agreement stands for."""
    return STANCES.get(words_in(values, "stance")) or concept_and_stance(values)[1] or by_agreement(values, agreed)


def by_agreement(values: Values, agreed: Stance) -> Stance | None:
    """What agrees is as is chosen, what disagrees rejects; nothing where neither is said."""
    agreement = values.get("agreement")
    return None if agreement is None else agreed if agreement else "rejects"


def changed_stance(before: Values, now: Values, agreed: Stance) -> Stance | None:
    """The stance of a statement that has another one than it had; what is named outright comes first."""
    if words_in(before, "stance") != words_in(now, "stance"):
        return STANCES.get(words_in(now, "stance"))
    told = concept_and_stance(now)[1]
    if told is not None and told != concept_and_stance(before)[1]:
        return told
    return by_agreement(now, agreed) if before.get("agreement") != now.get("agreement") else None
