"""What a picture is: its words, how it is drawn, and the table beneath."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dragoman.views.known.known import Known
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.pen import Drawing, Pen
from dragoman.views.web.pictures.tables import Table

WIDE, NARROW = 820, 360  # of a page and of a phone

Draw = Callable[[Pen, int], Drawing]


@dataclass(frozen=True)
class Shown:
    """A picture of a record. `draw` is None where there is nothing to draw; `gap` then says what is missing.
    `how` is how it is read where that depends on what is chosen."""

    table: Table
    draw: Draw | None
    says: str = ""
    gap: str = ""
    notes: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True)
class Picture:
    """`how` says in a sentence how it is read, `mapping` what is counted as what."""

    name: str
    title: str
    how: str
    make: Callable[[Known, Choices], Shown]
    choices: tuple[str, ...] = ()
    mapping: str = ""
    unsaid: Mapping[str, str] = field(default_factory=dict)
