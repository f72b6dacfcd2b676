"""Which of many things are one, from what is known of pairs of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dragoman.model import Decision, Merge, Merged

BY_HAND = "said by hand"


class Match(NamedTuple):
    """Two things that may be one, how surely, and why: Match(a, b, 0.9, "same surname and office")."""

    one: str
    other: str
    score: float
    reason: str


class Joined(NamedTuple):
    """What each thing is taken for, by id, and the merges that made it so."""

    into: dict[str, str]
    merges: tuple[Merge, ...]


def joined(
    kind: Merged,
    ids: Sequence[str],
    matches: Iterable[Match],
    decisions: Iterable[Decision] = (),
    fits: Callable[[Sequence[str], Sequence[str]], bool] = lambda _one, _other: True,
) -> Joined:
    """The things joined, the surest match first, each group named by its member that stands first in `ids`.

    What a person has decided comes before every match: things said to be apart are never in one group. `fits` may
    refuse to join two groups. The outcome depends on the set of matches, not on their order.
    """
    place = {one: n for n, one in enumerate(ids)}
    said = [d for d in decisions if d.kind == kind and d.one in place and d.other in place]
    apart = {frozenset((d.one, d.other)) for d in said if not d.same}
    groups = {one: [one] for one in ids}
    merges: list[Merge] = []
    by_hand = [Match(d.one, d.other, 1.0, BY_HAND) for d in said if d.same]
    ordered = sorted({in_place(m, place) for m in matches}, key=lambda m: (-m.score, place[m.one], place[m.other]))
    for match in (*sorted({in_place(m, place) for m in by_hand}), *ordered):
        one, other = groups[match.one], groups[match.other]
        if one is other or (apart and any(frozenset((a, b)) in apart for a in one for b in other)):
            continue
        if match.reason != BY_HAND and not fits(one, other):
            continue
        whole = sorted((*one, *other), key=place.__getitem__)
        for member in whole:
            groups[member] = whole
        merges.append(
            Merge(kind=kind, into="", one=match.one, other=match.other, reason=match.reason, score=match.score)
        )
    into = {one: groups[one][0] for one in ids}
    return Joined(into, tuple(named(merge, into) for merge in merges))


def in_place(match: Match, place: dict[str, int]) -> Match:
    """The same match, its earlier member first."""
    if place[match.one] <= place[match.other]:
        return match
    return match._replace(one=match.other, other=match.one)


def named(merge: Merge, into: dict[str, str]) -> Merge:
    return Merge(
        kind=merge.kind, into=into[merge.one], one=merge.one, other=merge.other, reason=merge.reason, score=merge.score
    )
