"""Where lines stand on a page, and in which order they are read.

Ministers agree on ferry        a head over two columns,
The two shores   They meet      then the left column from top to bottom,
agreed to talk.  again in May.  then the right one
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LEAST_ROWS = 3  # Lines that a column has at least.
LEAST_WIDTH = 70.0  # Points: narrower ones are columns of figures, and their rows are read across.
MOST_LINES = 600  # Of a page, beyond which no columns are looked for.


@dataclass(frozen=True)
class Line:
    """Words of one line and the box around them, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom


def lines_among(pieces: Sequence[Line]) -> list[Line]:
    """Pieces of text, parted where the type changes, joined to lines where no wide gap lies between them."""
    rows: list[list[Line]] = []
    for piece in pieces:
        row = next((row for row in reversed(rows[-40:]) if follows(row[-1], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [joined(row) for row in rows]


def follows(before: Line, piece: Line) -> bool:
    """Whether a piece stands to the right of another, on its line, a space away at most."""
    overlap = min(before.top, piece.top) - max(before.bottom, piece.bottom)
    least = min(before.height, piece.height)
    gap = piece.left - before.right
    return overlap > 0.4 * least and -0.5 * least <= gap <= 0.9 * max(before.height, piece.height)


def joined(row: Sequence[Line]) -> Line:
    text = row[0].text
    for before, piece in pairwise(row):
        apart = piece.left - before.right > 0.12 * max(before.height, piece.height)
        text += " " + piece.text.lstrip() if apart and not text.endswith(" ") else piece.text
    largest = max(row, key=lambda piece: len(piece.text))
    return Line(min(piece.left for piece in row), largest.bottom, max(piece.right for piece in row), largest.top, text)


def in_reading_order(page: Sequence[Line]) -> list[list[Line]]:
    """The columns of a page one after another, each from top to bottom; what spans them stands between."""
    bands = bands_of(page)
    if len(page) > MOST_LINES:
        return [[line for band in bands for line in sorted(band, key=lambda line: line.left)]]
    blocks: list[list[Line]] = []
    across: list[Line] = []
    start = 0
    while start < len(bands):
        end, gutter = widest_run(bands, start)
        if gutter is None:
            across += sorted(bands[start], key=lambda line: line.left)
            start += 1
            continue
        blocks += [across] if across else []
        across = []
        lines = [line for band in bands[start:end] for line in band]
        blocks += in_reading_order([line for line in lines if line.right <= gutter + 1])
        blocks += in_reading_order([line for line in lines if line.right > gutter + 1])
        start = end
    return [*blocks, across] if across else blocks


def bands_of(page: Sequence[Line]) -> list[list[Line]]:
    """Lines from top to bottom, those of one height together."""
    bands: list[list[Line]] = []
    low = 0.0
    for line in sorted(page, key=lambda line: (-(line.top + line.bottom), line.left)):
        if bands and (line.top + line.bottom) / 2 > low:
            bands[-1].append(line)
            low = max(low, line.bottom)
        else:
            bands.append([line])
            low = line.bottom
    return bands


def widest_run(bands: Sequence[Sequence[Line]], start: int) -> tuple[int, float | None]:
    """How far down from a band one gutter goes, and where it lies; None where there is none."""
    best: tuple[int, float | None] = (start, None)
    spans: list[tuple[float, float]] = []
    for end in range(start, len(bands)):
        spans = merged([*spans, *((line.left, line.right) for line in bands[end])])
        if len(spans) == 1 and end - start >= LEAST_ROWS:
            break
        lines = [line for band in bands[start : end + 1] for line in band]
        if (gutter := gutter_of(spans, lines)) is not None:
            best = (end + 1, gutter)
    return best


def merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches of a page's width, those that touch made one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left <= found[-1][1] + 4:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def gutter_of(spans: Sequence[tuple[float, float]], lines: Sequence[Line]) -> float | None:
    """The right edge of the left column, where both sides have lines enough of a column's width."""
    for left, _ in pairwise(spans):
        edge = left[1]
        sides = [line for line in lines if line.right <= edge + 1], [line for line in lines if line.right > edge + 1]
        if all(is_column(side) for side in sides):
            return edge
    return None


def is_column(side: Sequence[Line]) -> bool:
    widths = sorted(line.right - line.left for line in side)
    return len(side) >= LEAST_ROWS and widths[len(widths) // 2] >= LEAST_WIDTH
