"""One issue of a process: who holds what since when, how it moved, and every snippet of it."""

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.model import LedgerEntry, Span
from dragoman.views.known.known import Known, Quotation
from dragoman.views.web.entities.lanes import Lane, Scale, lanes, scale_of
from dragoman.views.web.entities.moved import Moved, latest
from dragoman.views.web.entities.person import Choice, counted
from dragoman.views.web.paging import Paged, paged


class Snippet(NamedTuple):
    """Words of one report with the positions that rest on them; `first` are those whose first words these are."""

    quotation: Quotation
    entries: list[LedgerEntry]
    first: list[str]


class IssuePage(NamedTuple):
    issue: str
    scale: Scale | None
    lanes: list[Lane]
    entries: Paged[LedgerEntry]
    moved: Moved
    snippets: Paged[Snippet]
    parties: list[Choice]
    stances: list[Choice]
    statuses: list[Choice]


def issue_page(known: Known, issue: str, asked: Mapping[str, str]) -> IssuePage:
    entries = sorted((p for p in known.record.positions if p.issue == issue), key=lambda p: (p.since or "9999", p.id))
    scale = scale_of(known, entries)
    shown = [entry for entry in entries if wanted(entry, asked)]
    return IssuePage(
        issue,
        scale,
        lanes(entries, scale) if scale else [],
        paged(entries, asked, room=40, name="rows"),
        latest(known, (one for one in known.record.movements if one.issue == issue), asked.get("all") == "moves"),
        paged(passages(known, shown), asked).of(lambda passage: snippet(known, *passage)),
        counted(one.party for one in entries),
        counted(one.stance for one in entries),
        counted(one.status for one in entries),
    )


Passage = tuple[Span, list[LedgerEntry], list[str]]


def wanted(entry: LedgerEntry, asked: Mapping[str, str]) -> bool:
    return all(not asked.get(name) or asked[name] == getattr(entry, name) for name in ("party", "stance", "status"))


def passages(known: Known, entries: list[LedgerEntry]) -> list[Passage]:
    """Every passage once, in order of the day on which it was printed."""
    found: dict[Span, list[LedgerEntry]] = {}
    for entry in entries:
        for span in entry.evidence:
            if span.report in known.reports and entry not in found.setdefault(span, []):
                found[span].append(entry)
    shown: set[str] = set()
    found_first: list[Passage] = []
    for span in sorted(found, key=lambda span: (known.reports[span.report].published or "9999", span)):
        first = [entry.id for entry in found[span] if entry.id not in shown]
        shown.update(first)
        found_first.append((span, found[span], first))
    return found_first


def snippet(known: Known, span: Span, entries: list[LedgerEntry], first: list[str]) -> Snippet:
    quotation = known.quotation(span)
    assert quotation is not None  # noqa: S101 - only passages of reports that are here are shown
    return Snippet(quotation, entries, first)
