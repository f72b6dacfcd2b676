"""The folder's parts and their manifests, on the disk and at an address alike; what a full or locked disk does."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from dragoman.addresses import place_at
from dragoman.archive import archive, folder
from dragoman.archive.alone import held
from dragoman.archive.folder import (
    Manifest,
    begin,
    check_settings,
    drop_strangers,
    failures_path,
    finish,
    finished,
    manifest_path,
    manifests,
    whole_file,
    work_path,
    write_whole,
)
from dragoman.archive.sweeping import names_below, sweep
from dragoman.errors import DragomanError
from tests.archive.invented import pages, settings, write_lines
from tests.archive.outcome import everything, rows

OF = {"inputs": "a"}


@pytest.fixture(params=["disk", "address"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    if request.param == "disk":
        yield tmp_path / "out"
        return
    pytest.importorskip("upath")
    place: Any = place_at(f"memory://{uuid4().hex}/out")
    yield place
    place.remove(place.below())


def done(out: Path, part: str, stage: str = "read", days: tuple[str, ...] = ("1", "2")) -> Manifest:
    """A part with a file for each of its days."""
    begin(out, stage, part)
    files = written(out, part, stage, days)
    return finish(out, Manifest(stage, part, "a.jsonl", OF, {"read": len(files)}, 0.5, files))


def written(out: Path, part: str, stage: str, days: tuple[str, ...]) -> tuple[str, ...]:
    paths = [out / "reports" / f"day={day}" / f"{part}.parquet" for day in days] if stage == "read" else []
    paths.append(failures_path(out, stage, part) if stage == "read" else work_path(out, stage, part))
    for path in paths:
        write_whole(path, b"rows")
    return tuple(path.relative_to(out).as_posix() for path in paths)


def test_a_finished_part_is_known_by_what_it_was_made_of(out: Path) -> None:
    made = done(out, "a-1")
    assert finished(out, "read", "a-1", OF) == made
    assert finished(out, "read", "a-1", {"inputs": "b"}) is None
    assert finished(out, "read", "a-2", OF) is None
    assert not [name for name in names_below(out) if name.endswith(".begun")]


def test_manifests_come_in_order_and_as_they_are_now(out: Path) -> None:
    for part in ("b", "a-10", "a-2"):
        done(out, part)
    assert [one.part for one in manifests(out, "read")] == ["a-10", "a-2", "b"]
    other = finish(out, Manifest("read", "b", "b.jsonl", OF, {}, 0.25))
    manifest_path(out, "read", "a-2").unlink()
    assert [one.place for one in manifests(out, "read")] == ["a.jsonl", "b.jsonl"]
    assert list(manifests(out, "read"))[1] == other
    assert list(manifests(out, "sift")) == []


def test_a_part_that_is_begun_anew_leaves_nothing_of_before(out: Path) -> None:
    done(out, "a-1", days=("1", "2"))
    done(out, "a-11", days=("1",))
    begin(out, "read", "a-1")
    assert list(manifests(out, "read")) == [finished(out, "read", "a-11", OF)]
    left = {name for name in names_below(out) if name.startswith(("reports", "failures"))}
    assert left == {"failures/read-a-11.parquet", "reports/day=1/a-11.parquet"}


def test_what_was_begun_only_goes_and_what_was_done_stays(out: Path) -> None:
    done(out, "whole")
    done(out, "passed", stage="sift")
    kept = set(names_below(out))
    for stage in ("read", "sift"):
        begin(out, stage, "half")
        written(out, "half", stage, ("2", "3"))
    folder.put_sign(folder.sign_path(out, "read", "whole"))  # ended between the manifest and the end of the sign
    sweep(out)
    assert set(names_below(out)) == kept


def test_a_part_of_which_a_file_is_gone_is_not_done(out: Path) -> None:
    done(out, "a-1")
    done(out, "b-1")
    (out / "reports" / "day=2" / "a-1.parquet").unlink()
    sweep(out)
    assert finished(out, "read", "a-1", OF) is None
    assert finished(out, "read", "b-1", OF) is not None


class EndedError(BaseException):
    """The process was killed here."""


@pytest.mark.parametrize("steps", range(9))
def test_wherever_removing_a_part_is_ended_nothing_of_it_is_left_in_the_end(
    out: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(out, "stays")
    kept = set(names_below(out))
    done(out, "goes", days=("1", "2", "3"))
    left = iter(range(steps))

    def step(call: Any) -> Any:
        def stepping(*values: Any, **named: Any) -> Any:
            if next(left, None) is None:
                raise EndedError
            return call(*values, **named)

        return stepping

    with monkeypatch.context() as patch:
        for name in ("unlink", "touch"):
            patch.setattr(type(out), name, step(getattr(type(out), name)))
        patch.setattr(folder, "remove", step(folder.remove))
        patch.setattr(folder, "write_whole", step(folder.write_whole))
        try:
            drop_strangers(out, "read", ["stays"], ["a.jsonl"])
        except EndedError:
            assert set(names_below(out)) > kept
    sweep(out)
    drop_strangers(out, "read", ["stays"], ["a.jsonl"])
    assert set(names_below(out)) == kept


def test_parts_of_an_input_that_is_not_named_are_refused(out: Path) -> None:
    done(out, "a-1")
    with pytest.raises(DragomanError, match=r"read from 'a\.jsonl', which is not named now"):
        drop_strangers(out, "read", [], ["b.jsonl"])
    assert finished(out, "read", "a-1", OF) is not None


def test_two_that_write_a_file_at_once_both_write_it_whole(out: Path) -> None:
    path = out / "reports" / "day=1" / "a-1.parquet"
    with whole_file(path) as first, whole_file(path) as second:
        first.write_bytes(b"rows")
        second.write_bytes(b"other rows")
    assert path.read_bytes() == b"rows"
    assert list(names_below(out)) == ["reports/day=1/a-1.parquet"]


def test_a_folder_of_another_version_says_how_to_go_on(out: Path) -> None:
    check_settings(out, {"form": 1, "threshold": 0.5})
    with pytest.raises(DragomanError, match=r"begun with form 1, now 2\. Install that version again"):
        check_settings(out, {"form": 2, "threshold": 0.5})


def test_settings_are_kept_and_others_refused(out: Path) -> None:
    check_settings(out, {"threshold": 0.5})
    check_settings(out, {"threshold": 0.5})
    with pytest.raises(DragomanError, match=r"begun with threshold 0\.5, now 0\.9"):
        check_settings(out, {"threshold": 0.9})


def test_a_place_that_holds_something_else_is_left_alone(out: Path) -> None:
    write_whole(out / "letters.txt", b"dear")
    with pytest.raises(DragomanError, match="holds something else"):
        check_settings(out, {})
    assert list(names_below(out)) == ["letters.txt"]


def test_a_second_run_into_a_folder_is_refused_while_the_first_goes_on(tmp_path: Path) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    with held(tmp_path / "out"), pytest.raises(DragomanError, match="Another run writes into"):
        archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out"))
    assert archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "out")).read == 1


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    holding = (
        "import sys, time; from pathlib import Path; from dragoman.archive.alone import held\n"
        "with held(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", holding, str(tmp_path / "out")], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(DragomanError, match="Another run"), held(tmp_path / "out"):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with held(tmp_path / "out"):
        pass


def test_a_run_that_cannot_begin_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="There is no file"):
        archive([str(tmp_path / "gone.jsonl")], settings(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_the_way_is_told(tmp_path: Path, name: str) -> None:
    write_lines(pages(3), tmp_path / "a.jsonl")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DragomanError, match="a part of that name is a file"):
        archive([str(tmp_path / "a.jsonl")], settings(tmp_path / name))
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def nobody() -> Iterator[None]:
    """Nobody in particular asks, even where the tests are run by who may do everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def locked() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as room:
        Path(room).chmod(0o755)
        (Path(room) / "locked").mkdir(mode=0o555)
        yield Path(room) / "locked"


