"""Which issue a clause means, of those that a party is known to have spoken on."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from dragoman.model import Stance
from dragoman.record.ledger.passages import passage_of, words
from dragoman.record.ledger.sightings import Sighting
from dragoman.vocabulary import load

WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 6  # letters by which two forms of a word are taken for one
MOST_STEMS = 300  # of what was said on an issue; what comes later adds little
TERM = 2  # how much more a term of the issue tells than a word in which it was spoken of before

KnownStances = dict[tuple[str, Stance], list["Known"]]


class Known(NamedTuple):
    """What was told of one party's stance on one issue: since which occasion, in which words."""

    issue: str
    occasion: int
    stems: frozenset[str]


def known_stances(seen: Iterable[Sighting]) -> KnownStances:
    """By party and stance, the issues with the words in which they were told."""
    stems: dict[tuple[str, Stance, str], set[str]] = defaultdict(set)
    first: dict[tuple[str, Stance, str], int] = {}
    for one in seen:
        position = one.position
        key = position.party, position.stance, position.issue
        if one.occasion is None:
            continue
        first[key] = min(first.get(key, one.occasion), one.occasion)
        if len(stems[key]) < MOST_STEMS:
            stems[key] |= stems_told(one)
    known: KnownStances = defaultdict(list)
    for (party, stance, issue), told_in in stems.items():
        known[party, stance].append(Known(issue, first[party, stance, issue], frozenset(told_in)))
    return known


def stems_told(sight: Sighting) -> frozenset[str]:
    """The words in which a position was told: its detail, and the sentences that it rests on."""
    spans = sight.position.evidence[:2]
    told = [passage.text for span in spans if (passage := passage_of(sight.report, span))]
    return frozenset[str]().union(*map(stems_of, (sight.position.detail or "", *told)))


def issue_meant(clause: str, known: Iterable[Known], names: Collection[str] = (), least: int = 1) -> str | None:
    """The issue whose words a clause shares most of, None where it shares too few or two are as likely.

    "no longer insists that the rifles be handed in"     disarmament: a term of it, and "handed in" was said before

    `names`: the stems of names, which tell no issue but by its terms; `least`: how much it must share.
    """
    said = stems_of(clause)
    told = said.difference(names)
    points = Counter({one.issue: len(told & one.stems) + TERM * len(said & terms_of(one.issue)) for one in known})
    (best, most), (_, next_most) = (*points.most_common(2), ("", 0), ("", 0))[:2]
    return best if most >= least and most > next_most else None


def stems_of(text: str) -> frozenset[str]:
    """The words of a text by their first letters, without those that say nothing of what it is about."""
    return frozenset(map(stem, WORD.findall(text.lower()))) - common()


def stem(word: str) -> str:
    """The first letters of a word, which its forms share: rifle, rifles; prison, prisoners."""
    return word.removesuffix("s")[:STEM]


@cache
def common() -> frozenset[str]:
    return frozenset(map(stem, words()["common"]["words"]))


@cache
def terms_of(issue: str) -> frozenset[str]:
    """The terms of a built-in issue; one of a user's own has none."""
    terms = load("issues").get(issue, {}).get("terms", ())
    return frozenset(stem(word) for term in terms for word in WORD.findall(term)) - common()
