from pathlib import Path

import msgspec
import pytest

from dragoman.errors import DragomanError
from dragoman.given import day_given, decisions_in, readings_in
from dragoman.model import Decision, Failure, Reading
from dragoman.record.assemble import assemble
from tests.made import TEXT, UNREADABLE, empty, lighthouse

TWO = (lighthouse(), lighthouse("second.txt", TEXT + "\n\nKingston said no more."))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_readings_come_back_from_lines_as_they_were(tmp_path: Path) -> None:
    lines = b"\n".join(map(msgspec.json.encode, (*TWO, UNREADABLE)))
    assert list(readings_in([written(tmp_path / "r.jsonl", lines)])) == [*TWO, UNREADABLE]


def test_a_record_is_taken_apart_into_the_readings_it_was_made_of(tmp_path: Path) -> None:
    data = msgspec.json.encode(assemble([*TWO, empty(), UNREADABLE]))
    first, second, third, failure = readings_in([written(tmp_path / "r.json", data)])
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    for found, was in ((first, TWO[0]), (second, TWO[1])):
        assert {actor.id for actor in found.actors} == {actor.id for actor in was.actors}
        for section in ("report", "meetings", "statements", "positions", "events"):
            assert getattr(found, section) == getattr(was, section)
    assert third == empty()
    assert failure == UNREADABLE


def test_labels_alone_are_a_reading_too(tmp_path: Path) -> None:
    actors = b'[{"id": "x", "kind": "group", "name": "KLF"}]'
    positions = b'[{"party": "x", "stance": "offers", "issue": "talks"}]'
    data = b'{"actors": %s, "positions": %s}' % (actors, positions)
    (reading,) = readings_in([written(tmp_path / "kivu-1.json", data)])
    assert isinstance(reading, Reading)
    assert (reading.report.name, reading.positions[0].party) == ("kivu-1", "KLF")
    assert [actor.id for actor in reading.actors] == ["KLF"]


def test_ids_of_bare_labels_are_no_other_files(tmp_path: Path) -> None:
    for folder, name in (("a", "Ana Roa"), ("b", "Carl Xu")):
        (tmp_path / folder).mkdir()
        actors = [{"id": "a1", "kind": "person", "name": name}, {"id": "a2", "kind": "group", "name": f"F{folder}"}]
        meetings = [{"id": "m1", "parties": ["a2"], "participants": ["a1"]}]
        written(tmp_path / folder / "r.json", msgspec.json.encode({"actors": actors, "meetings": meetings}))
    first, second = readings_in([tmp_path / "a", tmp_path / "b"])
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.report.id != second.report.id
    for one, code in ((first, "Fa"), (second, "Fb")):
        (person,) = (actor for actor in one.actors if actor.kind == "person")
        assert (person.id, one.meetings[0].participants) == (f"{one.report.id}/a1", (f"{one.report.id}/a1",))
        assert (one.meetings[0].parties, one.meetings[0].id) == ((code,), f"{one.report.id}/m1")


def test_a_folder_gives_the_readings_of_its_files_in_order(tmp_path: Path) -> None:
    for name, reading in (("b.json", TWO[1]), ("a.jsonl", TWO[0])):
        written(tmp_path / name, msgspec.json.encode(reading))
    written(tmp_path / "notes.txt", b"none")
    assert list(readings_in([tmp_path])) == list(TWO)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is no JSON"),
        (b"{}", "holds neither a reading nor a record"),
        (b"[1]", "holds neither a reading nor a record"),
        (b'{"report": {"id": 3}}', "is no reading"),
        (b'{"positions": [{"party": "x", "stance": "hopes", "issue": "talks"}]}', "is no reading"),
        (b"\xff\xfe{", "is no JSON"),
        (b'{"positions": 5}', "no array of objects"),
        (b'{"positions": [3]}', "no array of objects"),
    ],
)
def test_what_holds_no_reading_is_a_failure_that_says_why(tmp_path: Path, data: bytes, told: str) -> None:
    (failure,) = readings_in([written(tmp_path / "r.json", data)])
    assert isinstance(failure, Failure)
    assert told in failure.reason


def test_a_broken_line_is_one_failure_and_the_others_are_read(tmp_path: Path) -> None:
    lines = msgspec.json.encode(TWO[0]) + b"\n{broken\n\n" + msgspec.json.encode(TWO[1])
    first, failure, second = readings_in([written(tmp_path / "r.jsonl", lines)])
    assert (first, second) == TWO
    assert isinstance(failure, Failure)
    assert failure.name == "r.jsonl line 2"


def test_a_file_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    (failure,) = readings_in([tmp_path / "none.json"])
    assert isinstance(failure, Failure)
    assert "No such file" in failure.reason


def test_decisions_are_read_from_a_file(tmp_path: Path) -> None:
    one = Decision(kind="person", one="a/x", other="b/x", same=False)
    assert decisions_in(written(tmp_path / "d.json", msgspec.json.encode([one]))) == (one,)
    assert decisions_in(None) == ()


@pytest.mark.parametrize("data", [b"", b"{}", b'[{"kind": "town", "one": "a", "other": "b", "same": true}]'])
def test_decisions_that_are_none_say_what_to_write(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DragomanError, match="Write "):
        decisions_in(written(tmp_path / "d.json", data))


@pytest.mark.parametrize("day", ["2019-02-30", "March 2019", "20190325", "2019-03"])
def test_what_is_no_day_says_what_to_write(day: str) -> None:
    with pytest.raises(DragomanError, match="Write YYYY-MM-DD"):
        day_given(day)
