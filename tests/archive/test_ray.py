"""The archive on a Ray cluster of two nodes, of which processes and a whole node are killed."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from dragoman.apart import Apart
from dragoman.archive import archive
from dragoman.archive.folder import Manifest
from dragoman.archive.inputs import Input
from dragoman.archive.mapping import MAPPERS, Lost, Workers
from dragoman.archive.shards import Shard
from dragoman.errors import DragomanError
from dragoman.reading.issues import read_scheme
from tests.archive.invented import by_label, page, pages, settings, slowly, write_lines
from tests.archive.kills import SIZES, make_archive
from tests.archive.kills_on_ray import two_nodes
from tests.archive.outcome import everything, rows
from tests.archive.parts import PARTS, Numbered, die_of_the_fourth, refuse_the_fourth, work

pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")
pytestmark = pytest.mark.slow
PATIENCE = 240.0  # seconds until a test that waits gives up


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes of one CPU each, the first of which is the head."""
    with two_nodes() as started:
        yield started


@pytest.fixture
def mapped(cluster: Any, tmp_path: Path) -> Callable[[Callable[[Any], Manifest]], dict[str, Manifest | Lost]]:
    def over_all(call: Callable[[Any], Manifest]) -> dict[str, Manifest | Lost]:
        found = list(MAPPERS["ray"](call, PARTS, Workers(0, tmp_path, cluster.address)))
        assert len(found) == len(PARTS)
        return {part.name: outcome for part, outcome in found}

    return over_all


