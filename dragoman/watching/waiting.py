"""Waiting for the next look: so many seconds, or until something changes in a folder, or until the end."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event as Stop

from dragoman.sources.files import OPENERS, kind_of_name

SHORTEST = 0.05  # seconds


def pause(stop: Stop, seconds: float, folders: Sequence[Path]) -> bool:
    """Whether something has changed in one of the folders before the time was over."""
    there = [folder for folder in folders if folder.is_dir()]
    if not there or seconds < SHORTEST:
        stop.wait(seconds)
        return False
    from watchfiles import watch

    try:
        changes = watch(
            *there,
            watch_filter=of_known_kind,
            stop_event=stop,
            rust_timeout=max(1, int(seconds * 1000)),
            yield_on_timeout=True,
            raise_interrupt=False,
            debounce=500,
        )
        return bool(next(changes, None))
    except OSError:  # a folder that goes away, or a system that has no more watches to give
        stop.wait(seconds)
        return False


def of_known_kind(_change: object, path: str) -> bool:
    """Whether a change is one of a file that is read; a store may lie in the folder as well."""
    return kind_of_name(Path(path)) in OPENERS
