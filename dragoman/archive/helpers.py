"""The processes apart of this process: one for cleaning, one for reading, kept from part to part."""

from collections.abc import Callable

from dragoman.apart import Apart
from dragoman.archive.meter import load
from dragoman.archive.settings import Settings

KEPT: dict[str, Apart] = {}


def cleaner(settings: Settings) -> Apart:
    return kept("clean", settings.room, settings.warm_cleaning)


def reader(settings: Settings) -> Apart:
    return kept("read", settings.room, settings.warm_reading)


def kept(name: str, room: int, warm: Callable[[], None] | None) -> Apart:
    """The process of that name, if it has just this memory and is warmed just so; else a new one in its place."""
    one = KEPT.get(name)
    if one is None or (one.room, one.warm) != (room, warm):
        if one is not None:
            one.end()
        one = KEPT[name] = Apart(room, warm)
        load(name, one)
    return one
