"""What moved: from which stance to which, in words, with the quotations before and after."""

from dataclasses import dataclass
from itertools import islice

from dragoman.model import Movement
from dragoman.views.process.content import SHOWN
from dragoman.views.web.known import Known, Quotation
from dragoman.views.web.process.asked import Asked
from dragoman.views.web.process.sources import Backing
from dragoman.views.words import issue

DOING = {
    "demands": "demanding",
    "offers": "offering",
    "accepts": "accepting",
    "rejects": "refusing",
    "conditions": "accepting on a condition",
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
class Move:
    """A movement with what is shown of it."""

    movement: Movement
    who: str
    what: str
    backing: str
    before: tuple[Quotation, ...]
    after: tuple[Quotation, ...]

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
    return Move(
        movement,
        known.names.plain(movement.party),
        phrase(movement),
        backing.said(movement.reports),
        words_of(movement.before, known, backing),
        words_of(movement.after, known, backing),
    )


def phrase(movement: Movement) -> str:
    """moved from refusing to accepting; dropped its demand."""
    before, after = movement.from_stance, movement.to_stance
    if after is None:
        return DROPPED.get(before or "", "dropped its position")
    if movement.kind == "detail" or before == after:
        return OTHERWISE[after]
    return f"moved from {DOING[before]} to {DOING[after]}" if before else f"began {DOING[after]}"


def words_of(entry: str | None, known: Known, backing: Backing) -> tuple[Quotation, ...]:
    spans = known.entries[entry].evidence if entry in known.entries else ()
    ordered = sorted(spans, key=lambda span: backing.is_copy(span.report))
    return tuple(islice((q for span in ordered if (q := known.quotation(span)) is not None), 1))


def on(movement: Movement) -> str:
    """withdrawal, security guarantees: an issue as it stands in a sentence."""
    name = issue(movement.issue)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
