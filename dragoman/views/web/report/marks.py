"""The marks in a report's text: names, statements, positions, meetings, and the words that an address asks for.

A mark is no link itself, since marks lie in one another and words must be easy to select. Behind its words stands the
link to its entry, which has no text of its own: a paragraph holds the report's letters and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from dragoman.model import Actor, EntryKind, Position
from dragoman.views.nested import by_stretch, in_marks
from dragoman.views.text import clean, in_place
from dragoman.views.web.rendering import sign
from dragoman.views.web.report.entries import Place

SIGNS: Mapping[EntryKind, str] = {"statement": "“", "meeting": "◇", "event": "▫"}
CALLED: Mapping[EntryKind, str] = {
    "statement": "Statement", "position": "Position", "meeting": "Meeting", "event": "Event", "actor": "Name",
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A piece of the words of one entry; `lead` is its first, `signs` those of the positions in a statement."""

    start: int
    end: int
    id: str
    place: Place
    lead: bool = True
    signs: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        entry = self.place.entry
        stance = f" {entry.stance}" if isinstance(entry, Position) else ""
        person = " person" if isinstance(entry, Actor) and entry.kind == "person" else ""
        return f"m {self.place.kind}{stance}{person} {entry.status}"

    def opening(self, first: bool) -> str:
        """<span class="m position rejects suggested" id="m-5d0c8e3b1a2f/p3" data-of="5d0c8e3b1a2f/p3">"""
        entry = escape(clean(self.place.entry.id))
        address = f' id="{escape(clean(self.id))}"' if first else ""
        before = self.reference() if first and self.lead and self.place.kind == "statement" else ""
        return f'<span class="{self.classes}{" first" if first else ""}"{address} data-of="{entry}">{before}'

    def closing(self, last: bool) -> str:
        return (self.reference() if last and self.place.kind in ("position", "meeting", "event") else "") + "</span>"

    def reference(self) -> str:
        """The link to the entry: its sign is drawn by the style, its name is read out."""
        entry, kind = self.place.entry, self.place.kind
        drawn = sign(entry.stance) if isinstance(entry, Position) else "".join(self.signs) or SIGNS[kind]
        stance = f" {entry.stance}" if isinstance(entry, Position) else ""
        name = f"{CALLED[kind]} {self.place.number}{':' if stance else ''}{stance}"
        return (
            f'<a class="ref {kind}{stance} unsaid" href="#e-{escape(quote(clean(entry.id)))}" aria-label="{name}" '
            f'data-sign="{drawn}" data-n="{self.place.number}"></a>'
        )


@dataclass(frozen=True)
class Target:
    """The words that an address asks for."""

    start: int
    end: int

    @property
    def id(self) -> str:
        return f"w-{self.start}-{self.end}"

    def opening(self, first: bool) -> str:
        return '<mark class="target"' + (f' id="{self.id}" tabindex="-1">' if first else ">")

    def closing(self, _last: bool) -> str:
        return "</mark>"


def marks_of(places: Iterable[Place]) -> Iterator[Mark]:
    """A mark for each piece of the words of some entries; that of a statement bears the signs of its positions."""
    places = list(places)
    signs: dict[int, list[str]] = {}
    holder = -1
    for at, place in enumerate(places):
        if place.kind == "statement":
            holder = at
        elif place.under and isinstance(place.entry, Position) and place.entry.status != "rejected":
            signs.setdefault(holder, []).append(sign(place.entry.stance))
    for at, place in enumerate(places):
        for piece, (start, end) in enumerate(place.spans):
            address = f"m-{place.entry.id}" + (f"-{piece}" if piece else "")
            drawn = tuple(dict.fromkeys(signs.get(at, ()))) if not piece else ()
            yield Mark(start, end, address, place, not piece, drawn)


def marked(text: str, stretches: list[tuple[int, int]], marks: Iterable[Mark | Target]) -> list[Markup]:
    """Each stretch of a report as HTML, letter for letter, with the marks in it."""
    opened: set[str] = set()
    inside = by_stretch(stretches, marks)
    return [
        Markup(in_marks(text, one, some, opened, in_place))  # noqa: S704  each piece of the text is escaped there
        for one, some in zip(stretches, inside, strict=True)
    ]
