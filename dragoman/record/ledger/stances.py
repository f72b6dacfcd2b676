"""How the stances of one party on one issue follow one another: which ends which, which clash, which move."""

from collections.abc import Collection, Mapping
from functools import cache

from dragoman.model import Stance
from dragoman.vocabulary import load


def ended_by(new: Stance, held: Collection[Stance]) -> tuple[Stance, ...]:
    """Those of the stances held that a new one ends, what the party has moved from first.

    accepts      conditions, rejects, demands, offers
    rejects      offers: they are withdrawn
    demands      accepts; an offer may stand beside a demand
    """
    return tuple(old for old in table("ends")[new] if old in held)


def moved_from(new: Stance, held: Mapping[Stance, float]) -> Stance | None:
    """Of the stances held, each with how surely, the one from which a party has moved to a new one.

    The surest, weighed by how likely it is to be moved from; of equal ones the first of the table. None where there is
    none from which that would be a move.
    """
    likelier: dict[Stance, float] = load("ledger")["likelier"]
    known = (old for old in table("moves")[new] if old in held)
    return max(known, key=lambda old: held[old] * likelier.get(old, 1.0), default=None)


def seldom(old: Stance, new: Stance) -> bool:
    """Whether parties seldom move from one stance to another: from conditions to a refusal."""
    return old in table("seldom")[new]


def clash(one: Stance, other: Stance) -> bool:
    """Whether no party has both at one time on one matter: offers, and rejects."""
    return other in table("clashes")[one]


def contrary(one: Stance, other: Stance) -> bool:
    """Whether a report that tells both is likelier misread in one of them than right in both: accepts, and demands."""
    return other in table("contrary")[one]


def has_figures(stance: Stance) -> bool:
    """Whether what is asked or offered may change while the stance stays: 30, then 22 cubic metres."""
    return stance in table("figures")["stances"]


@cache
def table(name: str) -> dict[str, tuple[Stance, ...]]:
    rows: dict[str, list[Stance]] = load("ledger")[name]
    return {stance: tuple(others) for stance, others in rows.items()}
