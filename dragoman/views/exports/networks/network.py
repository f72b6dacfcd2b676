"""Parts made into one network: tellings gathered as numbers, then its nodes, then its ties some at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.views.exports.networks.choices import MOST_WINDOWS, Choices
from dragoman.views.exports.networks.nodes import Issue, Known, Node, known_with, nodes_of
from dragoman.views.exports.parts import Part
from dragoman.views.networks.attended import MeetingGathering, Meetings
from dragoman.views.networks.gathered import Gathering
from dragoman.views.networks.matrices import Ties, some_of
from dragoman.views.networks.statements import Statements, statements_of
from dragoman.views.networks.tellings import Telling, tellings_of

AT_ONCE = 50_000  # ties that are turned into rows of a file at a time

Source = Statements | Meetings
Number = int | float


class Window(NamedTuple):
    """The numbers of a first and of a last day, and those between which what lies in it is shown."""

    first: int
    last: int
    shown_first: int
    shown_last: int


class Tie(NamedTuple):
    """Two nodes by their numbers; `values` in the order of the network's columns."""

    one: int
    other: int
    weight: float
    values: tuple[Number, ...]


@dataclass(frozen=True)
class Network:
    """Nodes, of which `there` are kept, and where their ties come from."""

    nodes: list[Node]
    source: Source
    choices: Choices
    there: NDArray[np.bool_]

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """What is said of each tie besides its weight, with its type."""
        if self.choices.of_meetings:
            names = ("met", "through")
        else:
            names = ("agree", "disagree") if self.choices.two else ("congruence", "conflict")
        signs = (("abs", "double"), ("sign", "long")) if self.choices.signed else ()
        return (*((name, "long") for name in names), *signs)

    def kept(self) -> Iterator[tuple[int, Node]]:
        """The nodes that are kept, with their numbers."""
        return ((number, node) for number, node in enumerate(self.nodes) if self.there[number])

    def chunks(self, window: Window | None = None) -> Iterator[Ties]:
        """The ties in order, of a window where one is given, without those that weigh too little."""
        source = self.source.within(window.first, window.last) if window else self.source
        yield from heavy(source, self.choices.least_weight)

    def ties(self, window: Window | None = None) -> Iterator[Tie]:
        """The ties one by one."""
        source = self.source.within(window.first, window.last) if window else self.source
        for ties in heavy(source, self.choices.least_weight):
            yield from rows_of(ties, source, signed=self.choices.signed)

    def spans(self) -> list[Window | None]:
        """The windows; where none are asked for, None for the whole time."""
        return [None] if self.choices.window is None else [*self.windows()]

    def windows(self) -> list[Window]:
        """The windows from the first day on until the last; none where none are asked for or no day is known."""
        first, last = self.source.days()
        days = self.choices.window
        if days is None or not last:
            return []
        step = self.choices.step or days
        starts = range(first, last + 1, step)
        if len(starts) > MOST_WINDOWS:
            raise UsageError(f"That is {len(starts)} windows, too many for a file. Take longer steps: --step DAYS.")
        shown = min(days, step)
        before = (days - shown) // 2
        return [Window(day, day + days - 1, day + before, day + before + shown - 1) for day in starts]


def rows_of(ties: Ties, source: Source, *, signed: bool) -> Iterator[Tie]:
    for start in range(0, len(ties.one), AT_ONCE):
        some = some_of(ties, slice(start, start + AT_ONCE))
        values: list[NDArray[np.int64] | NDArray[np.float64]] = list(source.counts(some).values())
        if signed:
            values += [np.abs(some.weight), np.sign(some.weight).astype(np.int64)]
        listed = zip(*(one.tolist() for one in values), strict=True)
        yield from map(Tie, some.one.tolist(), some.other.tolist(), some.weight.tolist(), listed)


def heavy(source: Source, least: float) -> Iterator[Ties]:
    for ties in source.ties():
        kept = np.abs(ties.weight) >= least
        yield ties if kept.all() else some_of(ties, kept)


def network_of(parts: Iterable[Part], choices: Choices) -> Network:
    """The network of all parts, which are let go one by one."""
    known: dict[str, Known] = {}
    issues: dict[str, Issue] = {}
    if choices.of_meetings:
        source: Source = meetings_in(parts, choices, known)
    else:
        source = statements_in(parts, choices, known, issues)
    nodes = nodes_of(source, known, issues, turned=choices.nodes == "issues")
    network = Network(nodes, source, choices, np.ones(len(nodes), dtype=np.bool_))
    return network if choices.isolates else replace(network, there=tied_in(network))


def statements_in(
    parts: Iterable[Part], choices: Choices, known: dict[str, Known], issues: dict[str, Issue]
) -> Statements:
    gathering = Gathering()
    for part in parts:
        every = tellings_of(part.record, "people" if choices.nodes == "people" else "parties")
        told = [one for one in every if one.issue not in choices.left_out]
        process = None if choices.across else part.process
        gathering.add(of_process(told, process, issues))
        learn(known, part, dict.fromkeys(one.actor for one in told))
    return statements_of(
        gathering.told(),
        issues=choices.nodes == "issues",
        two=choices.two,
        aggregation=choices.aggregation,
        normalisation=choices.normalisation,
        duplicates=choices.duplicates,
        agreement=choices.agreement,
        least=(choices.least_frequency, choices.least_issue_frequency),
    )


def of_process(tellings: Iterable[Telling], process: str | None, issues: dict[str, Issue]) -> Iterator[Telling]:
    """The tellings on issues of one process, which are not those of another."""
    for one in tellings:
        name = one.issue if process is None else f"{one.issue} ({process})"
        issues[name] = Issue(one.issue, process)
        yield replace(one, issue=name)


def meetings_in(parts: Iterable[Part], choices: Choices, known: dict[str, Known]) -> Meetings:
    gathering = MeetingGathering(people=choices.nodes == "people")
    for part in parts:
        gathering.add(part.record.meetings)
        learn(known, part, (one for one in part.actors if one in gathering.actors))
    return gathering.network(choices.least_frequency)


def learn(known: dict[str, Known], part: Part, actors: Iterable[str]) -> None:
    """What a part tells of some actors is remembered."""
    for name in actors:
        if name in part.actors:
            known[name] = known_with(known.get(name), part.actors[name])


def tied_in(network: Network) -> NDArray[np.bool_]:
    """Which nodes have a tie, in any window where there are windows."""
    tied = np.zeros(len(network.nodes), dtype=np.bool_)
    for window in network.spans():
        for ties in network.chunks(window):
            tied[ties.one] = tied[ties.other] = True
    return tied
