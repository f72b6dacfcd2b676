"""Who holds what: issues down, parties across; and every position by its issue."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.model import LedgerEntry
from dragoman.views.known.heading import mediators, principals
from dragoman.views.known.known import Known
from dragoman.views.words import issue

COLUMNS = 5  # parties that find room side by side
LINES = 3  # stances of a cell; the others are a link away


class Cell(NamedTuple):
    """What a party holds, of `more` stances there is no room; without a party it is that of all others."""

    party: str
    entries: tuple[LedgerEntry, ...]
    more: int


class Row(NamedTuple):
    issue: str
    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Holding:
    known: Known

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Those who negotiate, then mediators, then who holds most."""
        held = Counter(entry.party for entry in self.known.record.positions)
        first = [code for code in principals(self.known) if code in held]
        through = mediators(self.known)
        rest = sorted(held.keys() - set(first), key=lambda code: (code not in through, -held[code], code))
        return tuple((*first, *rest)[:COLUMNS])

    @cached_property
    def by_issue(self) -> Mapping[str, list[LedgerEntry]]:
        """The positions on each issue, the issues on which most is held first; in order of party and time."""
        found: dict[str, list[LedgerEntry]] = defaultdict(list)
        for entry in self.known.record.positions:
            found[entry.issue].append(entry)
        order = {code: n for n, code in enumerate(self.columns)}
        return {
            label: sorted(found[label], key=lambda e: (order.get(e.party, COLUMNS), e.party, e.since or "~", e.id))
            for label in sorted(found, key=lambda label: (-len(found[label]), issue(label), label))
        }

    @cached_property
    def folded(self) -> int:
        """The parties that find no column of their own."""
        return len({entry.party for entry in self.known.record.positions} - set(self.columns))

    def rows(self) -> Iterator[Row]:
        for number, (label, entries) in enumerate(self.by_issue.items(), 1):
            cells = [cell_of(code, [e for e in entries if e.party == code]) for code in self.columns]
            if self.folded:
                cells.append(cell_of("", [e for e in entries if e.party not in self.columns]))
            yield Row(label, number, tuple(cells))


def cell_of(party: str, entries: list[LedgerEntry]) -> Cell:
    """What is held now, the latest first; where nothing is, what was held last."""
    now = [one for one in entries if one.until is None]
    ended = sorted((one for one in entries if one.until), key=lambda one: (one.until or "", one.score))[-1:]
    held = sorted(now or ended, key=lambda one: (one.since or "", one.score, one.id), reverse=True)
    return Cell(party, tuple(held[:LINES]), len(entries) - len(held[:LINES]))
