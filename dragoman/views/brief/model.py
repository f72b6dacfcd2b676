"""The nouns of a brief. All words are fit to be shown; offsets are those of the report's text."""

from dataclasses import dataclass
from functools import cached_property

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Claim:
    """Something the brief says, the words of the report it rests on, and whether it rests on weak signs."""

    text: str
    spans: Spans = ()
    weak: bool = False


@dataclass(frozen=True)
class Side:
    """Some who take part, with their people."""

    name: str
    people: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A position in a cell of the matrix: its stance and the words for it, quoted where they stand in the report."""

    stance: str
    words: str
    quoted: bool
    condition: str | None = None
    condition_quoted: bool = False
    target: str | None = None
    spans: Spans = ()


@dataclass(frozen=True)
class Row:
    """The positions on one issue, a cell for each party of the matrix."""

    issue: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """Who wants what: issues down, parties across."""

    parties: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, row by row."""
        return tuple(entry for row in self.rows for cell in row.cells for entry in cell)


@dataclass(frozen=True)
class Dated:
    """A meeting beside the main one, with its date in words."""

    date: str
    claim: Claim


@dataclass(frozen=True)
class Quotation:
    """A statement: who, whose, how given, and the words piece by piece; `source` names a speaker without a name."""

    speaker: str
    named: bool
    about: tuple[str, ...]
    source: str | None
    kind: str
    kind_words: str
    hedges: tuple[str, ...]
    pieces: tuple[str, ...]
    paragraph: int | None
    spans: Spans
    weak: bool = False

    @property
    def words(self) -> str:
        """The pieces in one line, with … where words that are no quotation are left out between them."""
        line = self.pieces[0] if self.pieces else ""
        for piece in self.pieces[1:]:
            line += (" " if line.endswith("”") and piece.startswith("“") else " … ") + piece
        return line


@dataclass(frozen=True)
class Note:
    """The words that a claim rests on, with their paragraph and some words on either side where they are few."""

    number: int
    spans: Spans
    paragraph: int | None
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Brief:
    """One report's brief."""

    title: str
    source: str
    headline: Claim
    sides: tuple[Side, ...] = ()
    others: tuple[Claim, ...] = ()
    mediators: tuple[Claim, ...] = ()
    matrix: Matrix = Matrix()
    less_sure: Matrix = Matrix()
    meetings: tuple[Dated, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    gaps: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()

    def number(self, spans: Spans) -> int | None:
        """The note that these words have, if any."""
        return self.numbers.get(spans)

    @cached_property
    def numbers(self) -> dict[Spans, int]:
        return {note.spans: note.number for note in self.notes}
