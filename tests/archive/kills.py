"""Kill a run at random moments, let it go on, compare what it leaves with an undisturbed run.

    python -m tests.archive.kills 100
    python -m tests.archive.kills 20 --on ray       on a cluster of two nodes (kills_on_ray.py)

What is killed is the run itself, one of the processes that work for it, or all of them at once, as in a power cut.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from dragoman.archive import Sizes, archive
from tests.archive.invented import pages, settings, slowly, write_lines, write_parquet, write_warc
from tests.archive.outcome import everything

SIZES = Sizes(line_bytes=6_000, packed_bytes=2_000, rows=10, files=2, most=4)
AIMS = ("run", "helper", "all")
LONGEST = 6.0  # seconds until the kill: an undisturbed run takes some more


def make_archive(folder: Path) -> Path:
    """Some 300 pages of all kinds, a hundred of them about talks."""
    folder.mkdir(parents=True)
    some = pages(300)
    write_lines(some[:120], folder / "a.jsonl")
    write_lines(some[120:180], folder / "b.jsonl.gz")
    write_parquet(some[180:230], folder / "c.parquet", 20)
    write_warc(some[230:290], folder / "d.warc.gz")
    for row in some[290:]:
        (folder / f"{row['id']}.txt").write_text(row["text"])
    write_lines([{**some[0], "id": "copy", "published": "2019-03-02"}, {"text": ""}], folder / "e.jsonl")
    return folder


def run(place: Path, out: Path, jobs: int, address: str = "") -> None:
    mapper = "ray" if address else "local"
    account = archive(
        [str(place)], settings(out, read=slowly), jobs=jobs, mapper=mapper, address=address or None, sizes=SIZES
    )
    if account.lost:
        raise RuntimeError(f"parts were lost: {account.lost}")


def disturbed(place: Path, out: Path, chance: random.Random) -> str:
    """A run that is killed once at a random moment and then goes on to its end; what was killed, and when."""
    aim, after, jobs = chance.choice(AIMS), chance.uniform(0.2, LONGEST), chance.choice((1, 2))
    process = started(place, out, jobs)
    try:
        time.sleep(after)
        killed = kill(process, aim, chance)
        if aim != "helper" or not killed:
            process.wait()
        else:
            process.wait(timeout=300)
    finally:
        end_group(process)
    left = started(place, out, jobs)
    if left.wait(timeout=300):
        raise RuntimeError(f"the run that went on ended with {left.returncode}")
    return f"{aim} after {after:.1f} s, {jobs} at work: {', '.join(killed) or 'done by then'}"


def started(place: Path, out: Path, jobs: int, address: str = "") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.archive.kills", "run", str(place), str(out), str(jobs), address]
    return subprocess.Popen(command, start_new_session=True)


def kill(process: subprocess.Popen[bytes], aim: str, chance: random.Random) -> list[str]:
    """End what is aimed at, if it is there still."""
    try:
        whole = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
    helpers = [one for one in whole[1:] if "tracker" not in " ".join(told(one))]
    aims = {"run": whole[:1], "all": whole, "helper": [chance.choice(helpers)] if helpers else []}[aim]
    found = []
    for one in aims:
        try:
            one.send_signal(signal.SIGKILL)
            found.append(str(one.pid))
        except psutil.NoSuchProcess:
            continue
    return found


def told(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End what may be left of a run's session."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def trials(count: int, seed: int = 1, disturb: Callable[[Path, Path, random.Random], str] = disturbed) -> Iterator[str]:
    """So many disturbed runs, each compared with the undisturbed one; AssertionError where they differ."""
    with tempfile.TemporaryDirectory() as room:
        place = make_archive(Path(room) / "in")
        run(place, Path(room) / "whole", 1)
        expected = everything(Path(room) / "whole")
        for number in range(count):
            out = Path(room) / "out"
            said = disturb(place, out, random.Random(seed * 1000 + number))  # noqa: S311
            found = everything(out)
            if found != expected:
                wrong = [name for name in expected if found[name] != expected[name]]
                raise AssertionError(f"trial {number}, {said}: another outcome in {', '.join(wrong)}")
            yield said
            shutil.rmtree(out)


def main() -> None:
    if sys.argv[1:2] == ["run"]:
        run(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
        return
    parser = ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=20)
    parser.add_argument("--on", choices=["local", "ray"], default="local")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.on == "ray":
        from tests.archive.kills_on_ray import trials_on_ray as trials_there
    else:
        trials_there = trials
    for number, said in enumerate(trials_there(chosen.count, chosen.seed), 1):
        print(f"{number}: {said}; the same outcome", flush=True)


if __name__ == "__main__":
    main()
