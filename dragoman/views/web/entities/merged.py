"""Which entries of readings were taken for one, why, and how surely."""

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.model import Merge, Merged
from dragoman.views.known.known import Known


class Reason(NamedTuple):
    """Why some mentions were taken for one, the least sure of them first; `score` is of the least sure."""

    reason: str
    score: float
    merges: tuple[Merge, ...]


def into(known: Known, kind: Merged, entry: str) -> list[Merge]:
    """The merges that made an entry what it is."""
    return [merge for merge in known.record.merges if merge.kind == kind and merge.into == entry]


def reasons(merges: list[Merge]) -> list[Reason]:
    """The reasons, the least sure first: those that a person wants to look at."""
    found: dict[str, list[Merge]] = {}
    for merge in sorted(merges, key=lambda one: one.score):
        found.setdefault(merge.reason, []).append(merge)
    return [Reason(reason, same[0].score, tuple(same)) for reason, same in found.items()]


def known_as(known: Known, kind: Merged) -> Mapping[str, str]:
    """What each entry of a reading is in the record: the entry that it was taken for one with."""
    names: dict[str, str] = {}
    for merge in known.record.merges:
        if merge.kind == kind:
            names[merge.one] = names[merge.other] = merge.into
    return names
