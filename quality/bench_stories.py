"""Invented processes in any number, as readings: talks between invented parties, told in texts of the archive.

stories(1987, processes=4000)     every reading of a year of 4,000 processes, in order of the day, some 34,000

Nobody knows these parties, people and towns; the texts behind their first lines are real stories on other matters, so
that words and lengths are as in the press. The same year gives the same readings on every machine.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from random import Random
from typing import NamedTuple

from dragoman.model import Actor, Meeting, Position, Reading, Report, Span, Statement
from quality.corpora import SHARED

ARCHIVE = SHARED / "archive/reuters.jsonl.gz"
PARTIES = 600  # invented ones, so that a pair seldom meets twice within a year
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "si", "to", "vu", "ze", "da", "fe", "gi", "ho", "ju")
OUTLETS = ("Morning Post", "Harbour Times", "North Wire", "Daily Lamp", "Evening Mail", "Coast Radio", "The Ledger")
ISSUES = ("water", "ceasefire", "prisoners", "borders", "sanctions", "aid", "elections", "trade", "fishing", "security")
STANCES = ("demands", "offers", "accepts", "rejects", "conditions")
MATTERS = ("the river", "the bridge", "the prisoners", "the harbour", "the railway", "the border posts", "the dam")
SMALLEST, LARGEST = 5, 12  # reports of a process
COPIED = 0.2  # of the reports print the one before


class Process(NamedTuple):
    """Who talks with whom, where, over what, and on which days it is told of."""

    name: str
    parties: tuple[str, str]
    people: tuple[str, ...]
    town: str
    issue: str
    days: tuple[date, ...]


def stories(year: int, processes: int, reports: int | None = None) -> Iterator[Reading]:
    """The readings of a year in order of their days; each process has `reports` of them, or 5 to 12."""
    chance = Random(f"year {year} of {processes}")
    known = [process_of(f"{year}-{number}", year, reports, chance) for number in range(processes)]
    told = sorted((day, number, turn) for number, one in enumerate(known) for turn, day in enumerate(one.days))
    for _, number, turn in told:
        yield story(known[number], turn)


def process_of(name: str, year: int, reports: int | None, chance: Random) -> Process:
    one, other = chance.sample(range(PARTIES), 2)
    start = date(year, 1, 1) + timedelta(chance.randrange(300))
    count = reports or chance.randint(SMALLEST, LARGEST)
    days = [start]
    for _ in range(count - 1):
        days.append(
            days[-1] + timedelta(chance.choice((0, 0, 1, 2, 4, 9)) if count <= LARGEST else turn_of_many(chance))
        )
    people = tuple(f"{word(chance, 2)} {word(chance, 3)}" for _ in range(4))
    return Process(name, (code(one), code(other)), people, word(chance, 3), chance.choice(ISSUES), tuple(days))


def turn_of_many(chance: Random) -> int:
    """Days between two reports of a process of hundreds: most come on the day of another."""
    return int(chance.random() < 0.2)


def story(process: Process, turn: int) -> Reading:
    """A report of a process; a copy has the text of the one before under another outlet's first line."""
    chance = Random(f"{process.name} {turn}")
    copied = turn > 0 and chance.random() < COPIED and not Random(f"{process.name} {turn - 1}").random() < COPIED
    told = Random(f"{process.name} {turn - 1 if copied else turn} told")
    outlet = OUTLETS[(turn + int(process.days[0].day)) % len(OUTLETS)]
    sides = told.sample((0, 1), 2)
    speakers = [process.people[2 * side + told.randrange(2)] for side in sides]
    stances = [told.choice(STANCES) for _ in sides]
    words = [f"{told.choice(SAID[stance])} {told.choice(MATTERS)} {word(told, 3)}" for stance in stances]
    met = process.days[turn - 1 if copied else turn] - timedelta(told.choice((0, 0, 1)))
    first = f"{outlet.upper()}: {' and '.join(process.parties)} meet in {process.town}"
    lines = [f"They met in {process.town} on {met:%d %B}.", *(
        f"“We {said},” {speaker} of {process.parties[side]} said."
        for said, speaker, side in zip(words, speakers, sides, strict=True)
    )]  # fmt: skip
    text = "\n\n".join((first, *lines, told.choice(archive())))
    report = Report(
        id=sha256(text.encode()).hexdigest()[:12], name=f"{process.name}-{turn}.txt", text=text, title=first,
        outlet=outlet, published=process.days[turn].isoformat(), language="en",
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{process.name}/{turn}",
    )  # fmt: skip
    return reading_of(process, report, speakers, sides, stances, words, met)


def reading_of(
    process: Process, report: Report, speakers: list[str], sides: list[int], stances: list[str], words: list[str],
    met: date,
) -> Reading:  # fmt: skip
    """What the report gives: two parties, two people, a meeting, what each says and wants."""
    one = report.id
    people = tuple(
        Actor(
            id=f"{one}/a{n}", kind="person", name=name, office="envoy", party=process.parties[side],
            evidence=(span_of(report, name),),
        )
        for n, (name, side) in enumerate(zip(speakers, sides, strict=True), 1)
    )  # fmt: skip
    said = [span_of(report, f"We {some}") for some in words]
    statements = tuple(
        Statement(
            id=f"{one}/s{n}", report=one, speaker=actor.id, party=actor.party, kind="direct",
            spans=((span.start, span.end),), text=report.text[span.start : span.end],
        )
        for n, (actor, span) in enumerate(zip(people, said, strict=True), 1)
    )  # fmt: skip
    positions = tuple(
        Position(
            id=f"{one}/p{n}", party=str(actor.party), stance=stance, issue=process.issue, detail=some,  # type: ignore[arg-type]
            evidence=(span,),
        )
        for n, (actor, stance, some, span) in enumerate(zip(people, stances, words, said, strict=True), 1)
    )  # fmt: skip
    meeting = Meeting(
        id=f"{one}/m1", date=met.isoformat(), date_precision="day", place=process.town, parties=process.parties,
        participants=tuple(actor.id for actor in people), main=True, evidence=(span_of(report, "They met"),),
    )  # fmt: skip
    parties = tuple(Actor(id=party, kind="state", name=party.title(), code=party) for party in process.parties)
    return Reading(
        report=report, actors=(*people, *parties), meetings=(meeting,), statements=statements, positions=positions
    )


SAID = {
    "demands": ("demand", "insist on having", "want back"),
    "offers": ("offer to share", "would hand over"),
    "accepts": ("agree to open", "accept the plan for"),
    "rejects": ("will never give up", "refuse to leave"),
    "conditions": ("would sign only after seeing", "need guarantees for"),
}


def span_of(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(report=report.id, start=start, end=start + len(words))


def word(chance: Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).title()


def code(number: int) -> str:
    """The code of an invented party: Q and three letters, of which no state has one."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"Q{letters[number // 676]}{letters[number // 26 % 26]}{letters[number % 26]}"


@cache
def archive() -> tuple[str, ...]:
    """The texts of the archive; where it is not there, one of our own."""
    if not ARCHIVE.exists():
        return ("The talks go on.",)
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line)["text"] for line in lines)
