"""What people say of an entry that stands on several: whose word counts, and what becomes of it.

suggested, suggested              suggested
suggested, confirmed by ana       confirmed by ana
confirmed by ana, corrected by ben      corrected by ana and ben
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from dragoman.model import Status

WEIGHTS: dict[Status, int] = {"suggested": 0, "rejected": 0, "confirmed": 1, "corrected": 2}
One = TypeVar("One")


class Judged(Protocol):
    """An entry with what people say of it."""

    @property
    def status(self) -> Status: ...
    @property
    def by(self) -> tuple[str, ...]: ...


def seen_to(entry: Judged) -> int:
    """How much a person has seen to an entry: who corrected it said more than who agreed to it."""
    return WEIGHTS[entry.status]


def verdict(entries: Iterable[Judged]) -> tuple[Status, tuple[str, ...]]:
    """The status of what stands on all of these, and everybody who made it so."""
    said = list(entries)
    status: Status = max((one.status for one in said), key=lambda one: WEIGHTS[one], default="suggested")
    return status, tuple(dict.fromkeys(name for one in said for name in one.by))


def trusted(entries: Sequence[One], judged: Callable[[One], Judged]) -> Sequence[One]:
    """Those that people have corrected, or else confirmed; all of them where nobody has seen to any."""
    most = max((seen_to(judged(one)) for one in entries), default=0)
    return [one for one in entries if seen_to(judged(one)) == most] if most else entries
