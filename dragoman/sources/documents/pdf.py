"""PDFs with text: columns in reading order, lines joined to paragraphs, running heads and page numbers left out.

    nego-                      negotiations: a word broken at a line's end is joined
    tiations
    The Gazette     3 May 7    at the head of several pages: left out

The day on which a file was made is not taken for the day of its report, nor its user for the author.
"""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.documents.apart import taken_apart
from dragoman.sources.documents.laid_out import Line, bands_of, in_reading_order
from dragoman.sources.documents.set_in_type import join_paragraphs, size_of_body, title_in
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
EDGE = 3  # Lines at the head and the foot of a page among which running ones stand.
GAP = 1.8  # Times the height of a line, by which running ones are parted from the text.
LEAST = 20  # Letters of a file, below which it holds pictures of pages.


def read_pdf(content: bytes, limits: Limits) -> Written:
    """The paragraphs of a PDF; SourceError where it is locked, damaged, too long, or pictures of pages."""
    pages = pages_of(content, limits)
    running = running_lines(pages)
    body = [[line for line in page if line not in beside] for page, beside in zip(pages, running, strict=True)]
    if sum(character.isalpha() for page in body for line in page for character in line.text) < LEAST:
        raise SourceError(
            "This PDF has no text: its pages are pictures. Have its text recognised (ocrmypdf in.pdf out.pdf), and "
            "give that file."
        )
    base = size_of_body(body)
    paragraphs = join_paragraphs([in_reading_order(page) for page in body], base)
    dropped = dict.fromkeys(line.text for beside in running for line in beside)
    return Written(
        tuple(paragraphs),
        Facts(title=title_in(in_reading_order(body[0]), base)),
        tuple(Dropped(text=text, reason="running head or page number") for text in dropped),
    )


def pages_of(content: bytes, limits: Limits) -> list[list[Line]]:
    """The lines of each page, where they stand."""
    if b"%PDF-" not in content[:1024]:
        raise SourceError("This is no PDF: it does not begin with %PDF. Fetch it again, or save its text as .txt.")
    return taken_apart(content, limits)


def running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Of each page, the lines at its head and foot that number it, or that come again on other pages."""
    edges = [edge_of(page) for page in pages]
    counts = Counter(key for edge in edges for key in {shape(line) for line in edge})
    again = {key for key, count in counts.items() if count >= 2 and (count >= 3 or len(pages) <= 4)}
    return [
        [line for line in edge if shape(line) in again or PAGE_NUMBER.fullmatch(line.text.strip())] for edge in edges
    ]


def edge_of(page: Sequence[Line]) -> list[Line]:
    """The lines at the head and the foot of a page that a gap parts from its text."""
    down = bands_of(page)
    return [line for band in [*beyond_gap(down), *beyond_gap(down[::-1])] for line in band]


def beyond_gap(bands: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The outermost bands of lines, up to a gap that is wider than the step from line to line."""
    gaps = [
        number
        for number in range(1, min(EDGE, len(bands) - 1) + 1)
        if abs(bands[number - 1][0].bottom - bands[number][0].bottom) > GAP * bands[number - 1][0].height
    ]
    return bands[: gaps[-1]] if gaps else []


def shape(line: Line) -> tuple[str, int]:
    """A line without its figures, so that page numbers do not part it from itself; and how high it stands."""
    return re.sub(r"\d+", "0", " ".join(line.text.split())).casefold(), round(line.bottom)
