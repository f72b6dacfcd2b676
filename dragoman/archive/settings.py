"""What a run over an archive is told, and what of it must stay the same for its outcome to be one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from dragoman import __version__
from dragoman.archive.pages import Cleaned, clean, read, warm, warm_cleaning
from dragoman.model import Failure, Reading, Report
from dragoman.sources import Item

if TYPE_CHECKING:
    from pathlib import Path

FORM = 1  # of what lies in the folder: another form is another outcome
SECONDS = 60.0


class Gating(Protocol):
    """What tells pages about talks from all others by their words: `dragoman.gate.Gate`."""

    @property
    def version(self) -> str: ...

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]: ...


@dataclass(frozen=True)
class Settings:
    """`gate` None lets every page through; `threshold` is the score from which a page is read, 0 to 1.

    `seconds` is the time that one page may take to be cleaned or to be read; `room` the bytes of memory beyond what its
    process has anyway. `clean`, `read` and what warms them up are functions of a module, called in a process apart.
    """

    out: "Path"
    gate: Gating | None
    threshold: float
    seconds: float = SECONDS
    room: int = 2_000_000_000
    columns: Mapping[str, str] = field(default_factory=dict)
    clean: Callable[[Item], Cleaned | Failure] = clean
    read: Callable[[Report], Reading | Failure] = read
    warm_cleaning: Callable[[], None] | None = warm_cleaning
    warm_reading: Callable[[], None] | None = warm

    @property
    def lasting(self) -> dict[str, Any]:
        """What decides the outcome, beside the inputs."""
        return {
            "form": FORM,
            "dragoman": __version__,
            "gate": self.gate.version if self.gate else None,
            "threshold": self.threshold if self.gate else None,
            "columns": dict(sorted(self.columns.items())),
        }


def settings_of(
    out: "Path",
    *,
    gated: bool = True,
    threshold: float | None = None,
    seconds: float = SECONDS,
    columns: Mapping[str, str] | None = None,
) -> Settings:
    """The settings of a run, with the package's gate or without one; with its threshold if none is given."""
    gate: Gating | None = None
    if gated:
        from dragoman.gate import THRESHOLD, Gate

        gate = Gate.load()
        threshold = THRESHOLD if threshold is None else threshold
    return Settings(out, gate, threshold or 0.0, seconds, columns=columns or {})
