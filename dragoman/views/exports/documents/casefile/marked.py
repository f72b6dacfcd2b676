"""A report's text with what rests on it: each mark bears a sign that leads to its entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from dragoman.model import Actor, Position, Report
from dragoman.views.known import paragraphs
from dragoman.views.nested import by_stretch, in_marks
from dragoman.views.text import in_place
from dragoman.views.words import labels

SIGNS = {"statements": "“", "meetings": "◇", "events": "▫", "actors": "°"}
CALLED = {
    "statements": "statement",
    "positions": "position",
    "meetings": "meeting",
    "events": "event",
    "actors": "name",
}


@dataclass(frozen=True)
class Mark:
    """A stretch of words of one entry."""

    start: int
    end: int
    section: str
    anchor: str
    which: str
    entry: Any

    @property
    def id(self) -> str:
        return f"w-{self.anchor}-{self.which}"

    @property
    def classes(self) -> str:
        stance = f" {self.entry.stance}" if isinstance(self.entry, Position) else ""
        return f"m {self.section}{stance} {self.entry.status}"

    def opening(self, first: bool) -> str:
        address = f' id="{self.id}" tabindex="-1"' if first else ""
        return f'<span class="{self.classes}"{address}>'

    def closing(self, last: bool) -> str:
        """The end of the words, with the sign that leads to the entry."""
        if not last:
            return "</span>"
        position = isinstance(self.entry, Position)
        sign = labels("stances")[self.entry.stance]["sign"] if position else SIGNS[self.section]
        stance = f" {self.entry.stance}" if position else ""
        name = f"to the {CALLED[self.section]} {self.anchor}{stance}"
        return f'<a class="ref{stance}" href="#{self.anchor}" aria-label="{name}">{sign}</a></span>'


@dataclass(frozen=True)
class Paragraph:
    """`gap` where words between it and the one before are left out."""

    html: Markup
    title: bool = False
    gap: bool = False


def paragraphs_of(report: Report, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """The whole text, letter for letter."""
    blocks = list(paragraphs.paragraphs_of(report))
    for block, html in zip(blocks, laid(report, [(one.start, one.end) for one in blocks], marks), strict=True):
        if block.start < block.end:
            yield Paragraph(html, block.title)


def quoted_of(report: Report, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    """Only the words that entries rest on, those that touch as one."""
    stretches: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        if stretches and mark.start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], mark.end)
        else:
            stretches.append((mark.start, mark.end))
    gaps = [bool(stretches) and stretches[0][0] > 0, *(end < start for (_, end), (start, _) in pairwise(stretches))]
    for gap, html in zip(gaps, laid(report, stretches, marks), strict=bool(stretches)):
        yield Paragraph(html, gap=gap)


def laid(report: Report, stretches: list[tuple[int, int]], marks: Sequence[Mark]) -> Iterator[Markup]:
    opened: set[str] = set()
    for stretch, some in zip(stretches, by_stretch(stretches, marks), strict=True):
        yield Markup(in_marks(report.text, stretch, some, opened, in_place))  # noqa: S704  each piece is escaped there


def lit(entry: Any) -> bool:
    """Whether an entry is a person: parties are named too often to be marked."""
    return not isinstance(entry, Actor) or entry.kind == "person"
