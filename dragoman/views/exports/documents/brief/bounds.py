"""How much a brief holds: as much as three pages bear."""

from dataclasses import dataclass

from dragoman.views.exports.documents.brief.model import Brief, Line

PAGES = 3
A_PAGE = 66  # lines of ordinary letters
WIDE = 112  # letters of a line


@dataclass(frozen=True)
class Bounds:
    """The most of each kind; `quotation` in letters."""

    issues: int
    stances: int
    movements: int
    conditions: int
    others: int
    disputes: int
    meetings: int
    people: int
    delegations: int
    quotation: int


# From the roomiest to the tightest; the first that fits is taken.
BOUNDS = (
    Bounds(10, 2, 12, 8, 8, 6, 10, 8, 8, 170),
    Bounds(8, 2, 8, 6, 6, 4, 8, 6, 6, 130),
    Bounds(8, 1, 8, 5, 4, 3, 6, 4, 5, 110),
    Bounds(6, 1, 5, 4, 3, 2, 5, 3, 4, 90),
    Bounds(4, 1, 4, 2, 2, 1, 3, 2, 3, 70),
)


def fits(brief: Brief) -> bool:
    """Whether a brief surely finds room on three pages, by a count of its lines."""
    return height(brief) <= PAGES * A_PAGE


def height(brief: Brief) -> float:
    """The lines that a brief takes, roughly."""
    used = 6 + taken(brief.lead, WIDE) + len(brief.how) / WIDE
    for section in brief.sections:
        used += 2.5 + len(section.rest) / WIDE
        used += sum(0.3 + sum(taken(line, WIDE - 24) for line in row.lines) for row in section.rows)
        if section.table:
            wide = (WIDE - 16) / max(1, len(section.table.head) - 1)
            used += sum(
                0.7 + max((sum(taken(line, wide) for line in cell) for cell in row), default=1)
                for row in section.table.rows
            )
    return used + 2.5 + sum(0.85 * lines(len("".join(source[1:])) + 6, WIDE * 1.1) for source in brief.sources)


def taken(line: Line, wide: float) -> int:
    return lines(sum(len(piece.text) + 3 * len(piece.sources) for piece in line), wide)


def lines(letters: int, wide: float) -> int:
    return 1 + int(letters / (0.9 * wide))
