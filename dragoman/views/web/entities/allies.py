"""Whose stances agree with a party's, and whose do not.

Stances are compared by their labels alone, issue by issue, where both are held on one day or more: two parties that
demand something on one issue may well demand opposite things, so only acceptance and refusal count as clear.
"""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from dragoman.model import LedgerEntry, Stance
from dragoman.views.known.known import Known

FOR: frozenset[Stance] = frozenset({"demands", "offers", "accepts"})
LAST = "9999"
COMPARED = 40  # positions of each party on one issue


class Ally(NamedTuple):
    """The issues on which another party takes the same stance, is on the other side, or does something else."""

    party: str
    same: tuple[str, ...]
    opposed: tuple[str, ...]
    otherwise: tuple[str, ...]


def allies(known: Known, code: str) -> list[Ally]:
    """Those with whom a party shares most issues first."""
    held: dict[str, dict[str, list[LedgerEntry]]] = {}
    for entry in known.record.positions:
        held.setdefault(entry.party, {}).setdefault(entry.issue, []).append(entry)
    own = held.pop(code, {})
    found = [beside(other, own, issues) for other, issues in held.items()]
    return sorted(
        (one for one in found if one.same or one.opposed or one.otherwise),
        key=lambda one: (-len((*one.same, *one.opposed, *one.otherwise)), one.party),
    )


def beside(other: str, own: dict[str, list[LedgerEntry]], theirs: dict[str, list[LedgerEntry]]) -> Ally:
    kinds: dict[str, list[str]] = {"same": [], "opposed": [], "otherwise": []}
    for issue in own.keys() & theirs.keys():
        pairs = [(a, b) for a, b in product(lately(own[issue]), lately(theirs[issue])) if at_one_time(a, b)]
        if pairs:
            kinds[relation(pairs)].append(issue)
    return Ally(other, *(tuple(sorted(kinds[kind])) for kind in ("same", "opposed", "otherwise")))


def lately(entries: list[LedgerEntry]) -> list[LedgerEntry]:
    """Of very many positions on one issue the last ones."""
    return sorted(entries, key=lambda one: one.since or "")[-COMPARED:]


def at_one_time(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether both are held on some day; an undated position may have been held at any time."""
    return (one.since or "") <= (other.until or LAST) and (other.since or "") <= (one.until or LAST)


def relation(pairs: Iterable[tuple[LedgerEntry, LedgerEntry]]) -> str:
    """The last pair in time counts: "same", "opposed" where one refuses and the other does not, or "otherwise"."""
    one, other = max(pairs, key=lambda pair: (pair[0].since or "", pair[1].since or ""))
    if one.stance == other.stance:
        return "same"
    refuses = [entry.stance == "rejects" for entry in (one, other)]
    wants = [entry.stance in FOR for entry in (one, other)]
    return "opposed" if any(refuses) and any(wants) else "otherwise"
