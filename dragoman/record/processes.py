"""Which reports belong to one process: those that share two negotiating parties and lie near enough in time.

    3 May   Kenya and Uganda meet over fish         one process: KEN-UGA-2019-05
    20 May  Uganda tells Kenya that it will pay
    21 May  Kenya and Somalia meet over fish        another
    9 Dec   Kenya and Uganda meet over a railway    a third: too late for the first, and about something else

Two reports are linked by a key that both have (a pair of parties, a pair with an issue, a pair with a mediator, a party
at a meeting, a party with a mediator and an issue) where no more days than its window lie between them; what is linked,
through others too, is one process. As the links of a key run along the days, each report needs only its neighbours in
time, key by key. Reports without a day go where their pair is met, if that is one process and no more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations, pairwise, product
from typing import NamedTuple

from dragoman.model import Meeting, Reading
from dragoman.record.names import plain
from dragoman.record.told import day_of

# Days that may lie between two reports that are linked, by what they share. Rounds of one negotiation are seldom more
# than two months apart in the invented processes and in the press; a longer pause is bridged by the same issue or
# mediator, for half a year. A meeting (party, place, day, issue) is looked back to as long. It links reports that give
# the other party another name, and so does a side (party, mediator, issue). Of eight invented processes, read by us,
# five come out whole and none are mixed; without sides four do, without meetings and undated reports three.
WINDOWS = {"pair": 60, "issue": 180, "mediator": 180, "meeting": 180, "side": 60}
MOST_SIDES = 4  # of a meeting of more parties, the first in the alphabet: its pairs grow with their square
MOST_PAIRS, MOST_ISSUES, MOST_MEDIATORS, MOST_MEETINGS = 6, 4, 3, 3
LONGEST = 120  # characters of a key
UNDATED = date.max.toordinal() + 1  # later than any day
UNSORTED = "unsorted-"

Pair = tuple[str, str]


class Link(NamedTuple):
    """What a report may share with others, and how many days may lie between them."""

    key: str
    window: int


class Traits(NamedTuple):
    """What decides to which process a report belongs: its day (an ordinal), who negotiates, and its links."""

    report: str
    day: int
    pairs: tuple[str, ...]
    links: tuple[Link, ...]


def processes_of(traits: Iterable[Traits], placed: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """The reports of each process by its name, whatever the order given.

    `placed` are reports that a person has put into a process. They link no others, but what is linked to one of them
    goes where the closest of them lies.
    """
    placed = placed or {}
    known = {one.report: one for one in traits}
    by_hand = placed_links(known, placed)
    groups: dict[str, list[str]] = {}
    for report in known.keys() & placed.keys():
        groups.setdefault(placed[report], []).append(report)
    found = [[known[one] for one in group] for group in components(t for t in known.values() if t.report not in placed)]
    where: dict[str, set[str]] = {}
    for members in sorted(found, key=is_undated):
        near = min((near for one in members for near in nearest(one, by_hand)), default=None)
        pairs = {pair for one in members for pair in one.pairs}
        met = {name for pair in pairs for name in where.get(pair, ())} if is_undated(members) else set()
        name = near[1] if near else met.pop() if len(met) == 1 else name_of(members)
        groups.setdefault(name, []).extend(one.report for one in members)
        for pair in pairs if not is_undated(members) else ():
            where.setdefault(pair, set()).add(name)
    return {name: tuple(sorted(reports)) for name, reports in sorted(groups.items())}


def is_undated(members: Iterable[Traits]) -> bool:
    return all(one.day == UNDATED for one in members)


def placed_links(known: Mapping[str, Traits], placed: Mapping[str, str]) -> dict[str, list[tuple[int, str]]]:
    """The day and process of every report placed by hand, by each of its keys."""
    found: dict[str, list[tuple[int, str]]] = {}
    for report, process in placed.items():
        for link in known[report].links if report in known else ():
            found.setdefault(link.key, []).append((known[report].day, process))
    return found


def nearest(traits: Traits, by_hand: Mapping[str, list[tuple[int, str]]]) -> Iterator[tuple[int, str]]:
    """How far the reports placed by hand are that this one is linked to, and where they lie."""
    for link in traits.links:
        for day, process in by_hand.get(link.key, ()):
            if abs(traits.day - day) <= link.window:
                yield abs(traits.day - day), process


def traits_of(reading: Reading) -> Traits:
    """The traits of a report."""
    pairs = [shortened("-".join(pair)) for pair in pairs_of(reading)]
    day = ordinal(day_of(reading))
    links = [link for pair in pairs for link in links_of_pair(pair, reading)]
    if pairs:
        links += (*links_of_meetings(reading), *links_of_sides(reading))
    return Traits(reading.report.id, day, tuple(pairs), tuple(in_time(links, day)))


def links_of_pair(pair: str, reading: Reading) -> Iterator[Link]:
    """KEN-UGA; KEN-UGA on water; KEN-UGA through DJI."""
    yield Link(pair, WINDOWS["pair"])
    yield from (Link(f"{pair} on {issue}", WINDOWS["issue"]) for issue in issues_of(reading))
    yield from (Link(f"{pair} through {code}", WINDOWS["mediator"]) for code in mediators_of(reading))


def links_of_meetings(reading: Reading) -> list[Link]:
    """KEN in kisumu on 2019-05-03 on water, of the meetings that are known so exactly."""
    issues = issues_of(reading)
    known = {
        (not meeting.main, meeting.date, plain(meeting.place), code)
        for meeting in reading.meetings
        if meeting.date and meeting.date_precision == "day" and meeting.place
        for code in set(meeting.parties) - set(meeting.mediators)
    }
    exact = sorted({(rank, day, place) for rank, day, place, _ in known})[:MOST_MEETINGS]
    return [
        Link(f"{code} in {place} on {day} on {issue}", WINDOWS["meeting"])
        for rank, day, place, code in sorted(known)
        if (rank, day, place) in exact
        for issue in issues
    ]


def links_of_sides(reading: Reading) -> Iterator[Link]:
    """KEN through DJI on water."""
    sides = sorted({side for pair in pairs_of(reading) for side in pair})[:MOST_SIDES]
    for side, code, issue in product(sides, mediators_of(reading), issues_of(reading)):
        yield Link(f"{side} through {code} on {issue}", WINDOWS["side"])


def mediators_of(reading: Reading) -> list[str]:
    """Through whom a report says that the parties meet."""
    return first(Counter(code for meeting in reading.meetings for code in set(meeting.mediators)), MOST_MEDIATORS)


def issues_of(reading: Reading) -> list[str]:
    """What a report is most about."""
    return first(Counter(p.issue for p in reading.positions if p.issue != "other"), MOST_ISSUES)


def in_time(links: Iterable[Link], day: int) -> Iterator[Link]:
    """The links of a day; those of reports without one lead only to others without one."""
    when = "" if day != UNDATED else " undated"
    return iter(sorted({Link(shortened(f"{link.key}{when}"), link.window) for link in links}))


def shortened(key: str) -> str:
    """A key short enough for any index: of one that is made of no sensible codes the beginning and a digest."""
    if len(key) <= LONGEST:
        return key
    digest = sha256(key.encode("utf-8", "replace")).hexdigest()[:12]
    return f"{key[: LONGEST - len(digest) - 1]}-{digest}"


def first(counts: Counter[str], most: int) -> list[str]:
    """The most frequent, of equals the first in the alphabet."""
    return sorted(counts, key=lambda one: (-counts[one], one))[:most]


def pairs_of(reading: Reading) -> tuple[Pair, ...]:
    """Who negotiates with whom: at the main meeting, or else at any, or else in what one asks of another.

    Mediators negotiate with nobody. What stands further down counts only where there is nothing above it, so that a
    report of one process that mentions another does not join the two.
    """
    main = [pair for meeting in reading.meetings if meeting.main for pair in pairs_at(meeting)]
    other = [pair for meeting in reading.meetings for pair in pairs_at(meeting)]
    asked = [pair_of(position.party, position.target) for position in reading.positions if position.target]
    mediators = {code for meeting in reading.meetings for code in meeting.mediators}
    asked = [pair for pair in asked if pair[0] != pair[1] and not mediators.intersection(pair)]
    counts = Counter(main or other or asked)
    return tuple(sorted(counts, key=lambda pair: (-counts[pair], pair))[:MOST_PAIRS])


def pairs_at(meeting: Meeting) -> Iterator[Pair]:
    """Every two of a meeting's sides."""
    sides = sorted(set(meeting.parties) - set(meeting.mediators))[:MOST_SIDES]
    return combinations(sides, 2)


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def ordinal(day: str | None) -> int:
    """The number of a day; of a month that of its first day."""
    if day is None:
        return UNDATED
    try:
        return date.fromisoformat(day if len(day) > len("2019-05") else f"{day}-01").toordinal()
    except ValueError:
        return UNDATED


