"""What sentences mean is asked of the encoder once; a record is the same whether it was asked for or looked up."""

import pytest

from dragoman.model import Correction, ProcessRecord
from dragoman.record.process import record_of
from dragoman.record.utterances import meaning
from dragoman.store import Store, open_store
from tests.store.made import told

PROCESS = "KEN-UGA-2019-05"
READINGS = (
    told("one", words="We shall not hand over the boats to anybody on the other shore"),
    told("two", day="2019-05-04", words="The boats will not be handed over to anyone from across the lake"),
    told("three", day="2019-05-05", words="Nobody on the other shore will be given our boats"),
)


def filled(store: Store) -> ProcessRecord:
    for reading in READINGS:
        store.add(reading, by="ana")
    return store.record(PROCESS)


def kept(store: Store) -> int:
    return int(store.database.value("SELECT count(*) FROM vector"))


def accept(store: Store) -> None:
    entry = READINGS[0].statements[0]
    store.correct(Correction(report=entry.report, kind="statement", deed="accept", entry=entry.id), by="ana")


@pytest.fixture
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the encoder fails."""

    def asked(text: str) -> None:
        raise AssertionError(f"The encoder was asked what this means: {text}")

    monkeypatch.setattr(meaning, "vector_of", asked)


def test_what_the_encoder_was_asked_for_is_kept(store: Store) -> None:
    filled(store)
    assert kept(store) == len(READINGS)


def test_a_record_made_of_kept_meanings_is_the_same_to_the_last_digit(store: Store) -> None:
    asked = filled(store)
    accept(store)
    store.undo(store.last_line(), by="ana")
    looked_up = store.record(PROCESS)
    assert looked_up == asked == record_of(READINGS)
    assert [one.score for one in looked_up.utterances] == [one.score for one in asked.utterances]


def test_after_a_correction_no_sentence_is_asked_for_again(store: Store, request: pytest.FixtureRequest) -> None:
    filled(store)
    request.getfixturevalue("no_encoder")
    accept(store)
    assert [one.status for one in store.record(PROCESS).statements if one.id == READINGS[0].statements[0].id] == [
        "confirmed"
    ]
    store.record(PROCESS, as_of="2019-05-04")


def test_a_day_that_is_asked_for_writes_nothing(store: Store) -> None:
    filled(store)
    store.database.run("DELETE FROM vector")
    store.record(PROCESS, as_of="2019-05-05")
    assert kept(store) == 0


def test_both_databases_keep_the_same_numbers(store: Store) -> None:
    filled(store)
    with open_store(":memory:") as other:
        filled(other)
        sql = "SELECT model, digest, numbers FROM vector ORDER BY digest"
        assert [(a, b, bytes(c)) for a, b, c in store.database.rows(sql)] == other.database.rows(sql)


def test_a_store_with_kept_meanings_is_what_its_journal_makes(store: Store) -> None:
    filled(store)
    assert store.check() == []
