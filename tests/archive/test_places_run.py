"""The whole archive through a server of S3's kind: undisturbed, killed at random moments, with a server that fails."""

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.archive.bucket import Server, served
from tests.archive.invented import pages, write_lines, write_warc
from tests.archive.kills import AIMS, kill, make_archive
from tests.archive.places import placeless, run, started

pytest.importorskip("s3fs")
pytestmark = pytest.mark.slow
LIMIT = 900


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    run(make_archive(tmp_path / "in"), tmp_path / "whole")
    return tmp_path / "whole"


def ended(place: str, out: str, jobs: int, server: Server, reader: str = "quick") -> int:
    process = started(place, out, jobs, server.environment, reader)
    try:
        return process.wait(timeout=LIMIT)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_whole_archive_from_a_bucket_into_a_bucket_is_what_it_is_on_the_disk(
    tmp_path: Path, whole: Path, jobs: int
) -> None:
    with served() as server:
        place = server.put(tmp_path / "in", "s3://talks/in")
        assert ended(place, "s3://talks/out", jobs, server) == 0
        assert placeless(server.get("s3://talks/out", tmp_path / "there")) == placeless(whole)


def test_a_run_into_a_bucket_that_is_killed_goes_on_to_the_same_outcome(tmp_path: Path, whole: Path) -> None:
    chance, killed = random.Random(7), 0  # noqa: S311
    with served() as server:
        place = server.put(tmp_path / "in", "s3://talks/in")
        for number in range(4):
            process = started(place, "s3://talks/out", number % 2 + 1, server.environment, "slow")
            wait_for_parts(process, server, chance.randint(0, 3))
            time.sleep(chance.uniform(0, 1))
            killed += bool(kill(process, AIMS[(0, 2)[number % 2]], chance))
            process.wait(timeout=LIMIT)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        assert ended(place, "s3://talks/out", 2, server) == 0
        assert placeless(server.get("s3://talks/out", tmp_path / "there")) == placeless(whole)
    assert killed > 1  # of some thirty parts, of which each attempt does a few


def wait_for_parts(process: subprocess.Popen[bytes], server: Server, count: int) -> None:
    """Wait until a run has finished so many parts more, or is over."""
    before, until = finished_in(server), time.monotonic() + LIMIT
    while process.poll() is None and finished_in(server) < before + count and time.monotonic() < until:
        time.sleep(0.1)


def finished_in(server: Server) -> int:
    system = server.system
    system.invalidate_cache()
    return sum(name.endswith(".json") for name in system.find("s3://talks/out/_manifests"))


def test_of_two_runs_that_begin_at_once_into_a_bucket_one_is_refused_and_the_other_comes_to_its_end(
    tmp_path: Path, whole: Path
) -> None:
    with served() as server:
        place = server.put(tmp_path / "in", "s3://talks/in")
        both = [started(place, "s3://talks/out", 1, server.environment, "slow") for _ in range(2)]
        assert sorted(process.wait(timeout=LIMIT) for process in both) == [0, 1]
        assert not server.system.exists("s3://talks/out/_manifests/run.lease")
        assert placeless(server.get("s3://talks/out", tmp_path / "there")) == placeless(whole)


def test_a_server_that_fails_every_third_time_only_takes_longer(tmp_path: Path) -> None:
    some = [{**row, "published": "2019-03-04"} for row in pages(12)]
    (tmp_path / "in").mkdir()
    write_lines(some[:8], tmp_path / "in" / "a.jsonl")
    write_warc(some[8:], tmp_path / "in" / "b.warc.gz")
    run(tmp_path / "in", tmp_path / "whole")
    with served(every=3) as server:
        place = server.put(tmp_path / "in", "s3://talks/in")
        assert ended(place, "s3://talks/out", 1, server) == 0
        assert placeless(server.get("s3://talks/out", tmp_path / "there")) == placeless(tmp_path / "whole")
