"""The full text of a report as HTML, with the words that the brief rests on marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dragoman.model import Report
from dragoman.views.text import clean


@dataclass(frozen=True)
class Mark:
    """Marked words: [start, end), the address that leads here, the one that leads back and what it is called."""

    start: int
    end: int
    id: str
    kind: str
    back: str
    label: str


def marked_text(report: Report, marks: list[Mark]) -> tuple[list[str], set[str]]:
    """Each paragraph of the report with its number and the marks in it, and the addresses that are now to be found."""
    addresses: set[str] = set()
    return list(paragraphs(report, marks, addresses)), addresses


def paragraphs(report: Report, marks: list[Mark], addresses: set[str]) -> Iterator[str]:
    """The paragraphs in order; each mark is looked at only from where it starts to where it ends."""
    ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
    waiting = iter(ordered)
    following = next(waiting, None)
    running: list[Mark] = []
    for number, (start, end) in enumerate(report.paragraphs or ((0, len(report.text)),), 1):
        while following is not None and following.start < end:
            running.append(following)
            following = next(waiting, None)
        running = [mark for mark in running if mark.end > start]
        words = paragraph(report.text, start, end, running, addresses)
        yield f'<p dir="auto"><span class="number">{number}</span>{words}</p>'


def paragraph(text: str, low: int, high: int, marks: list[Mark], addresses: set[str]) -> str:
    """Words of a paragraph in nested marks; where two cross, the later one is closed and opened again."""
    bounds = {low, high, *(max(low, mark.start) for mark in marks), *(min(high, mark.end) for mark in marks)}
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(max(low, mark.start), []).append(mark)
    pieces: list[str] = []
    stack: list[Mark] = []
    for start, end in pairwise(sorted(bounds)):
        stack = closed(stack, start, pieces) + starting.get(start, [])
        for mark in starting.get(start, ()):
            pieces.append(opening(mark, first=mark.id not in addresses))
            addresses.add(mark.id)
        pieces.append(escape(clean(text[start:end])))
    closed(stack, high, pieces)
    pieces += ["</mark>" for mark in stack if mark.end > high]
    return "".join(pieces)


def closed(stack: list[Mark], at: int, pieces: list[str]) -> list[Mark]:
    """The marks still open past an offset, after closing those that end there."""
    lowest = next((index for index, mark in enumerate(stack) if mark.end <= at), len(stack))
    above = stack[lowest:]
    pieces += [(back(mark) if mark.end <= at else "") + "</mark>" for mark in reversed(above)]
    again = [mark for mark in above if mark.end > at]
    pieces += [opening(mark, first=False) for mark in again]
    return [*stack[:lowest], *again]


def opening(mark: Mark, *, first: bool) -> str:
    return f'<mark class="{mark.kind}"' + (f' id="{mark.id}">' if first else ">")


def back(mark: Mark) -> str:
    return f'<a class="back" href="#{mark.back}">{mark.label}</a>' if mark.label else ""
