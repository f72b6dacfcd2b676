"""`dragoman archive --on ray` as a user has it."""

import socket
from pathlib import Path

import pytest

from tests.archive.invented import dull_page, write_lines
from tests.archive.outcome import everything
from tests.command import TALKS, dragoman

NEEDED = "Ray is not installed: pip install 'dragoman[ray]'"


@pytest.mark.slow
def test_a_cluster_of_its_own_comes_to_what_one_process_comes_to_and_says_no_more(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=NEEDED)
    talks = {"id": "ferry", "text": TALKS, "published": "2024-05-05", "url": "https://news.example/ferry"}
    write_lines([*(dull_page(n) for n in range(20)), talks], tmp_path / "a.jsonl")
    here, there = (
        dragoman("archive", tmp_path / "a.jsonl", "--out", tmp_path / on, "--on", on, "--jobs", "1")
        for on in ("local", "ray")
    )
    assert (here.returncode, there.returncode) == (0, 0), there.stderr.decode()
    assert everything(tmp_path / "ray") == everything(tmp_path / "local")
    of_ray = ("Set ray log level", " · loading, or at the first pages")
    said = [line for line in there.stderr.decode().splitlines() if not any(one in line for one in of_ray)]
    assert len(said) == len(here.stderr.splitlines()), said
    assert not there.stdout


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_said_at_once(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=NEEDED)
    write_lines([dull_page(0)], tmp_path / "a.jsonl")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = f"127.0.0.1:{taken.getsockname()[1]}"
    run = dragoman("archive", tmp_path / "a.jsonl", "--out", tmp_path / "out", "--on", "ray", "--address", free)
    assert run.returncode == 2
    assert f"Nobody answers at '{free}'" in run.stderr.decode()


def test_an_address_makes_no_sense_on_this_machine_alone(tmp_path: Path) -> None:
    run = dragoman("archive", tmp_path, "--out", tmp_path / "out", "--address", "127.0.0.1:6379")
    assert run.returncode == 2
    assert b"add --on ray" in run.stderr
