"""Parts mapped over processes: each once, whatever becomes of the process that works on it."""

import os
import signal
from collections.abc import Callable
from typing import NamedTuple

import pytest

from dragoman.archive.folder import Manifest
from dragoman.archive.mapping import MAPPERS, Lost
from dragoman.errors import SourceError


class Numbered(NamedTuple):
    name: str
    weight: int = 1


PARTS = [Numbered(f"n{n}") for n in range(9)]


def work(part: Numbered) -> Manifest:
    return Manifest("sift", part.name, "", {}, {"pages": os.getpid()}, 0.0)


def die_of_the_fourth(part: Numbered) -> Manifest:
    if part.name == "n4":
        os.kill(os.getpid(), signal.SIGKILL)
    return work(part)


def refuse_the_fourth(part: Numbered) -> Manifest:
    if part.name == "n4":
        raise SourceError("This part holds nothing.")
    return work(part)


def mapped(call: Callable[[Numbered], Manifest], jobs: int) -> dict[str, Manifest | Lost]:
    found = list(MAPPERS["local"](call, PARTS, jobs))
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