@pytest.mark.usefixtures("nobody")
def test_a_folder_that_may_not_be_written_is_told(locked: Path) -> None:
    with pytest.raises(DragomanError, match=r"may not be written .*Change the rights"), held(locked / "out"):
        pass
    with pytest.raises(DragomanError, match=r"may not be written .*Change the rights"):
        check_settings(locked, {})


FULL = """
import resource, sys
from pathlib import Path
from dragoman.archive import archive
from tests.archive.invented import settings
if __name__ == "__main__":
    archive([sys.argv[1]], settings(Path(sys.argv[2])))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
    account = archive([sys.argv[1]], settings(Path(sys.argv[3])))
    print(*account.lines(), sep="\\n")
"""


@pytest.mark.slow
def test_a_disk_that_is_full_is_told_and_the_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    write_lines(pages(60), tmp_path / "a.jsonl")
    whole, out = tmp_path / "whole", tmp_path / "out"
    said = ""
    for room in (100, 2_000, 6_000, 20_000):
        command = [sys.executable, "-c", FULL, str(tmp_path / "a.jsonl"), str(whole), str(out), str(room)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        said += ended.stdout + ended.stderr
        assert not [name for name in names_below(out) if name.endswith(".part")]
    assert "There is no room for" in said
    assert "There is no room in" in said
    assert not rows(out, "failures")
    assert "Make room, and start the same command again" in said
    archive([str(tmp_path / "a.jsonl")], settings(out))
    assert everything(out) == everything(whole)
