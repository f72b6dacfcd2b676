"""What the lines of the journal name, looked up once a page: reports by their titles, entries as they were read."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec

from dragoman.errors import DragomanError
from dragoman.model import Correction, EntryKind, Reading, Span
from dragoman.record.corrected import KINDS
from dragoman.record.corrected import entries as entries_of
from dragoman.store import Store
from dragoman.store.looked_up import titles
from dragoman.views.text import clean, shortened
from dragoman.views.web.correcting.members import pieces
from dragoman.views.words import Names, issue, office, on_issue, written_date


class Naming:
    """Of one page; `reports` are those that it names."""

    def __init__(self, store: Store, reports: set[str]) -> None:
        self.store = store
        self.asked = sorted(reports)
        self.readings: dict[str, Reading | None] = {}

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, str | None, str | None, str | None]]:
        return titles(self.store.database, self.asked)

    def report(self, report: str, called: str = "") -> tuple[str, str]:
        """A report's title, and its outlet and day."""
        name, title, outlet, day = self.titles.get(report, (called or report, None, None, None))
        return clean(title or name), ", ".join(filter(None, (clean(outlet or ""), written_date(day))))

    def reading(self, report: str) -> Reading | None:
        """The reading of a report, None where the store has it no longer."""
        if report not in self.readings:
            try:
                self.readings[report] = self.store.reading(report)
            except DragomanError:
                self.readings[report] = None
        return self.readings[report]

    def names(self, report: str) -> Names:
        reading = self.reading(report)
        return Names({actor.id: actor for actor in reading.actors} if reading else {})

    def corrected(self, said: Correction) -> tuple[str, str, Span | None]:
        """The entry that a correction is about: in words, its quotation, and where it stands."""
        facts = said.after if said.deed == "add" else said.before
        entry: Any = None
        if facts is not None:
            try:
                entry = msgspec.convert({**facts, "id": said.entry}, KINDS[said.kind])
            except msgspec.ValidationError:
                entry = None
        elif reading := self.reading(said.report):
            entry = next((one for one in entries_of(reading, said.kind) if one.id == said.entry), None)
        return ("", "", None) if entry is None else self.described(said.kind, entry, said.report)

    def described(self, kind: EntryKind, entry: Any, report: str) -> tuple[str, str, Span | None]:
        names = self.names(report)
        if kind == "position":
            return (
                f"{names.plain(entry.party)} {entry.stance}, on {on_issue(entry.issue)}",
                clean(entry.detail or ""),
                first(entry),
            )
        if kind == "statement":
            who = entry.speaker or entry.party
            where = Span(report=entry.report, start=entry.spans[0][0], end=entry.spans[-1][1])
            reading = self.reading(report)
            words = pieces(entry, reading.report.text) if reading else clean(entry.text)
            return names.plain(who) if who else "speaker not named", words, where
        if kind == "actor":
            known_as = ", ".join(filter(None, (office(entry.office), entry.party and names.plain(entry.party))))
            return clean(entry.name) + (f", {known_as}" if known_as else ""), "", first(entry)
        if kind == "meeting":
            where_and_when = filter(None, (written_date(entry.date) or "day not given", clean(entry.place or "")))
            return ", ".join(where_and_when), "", first(entry)
        return f"{entry.type.lower()} {clean(entry.mode or '')}".strip(), "", first(entry)

    def entry(self, asked: str) -> str:
        """What an entry of a reading is called, and where: one side of a merge or a decision."""
        report = asked.partition("/")[0] if "/" in asked else ""
        reading = self.reading(report) if report else None
        if reading is None:
            return clean(asked)
        for kind in KINDS:
            for one in entries_of(reading, kind):
                if one.id == asked:
                    words, quotation, _ = self.described(kind, one, report)
                    words = clean(one.name) if kind == "actor" else words
                    where = clean(reading.report.outlet or reading.report.name)
                    told = f"{words}: “{shortened(quotation, 90)}”" if quotation else words
                    return f"{told} ({', '.join(filter(None, (where, written_date(reading.report.published))))})"
        return clean(asked)

    def value(self, field: str, value: Any, report: str) -> str:
        """A field of an entry, in words."""
        if value in (None, "", [], ()):
            return "nothing"
        if field == "office":
            return office(value) or "no office"
        if field in ("party", "speaker", "target"):
            return self.names(report).plain(value)
        if field == "issue":
            return issue(value)
        if field == "date":
            return written_date(value) or clean(value)
        if isinstance(value, list):
            plain = [one for one in value if isinstance(one, str)]
            return ", ".join(self.names(report).plain(one) for one in plain) if plain else "other words"
        return clean(str(value))


def first(entry: Any) -> Span | None:
    return entry.evidence[0] if entry.evidence else None
