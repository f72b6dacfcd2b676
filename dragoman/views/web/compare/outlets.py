"""Two outlets of a process: what both have and how they word it, where they contradict, and what only one has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from dragoman.model import KnownMeeting, Span, Statement, Utterance, Wording
from dragoman.views.known.known import Known, Quotation
from dragoman.views.text import clean
from dragoman.views.web.compare.wordings import Piece, alike, beside
from dragoman.views.web.entities.held import Held, held
from dragoman.views.web.entities.person import in_time
from dragoman.views.web.entities.sayings import LAST, Saying, quotation_of, sayings, whole
from dragoman.views.web.paging import Paged, paged

T = TypeVar("T")
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
    counts = Counter(known.outlets[one.id] for one in known.record.reports)
    return sorted(counts, key=lambda outlet: (-counts[outlet], outlet))


def closest(known: Known) -> tuple[str, str] | None:
    """The two outlets that have most in common; None where there is only one."""
    common: Counter[tuple[str, str]] = Counter()
    for utterance in known.record.utterances:
        common.update(combinations(sorted({known.outlets[one.report] for one in utterance.wordings}), 2))
    known_outlets = outlets_of(known)
    if common:
        return max(common, key=lambda pair: (common[pair], pair))
    return (known_outlets[0], known_outlets[1]) if len(known_outlets) > 1 else None


def compared(known: Known, one: str, other: str, asked: Mapping[str, str]) -> Outlets:
    """Statements that they word otherwise first."""
    found = [both for said in known.record.utterances if (both := both_of(known, said, one, other))]
    found.sort(key=lambda both: (both.same, known.reports[both.left.report].published or LAST, both.left.report))
    said = sayings(known, known.record.statements)
    return Outlets(
        paged(found, asked, room=12).of(lambda both: pair_of(known, both)),
        sum(not both.same for both in found),
        clashes(known, one, other),
        (only(known, said, (one, other), asked, "a"), only(known, said, (other, one), asked, "b")),
    )


class Both(NamedTuple):
    """An utterance in one outlet and in the other."""

    said: Utterance
    left: Wording
    right: Wording
    same: bool


def both_of(known: Known, said: Utterance, one: str, other: str) -> Both | None:
    left, right = wording_in(known, said, one), wording_in(known, said, other)
    return None if left is None or right is None else Both(said, left, right, alike(left.text, right.text))


def pair_of(known: Known, both: Both) -> Pair:
    statements = [statement_of(known, wording) for wording in (both.left, both.right)]
    words = [quotation_of(known, statement).words for statement in statements]
    left, right = beside(words[0], words[1])
    who = both.said.speaker or both.said.party
    sides = side(known, statements[0], left), side(known, statements[1], right)
    return Pair(known.names.plain(who) if who else None, sides, both.same)


def wording_in(known: Known, said: Utterance, outlet: str) -> Wording | None:
    return next((one for one in said.wordings if known.outlets[one.report] == outlet), None)


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
            next((span for span in disagreement.evidence if known.outlets[span.report] == outlet), None)
            for outlet in (one, other)
        ]
        claims = known.quotations(span for span in evidence if span is not None)
        if len(claims) == 2 and claims[0].words != claims[1].words:
            found.append(Clash(clean(disagreement.about), disagreement.kind, (claims[0], claims[1])))
    return found


def only(known: Known, said: list[Saying], outlets: tuple[str, str], asked: Mapping[str, str], side: str) -> Only:
    """What stands in reports of the first outlet and not of the second; `?only=a-statements` has all of a kind."""
    one, other = outlets

    def has(reports: Iterable[str]) -> bool:
        where = {known.outlets[report] for report in reports if report in known.outlets}
        return one in where and other not in where

    def page_of(every: Sequence[T], kind: str) -> Paged[T]:
        whole = asked.get("only") == f"{side}-{kind}"
        return paged(every, asked if whole else {}, room=25 if whole else FEW, name="from")

    return Only(
        one,
        page_of([saying for saying in said if one in saying.outlets and other not in saying.outlets], "statements"),
        page_of([p for p in known.record.positions if has(p.reports)], "positions").whole(
            lambda some: held(known, some)
        ),
        page_of(in_time(m for m in known.record.meetings if has(m.reports)), "meetings"),
    )