def components(traits: Iterable[Traits]) -> tuple[tuple[str, ...], ...]:
    """The reports that are linked, directly or through others; each group and all of them in order."""
    ordered = sorted(traits)
    above = {one.report: one.report for one in ordered}
    along = sorted((link.key, one.day, one.report, link.window) for one in ordered for link in one.links)
    for (key, day, one, _), (next_key, next_day, other, window) in pairwise(along):
        if key == next_key and next_day - day <= window:
            above[top(above, other)] = top(above, one)
    groups: dict[str, list[str]] = {}
    for report in sorted(above):
        groups.setdefault(top(above, report), []).append(report)
    return tuple(sorted(map(tuple, groups.values())))


def top(above: dict[str, str], report: str) -> str:
    """The report that stands for the group of this one."""
    while above[report] != report:
        above[report] = above[above[report]]
        report = above[report]
    return report


def name_of(traits: Sequence[Traits]) -> str:
    """The name of a process: its commonest pair, and the month in which that pair is first met."""
    counts = Counter(pair for one in traits for pair in one.pairs)
    days = {pair: min(one.day for one in traits if pair in one.pairs) for pair in counts}
    commonest = min(counts, key=lambda pair: (-counts[pair], pair), default=None)
    return named((commonest, days[commonest]) if commonest else None, min(one.report for one in traits))


def named(commonest: tuple[str, int] | None, report: str) -> str:
    """KEN-UGA-2019-05 of ("KEN-UGA", the day on which it is first met); unsorted-REPORT where nobody negotiates."""
    if commonest is None:
        return f"{UNSORTED}{report}"
    pair, day = commonest
    return pair if day == UNDATED else f"{pair}-{date.fromordinal(day):%Y-%m}"
