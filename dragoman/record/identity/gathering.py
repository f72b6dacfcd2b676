"""Many entries made few before they are compared: those that say the very same are one."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from dragoman.model import Decision, Merge, Merged
from dragoman.record.identity.weights import BLOCK
from dragoman.record.joining import Joined, Match, joined

Fact = TypeVar("Fact", bound=Hashable)


class Gathered(NamedTuple):
    """Entries that say the same, by the first of them."""

    members: dict[str, list[str]]

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(self.members)


class Summaries(Generic[Fact]):
    """What the members of a group have of one kind, each fact once: of a group that has grown, worked out anew.

    A group is known by its first member and its size, since groups only grow while things are joined. Of more than
    `most` facts those stand for all that come first among its members.
    """

    def __init__(self, facts: Callable[[str], Iterable[Fact]], most: int | None = None) -> None:
        self.facts = facts
        self.most = most
        self.known: dict[str, tuple[int, frozenset[Fact]]] = {}

    def of(self, group: Sequence[str]) -> frozenset[Fact]:
        size, found = self.known.get(group[0], (0, frozenset[Fact]()))
        if size != len(group):
            each = dict.fromkeys(fact for one in group for fact in self.facts(one))
            found = frozenset(islice(each, self.most))
            self.known[group[0]] = len(group), found
        return found


Fits = Callable[[Sequence[str], Sequence[str]], bool]


def remembered(fits: Fits) -> Fits:
    """The same, asked once of two groups as long as neither has grown."""
    known: dict[tuple[str, int, str, int], bool] = {}

    def fits_as_before(one: Sequence[str], other: Sequence[str]) -> bool:
        pair = one[0], len(one), other[0], len(other)
        if pair not in known:
            known[pair] = fits(one, other)
        return known[pair]

    return fits_as_before


def gathered(signs: Mapping[str, Hashable], kind: Merged, decisions: Iterable[Decision]) -> Gathered:
    """The entries by id in groups of one sign each; those of whom a person has decided stand alone."""
    decided = {one for d in decisions if d.kind == kind for one in (d.one, d.other)}
    heads: dict[Hashable, str] = {}
    members: dict[str, list[str]] = {}
    for one, sign in signs.items():
        head = one if one in decided else heads.setdefault(sign, one)
        members.setdefault(head, []).append(one)
    return Gathered(members)


def joined_gathered(
    kind: Merged,
    units: Gathered,
    matches: Iterable[Match],
    decisions: Sequence[Decision],
    fits: Fits,
    reason: str,
) -> Joined:
    """The groups joined, every entry led to the first of its whole group, with a merge for each that is not it."""
    whole = joined(kind, units.heads, matches, decisions, fits)
    into = {one: whole.into[head] for head, members in units.members.items() for one in members}
    same = tuple(
        Merge(kind=kind, into=whole.into[head], one=head, other=one, reason=reason, score=1.0)
        for head, members in units.members.items()
        for one in members[1:]
    )
    return Joined(into, (*same, *whole.merges))


def pairs_within(blocks: Mapping[Hashable, Iterable[str]], most: int = BLOCK) -> Iterator[tuple[str, str]]:
    """Each pair that shares a block, once; in a block of many, each is paired with so many that follow it."""
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        members = tuple(dict.fromkeys(block))
        for n, one in enumerate(members):
            for other in members[n + 1 : n + 1 + most]:
                if (one, other) not in seen and (other, one) not in seen:
                    seen.add((one, other))
                    yield one, other
