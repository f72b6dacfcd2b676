"""Whatever a coder does to what was handed out is what the store says when it comes back."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dragoman.importing import Choices, taken
from dragoman.importing.parties import untold
from dragoman.model import Reading
from dragoman.store import open_store
from dragoman.store.shelf import digest_of
from dragoman.utf16 import Units
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands
from tests.importing.coder import Coder, working_in
from tests.views.exports.invented import readings

HELD = ("organization", "concept", "agreement", "stance", "target", "detail", "condition")
SAID = ("person", "organization", "kind")
CHANGES: tuple[dict[str, Any], ...] = (
    {"concept": "lamp oil"},
    {"concept": "territory"},
    {"agreement": 0, "stance": "rejects"},
    {"agreement": 1, "stance": "offers"},
    {"stance": "demands", "agreement": 1, "detail": "a second lamp"},
    {"organization": "Harbour Guild", "condition": "no dues"},
    {"target": "Kenya"},
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_a_coder_makes_of_a_file_is_what_the_store_says(data: st.DataObject) -> None:
    read = [kept(data.draw(readings(number=0xFADE00000000 + n))) for n in range(data.draw(st.integers(1, 2)))]
    assume(len({one.report.id for one in read}) == len(read))
    with TemporaryDirectory() as room, open_store(":memory:") as store:
        for one in read:
            store.add(one, by="ana")
        coded, again = Path(room) / "coded.dna", Path(room) / "again.dna"
        hand_out(read, coded)
        with working_in(coded) as coder:
            for entry in sorted(
                {(kind, coder.value(one, "entry")) for kind in (1, 2) for one in coder.statements(kind)}
            ):
                code(coder, *entry, data)
            for number, one in enumerate(read, 1):
                add(coder, number, one.report.text, data)
        assume(len(parties_of("Pilot Reid", coded)) <= 1)
        first = list(taken(store, [coded], Choices(by="desk", missing=True)))
        assert [problem for one in first for problem in one.problems] == []
        hand_out([store.corrected(one.report.id) for one in read], again)
        assert shown(again) == shown(coded)
        line = store.last_line()
        assert all(
            not one.counts and not one.problems for one in taken(store, [coded], Choices(by="desk", missing=True))
        )
        assert store.last_line() == line


def parties_of(person: str, path: Path) -> set[str]:
    """For whom a person speaks in a file. In a report a person acts for one party, whichever statement says so."""
    return {values[5] for values in shown(path) if values[0] == 2 and values[4] == person}


def kept(reading: Reading) -> Reading:
    """An invented reading under the id that its text gives, as a store wants it."""
    called = digest_of(reading.report.text)[:12]
    return msgspec.json.decode(
        msgspec.json.encode(reading).replace(reading.report.id.encode(), called.encode()), type=Reading
    )


def hand_out(read: list[Reading], path: Path) -> None:
    written(EXPORTS["dna"], (Part(None, as_it_stands(one)) for one in read), path)


def code(coder: Coder, kind: int, entry: str, data: st.DataObject) -> None:
    """Something is done to an entry, or nothing."""
    there = coder.statements(kind, entry=entry)
    done = data.draw(st.sampled_from(("nothing", "nothing", "delete", "take over", "change")))
    facts = data.draw(st.sampled_from(CHANGES if kind == 1 else ({"person": "Pilot Reid"}, {"kind": "mixed"})))
    for one in there:
        if done == "delete":
            coder.delete(one)
        elif done == "take over":
            coder.take_over(one, "eva")
        elif done == "change":
            coder.change(one, **facts)


def add(coder: Coder, document: int, text: str, data: st.DataObject) -> None:
    """A stretch that nobody has coded."""
    places = st.integers(0, len(text) - 1)
    start, end = sorted((data.draw(places), data.draw(places)))
    start, end = start + len(text[start : end + 1]) - len(text[start : end + 1].lstrip()), end + 1
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if start < end and data.draw(st.booleans()):
        values: dict[str, Any] = {
            "organization": "Friends of the Lamp",
            "concept": "new wicks",
            "agreement": 1,
            "stance": "demands",
        }
        units = Units(text)
        coder.add(document, units.of(start), units.of(end), "ben", **values)


def shown(path: Path) -> Counter[tuple[Any, ...]]:
    """What the statements of a file say, and where. Two of a name in two reports are told apart by a number."""
    found: Counter[tuple[Any, ...]] = Counter()
    with working_in(path) as coder:
        for number, kind, *place in coder.rows.execute(
            "SELECT ID, StatementTypeId, DocumentId, Start, Stop FROM STATEMENTS"
        ).fetchall():
            names = HELD if kind == 1 else SAID
            values = ((name, coder.value(number, name)) for name in names)
            found[kind, *place, *(untold(value) if name == "person" else value for name, value in values)] += 1
    return found
