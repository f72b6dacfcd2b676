"""What moved: from which stance to which, in words, with the quotations before and after."""

import re
from dataclasses import dataclass

from dragoman.model import LedgerEntry, Movement, Span
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.known.changes import Piece, changed
from dragoman.views.known.known import Known, Quotation
from dragoman.views.process.content import SHOWN
from dragoman.views.words import on_issue

WORD = re.compile(r"\w+")
HOLDING = {
    "demands": "a demand",
    "offers": "an offer",
    "accepts": "acceptance",
    "rejects": "refusal",
    "conditions": "conditions",
}
DROPPED = {
    "demands": "dropped its demand",
    "offers": "withdrew its offer",
    "accepts": "took its acceptance back",
    "rejects": "gave up its refusal",
    "conditions": "dropped its condition",
}
OTHERWISE = {
    "demands": "changed what it demands",
    "offers": "changed what it offers",
    "accepts": "changed what it accepts",
    "rejects": "changed what it refuses",
    "conditions": "changed its condition",
}


@dataclass(frozen=True)
class Side:
    """What was held before a movement or after it, the words of the quotation in pieces."""

    when: str
    entry: LedgerEntry | None
    quotation: Quotation | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Move:
    """A movement with what is shown of it."""

    movement: Movement
    who: str
    what: str
    backing: str
    sides: tuple[Side, ...]

    @property
    def anchor(self) -> str:
        return anchor_of(self.movement)


def anchor_of(movement: Movement) -> str:
    """Its place on the page."""
    return "m-" + movement.id.replace("/", "-").replace(">", "-")


def movements_of(known: Known, asked: Asked) -> list[Movement]:
    """The movements that are asked for, in order of time; those on weak signs only when they are."""
    found = [
        one
        for one in known.record.movements
        if (asked.faint or one.score >= SHOWN)
        and asked.party in (None, one.party)
        and asked.stance in (None, one.from_stance, one.to_stance)
        and asked.within(one.date, one.date)
    ]
    return sorted(found, key=lambda one: (one.date or "~", one.party, one.issue, one.id))


def move_of(movement: Movement, known: Known, backing: Backing) -> Move:
    """A movement with one quotation before it and one after it, from the reports that are nobody's copy if there are
    such."""
    before, after = (known.entries.get(one) if one else None for one in (movement.before, movement.after))
    old, said = (passage_of(one, known, backing) for one in (before, after))
    if after is None:  # the words that say that it was dropped
        said = next(iter(known.quotations(movement.evidence[-1:])), None)
    by_words = movement.from_stance == movement.to_stance
    return Move(
        movement,
        known.names.plain(movement.party),
        phrase(movement),
        backing.said(movement.reports),
        (
            Side("before", before, old, changed(None, old.words if old else None)),
            Side("after", after, said, changed(old.words if old and by_words else None, said.words if said else None)),
        ),
    )


def phrase(movement: Movement) -> str:
    """moved from refusal to acceptance; dropped its demand."""
    before, after = movement.from_stance, movement.to_stance
    if after is None:
        return DROPPED.get(before or "", "dropped its position")
    if movement.kind == "detail" or before == after:
        return OTHERWISE[after]
    if after == "rejects" and before in ("offers", "accepts"):
        return DROPPED[before]
    return f"moved from {HOLDING[before]} to {HOLDING[after]}" if before else f"came to {HOLDING[after]}"


def passage_of(entry: LedgerEntry | None, known: Known, backing: Backing) -> Quotation | None:
    """The passage from which a stance takes its own words, rather than another, and none from a copy if there is."""
    if entry is None:
        return None
    own = words_in(entry.detail or "")

    def rank(span: Span) -> tuple[float, bool]:
        report = known.reports.get(span.report)
        there = words_in(report.text[span.start : span.end]) if report else set()
        return -len(own & there) / max(1, len(own)), backing.is_copy(span.report)

    ordered = sorted(entry.evidence, key=rank)
    return next((q for span in ordered if (q := known.quotation(span)) is not None), None)


def words_in(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def on(movement: Movement) -> str:
    """withdrawal, the border: an issue as it stands in a sentence."""
    return on_issue(movement.issue)
