"""The processes apart of this process: one for cleaning, one for reading, kept from part to part."""

from collections.abc import Callable

from dragoman.apart import Apart
from dragoman.archive.settings import Settings

KEPT: dict[str, Apart] = {}


def cleaner(settings: Settings) -> Apart:
    return kept("clean", lambda: Apart(settings.room, settings.warm_cleaning))


def reader(settings: Settings) -> Apart:
    return kept("read", lambda: Apart(settings.room, settings.warm_reading))


def kept(name: str, make: Callable[[], Apart]) -> Apart:
    if name not in KEPT:
        KEPT[name] = make()
    return KEPT[name]
