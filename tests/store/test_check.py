import pytest

from dragoman.store import Store
from tests.made import lighthouse
from tests.store.made import told


@pytest.fixture
def full(store: Store) -> Store:
    store.add(lighthouse(), by="ana")
    store.add(told("one", issue="water"), by="ana")
    store.add(told("two", day="2019-05-20", issue="water", stance="offers"), by="ben")
    store.split("KEN-UGA-2019-05", ["two"], "boats", by="ana")
    store.add(told("three", day="2019-05-24"), by="ana")
    store.undo(1, by="ana")
    store.undo(6, by="ana")
    store.refresh()
    return store


def test_a_store_is_what_its_journal_makes(full: Store) -> None:
    assert full.check() == []


@pytest.mark.parametrize(
    ("harm", "told_of"),
    [
        ("UPDATE statement SET text = 'The fish are theirs' WHERE process = 'boats'", "statement"),
        ("DELETE FROM meeting WHERE process = 'boats'", "meeting"),
        ("UPDATE ledger SET stance = 'accepts'", "ledger"),
        ("UPDATE report SET published = '2019-06-01' WHERE name = 'one.txt'", "report"),
        ("UPDATE component SET process = 'boats' WHERE process <> 'boats'", "report"),
        ("DELETE FROM link", "link"),
        ("DELETE FROM found_by WHERE what = 'issue'", "found_by"),
        ("UPDATE placement SET process = 'ships' WHERE process = 'boats'", "placement"),
        ("DELETE FROM appearance WHERE n = 2", "appearance"),
    ],
)
def test_a_table_that_is_not_what_the_journal_makes_is_told_of(full: Store, harm: str, told_of: str) -> None:
    full.database.run(harm)
    problems = full.check()
    assert any(problem.startswith(f"Table {told_of} has ") for problem in problems), problems
    assert "the journal makes" in problems[0]


def test_a_record_that_is_not_what_its_reports_make_is_told_of(full: Store) -> None:
    boats = full.database.value("SELECT record FROM process WHERE name = 'boats'")
    full.database.run("UPDATE process SET record = ? WHERE name = 'HTI-JAM-2024-06'", boats)
    assert full.check() == ["The record of HTI-JAM-2024-06 is not what its reports make."]


def test_what_an_entry_does_not_quote_truly_is_told_of(store: Store) -> None:
    from msgspec.structs import replace

    reading = lighthouse()
    statement = replace(reading.statements[0], text="We shall hand over the lamp")
    store.add(replace(reading, statements=(statement,)), by="ana")
    (problem,) = store.check()
    assert "The record of HTI-JAM-2024-06: statements[0]: has a text that is not the words" in problem
