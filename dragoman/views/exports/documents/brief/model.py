"""The brief as plain values, before any form is given to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Style = Literal["", "strong", "quiet", "words", "demands", "offers", "accepts", "rejects", "conditions"]


class Piece(NamedTuple):
    """Words in one style, and the sources that bear them out, by the id of their first report."""

    text: str
    style: Style = ""
    sources: tuple[str, ...] = ()


Line = tuple[Piece, ...]


class Row(NamedTuple):
    """What stands at the left, and the lines beside it."""

    label: str
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """Heads of columns, and rows of cells; a cell is some lines. The first cell of a row is its head."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Section(NamedTuple):
    """A table or rows under a heading; `rest` says what was left out."""

    heading: str
    rows: tuple[Row, ...] = ()
    table: Table | None = None
    rest: str = ""


class Source(NamedTuple):
    """A report that is cited: its outlet and day, its title, where it is found, and who prints its text too."""

    id: str
    about: str
    title: str
    url: str
    copies: str


@dataclass(frozen=True)
class Brief:
    """`checked` says how far people have looked at it; `sources` are those cited, numbered from 1 in their order."""

    title: str
    about: str
    checked: str
    lead: Line
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    rest: str
    how: str

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source."""
        return {source.id: number for number, source in enumerate(self.sources, 1)}

    def references(self, piece: Piece) -> list[int]:
        """The numbers of the sources of a piece."""
        return sorted(self.numbers[one] for one in piece.sources if one in self.numbers)


def lines_of(sections: tuple[Section, ...]) -> Iterator[Line]:
    """Every line of some sections."""
    for section in sections:
        yield from (line for row in section.rows for line in row.lines)
        if section.table:
            yield from (line for row in section.table.rows for cell in row for line in cell)
