"""Invented parts of a stage, and work on them that is quick or does harm."""

import os
import signal
import time
from pathlib import Path
from typing import NamedTuple

from dragoman.archive.folder import Manifest
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


def stand_still(part: Numbered) -> Manifest:
    """Each but the first takes very long, and leaves a sign that it was begun."""
    Path(part.name).touch()
    if not part.name.endswith("n0"):
        time.sleep(600)
    return work(part)
