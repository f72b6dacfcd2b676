"""Two outlets of a process: what both have and how they word it, where they contradict, and what only one has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from dragoman.model import KnownMeeting, Span, Statement, Utterance, Wording
from dragoman.views.text import clean
from dragoman.views.web.compare.wordings import Piece, beside
from dragoman.views.web.entities.held import Held, held
from dragoman.views.web.entities.paging import Paged, paged
from dragoman.views.web.entities.person import in_time
from dragoman.views.web.entities.sayings import LAST, Saying, outlet_of, quotation_of, sayings, whole
from dragoman.views.web.known import Known, Quotation

FEW = 6  # entries that only one outlet has, where all three kinds stand on one page


class Side(NamedTuple):
    """A wording of one outlet, in pieces."""

    pieces: list[Piece]
    span: Span
    day: str | None
    quoted: bool


class Pair(NamedTuple):
    """What somebody said, as both have it; `same` where they have it word for word."""

    speaker: str | None
    sides: tuple[Side, Side]
    same: bool


class Clash(NamedTuple):
    """What the two outlets say differently."""

    about: str
    kind: str
    claims: tuple[Quotation, Quotation]


class Only(NamedTuple):
    """What one outlet has and the other has not, a page of each kind."""

    outlet: str
    said: Paged[Saying]
    held: Paged[Held]
    meetings: Paged[KnownMeeting]


class Outlets(NamedTuple):
    both: Paged[Pair]
    differing: int
    clashes: list[Clash]
    only: tuple[Only, Only]


def outlets_of(known: Known) -> list[str]:
    """The outlets of a process, those with most reports first."""
    counts = Counter(outlet_of(known, one.id) for one in known.record.reports)
    return sorted(counts, key=lambda outlet: (-counts[outlet], outlet))


def closest(known: Known) -> tuple[str, str] | None:
    """The two outlets that have most in common; None where there is only one."""
    common: Counter[tuple[str, str]] = Counter()
    for utterance in known.record.utterances:
        common.update(combinations(sorted({outlet_of(known, one.report) for one in utterance.wordings}), 2))
    known_outlets = outlets_of(known)
    if common:
        return max(common, key=lambda pair: (common[pair], pair))
    return (known_outlets[0], known_outlets[1]) if len(known_outlets) > 1 else None


def compared(known: Known, one: str, other: str, asked: Mapping[str, str]) -> Outlets:
    pairs = [pair for said in known.record.utterances if (pair := pair_of(known, said, one, other))]
    pairs.sort(key=lambda pair: (pair.same, pair.sides[0].day or LAST, pair.sides[0].span))
    return Outlets(
        paged(pairs, asked, room=12),
        sum(not pair.same for pair in pairs),
        clashes(known, one, other),
        (only(known, one, other, asked, "a"), only(known, other, one, asked, "b")),
    )


def pair_of(known: Known, said: Utterance, one: str, other: str) -> Pair | None:
    left, right = wording_in(known, said, one), wording_in(known, said, other)
    if left is None or right is None:
        return None
    statements = [statement_of(known, wording) for wording in (left, right)]
    words = [quotation_of(known, statement).words for statement in statements]
    pieces = beside(words[0], words[1])
    who = said.speaker or said.party
    return Pair(
        known.names.plain(who) if who else None,
        (side(known, statements[0], pieces[0]), side(known, statements[1], pieces[1])),
        not any(piece.own for own in pieces for piece in own),
    )


def wording_in(known: Known, said: Utterance, outlet: str) -> Wording | None:
    return next((one for one in said.wordings if outlet_of(known, one.report) == outlet), None)


def statement_of(known: Known, wording: Wording) -> Statement:
    return next(one for one in known.statements[wording.report] if one.id == wording.statement)


def side(known: Known, statement: Statement, pieces: list[Piece]) -> Side:
    day = known.reports[statement.report].published
    return Side(pieces, whole(statement), day, statement.kind == "direct")


def clashes(known: Known, one: str, other: str) -> list[Clash]:
    """The disagreements in which both take part with different words."""
    found = []
    for disagreement in known.record.disagreements:
        evidence = [
            next((span for span in disagreement.evidence if outlet_of(known, span.report) == outlet), None)
            for outlet in (one, other)
        ]
        claims = known.quotations(span for span in evidence if span is not None)
        if len(claims) == 2 and claims[0].words != claims[1].words:
            found.append(Clash(clean(disagreement.about), disagreement.kind, (claims[0], claims[1])))
    return found


def only(known: Known, one: str, other: str, asked: Mapping[str, str], side: str) -> Only:
    """What stands in reports of one outlet alone; `?only=a-statements` shows all of a kind."""

    def has(reports: Iterable[str], outlet: str) -> bool:
        return any(outlet_of(known, report) == outlet for report in reports if report in known.reports)

    def page_of(kind: str) -> dict[str, int]:
        return {"room": 25 if asked.get("only") == f"{side}-{kind}" else FEW}

    said = [
        saying
        for saying in sayings(known, known.record.statements)
        if one in saying.outlets and other not in saying.outlets
    ]
    positions = [p for p in known.record.positions if has(p.reports, one) and not has(p.reports, other)]
    meetings = [m for m in known.record.meetings if has(m.reports, one) and not has(m.reports, other)]
    pages = {
        kind: asked if asked.get("only") == f"{side}-{kind}" else {} for kind in ("statements", "positions", "meetings")
    }
    return Only(
        one,
        paged(said, pages["statements"], name="from", **page_of("statements")),
        paged(positions, pages["positions"], name="from", **page_of("positions")).whole(lambda some: held(known, some)),
        paged(in_time(meetings), pages["meetings"], name="from", **page_of("meetings")),
    )
