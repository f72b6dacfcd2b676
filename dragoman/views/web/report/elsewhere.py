"""What stands elsewhere: the process of a report, its neighbours there, its copies, its statements in others' words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.model import ProcessRecord, Report, Utterance
from dragoman.store import Store
from dragoman.views.differing import stretches
from dragoman.views.known.heading import between
from dragoman.views.known.known import Known
from dragoman.views.text import clean
from dragoman.views.web.anew import AT_ONCE
from dragoman.views.web.known import known_of

ALIKE = 0.5  # of the words of the shorter of two wordings, for a comparison that can be read
WORDINGS = 6  # that are shown of one utterance
WORDS = 400  # of a wording that are compared
SIGNS = ".,;:!?\"'“”‘’«»()"  # around words, where outlets differ without a difference


class Piece(NamedTuple):
    """Words that both have ("same"), only this report ("ours") or only the other ("theirs")."""

    kind: str
    words: str


class Place(NamedTuple):
    report: Report
    statement: str


class Wording(NamedTuple):
    """How others have the same utterance, all in the same words."""

    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    left_out: str | None


class Also(NamedTuple):
    """The other wordings of a statement, and why they are taken for one utterance."""

    wordings: tuple[Wording, ...]
    more: int
    where: str
    compared: bool
    reason: str
    score: float


class Printed(NamedTuple):
    report: Report
    reason: str


@dataclass(frozen=True)
class Elsewhere:
    """The process is None where the report lies in none."""

    process: str | None = None
    title: str = ""
    number: int = 0
    of: int = 0
    earlier: Report | None = None
    later: Report | None = None
    copies: tuple[Printed, ...] = ()
    prints: tuple[Printed, ...] = ()
    credit: str | None = None
    also: dict[str, Also] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()


def elsewhere(store: Store, process: str | None, report: str, statements: Iterable[str]) -> Elsewhere:
    """What the record of the process has of a report and of some of its statements."""
    if process is None:
        return Elsewhere()
    known = known_of(store, process, most=AT_ONCE)
    record = known.record
    order = [one.id for one in record.reports]
    at = order.index(report) if report in known.reports else -1
    return Elsewhere(
        process=process,
        title=between(known) or clean(process),
        number=at + 1,
        of=len(order),
        earlier=record.reports[at - 1] if at > 0 else None,
        later=record.reports[at + 1] if 0 <= at < len(order) - 1 else None,
        copies=tuple(Printed(known.reports[c.copy], c.reason) for c in record.copies if c.original == report),
        prints=tuple(Printed(known.reports[c.original], c.reason) for c in record.copies if c.copy == report),
        credit=next((origin.credit for origin in record.origins if report in origin.reports), None),
        also=also(record, known, set(statements)),
        people=people_of(report, known),
        parties=frozenset(code for code, actor in known.actors.items() if actor.kind != "person"),
    )


def people_of(report: str, known: Known) -> dict[str, str]:
    """What each person of a report is called in the record, where several reports name them."""
    own = f"{report}/"
    found = {one: one for one, actor in known.actors.items() if one.startswith(own) and actor.kind == "person"}
    for merge in known.record.merges:
        if merge.kind == "person" and merge.into in known.actors:
            found |= {one: merge.into for one in (merge.one, merge.other) if one.startswith(own)}
    return found


def also(record: ProcessRecord, known: Known, statements: set[str]) -> dict[str, Also]:
    """For each statement that others have as well, how they have it."""
    found = {}
    for utterance in record.utterances:
        for statement in statements.intersection(utterance.statements):
            if (one := as_others_have_it(utterance, statement, known)) is not None:
                found[statement] = one
    return found


def as_others_have_it(utterance: Utterance, statement: str, known: Known) -> Also | None:
    own = next((one for one in utterance.wordings if one.statement == statement), None)
    if own is None:
        return None
    by_words: dict[str, list[Place]] = {}
    left_out: dict[str, str | None] = {}
    for one in utterance.wordings:
        if one.report != own.report and one.report in known.reports:
            by_words.setdefault(clean(one.text), []).append(Place(known.reports[one.report], one.statement))
            left_out[clean(one.text)] = one.left_out
    wordings = tuple(
        Wording(tuple(places), compared(own.text, words), left_out[words])
        for words, places in list(by_words.items())[:WORDINGS]
    )
    everywhere = [place.report for places in by_words.values() for place in places]
    return (
        Also(
            wordings=wordings,
            more=len(by_words) - len(wordings),
            where=where_else(known.reports[own.report], everywhere, known),
            compared=any(piece.kind != "same" for one in wordings for piece in one.pieces),
            reason=clean(utterance.reason),
            score=utterance.score,
        )
        if by_words
        else None
    )


def where_else(own: Report, others: Iterable[Report], known: Known) -> str:
    """also in another outlet; also in 3 other outlets; also in another report, of the same outlet or of none that is
    named; printed by others."""
    first = known.origin.get(own.id, own.id)
    origins = {known.origin.get(one.id, one.id) for one in others} - {first}
    outlets = {known.reports[one].outlet for one in origins if one in known.reports}
    apart = outlets - {None, own.outlet, known.reports[first].outlet if first in known.reports else None}
    if apart:
        return "also in another outlet" if len(apart) == 1 else f"also in {len(apart)} other outlets"
    if origins:
        return "also in another report" if len(origins) == 1 else f"also in {len(origins)} other reports"
    return "printed by others" if first == own.id else "from the report that this one prints"


def compared(ours: str, theirs: str) -> tuple[Piece, ...]:
    """Two wordings laid over each other, word by word; the other alone where they share too little for that."""
    one, other = clean(ours).split()[:WORDS], clean(theirs).split()[:WORDS]
    bare, other_bare = ([word.strip(SIGNS).casefold() for word in words] for words in (one, other))
    found = list(stretches(bare, other_bare))
    if sum(part.end - part.start for part in found if part.same) < ALIKE * min(len(one), len(other)):
        return (Piece("same", " ".join(other)),)
    pieces: list[Piece] = []
    for same, i, j, k, m in found:
        if same:
            pieces.append(Piece("same", " ".join(other[k:m])))
            continue
        pieces += [Piece("ours", " ".join(one[i:j]))] if i < j else []
        pieces += [Piece("theirs", " ".join(other[k:m]))] if k < m else []
    return tuple(pieces)
