"""Disks that are full or may only be read, mounted by who may; elsewhere the tests are skipped and say why."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk with so much room, in memory."""
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={size},mode=777", "none", folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def only_to_read(folder: Path) -> Iterator[Path]:
    """The same folder as a disk that nobody may write, root neither."""
    mount("--bind", folder, folder)
    try:
        mount("-o", "remount,bind,ro", folder)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def mount(*arguments: str | Path) -> None:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("There is no `mount` here: a disk that is full cannot be made")
    if done.returncode:
        pytest.skip(f"Disks may not be mounted here (root may): {done.stderr.decode().strip()}")


def fill_up(folder: Path) -> Path:
    """A file that takes all the room that is left."""
    heap = folder / "heap"
    with heap.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue
    return heap
