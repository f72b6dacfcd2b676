"""Issues down, parties across: in each cell what a party holds now, and the way it came."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import LedgerEntry, Movement
from dragoman.views.known.asked import Asked, is_faint
from dragoman.views.known.backing import Backing
from dragoman.views.known.heading import mediators, principals
from dragoman.views.known.known import Known
from dragoman.views.known.moves import movements_of
from dragoman.views.known.spark import Frame, Spark, frame_of, spark_of
from dragoman.views.words import issue

COLUMNS = 4  # parties that find room side by side
ROWS = 10  # issues of the page; more are a link away
LINES = 2  # stances of a cell; more are in the cell when it is opened
OTHERS = "others"


@dataclass(frozen=True)
class Line:
    """A stance of a cell: those before it, itself; `dropped` where it has ended, `given_up` where that is said."""

    entry: LedgerEntry
    way: tuple[str, ...]
    dropped: bool
    party: str | None = None
    given_up: bool = False


@dataclass(frozen=True)
class Cell:
    """What one party, or the others together, hold on one issue. `key` is its name in the address.

    `thin` where fewer than two outlets that are named stand behind it.
    """

    key: str
    party: str
    lines: tuple[Line, ...]
    more: int
    backing: str
    thin: bool
    disputed: bool


@dataclass(frozen=True)
class Row:
    issue: str
    cells: tuple[Cell, ...]
    moved: int
    spark: Spark | None


@dataclass(frozen=True)
class Matrix:
    """`columns` are codes of parties: the first `leading` negotiate, the last may be "others"; `issues` counts all."""

    columns: tuple[str, ...]
    leading: int
    folded: tuple[str, ...]
    rows: tuple[Row, ...]
    issues: int
    faint: int
    undated: int


def matrix_of(known: Known, asked: Asked, backing: Backing) -> Matrix:
    """The matrix that is asked for; the issues on which most was said first."""
    taken = [entry for entry in known.record.positions if asked.takes(entry)]
    shown = [entry for entry in taken if asked.faint or not is_faint(entry)]
    columns, folded = columns_of(known, shown)
    moved = movements_of(known, asked)
    issues = in_order(shown, moved)
    first = (asked.number - 1) * ROWS if asked.list == "matrix" else 0
    here = issues[first : first + ROWS]
    ledger = Ledger(shown, moved, columns, folded, frame_of(moved), asked.until, backing)
    return Matrix(
        columns=columns,
        leading=len(set(columns) & set(principals(known))) or len(columns),
        folded=folded,
        rows=tuple(map(ledger.row, here)),
        issues=len(issues),
        faint=len(taken) - len(shown),
        undated=sum(1 for entry in known.record.positions if not entry.since and not entry.until)
        if asked.since or asked.until
        else 0,
    )


def columns_of(known: Known, entries: Sequence[LedgerEntry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who negotiate, then mediators, then whoever else holds a position; too many are folded into "others"."""
    held = Counter(entry.party for entry in entries)
    first = [code for code in principals(known) if code in held]
    through = mediators(known)
    rest = sorted(held.keys() - set(first), key=lambda code: (code not in through, -held[code], code))
    codes = (*first, *rest)
    if len(codes) <= COLUMNS:
        return codes, ()
    return (*codes[: COLUMNS - 1], OTHERS), codes[COLUMNS - 1 :]


def in_order(entries: Sequence[LedgerEntry], moved: Sequence[Movement]) -> list[str]:
    """The issues by how much was said and moved on them."""
    said = Counter(entry.issue for entry in entries)
    moves = Counter(one.issue for one in moved)
    return sorted(said, key=lambda label: (-said[label] - 2 * moves[label], issue(label)))


@dataclass(frozen=True)
class Ledger:
    """What rows and cells are made from: the entries and movements that are asked for."""

    entries: Sequence[LedgerEntry]
    moved: Sequence[Movement]
    columns: Sequence[str]
    folded: Sequence[str]
    frame: Frame | None
    end: str | None
    backing: Backing

    def row(self, label: str) -> Row:
        on_it = [entry for entry in self.entries if entry.issue == label]
        moves = [one for one in self.moved if one.issue == label]
        cells = tuple(self.cell(code, label, on_it, moves) for code in self.columns)
        return Row(label, cells, len(moves), spark_of(moves, self.frame))

    def cell(self, code: str, label: str, on_it: Sequence[LedgerEntry], moves: Sequence[Movement]) -> Cell:
        """What is held now, or at the end of the range, the latest first; where nothing is, what was held last."""
        entries = [one for one in on_it if (one.party in self.folded if code == OTHERS else one.party == code)]
        now = [one for one in entries if one.until is None or (self.end is not None and one.until > self.end)]
        ended = sorted((one for one in entries if one.until), key=lambda e: (e.until or "", e.score))
        held = sorted(now or ended[-1:], key=lambda e: (e.since or "", e.score), reverse=True)
        came_by = {one.after: one for one in moves if one.after}
        given_up = {one.before for one in moves if one.to_stance is None}
        lines = tuple(
            Line(one, way_to(one, came_by), one not in now, one.party if code == OTHERS else None, one.id in given_up)
            for one in held[:LINES]
        )
        reports = tuple(dict.fromkeys(report for one in held for report in one.reports))
        return Cell(
            key=f"{code}/{label}",
            party=code,
            lines=lines,
            more=len(held) - len(lines),
            backing=self.backing.said(reports) if reports else "",
            thin=bool(reports) and self.backing.counted(reports)[0] < 2,
            disputed=any(one.disputed for one in entries),
        )


def way_to(entry: LedgerEntry, came_by: Mapping[str, Movement]) -> tuple[str, ...]:
    """The stances that led to an entry, the first of them first: ✕, ◐ before ✓."""
    way: list[str] = []
    seen = {entry.id}
    move = came_by.get(entry.id)
    while move is not None and len(way) < 4:
        if move.from_stance:
            way.append(move.from_stance)
        if move.before is None or move.before in seen:
            break
        seen.add(move.before)
        move = came_by.get(move.before)
    return tuple(reversed(way))
