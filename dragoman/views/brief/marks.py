"""The full text of a report as HTML, with the words that the brief rests on marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Report
from dragoman.views.nested import by_stretch, in_marks
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

    def opening(self, first: bool) -> str:
        return f'<mark class="{self.kind}"' + (f' id="{self.id}">' if first else ">")

    def closing(self, last: bool) -> str:
        return (f'<a class="back" href="#{self.back}">{self.label}</a>' if last and self.label else "") + "</mark>"


def marked_text(report: Report, marks: list[Mark]) -> tuple[list[str], set[str]]:
    """Each paragraph of the report with its number and the marks in it, and the addresses that are now to be found."""
    addresses: set[str] = set()
    return list(paragraphs(report, marks, addresses)), addresses


def paragraphs(report: Report, marks: list[Mark], addresses: set[str]) -> Iterator[str]:
    stretches = report.paragraphs or ((0, len(report.text)),)
    for number, (stretch, inside) in enumerate(zip(stretches, by_stretch(stretches, marks), strict=True), 1):
        words = in_marks(report.text, stretch, inside, addresses, clean)
        yield f'<p dir="auto"><span class="number">{number}</span>{words}</p>'
