"""Which reports go back to one source: wire copies, rewrites, and whom they credit.

"3 outlets, 1 origin": two papers that print one agency's text are one source.
"""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.model import Copy, Origin
from dragoman.record.origins.copies import find_pairs, stars
from dragoman.record.origins.credits import credit_of
from dragoman.record.told import Told


def find_copies(told: Sequence[Told]) -> tuple[Copy, ...]:
    """The reports that print the text of another, each with the one that it goes back to and the share they have."""
    return tuple(stars(find_pairs(told)))


def origins_of(told: Sequence[Told], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """The sources of all reports, in the order of their earliest: a text and its copies are one."""
    original = {copy.copy: copy.original for copy in copies}
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[original.get(one.report, one.report)].append(one)
    return tuple(origin_of(origin, group) for origin, group in groups.items())


def origin_of(origin: str, group: Sequence[Told]) -> Origin:
    """One source: the report that came first, those that print it, their outlets, and whom it credits."""
    first = sorted(group, key=lambda one: one.report != origin)
    outlets = dict.fromkeys(one.reading.report.outlet for one in first if one.reading.report.outlet)
    reports = tuple(one.report for one in first)
    return Origin(id=origin, reports=reports, outlets=tuple(outlets), credit=credit_of(first[0].reading.report))
