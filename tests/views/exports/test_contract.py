"""What holds for every export."""

import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import ref

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.errors import UsageError
from dragoman.views.exports import EXPORTS, Export, export_called, written
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import lighthouse
from tests.views.exports.invented import parts as invented

EVERY = pytest.mark.parametrize("name", EXPORTS)


def made(name: str, parts: Iterable[Part], where: Path) -> dict[str, bytes]:
    """What an export writes, by the names of its files; one of one process writes the first."""
    export = EXPORTS[name]
    path = where / f"out{export.suffix}"
    some = list(parts)
    written(export, some[:1] if export.one_process else some, path)
    files = [path] if export.suffix else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@EVERY
def test_the_same_parts_give_the_same_bytes(
    name: str, processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    parts = [*processes, *by_hand]
    one, other = made(name, parts, tmp_path / "one"), made(name, parts, tmp_path / "other")
    assert {file: sha256(data).hexdigest() for file, data in one.items()} == {
        file: sha256(data).hexdigest() for file, data in other.items()
    }
    assert any(one.values())


@EVERY
def test_hostile_words_are_written_too(name: str, by_hand: list[Part], tmp_path: Path) -> None:
    for part in by_hand:
        assert made(name, [part], tmp_path / str(part.record.reports[0].id))


@EVERY
def test_nothing_is_written_as_nothing_or_said_to_be_nothing(name: str, tmp_path: Path) -> None:
    if EXPORTS[name].one_process:
        with pytest.raises(UsageError, match="is of one process, and there is none"):
            made(name, [], tmp_path)
    else:
        assert made(name, [], tmp_path)


@EVERY
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(parts=invented())
def test_whatever_a_record_holds_it_can_be_written(name: str, parts: list[Part]) -> None:
    if parts or not EXPORTS[name].one_process:
        with TemporaryDirectory() as room:
            made(name, parts, Path(room))


@EVERY
def test_parts_are_let_go_one_by_one(name: str, tmp_path: Path) -> None:
    """What has been written of a store is not held, or memory would grow with it."""
    if EXPORTS[name].one_process:
        pytest.skip("it is of one process")
    held: list[ref[Part]] = []
    alive: list[int] = []

    def stream() -> Iterator[Part]:
        for number in range(12):
            alive.append(sum(one() is not None for one in held))
            part = Part(None, as_it_stands(lighthouse(text=f"{lighthouse().report.text}\n\nReport {number}.")))
            held.append(ref(part))
            yield part
            del part

    export = EXPORTS[name]
    written(export, stream(), tmp_path / f"out{export.suffix}")
    assert max(alive) <= 2


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"Unknown format 'gml'. Choose one of: .*jsonl"):
        export_called("gml")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    def fill(_parts: Iterator[Part], path: Path) -> None:
        (path / "new.csv").write_text("new")

    folder = Export(fill, suffix="", does="", keeps="", loses="")
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(UsageError, match=r"Other things lie in .*'thesis.docx'"):
        written(folder, [], tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_is_one_file_where_its_name_ends_in_zip(tmp_path: Path) -> None:
    def fill(_parts: Iterator[Part], path: Path) -> None:
        (path / "new.csv").write_text("new")

    written(Export(fill, suffix="", does="", keeps="", loses=""), [], tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.read("new.csv") == b"new"


@EVERY
def test_every_export_says_what_goes_over_and_what_is_lost(name: str) -> None:
    export = EXPORTS[name]
    assert export.does.endswith(".")
    assert export.keeps
    assert export.loses
    assert not export.suffix or export.suffix.startswith(".")
    assert all(
        option.default is None or not option.choices or option.default in option.choices for option in export.options
    )
