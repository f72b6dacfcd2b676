"""Near-duplicate texts: the same agency's words in two papers, with another headline and a paragraph more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.days import days_between
from dragoman.model import Copy, Report
from dragoman.record.origins.credits import credit_of, dateline_agency, is_outlet
from dragoman.record.origins.shingles import figures, keys_of, shared, shingles, told_shingles
from dragoman.record.told import UNKNOWN, Told

# The share of the shorter text's runs of three words that the other must have too, in all and outside quotation
# marks. Two reporters at one press conference share up to .25 and .15 of them; a paper that prints an agency's text
# under its own headline and cuts a third of it shares .6 and more.
COPIED, COPIED_OUTSIDE = 0.4, 0.35
FIGURES = 0.6  # the same share of its figures: a notice that comes every day in the same words tells another one's
DAYS = 7  # after which nobody prints a text anew
SHORT = 40  # runs: below that a text has too little of its own to be told from another
MOST_SHARING = 60  # reports under one key that are compared with each other: a notice that all pages bear is no sign


def find_pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told, float]]:
    """Every two reports of which one prints the other's text, the earlier first, with the share that they have."""
    by_id = {one.report: one for one in told}
    for one, other in meeting(told):
        first, second = by_id[one], by_id[other]
        if (
            are_near(first.day, second.day)
            and (share := copied(first.reading.report.text, second.reading.report.text)) is not None
        ):
            yield first, second, share


def are_near(one: str | None, other: str | None) -> bool:
    """Whether two days are so near that a text may be printed on both; an unknown day may be any."""
    return one is None or other is None or abs(days_between(one, other)) <= DAYS


def meeting(told: Sequence[Told]) -> list[tuple[str, str]]:
    """The pairs of reports that share a key, each once, in the order given."""
    place = {one.report: n for n, one in enumerate(told)}
    sharing: dict[int, list[str]] = defaultdict(list)
    for one in told:
        for key in keys_of(one.reading.report.text, one.reading.report.paragraphs):
            sharing[key].append(one.report)
    pairs = {pair for group in sharing.values() if len(group) <= MOST_SHARING for pair in combinations(group, 2)}
    return sorted(pairs, key=lambda pair: (place[pair[0]], place[pair[1]]))


def copied(one: str, other: str) -> float | None:
    """The share of the shorter text that stands in the other, where it is enough for one to be the other's copy."""
    if min(len(shingles(one)), len(shingles(other))) < SHORT:
        return None
    share = shared(shingles(one), shingles(other))
    outside = shared(told_shingles(one), told_shingles(other))
    enough = share >= COPIED and outside >= COPIED_OUTSIDE and shared(figures(one), figures(other), 1.0) >= FIGURES
    return share if enough else None


def origin_first(one: Told, other: Told) -> tuple[Told, Told, str]:
    """The two with the original first, and how that is known.

    The copy credits the other's outlet; it is of a later day, or of none; it credits an agency; it has more beside it.
    """
    for original, copy in ((one, other), (other, one)):
        if is_credited(copy.reading.report, original.reading.report) and not is_credited(
            original.reading.report, copy.reading.report
        ):
            return original, copy, f"credits {original.reading.report.outlet}"
    days = (one.day or UNKNOWN, other.day or UNKNOWN)
    if days[0] != days[1]:
        original, copy = (one, other) if days[0] < days[1] else (other, one)
        return original, copy, "printed later"
    dated = [each.reading.report.published is not None for each in (one, other)]
    if dated[0] != dated[1]:
        original, copy = (one, other) if dated[0] else (other, one)
        return original, copy, "prints no day of its own"
    agencies = [bool(credit_of(each.reading.report)) for each in (one, other)]
    if agencies[0] != agencies[1]:
        original, copy = (other, one) if agencies[0] else (one, other)
        return original, copy, f"credits {credit_of(copy.reading.report)}"
    original, copy = sorted((one, other), key=lambda each: (len(each.reading.report.text), each.report))
    return original, copy, "has more beside it"


def is_credited(copy: Report, original: Report) -> bool:
    """Whether a report says that its text is from the other's outlet, or from the agency of the other's dateline."""
    credit = credit_of(copy)
    if credit is None:
        return False
    own = dateline_agency(original)
    return is_outlet(credit, original.outlet) or (own is not None and own == credit and credit_of(original) is None)


def stars(pairs: Iterable[tuple[Told, Told, float]]) -> Iterator[Copy]:
    """Each group of reports that copy one another as copies of the one from which they all are."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    by_id: dict[str, Told] = {}
    for one, other, share in pairs:
        by_id |= {one.report: one, other.report: other}
        near[one.report][other.report] = near[other.report][one.report] = share
    seen: set[str] = set()
    for report in by_id:
        if report not in seen:
            group = reached(report, near)
            seen |= group
            yield from copies_in([by_id[member] for member in by_id if member in group], near)


def copies_in(group: list[Told], near: dict[str, dict[str, float]]) -> Iterator[Copy]:
    """The copies of one group; the original is the one that comes before every other of it."""
    original = group[0]
    for other in group[1:]:
        original = origin_first(original, other)[0]
    for copy in group:
        if copy is not original:
            *_, sign = origin_first(original, copy)
            share = near[original.report].get(copy.report) or max(near[copy.report].values())
            reason = f"{share:.0%} of the shorter text's runs of words stand in both; {sign}"
            yield Copy(original=original.report, copy=copy.report, reason=reason, score=round(share, 3))


def reached(report: str, near: dict[str, dict[str, float]]) -> set[str]:
    """All reports that hang together with this one by copies."""
    group, waiting = {report}, [report]
    while waiting:
        new = near[waiting.pop()].keys() - group
        group |= new
        waiting += new
    return group
