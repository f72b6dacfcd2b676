"""Readings of talks on a lake made by hand: said("NOR offers water", "Norland offered 12 cubic metres.")."""

from typing import Any, NamedTuple

from dragoman.model import Actor, KnownMeeting, LedgerEntry, Meeting, Movement, Outcome, Position, Reading, Span
from dragoman.record.ledger import Ledger, keep_ledger
from dragoman.record.told import from_origins, told_in_order
from tests.builders import report

PARTIES = (
    Actor(id="NOR", kind="state", name="Norland", code="NOR", aliases=("Norlandic",)),
    Actor(id="SUD", kind="state", name="Sudland", code="SUD", aliases=("Sudlandic",)),
    Actor(id="WKF", kind="group", name="Water Keepers' Front", code="WKF", aliases=("WKF",)),
    Actor(id="carla", kind="person", name="Carla Ostby", party="NOR"),
)


class Said(NamedTuple):
    """A position "PARTY stance issue", the sentence that says it, and the words of it that it rests on."""

    key: str
    sentence: str
    words: str | None
    score: float


def said(key: str, sentence: str, words: str | None = None, score: float = 1.0) -> Said:
    return Said(key, sentence, words, score)


def talks(
    day: str | None, *told: Said | str, outcome: Outcome | None = None, bare: bool = False, **facts: Any
) -> Reading:
    """What a report of a day tells: positions, and sentences that are none. `bare`: without the words of positions."""
    sentences = [one if isinstance(one, str) else one.sentence for one in told]
    name = facts.pop("name", f"{day}.txt")
    of = report("\n\n".join([f"Talks on the lake, {name}", *sentences]), published=day, name=name, **facts)
    positions = [one for one in told if isinstance(one, Said)]
    meeting = Meeting(
        id=f"{of.id}/m1",
        date=day,
        date_precision="day" if day else None,
        parties=("NOR", "SUD"),
        place="Tarn",
        outcome=outcome,
        main=True,
    )
    return Reading(
        report=of,
        actors=PARTIES,
        meetings=(meeting,) if outcome else (),
        positions=tuple(position(one, n, of.id, of.text, bare=bare) for n, one in enumerate(positions, 1)),
    )


def position(one: Said, number: int, of: str, text: str, *, bare: bool) -> Position:
    party, stance, issue = one.key.split()
    words = one.words or one.sentence
    start = text.index(words)
    evidence = () if bare else (Span(report=of, start=start, end=start + len(words)),)
    facts: dict[str, Any] = {"party": party, "stance": stance, "issue": issue, "evidence": evidence, "score": one.score}
    return Position(id=f"{of}/p{number}", **facts)


def kept(*readings: Reading, origins: dict[str, str] | None = None, meetings: tuple[KnownMeeting, ...] = ()) -> Ledger:
    """The ledger of readings; `origins`: the name of a report, and of the one whose text it prints."""
    told = told_in_order(readings)
    ids = {one.reading.report.name: one.report for one in told}
    return keep_ledger(from_origins(told, {ids[a]: ids[b] for a, b in (origins or {}).items()}), meetings)


def known(day: str, outcome: Outcome, *readings: Reading, place: str = "Tarn") -> KnownMeeting:
    """A meeting of Norland and Sudland as several reports have it together."""
    reports = tuple(reading.report.id for reading in readings)
    parties = ("NOR", "SUD")
    return KnownMeeting(
        id="m", date=day, date_precision="day", place=place, parties=parties, outcome=outcome, reports=reports
    )


def held(ledger: Ledger) -> list[str]:
    """The entries in short: "NOR offers water 2031-01-10 2031-03-02"."""
    return [shown(entry) for entry in ledger.entries]


def shown(entry: LedgerEntry) -> str:
    flags = [name for name in ("disputed", "recalled") if getattr(entry, name)]
    return " ".join((entry.party, entry.stance, entry.issue, entry.since or "-", entry.until or "-", *flags))


def moved(ledger: Ledger) -> list[str]:
    """The movements in short: "NOR water offers rejects 2031-03-02"."""
    return [step(movement) for movement in ledger.movements]


def step(movement: Movement) -> str:
    stances = (movement.from_stance or "-", movement.to_stance or "-")
    return " ".join((movement.party, movement.issue, *stances, movement.date or "-"))
