"""Parts mapped over processes of this machine: each once, whatever becomes of the process that works on it."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.archive.folder import Manifest
from dragoman.archive.mapping import MAPPERS, Lost, Pool, Workers
from dragoman.errors import DragomanError
from tests.archive.parts import PARTS, Numbered, die_of_the_fourth, refuse_the_fourth, stand_still, work


def mapped(call: Callable[[Numbered], Manifest], jobs: int) -> dict[str, Manifest | Lost]:
    found = list(MAPPERS["local"](call, PARTS, Workers(jobs, Path())))
    assert len(found) == len(PARTS)
    return {part.name: outcome for part, outcome in found}


def test_one_process_does_all_parts_in_order() -> None:
    assert list(mapped(work, 1)) == [part.name for part in PARTS]


def test_a_part_that_cannot_be_done_is_lost_with_its_reason_and_the_others_go_on() -> None:
    found = mapped(refuse_the_fourth, 1)
    assert [name for name, outcome in found.items() if isinstance(outcome, Lost)] == ["n4"]
    assert "This part holds nothing." in str(found["n4"])


@pytest.mark.slow
def test_several_processes_do_each_part_once() -> None:
    found = mapped(work, 2)
    assert found.keys() == {part.name for part in PARTS}
    assert all(isinstance(one, Manifest) and one.counts["pages"] != os.getpid() for one in found.values())


@pytest.mark.slow
def test_a_part_that_ends_its_process_each_time_is_lost_and_the_others_are_done() -> None:
    found = mapped(die_of_the_fourth, 2)
    assert [name for name, outcome in found.items() if isinstance(outcome, Lost)] == ["n4"]
    assert "it ended each process" in str(found["n4"])


@pytest.mark.slow
def test_processes_are_kept_from_stage_to_stage_also_after_one_has_ended() -> None:
    def processes(call: Callable[[Numbered], Manifest]) -> set[int]:
        found = MAPPERS["local"](call, PARTS, Workers(2, Path(), pool=pool))
        return {one.counts["pages"] for part, one in found if isinstance(one, Manifest)}

    with Pool(2) as pool:
        before = processes(work)
        assert processes(work) <= before
        processes(die_of_the_fourth)
        after = processes(work)
        assert not after & before
        assert processes(work) <= after


@pytest.mark.slow
def test_a_run_that_breaks_off_ends_its_processes_amid_their_parts_and_begins_no_others(tmp_path: Path) -> None:
    began = time.monotonic()

    def broken_off() -> None:
        with Pool(2) as pool:
            parts = [Numbered(str(tmp_path / part.name)) for part in PARTS]
            for _ in MAPPERS["local"](stand_still, parts, Workers(2, Path(), pool=pool)):
                raise DragomanError("Another run writes here.")

    with pytest.raises(DragomanError, match="Another run"):
        broken_off()
    assert time.monotonic() - began < 300  # of the 600 that a part takes
    assert len(list(tmp_path.iterdir())) <= 3


def test_where_ray_is_not_installed_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "dragoman.archive.mapping.ray", raising=False)
    with pytest.raises(DragomanError, match=r"pip install 'dragoman\[ray\]'"):
        list(MAPPERS["ray"](work, PARTS, Workers(1, Path())))