def until(holds: Callable[[], Any]) -> Any:
    """What it comes to, as soon as that is something."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.1)
    return found


def told(path: Path) -> list[int]:
    """Numbers that another process wrote, once they are there."""
    until(lambda: path.is_file() and path.read_text().endswith("\n"))
    return [int(word) for word in path.read_text().split()]


def tell(path: Path, *numbers: int) -> None:
    path.write_text(f"{' '.join(map(str, numbers))}\n")


def with_both_nodes(part: Numbered, room: Path) -> Manifest:
    """A part that is done once both nodes have begun one."""
    import ray

    node = ray.get_runtime_context().get_node_id()
    (room / node).touch()
    until(lambda: len(list(room.iterdir())) == 2)
    return Manifest("sift", part.name, node, {}, {}, 0.0)


def test_both_nodes_work_and_nothing_is_left_in_the_folder_but_what_the_work_wrote(
    mapped: Callable[..., Any], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = mapped(partial(with_both_nodes, room=tmp_path_factory.mktemp("nodes")))
    assert found.keys() == {part.name for part in PARTS}
    assert len({one.place for one in found.values()}) == 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def wait_for_sign(part: Numbered, room: Path) -> Manifest:
    if part.name == "n8":
        until((room / "seen").is_file)
    return work(part)


def test_what_comes_of_a_part_is_told_while_others_are_worked_on(cluster: Any, tmp_path: Path) -> None:
    found = MAPPERS["ray"](partial(wait_for_sign, room=tmp_path), PARTS, Workers(0, tmp_path, cluster.address))
    for _ in range(len(PARTS) - 1):
        assert next(found)[0].name != "n8"
    (tmp_path / "seen").touch()
    assert [part.name for part, _ in found] == ["n8"]


def test_a_part_with_an_error_of_its_own_is_lost_and_the_others_are_done(mapped: Callable[..., Any]) -> None:
    found = mapped(refuse_the_fourth)
    assert [name for name, outcome in found.items() if isinstance(outcome, Lost)] == ["n4"]
    assert "SourceError: This part holds nothing." in found["n4"].reason


def test_a_part_that_ends_each_actor_is_lost_and_the_others_are_done(mapped: Callable[..., Any]) -> None:
    found = mapped(die_of_the_fourth)
    assert [name for name, outcome in found.items() if isinstance(outcome, Lost)] == ["n4"]
    assert "it ended each process" in found["n4"].reason


def hang_apart(part: Numbered, room: Path) -> Manifest:
    """The first time, a helper of this process hangs for ever."""
    if part.name == "n2" and not (room / "pids").exists():
        apart = Apart()
        helper = apart.ask(60, os.getpid)
        tell(room / "pids", os.getpid(), helper)
        apart.ask(1, time.sleep, 600)
    return work(part)


def test_a_killed_actor_is_begun_anew_with_its_part_and_leaves_no_process_behind(cluster: Any, tmp_path: Path) -> None:
    found = MAPPERS["ray"](partial(hang_apart, room=tmp_path), PARTS, Workers(1, tmp_path, cluster.address))
    done = [next(found)[0].name for _ in range(2)]
    actor, helper = told(tmp_path / "pids")
    os.kill(actor, signal.SIGKILL)
    outcomes = dict(found)
    assert len(outcomes) + len(done) == len(PARTS)
    assert not [one for one in outcomes.values() if isinstance(one, Lost)]
    until(lambda: not psutil.pid_exists(helper))


def test_two_nodes_come_to_what_one_process_comes_to(cluster: Any, tmp_path: Path) -> None:
    place = make_archive(tmp_path / "in")
    archive([str(place)], settings(tmp_path / "here"), sizes=SIZES)
    account = archive(
        [str(place)], settings(tmp_path / "there"), jobs=0, mapper="ray", address=cluster.address, sizes=SIZES
    )
    assert not account.lost
    assert everything(tmp_path / "there") == everything(tmp_path / "here")


def test_issues_are_known_on_every_node_when_their_file_is_not_there(cluster: Any, tmp_path: Path) -> None:
    write_lines(pages(12), tmp_path / "a.jsonl")
    (tmp_path / "my.toml").write_text("[lighthouses]\ncovers = 'lamps on the skerries'")
    scheme = read_scheme(tmp_path / "my.toml")
    (tmp_path / "my.toml").unlink()
    account = archive(
        [str(tmp_path / "a.jsonl")], settings(tmp_path / "out", read=by_label, scheme=scheme), jobs=0, mapper="ray",
        address=cluster.address, sizes=SIZES,
    )  # fmt: skip
    assert not account.lost
    assert [row["issue"] for row in rows(tmp_path / "out", "positions")] == ["lighthouses"] * 4


def test_a_node_that_is_lost_takes_no_row_with_it(cluster: Any, tmp_path: Path) -> None:
    write_lines(pages(60, every=1), tmp_path / "a.jsonl")
    archive([str(tmp_path / "a.jsonl")], settings(tmp_path / "here"), sizes=SIZES)
    second = next(node for node in cluster.list_all_nodes() if not node.head)
    began: list[str] = []

    def notice(stage: str, parts: Any) -> Callable[[Any, Any], None]:  # noqa: ARG001
        def done(part: Any, outcome: Any) -> None:  # noqa: ARG001
            began.append(part.name)
            if len(began) == 5:
                cluster.remove_node(second, allow_graceful=False)

        return done

    account = archive(
        [str(tmp_path / "a.jsonl")], settings(tmp_path / "there", read=slowly), jobs=0, mapper="ray",
        address=cluster.address, sizes=SIZES, notice=notice,
    )  # fmt: skip
    cluster.add_node(num_cpus=1)
    assert not account.lost
    assert everything(tmp_path / "there") == everything(tmp_path / "here")


def test_a_node_with_another_version_is_named_before_work_begins(
    mapped: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.archive.mapping.ray.__version__", "77.0")
    with pytest.raises(DragomanError, match=r"The node .* has dragoman .*, where this is 77\.0"):
        mapped(work)


def test_a_node_that_sees_another_folder_is_named_before_work_begins(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = Path("/proc/self/cwd/out")
    with pytest.raises(DragomanError, match=re.escape(f"does not see the folder '{mine}'")):
        list(MAPPERS["ray"](work, PARTS, Workers(0, mine, cluster.address)))


def test_a_node_that_does_not_see_the_inputs_is_named_before_work_begins(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines([page(0)], tmp_path / "a.jsonl")
    shard = Shard("a", "a.jsonl", "lines", (Input("/proc/self/cwd/a.jsonl", "a.jsonl", 9, ""),))
    with pytest.raises(DragomanError, match=r"does not see '/proc/self/cwd/a\.jsonl'"):
        list(MAPPERS["ray"](work, [shard], Workers(0, tmp_path, cluster.address)))
