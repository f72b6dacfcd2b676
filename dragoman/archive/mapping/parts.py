"""What every mapper is given and gives back: parts of a stage, and what came of each."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from dragoman.archive.folder import Manifest

if TYPE_CHECKING:
    from dragoman.archive.mapping.local import Pool

ATTEMPTS = 3  # at a part that ends the process that works on it
ENDED = "it ended each process that worked on it"


class Part(Protocol):
    """A part of a stage: a file-safe name of its own, and about how much work it is."""

    @property
    def name(self) -> str: ...

    @property
    def weight(self) -> int: ...


class Lost(NamedTuple):
    """A part that could not be done, and why."""

    part: Any
    reason: str


class Workers(NamedTuple):
    """Who works: so many processes, 0 for one a CPU, all of which see the folder `out`.

    `address` is that of a Ray cluster; None where there is none yet. `pool` are processes of this machine that are kept
    from stage to stage; without it each stage begins its own.
    """

    jobs: int
    out: Path
    address: str | None = None
    pool: "Pool | None" = None


Work = Callable[[Any], Manifest]
Outcome = Manifest | Lost
Mapper = Callable[[Work, Sequence[Any], Workers], Iterator[tuple[Any, Outcome]]]


def attempt(work: Work, part: Any) -> Outcome:
    """A part done; what stands in the way of it is told, and the next one is begun."""
    try:
        return work(part)
    except Exception as error:  # noqa: BLE001 - one bad part must not end the run
        return Lost(part, f"{type(error).__name__}: {error}")
