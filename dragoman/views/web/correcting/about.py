"""One report as its forms need it: whom and what can be chosen, and the entry that is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from starlette.exceptions import HTTPException

from dragoman.model import Actor, EntryKind, Reading, Report
from dragoman.record.corrected import KINDS, entries, reviewed
from dragoman.store import Store
from dragoman.store.corrections import Said
from dragoman.views.text import clean
from dragoman.views.words import labels, office


@dataclass(frozen=True)
class About:
    """`read` is the reading as the program made it, `reading` as people have corrected it."""

    store: Store
    read: Reading
    reading: Reading
    said: tuple[Said, ...]

    @property
    def report(self) -> Report:
        return self.reading.report

    @cached_property
    def parties(self) -> list[Actor]:
        return [actor for actor in self.reading.actors if actor.kind != "person" and actor.status != "rejected"]

    @cached_property
    def people(self) -> list[Actor]:
        return [actor for actor in self.reading.actors if actor.kind == "person" and actor.status != "rejected"]

    @cached_property
    def issues(self) -> dict[str, str]:
        """The issues that can be chosen, with what they are called."""
        known: dict[str, str] = dict(labels("issues"))
        own = {p.issue: clean(p.issue.replace("-", " ")) for p in self.reading.positions}
        return own | known

    def entry(self, kind: EntryKind, entry: str) -> Any:
        """The entry of this id, as it stands now; None where there is none."""
        return next((one for one in entries(self.reading, kind) if one.id == entry), None)

    def before(self, kind: EntryKind, entry: str) -> dict[str, Any] | None:
        """The entry as the program read it."""
        found = next((one for one in entries(self.read, kind) if one.id == entry), None)
        return None if found is None else facts(found)

    def latest(self, kind: EntryKind, entry: str) -> Said | None:
        """What was said last of an entry."""
        of = [one for one in self.said if (one.correction.kind, one.correction.entry) == (kind, entry)]
        return of[-1] if of else None

    def name(self, actor: str) -> str:
        found = next((one for one in self.reading.actors if one.id == actor), None)
        return clean(found.name) if found else clean(actor.rpartition("/")[2])


def about(store: Store, report: str, coding: str | None = None, who: str | None = None) -> About:
    """A report with what is said of it; in a blind coding, what one coder says."""
    read = store.reading(report)
    said = store.corrections(report, coding, who if coding else None)
    return About(store, read, reviewed(read, (one.correction for one in said)), tuple(said))


def known_kind(kind: str) -> EntryKind:
    known = next((one for one in KINDS if one == kind), None)
    if known is None:
        raise HTTPException(404, f"There is no kind {kind!r}. It is one of: {', '.join(KINDS)}.")
    return known


def found_entry(whole: About, kind: EntryKind, entry: str) -> Any:
    found = whole.entry(kind, entry)
    if found is None:
        raise HTTPException(404, f"There is no {kind} {entry!r} in this report any more.")
    return found


def facts(entry: Any) -> dict[str, Any]:
    """An entry as JSON has it."""
    found: dict[str, Any] = msgspec.to_builtins(entry)
    return found


def described(actor: Actor, whole: About) -> str:
    """Sergey Lavrov, foreign minister, Russia."""
    parts: Iterable[str | None] = (
        actor.name,
        office(actor.office),
        whole.name(actor.party) if actor.party else None,
    )
    return ", ".join(clean(part) for part in parts if part)
