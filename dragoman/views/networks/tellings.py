"""Positions as a report tells them: what networks are counted from.

A position is told once in each place of a report that it rests on. A report that prints another one's text tells
nothing of its own. What two sides hold together ("COM-MDG") each of them holds.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.days import within
from dragoman.model import LedgerEntry, ProcessRecord, Span, Stance, Statement
from dragoman.record.codes import sides

Holding = Literal["agrees", "disagrees", "demands", "conditions"]
Actors = Literal["parties", "people"]

HOLDINGS: tuple[Holding, ...] = ("agrees", "disagrees", "demands", "conditions")
HOLDS: Mapping[Stance, Holding] = {
    "offers": "agrees",
    "accepts": "agrees",
    "rejects": "disagrees",
    "demands": "demands",
    "conditions": "conditions",
}


@dataclass(frozen=True)
class Telling:
    """One place of a report where an actor holds something; `day` is the report's, else the position's."""

    actor: str
    issue: str
    holding: Holding
    report: str
    day: str | None
    entry: str


def tellings_of(
    record: ProcessRecord,
    actors: Actors = "parties",
    takes: Callable[[LedgerEntry], bool] = lambda entry: entry.status != "rejected",
    since: str | None = None,
    until: str | None = None,
) -> list[Telling]:
    """The tellings of all entries that `takes` says yes to, between two days (both included).

    Of people only what stands in words that a named person says.
    """
    published = {report.id: report.published for report in record.reports}
    copies = {copy for origin in record.origins for copy in origin.reports[1:]}
    parties = {actor.id: actor for actor in record.actors}
    people = {actor.id for actor in record.actors if actor.kind == "person"}
    said = speakers(record.statements, people) if actors == "people" else {}
    found = []
    for entry in filter(takes, record.positions):
        for place in own_places(entry, copies):
            day = published.get(place.report) or entry.date or entry.since
            if not within(day, since, until):
                continue
            who = speaker_at(place, said) if actors == "people" else sides(entry.party, parties)
            found += [Telling(one, entry.issue, HOLDS[entry.stance], place.report, day, entry.id) for one in who]
    return found


def own_places(entry: LedgerEntry, copies: set[str]) -> Iterator[Span]:
    """The words of an entry, those of copies only where there are no others."""
    own = [span for span in entry.evidence if span.report not in copies]
    return iter(own or entry.evidence[:1])


Said = Mapping[str, tuple[list[int], list[tuple[int, str]]]]


def speakers(statements: Iterable[Statement], people: Container[str]) -> Said:
    """Where in each report a named person speaks: the starts of the words, their ends and speakers beside them."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for one in statements:
        if one.speaker in people and one.speaker and one.status != "rejected":
            found.setdefault(one.report, []).extend((start, end, one.speaker) for start, end in one.spans)
    return {
        report: ([start for start, _, _ in sorted(words)], [(end, who) for _, end, who in sorted(words)])
        for report, words in found.items()
    }


def speaker_at(place: Span, said: Said) -> tuple[str, ...]:
    """Who says the words of a place; nobody where they are the report's own or reach beyond what is said."""
    starts, ends = said.get(place.report, ([], []))
    at = bisect_right(starts, place.start) - 1
    return (ends[at][1],) if at >= 0 and place.end <= ends[at][0] else ()
