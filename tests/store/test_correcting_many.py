"""Many corrections in one go say what each would say by itself."""

from collections.abc import Iterator

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.model import Actor, Correction
from dragoman.store import Store, open_store
from tests.made import lighthouse

READ = lighthouse()
REPORT = READ.report.id
P1, P2, P3 = READ.positions
PILOT = Actor(id=f"{REPORT}/by-eva-pilot", kind="person", name="Pilot Reid", party="JAM")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as store:
        store.add(READ, by="ana")
        yield store


def correction(deed: str, entry: str, kind: str = "position", after: object = None) -> Correction:
    plain = None if after is None else to_builtins(after)
    return Correction(report=REPORT, kind=kind, deed=deed, entry=entry, after=plain)  # type: ignore[arg-type]


MANY = [
    ("eva", correction("accept", P1.id)),
    ("ben", correction("edit", P1.id, after=replace(P1, issue="water"))),
    ("eva", correction("reject", P2.id)),
    ("eva", correction("add", PILOT.id, "actor", PILOT)),
    ("eva", correction("edit", READ.statements[0].id, "statement", replace(READ.statements[0], speaker=PILOT.id))),
    ("eva", correction("add", "", after=replace(P3, issue="ferry"))),
    ("eva", correction("add", "", after=replace(P3, issue="mooring"))),
    ("ben", correction("accept", P1.id)),
]


def test_each_is_a_line_as_it_would_be_by_itself(store: Store) -> None:
    with open_store(":memory:") as other:
        other.add(READ, by="ana")
        lines = [other.correct(one, by=who) for who, one in MANY]
        assert store.correct_many(MANY) == lines
        assert [(one.who, one.payload) for one in store.log()] == [(one.who, one.payload) for one in other.log()]
        assert store.corrected(REPORT, rejected=True) == other.corrected(REPORT, rejected=True)


def test_one_that_cannot_be_kept_is_told_and_the_others_are(store: Store) -> None:
    wrong = ("eva", correction("edit", P2.id, after=replace(P2, party="XXX")))
    first, second, third = store.correct_many([MANY[0], wrong, MANY[2]])
    assert isinstance(second, UsageError)
    assert "nobody 'XXX'" in str(second)
    assert (first, third) == (2, 3)


def test_a_coder_who_is_none_of_a_coding_is_told(store: Store) -> None:
    store.code("spring", [REPORT], ["eva"], suggestions=False, by="ana")
    lines = store.correct_many([MANY[1], MANY[0]], coding="spring")
    assert [type(one) for one in lines] == [UsageError, int]
    assert [one.status for one in store.coded("spring", REPORT, "eva").positions] == ["confirmed"]


def test_all_or_none_are_kept(store: Store) -> None:
    def ended() -> Iterator[tuple[str, Correction]]:
        yield MANY[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.correct_many(ended())
    assert store.last_line() == 1
