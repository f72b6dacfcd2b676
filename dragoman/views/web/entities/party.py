"""One party of a process: its people, its positions, how they moved, whom it met and through whom."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dragoman.model import KnownActor, KnownMeeting, LedgerEntry, Statement
from dragoman.record.codes import sides
from dragoman.views.known.known import Known
from dragoman.views.web.entities import merged
from dragoman.views.web.entities.allies import Ally, allies
from dragoman.views.web.entities.held import Held, held
from dragoman.views.web.entities.merged import Reason
from dragoman.views.web.entities.moved import Moved, latest
from dragoman.views.web.entities.person import Choice, counted, in_time
from dragoman.views.web.entities.sayings import Saying, sayings
from dragoman.views.web.entities.spellings import Spelling, spellings
from dragoman.views.web.paging import Paged, paged


class Met(NamedTuple):
    """Another party that this one met: how often, and through whom."""

    party: str
    times: int
    through: list[Choice]


class PartyPage(NamedTuple):
    code: str
    actor: KnownActor | None
    members: tuple[str, ...]
    spellings: list[Spelling]
    people: list[tuple[KnownActor, int]]
    held: Paged[Held]
    every: int
    issues: list[Choice]
    moved: Moved
    meetings: list[KnownMeeting]
    mediated: list[KnownMeeting]
    met: list[Met]
    allies: list[Ally]
    reasons: list[Reason]
    said: Paged[Saying]


def party_page(known: Known, code: str, asked: Mapping[str, str]) -> PartyPage:
    actor = known.actors.get(code)
    members = sides(code, known.actors)
    positions = [one for one in known.record.positions if is_of(known, one.party, code)]
    issue = asked.get("issue")
    meetings = in_time(one for one in known.record.meetings if set(members) & set(one.parties))
    return PartyPage(
        code,
        actor,
        members if members != (code,) else (),
        spellings(known, actor) if actor else [],
        people(known, code),
        paged(
            sorted((p for p in positions if not issue or p.issue == issue), key=by_issue(positions)), asked, room=20
        ).whole(lambda some: held(known, some)),
        len(positions),
        counted(one.issue for one in positions),
        latest(
            known,
            (one for one in known.record.movements if is_of(known, one.party, code)),
            asked.get("all") == "moves",
        ),
        meetings,
        in_time(one for one in known.record.meetings if code in one.mediators),
        met(members, meetings),
        allies(known, code),
        merged.reasons(merged.into(known, "party", code)),
        paged(sayings(known, in_its_name(known, code)), asked, room=10, name="said"),
    )


def in_its_name(known: Known, code: str) -> list[Statement]:
    """What is said for a party by nobody who is named: "a Tunisian official said"."""
    return [one for one in known.record.statements if code == (one.speaker or one.party)]


def is_of(known: Known, held_by: str, code: str) -> bool:
    """Whether a position is a party's own, or one that it holds together with others."""
    return held_by == code or ("-" in held_by and code in sides(held_by, known.actors))


def by_issue(positions: Iterable[LedgerEntry]) -> Callable[[LedgerEntry], tuple[int, str, str]]:
    """The issues on which most is held first, each in order of time."""
    order = {choice.value: at for at, choice in enumerate(counted(one.issue for one in positions))}
    return lambda one: (order[one.issue], one.since or "9999", one.id)


def people(known: Known, code: str) -> list[tuple[KnownActor, int]]:
    """Those who act for a party, whoever says most first, with how many statements they made."""
    said = spoken(known.record.statements)
    own = [one for one in known.record.actors if one.kind == "person" and one.party and is_of(known, one.party, code)]
    return sorted(((one, said.get(one.id, 0)) for one in own), key=lambda pair: -pair[1])


def spoken(statements: Iterable[Statement]) -> Mapping[str, int]:
    return {choice.value: choice.times for choice in counted(one.speaker for one in statements if one.speaker)}


def met(members: tuple[str, ...], meetings: Iterable[KnownMeeting]) -> list[Met]:
    """Meetings that were only planned, or called off, do not count."""
    took_place = [one for one in meetings if one.outcome not in ("planned", "called-off")]
    others = counted(party for one in took_place for party in one.parties if party not in members)
    return [
        Met(
            other.value,
            other.times,
            counted(by for one in took_place if other.value in one.parties for by in one.mediators),
        )
        for other in others
    ]


def known_code(known: Known, asked: str) -> str | None:
    """The code of a party, also of one that was taken for another; None where there is no such party."""
    codes = {one.id for one in known.record.actors if one.kind != "person"}
    codes |= {one.party for one in known.record.positions}
    into = merged.known_as(known, "party").get(asked)
    if asked in codes or len(sides(asked, known.actors)) > 1:
        return asked
    return into if into in codes else None
