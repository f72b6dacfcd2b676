"""What a watch tells of, as it happens; what is told of is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from dragoman.store import Added


class Looked(NamedTuple):
    """A place was looked at: how much of what it lists is new, and how much is to be read now."""

    place: str
    new: int
    waiting: int
    unchanged: bool = False


class Unreached(NamedTuple):
    """A place could not be had, and is not asked again before then."""

    place: str
    reason: str
    due: datetime | None


class Came(NamedTuple):
    """A report was added, or was there already."""

    added: Added
    name: str


class PutOff(NamedTuple):
    """A report could not be had: when it is tried again, None where it is given up."""

    name: str
    reason: str
    due: datetime | None


class Done(NamedTuple):
    """A round in which something was read is over: how many reports came, by what came of them; how many did not."""

    came: Mapping[str, int]
    failed: int


Event = Looked | Unreached | Came | PutOff | Done
