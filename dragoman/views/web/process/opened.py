"""A cell of the matrix that is open: its stances in order of time, each with its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model import Disagreement, LedgerEntry, Stance
from dragoman.views.known.asked import Asked, is_faint
from dragoman.views.known.backing import Backing
from dragoman.views.known.changes import Piece, changed, like
from dragoman.views.known.disputes import Dispute, dispute_of
from dragoman.views.known.known import Known, Quotation
from dragoman.views.known.moves import passage_of
from dragoman.views.text import clean
from dragoman.views.web.process.matrix import OTHERS, Matrix

MOST = 12  # stances of an opened cell
QUOTED = 3  # quotations of a stance


class Passage(NamedTuple):
    """A quotation, its words in pieces."""

    quotation: Quotation
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Held:
    """A stance with its passages; what it has that the one before it had not is marked.

    `came_from` is the stance before it, where that was another; `words` are its own where no passage shows them.
    """

    entry: LedgerEntry
    came_from: Stance | None
    words: tuple[Piece, ...]
    backing: str
    passages: tuple[Passage, ...]
    more: int
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """`party` is a code, or "others"; `more` stances are left to the page of the issue."""

    key: str
    party: str
    issue: str
    held: tuple[Held, ...]
    more: int
    disputes: tuple[Dispute, ...]


def opened_of(known: Known, asked: Asked, matrix: Matrix, backing: Backing) -> Opened | None:
    """The cell that the address opens; None where it opens none or nothing is held there."""
    party, _, label = (asked.open or "").partition("/")
    entries = [
        entry
        for entry in known.record.positions
        if entry.issue == label
        and (entry.party in matrix.folded if party == OTHERS else entry.party == party)
        and asked.takes(entry)
        and (asked.faint or not is_faint(entry))
    ]
    if not entries:
        return None
    entries.sort(key=lambda one: (one.party if party == OTHERS else "", one.since or "~", one.until or "~", one.id))
    here = entries[:MOST]
    held = [held_of(entry, before(entry, here[:n]), known, backing) for n, entry in enumerate(here)]
    disputes = tuple(dispute_of(one, known) for one in known.record.disagreements if touches(one, entries))
    return Opened(asked.open or "", party, label, tuple(held), len(entries) - len(held), disputes[:3])


def before(entry: LedgerEntry, earlier: Sequence[LedgerEntry]) -> LedgerEntry | None:
    return next((one for one in reversed(earlier) if one.party == entry.party), None)


def held_of(entry: LedgerEntry, earlier: LedgerEntry | None, known: Known, backing: Backing) -> Held:
    """A stance with its quotations; those from reports that print another's text are only named."""
    own = [span for span in entry.evidence if not backing.is_copy(span.report)] or list(entry.evidence)
    first = passage_of(entry, known, backing)
    quotations = known.quotations(own)
    quotations.sort(key=lambda one: one != first)
    old, detail = said_by(earlier, known, backing), clean(entry.detail or "")
    passages = (Passage(one, changed(old if n == 0 else None, one.words)) for n, one in enumerate(quotations[:QUOTED]))
    printed = {
        clean(report.outlet or report.name)
        for one in entry.reports
        if backing.is_copy(one) and (report := known.reports.get(one)) is not None
    }
    return Held(
        entry=entry,
        came_from=earlier.stance if earlier and earlier.stance != entry.stance else None,
        words=() if any(like(detail, one.words) for one in quotations) else changed(old, detail),
        backing=backing.said(entry.reports),
        passages=tuple(passages),
        more=len(quotations) - len(quotations[:QUOTED]),
        printed=tuple(sorted(printed)),
    )


def said_by(entry: LedgerEntry | None, known: Known, backing: Backing) -> str | None:
    """The words of a stance as its passage has them."""
    found = passage_of(entry, known, backing)
    return found.words if found else entry.detail if entry else None


def touches(one: Disagreement, entries: Sequence[LedgerEntry]) -> bool:
    """Whether a disagreement is about words on which one of these entries rests."""
    return any(
        claim.report == span.report and claim.start < span.end and span.start < claim.end
        for entry in entries
        for span in entry.evidence
        for claim in one.evidence
    )
