"""What an export is: how it is written, and what a user should know of it before they choose it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.views.exports.parts import Part

Parts = Iterator[Part]


@dataclass(frozen=True)
class Option:
    """What can be chosen of an export: `choices`, else what `kind` says; `name` is the writer's keyword.

    Option("duplicates", "document", "What counts once.", choices=("all", "document"))
    """

    name: str
    default: Any
    does: str
    choices: tuple[str, ...] = ()
    kind: type = str
    metavar: str | None = None


@dataclass(frozen=True)
class Export:
    """A way to write records for another program.

    `write(parts, path, **options)` writes a file at `path`, or fills the folder there where `suffix` is empty. It takes
    the parts one by one and keeps none, so that a store of any size can be written. The same parts give the same
    bytes. `does` is a line for lists; `keeps` and `loses` say what goes over and what does not.
    """

    write: Callable[..., None]
    suffix: str
    does: str
    keeps: str
    loses: str
    media: str = "application/octet-stream"
    options: tuple[Option, ...] = ()
    one_process: bool = False
