"""Which people of several reports may be one, how surely, and why."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman.model import Office
from dragoman.record.identity.gathering import pairs_within
from dragoman.record.identity.names_alike import bones, is_apart, names_alike
from dragoman.record.identity.weights import NEAR_BLOCK, PERSON, PERSON_AT_LEAST
from dragoman.record.joining import Match
from dragoman.record.names import Words, is_same_in_full
from dragoman.vocabulary import load


@dataclass(frozen=True)
class Named:
    """Those who go by one name, with the party and office that most reports give them."""

    words: Words
    party: str | None
    office: Office | None
    reports: frozenset[str]


def person_matches(people: Mapping[str, Named]) -> Iterator[Match]:
    """Each pair that may be one person."""
    signs = signs_of(people)
    pairs = dict.fromkeys((*pairs_within(signs), *pairs_within(near_signs(signs), NEAR_BLOCK)))
    shared = shared_names(people, pairs)
    for one, other in pairs:
        alone = next((p for p in (one, other) if len(people[p].words) == 1), None)
        match = person_match(people[one], people[other], alone is not None and alone not in shared)
        if match is not None:
            yield Match(one, other, *match)


def signs_of(people: Mapping[str, Named]) -> dict[Hashable, list[str]]:
    """Those whose family name, or the word that stands first in a full name, leaves the same in any spelling."""
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for one, person in people.items():
        for word in dict.fromkeys((*person.words[-1:], *person.words[:1])):
            blocks[bones(word) or word].append(one)
    return blocks


def near_signs(signs: Mapping[Hashable, Sequence[str]]) -> dict[Hashable, list[str]]:
    """The same where one letter of what is left may be another."""
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for sign, members in signs.items():
        for near in near_bones(str(sign)):
            blocks[near].extend(members)
    return blocks


def near_bones(sign: str) -> tuple[str, ...]:
    shorter = (sign[:n] + sign[n + 1 :] for n in range(len(sign)) if len(sign) > 2)
    return tuple(dict.fromkeys((sign, *shorter)))


def shared_names(people: Mapping[str, Named], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The family names without a first name that two or more people have: Kiknadze of Zurab and Nana Kiknadze."""
    bearers: dict[str, list[Words]] = defaultdict(list)
    for pair in pairs:
        for alone, full in (pair, pair[::-1]):
            words, whole = people[alone].words, people[full].words
            if len(words) == 1 < len(whole) and names_alike(words, whole):
                bearers[alone].append(whole)
    return {alone for alone, names in bearers.items() if any(is_apart(a, b) for a, b in combinations(names, 2))}


def person_match(one: Named, other: Named, is_only: bool) -> tuple[float, str] | None:
    """How surely two are one by name, party and office; `is_only`: nobody else has the family name standing alone."""
    likeness = names_alike(one.words, other.words)
    if likeness is None or (one.reports & other.reports and not is_short(one.words, other.words)):
        return None
    grounds = ["only one of that name"] if is_only and likeness.reason.startswith("family") else []
    if one.party and other.party:
        grounds.append("same party" if one.party == other.party else "other party")
    office = offices_alike(one.office, other.office)
    if office is not None:
        grounds.append("same office" if office else "other office")
    score = likeness.score + sum(PERSON[ground] for ground in grounds)
    if score < PERSON_AT_LEAST:
        return None
    return round(min(score, 0.99), 3), "; ".join((likeness.reason, *grounds))


def is_short(one: Words, other: Words) -> bool:
    """Whether one name is the other in fewer words, as one report may have both: Roa, Ana Roa."""
    few, many = sorted((one, other), key=len)
    return set(few) <= set(many) or is_same_in_full(one, other)


def offices_alike(one: Office | None, other: Office | None) -> bool | None:
    """Whether two offices are one; None where one of them says too little."""
    if one is None or other is None or {one, other} & vague():
        return True if one == other and one not in (None, "none") else None
    return one == other or (None if frozenset((one, other)) in near() else False)


@cache
def vague() -> frozenset[str]:
    return frozenset(load("identity")["offices"]["vague"])


@cache
def near() -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, load("identity")["offices"]["near"]))
