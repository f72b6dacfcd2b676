"""The paragraphs of a report, none of an unbearable size."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.model import Report

LONGEST = 6000  # characters; a longer paragraph is several


class Paragraph(NamedTuple):
    """A paragraph, or a part of one; `number` is None where it goes on."""

    number: int | None
    start: int
    end: int
    title: bool = False


def paragraphs_of(report: Report) -> Iterator[Paragraph]:
    """The paragraphs, in order and one after the other, whatever a report says of them."""
    reached, size = 0, len(report.text)
    for number, (start, end) in enumerate(report.paragraphs or ((0, size),), 1):
        start, end = max(start, reached), min(end, size)
        if start >= end:
            continue
        reached = end
        title = number == 1 and report.title is not None and report.text[start:end].strip() == report.title.strip()
        for part, (low, high) in enumerate(parts(report.text, start, end)):
            yield Paragraph(None if part else number, low, high, title)
    if reached == 0:
        yield Paragraph(1, 0, size)


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long paragraph cut at spaces."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
