"""Reports whose every field is written to do harm: pages show it as text."""

import re
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from dragoman.model import Actor, Meeting, Position, Reading, Report, Span, Statement
from dragoman.store import open_store
from dragoman.views.web import Settings
from dragoman.views.web.addresses import Addresses
from tests.views.web.conftest import visiting

EVIL = "\"'><script>alert(1)</script>\u202e"
AT = Addresses()
TAG = re.compile(r"<[^>]*>")  # what a reader sees stands outside of them


def evil_reading(at: int) -> Reading:
    text = f"{EVIL} said {EVIL} to {EVIL} for the {at}th time."
    one = sha256(text.encode()).hexdigest()[:12]
    report = Report(id=one, name=EVIL, text=text, title=EVIL, outlet=f"{EVIL}{at}", published=f"2020-01-0{at + 1}")
    span = Span(report=one, start=0, end=len(text))
    person = Actor(
        id=f"{one}/{EVIL}", kind="person", name=EVIL, party="AAA", aliases=(f"{EVIL} {at}",), evidence=(span,)
    )
    parties = [Actor(id=code, kind="group", name=f"{EVIL} {code}", evidence=(span,)) for code in ("AAA", "BBB")]
    statement = Statement(
        id=f"{one}/s1", report=one, speaker=person.id, party="AAA", kind="direct", spans=((0, len(text)),), text=text
    )
    position = Position(
        id=f"{one}/p1", party="AAA", stance="rejects", issue=EVIL, detail=EVIL, date="2020-01-01", evidence=(span,),
        reason=EVIL,
    )  # fmt: skip
    meeting = Meeting(
        id=f"{one}/m1", date="2020-01-01", date_precision="day", place=EVIL, parties=("AAA", "BBB"),
        participants=(person.id,), evidence=(span,), reason=EVIL,
    )  # fmt: skip
    return Reading(
        report=report, actors=(person, *parties), statements=(statement,),
        positions=(position, replace(position, id=f"{one}/p2", party="BBB", stance="accepts")), meetings=(meeting,),
    )  # fmt: skip


def test_no_field_of_a_report_becomes_part_of_a_page(tmp_path: Path) -> None:
    where = tmp_path / "evil.db"
    with open_store(where) as store:
        for at in range(3):
            store.add(evil_reading(at), by=EVIL, process=EVIL.replace("\u202e", ""))
        process = store.processes()[0].name
        record = store.record(process)
    addresses = [
        AT.person(process, one.id) if one.kind == "person" else AT.party(process, one.id) for one in record.actors
    ]
    addresses += [AT.meeting(process, one.id) for one in record.meetings]
    addresses += [AT.issue(process, one.issue) for one in record.positions]
    addresses += [AT.process(process, "compare", by=by) for by in ("outlets", "days", "meetings")]
    addresses += [AT.history(), AT.history(who=EVIL), AT.person(process, EVIL)]
    with visiting(Settings(store=str(where), visitor=EVIL)) as client:
        for address in addresses:
            page = client.get(address)
            assert page.status_code in (200, 404), address
            assert "<script>alert" not in page.text, address
            assert "\u202e" not in TAG.sub("", page.text), address
