"""The page of a report, laid out: what is asked for, which blocks that makes, and what stands around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from dragoman.model import Actor, EntryKind, Report, Status
from dragoman.record.corrected import recoded, reviewed
from dragoman.store import Store
from dragoman.store.corrections import Said, recodings
from dragoman.store.journal import Entry
from dragoman.views.brief.material import Material
from dragoman.views.numbers import whole_number
from dragoman.views.web.report.blocks import PER_ENTRY, ROOM, Block, blocks_of, pages_of
from dragoman.views.web.report.elsewhere import Elsewhere, elsewhere
from dragoman.views.web.report.entries import Place, Shown, places_of, shown
from dragoman.views.web.report.marks import Mark, Target, marked, marks_of
from dragoman.views.web.report.versions import Version, versions

STATUSES: tuple[Status, ...] = ("suggested", "confirmed", "corrected", "rejected")
TABS: Mapping[str, EntryKind] = {
    "statements": "statement",
    "positions": "position",
    "meetings": "meeting",
    "people": "actor",
    "events": "event",
}
BESIDE: tuple[EntryKind, ...] = ("statement", "position")  # what stands beside the text when nothing else is asked for
FEWEST = 6  # entries beneath a page, however many stand beside it
AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True)
class Asked:
    """What an address asks for; anything that makes no sense is not asked for."""

    report: str
    show: str | None = None
    status: str | None = None
    span: tuple[int, int] | None = None
    entry: str | None = None
    page: int | None = None
    compare: str | None = None

    @property
    def query(self) -> dict[str, str | int | None]:
        """What stays when something else of the address changes."""
        return {"show": self.show, "status": self.status}

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        return (TABS[self.show],) if self.show else BESIDE


def asked_of(report: str, query: Mapping[str, str]) -> Asked:
    found = AT.fullmatch(query.get("at", ""))
    return Asked(
        report,
        show=show if (show := query.get("show")) in TABS else None,
        status=status if (status := query.get("status")) in STATUSES else None,
        span=(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None,
        entry=query.get("entry") or None,
        page=whole_number(query.get("page")),
        compare=query.get("compare") or None,
    )


class Laid(NamedTuple):
    """A block as it is shown."""

    block: Block
    html: Markup
    entries: list[Shown]


class Group(NamedTuple):
    """Entries of one kind beneath the text; of `more` there is no room."""

    name: str
    entries: list[Shown]
    more: int


@dataclass(frozen=True)
class View:
    """All that the page shows."""

    report: Report
    material: Material
    laid: list[Laid]
    groups: list[Group]
    page: int
    pages: int
    counts: dict[str, int]
    statuses: dict[str, int]
    elsewhere: Elsewhere
    versions: list[Version]
    seen: int
    titled: bool
    lost: list[Said]
    brought: Entry


def laid_out(store: Store, asked: Asked, coding: str | None = None, coder: str | None = None) -> View:
    """A report with what was read in it and what people say of that; in a blind coding as one coder has it."""
    seen = store.last_line()
    reading = store.reading(asked.report)
    report = reading.report
    corrections = store.corrections(report.id, coding, coder)
    said = by_entry(corrections)
    process = store.process_of(report.id)
    if coding is not None:
        reading = store.coded(coding, report.id, coder or "", rejected=True)
    else:
        reading = reviewed(reading, (one.correction for one in corrections))
    reading = recoded(reading, recodings(store.database, process)) if process else reading
    material = Material(reading)
    every = places_of(reading)
    known = {place.entry.id for place in every}
    wanted = [place for place in every if asked.status in (None, place.entry.status)]
    beside = [place for place in wanted if place.kind in asked.kinds]
    beneath = [] if asked.show else [place for place in wanted if place.kind not in asked.kinds]
    blocks = blocks_of(report, beside)
    pages = pages_of(blocks, beneath)
    number = page_asked(asked, pages, beside + beneath)
    here = pages[number - 1]
    texts = marked(report.text, [(b.start, b.end) for b in here], marks(every, wanted, asked))
    room = max(FEWEST, (ROOM - sum(block.cost for block in here)) // PER_ENTRY)
    return View(
        report=report,
        material=material,
        laid=[Laid(block, html, shown(block.beside, material, said)) for block, html in zip(here, texts, strict=True)],
        groups=list(grouped(beneath_of(pages, number, beneath), room, material, said)),
        page=number,
        pages=len(pages),
        counts={name: sum(place.kind == kind for place in every) for name, kind in TABS.items()},
        statuses={one: sum(place.entry.status == one for place in every) for one in STATUSES},
        elsewhere=elsewhere(
            store, process, report.id, [p.entry.id for b in here for p in b.beside if p.kind == "statement"]
        ),
        versions=versions(store, report.id),
        seen=seen,
        titled=any(block.title for block in blocks),
        brought=store.brought(report.id),
        lost=[one for one in corrections if one.correction.entry not in known],
    )


def by_entry(said: list[Said]) -> dict[str, list[Said]]:
    """What was said of each entry, in order."""
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.correction.entry, []).append(one)
    return found


def marks(every: list[Place], wanted: list[Place], asked: Asked) -> list[Mark | Target]:
    """Marks of what is shown, of people's names always, of meetings where nothing else is asked for."""
    drawn = {*asked.kinds, *(() if asked.show else ("meeting",))}
    names = (
        [] if asked.show == "people" else [p for p in every if isinstance(p.entry, Actor) and p.entry.kind == "person"]
    )
    found: list[Mark | Target] = list(marks_of(place for place in wanted if place.kind in drawn))
    found += marks_of(place for place in names if place.entry.status != "rejected")
    return [*found, *([Target(*asked.span)] if asked.span else [])]


def page_asked(asked: Asked, pages: list[list[Block]], places: list[Place]) -> int:
    """The page that an address asks for, or on which the words or the entry are that it asks for."""
    if asked.page is not None:
        return min(max(1, asked.page), len(pages))
    at = asked.span[0] if asked.span else None
    if at is None and asked.entry is not None:
        for number, some in enumerate(pages, 1):
            if any(place.entry.id == asked.entry for block in some for place in block.beside):
                return number
        at = next((place.start for place in places if place.entry.id == asked.entry), None)
    if at is None:
        return 1
    return max((n for n, some in enumerate(pages, 1) if some[0].start <= at), default=1)


def beneath_of(pages: list[list[Block]], number: int, beneath: list[Place]) -> list[Place]:
    """The entries of other kinds whose words are on a page; those without words are on the last."""
    low = pages[number - 1][0].start if number > 1 else 0
    high = pages[number][0].start if number < len(pages) else None
    return [place for place in beneath if low <= place.start and (high is None or place.start < high)]


def grouped(there: list[Place], room: int, material: Material, said: Mapping[str, list[Said]]) -> Iterator[Group]:
    """Those entries kind by kind, as many of all as there is room for."""
    for name, kind in TABS.items():
        some = [place for place in there if place.kind == kind]
        kept, room = some[:room], room - len(some[:room])
        if some:
            yield Group(name, shown(kept, material, said), len(some) - len(kept))
