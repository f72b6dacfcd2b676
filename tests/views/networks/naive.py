"""The networks once more, counted one by one without any array, for the sparse ones to be compared with."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date

from dragoman.views.networks.tellings import Telling

SIDES = {"narrow": {"agrees": 0, "disagrees": 1}, "wide": {"agrees": 0, "demands": 0, "conditions": 0, "disagrees": 1}}

Counts = dict[str, Counter[tuple[str, int]]]


def counts_of(tellings: Sequence[Telling], duplicates: str, agreement: str, *, ignored: bool) -> Counts:
    """How often each actor takes each side on each issue; there is one side where sides are ignored."""
    seen: set[Hashable] = set()
    found: Counts = defaultdict(Counter)
    for place, one in enumerate(tellings):
        side = 0 if ignored else SIDES[agreement].get(one.holding)
        if side is None:
            continue
        key = (one.actor, one.issue, side, period(one, place, duplicates))
        if key not in seen:
            seen.add(key)
            found[one.actor][one.issue, side] += 1
    return found


def period(one: Telling, place: int, duplicates: str) -> Hashable:
    if duplicates == "all":
        return place
    if duplicates == "once":
        return ""
    if duplicates == "document" or one.day is None:
        return ("report", one.report)
    year, week, _ = date.fromisoformat(one.day).isocalendar()
    return {"week": ("week", year, week), "month": ("month", one.day[:7]), "year": ("year", one.day[:4])}[duplicates]


def two_mode(counts: Counts, aggregation: str, normalisation: str) -> dict[tuple[str, str], float]:
    pairs = sorted({(actor, issue) for actor, told in counts.items() for issue, _ in told})
    raw = {
        (actor, issue): {
            "ignore": counts[actor][issue, 0],
            "combine": (counts[actor][issue, 0] > 0) + 2 * (counts[actor][issue, 1] > 0),
            "subtract": counts[actor][issue, 0] - counts[actor][issue, 1],
        }[aggregation]
        for actor, issue in pairs
    }

    def size(actor: str, issue: str) -> int:
        said = counts[actor][issue, 0] + counts[actor][issue, 1]
        return min(said, 1) if aggregation == "combine" else said

    def by(actor: str, issue: str) -> int:
        if normalisation == "no":
            return 1
        return sum(
            size(a, i) for a, i in pairs if (a == actor if normalisation == "activity" else i == issue)
        )  # fmt: skip

    return {pair: weight / by(*pair) for pair, weight in raw.items() if weight}


def one_mode(counts: Counts, aggregation: str, normalisation: str) -> dict[tuple[str, str], float]:
    actors = sorted(counts)
    found = {}
    for one, a in enumerate(actors):
        for b in actors[one + 1 :]:
            weight = aggregated(counts[a], counts[b], aggregation)
            if weight:
                found[a, b] = weight / normaliser(counts[a], counts[b], normalisation)
    return found


def aggregated(a: Counter[tuple[str, int]], b: Counter[tuple[str, int]], aggregation: str) -> int:
    congruence = sum(count * b[issue, side] for (issue, side), count in a.items())
    conflict = sum(count * b[issue, 1 - side] for (issue, side), count in a.items())
    return {
        "ignore": congruence,
        "congruence": congruence,
        "conflict": conflict,
        "subtract": congruence - conflict,
    }[aggregation]


def normaliser(a: Counter[tuple[str, int]], b: Counter[tuple[str, int]], normalisation: str) -> float:
    if normalisation == "no":
        return 1
    if normalisation == "average":
        return (a.total() + b.total()) / 2
    if normalisation == "cosine":
        return a.total() * b.total()
    both = sum(a[key] * b[key] for key in a)
    only = sum(count for key, count in a.items() if not b[key]) + sum(count for key, count in b.items() if not a[key])
    return both + only
