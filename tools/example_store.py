"""A store to show: invented talks, read by our own reader, corrected and coded by people who are invented.

They know the labels of the corpus: what these have is accepted, what they have not is rejected.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import to_builtins

from dragoman.model import Correction, Deed, EntryKind, Meeting, Position, Reading, Statement
from dragoman.store import Store, open_store
from quality.gold_readings import gold_reading

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus" / "processes"
SHOWN = "rioverde"  # the process that is looked through
CODING = "border talks"
LOOKED_THROUGH = 4  # reports of it


def make_store(where: Path) -> tuple[str, list[Reading]]:
    """Fill it; the process that was looked through, and its reports."""
    read_reports(where)
    with open_store(where) as store:
        process, reports = shown_process(store)
        for reading in reports[:LOOKED_THROUGH]:
            for said in looked_through(reading):
                store.correct(said, by="ana")
        code(store, reports)
        store.refresh()
    return process, reports


def read_reports(where: Path) -> None:
    """As anybody would: dragoman add."""
    command = [sys.executable, "-m", "dragoman", "add", "--db", str(where), "--by", "ana"]
    subprocess.run([*command, *map(str, sorted(CORPUS.glob("*.txt")))], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603


def shown_process(store: Store) -> tuple[str, list[Reading]]:
    """The process that has most reports of SHOWN, with these in order."""
    found: dict[str, list[Reading]] = {}
    for line in store.processes():
        readings = [store.reading(report) for report in store.reports(line.name)]
        found[line.name] = sorted(
            (one for one in readings if one.report.name.startswith(SHOWN)), key=lambda one: one.report.name
        )
    process = max(found, key=lambda name: len(found[name]))
    return process, found[process]


def looked_through(reading: Reading) -> Iterator[Correction]:
    """What somebody says of each position, statement and mediator of a report."""
    for position in reading.positions:
        yield say("position", "accept" if right(position, reading) else "reject", position)
    for statement in reading.statements:
        yield say("statement", "accept", statement)
    known = {code for meeting in labelled(reading).meetings for code in meeting.mediators}
    for meeting in reading.meetings:
        if not known.issuperset(meeting.mediators):
            yield say("meeting", "edit", meeting, mediators=[code for code in meeting.mediators if code in known])


def code(store: Store, reports: list[Reading]) -> None:
    """Two people have coded the same reports; one of them is now and then of another opinion."""
    store.code(CODING, [one.report.id for one in reports], ("ana", "ben"), suggestions=True, by="ana")
    for reading in reports:
        for coder in ("ana", "ben"):
            for said in coded(reading, coder == "ben"):
                store.correct(said, by=coder, coding=CODING)
            store.done(CODING, reading.report.id, coder)


def coded(reading: Reading, differently: bool) -> Iterator[Correction]:
    """Every fifth position or so is seen differently: rejected or accepted, or of another stance."""
    for number, position in enumerate(reading.positions):
        accepted = right(position, reading)
        if differently and number % 5 == 3:
            yield say("position", "reject" if accepted else "accept", position)
        elif differently and number % 5 == 1:
            yield say("position", "edit", position, stance="conditions" if position.stance == "demands" else "demands")
        else:
            yield say("position", "accept" if accepted else "reject", position)
    for number, statement in enumerate(reading.statements):
        yield say("statement", "reject" if differently and number == 2 else "accept", statement)


def say(kind: EntryKind, deed: Deed, entry: Position | Statement | Meeting, **now: object) -> Correction:
    """A correction of an entry as it was read; where it is edited, with what it is to be now."""
    before = to_builtins(entry)
    after = {**before, **now} if deed == "edit" else None
    report = entry.id.partition("/")[0]
    return Correction(report=report, kind=kind, deed=deed, entry=entry.id, before=before, after=after)


def right(position: Position, reading: Reading) -> bool:
    """Whether the labels have such a position."""
    known = {(one.party, one.issue, one.stance) for one in labelled(reading).positions}
    return (position.party, position.issue, position.stance) in known


def labelled(reading: Reading) -> Reading:
    """A report as its labels have it."""
    return gold_reading(CORPUS / f"{Path(reading.report.name).stem}.txt")
