"""How far the parts are that are being worked on: their counts so far, in the sign that each was begun.

Whoever works on a part, in another process or on another machine, writes them every other second where `counts_at`
finds them. At an address nothing is written but what must be, so that a part there is told of when it is done.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dragoman.archive.folder import manifest_path

EVERY = 2.0  # seconds
T = TypeVar("T")


def noted(
    found: Iterable[T], out: Path, stage: str, part: str, counts: Mapping[str, int], failures: Sized
) -> Iterator[T]:
    """What is found in a part as it comes; now and then its counts are written down."""
    sign, last = manifest_path(out, stage, part).with_suffix(".begun"), time.monotonic()
    for one in found:
        if isinstance(sign, Path) and (now := time.monotonic()) - last >= EVERY:
            last = now
            with suppress(OSError):  # nothing depends on it
                sign.write_bytes(msgspec.json.encode({**counts, "failed": len(failures)}))
        yield one


def counts_at(out: Any, stage: str) -> Counter[str]:
    """The counts of all parts of a stage that were begun and are not done."""
    counts: Counter[str] = Counter()
    if isinstance(out, Path):
        for sign in (out / "_manifests" / stage).glob("*.begun"):
            with suppress(OSError, msgspec.MsgspecError):  # it may be done meanwhile, or be written just now
                counts.update(msgspec.json.decode(sign.read_bytes(), type=dict[str, int]))
    return counts
