"""What a database of Discourse Network Analyzer holds of ours, for those who write one and those who read it back.

The tables are those of DNA 3.0 (data/dna.sql). DNA's own statement type carries positions, with further variables
behind DNA's four; a second one carries quotations, a third is DNA's for notes. Variables are numbered through.

Among the settings, which DNA looks up by name, there is one for each document that says what was coded in
it when it was written, value by value, so that what coders have changed and deleted is known exactly.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

VERSION = ("3.0.8", "2022-06-16")
SHORTEST_REFUSED = 191  # characters of a short text
MARK = "dragoman:"  # stands before a report's id: in the first line of a document's notes, and in a setting's name
ADMIN = "Admin"  # coder 1, whom DNA expects; what somebody unnamed has confirmed is theirs too
MACHINE = "Dragoman"  # coder 2, to whom belongs what nobody has confirmed
ATTRIBUTES = ("Type", "Alias", "Notes")

DataType = Literal["short text", "long text", "integer", "boolean"]
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Variable:
    """A variable of a statement type; entities of a described one have attributes."""

    id: int
    name: str
    kind: DataType
    described: bool = False


@dataclass(frozen=True)
class StatementType:
    id: int
    label: str
    colour: Colour
    variables: tuple[Variable, ...]

    def variable(self, name: str) -> Variable:
        """The variable of that name."""
        return next(one for one in self.variables if one.name == name)


POSITION = StatementType(
    1,
    "DNA Statement",
    (239, 208, 51),
    (
        Variable(1, "person", "short text", described=True),
        Variable(2, "organization", "short text", described=True),
        Variable(3, "concept", "short text", described=True),
        Variable(4, "agreement", "boolean"),
        Variable(5, "stance", "short text"),
        Variable(6, "target", "short text", described=True),
        Variable(7, "detail", "long text"),
        Variable(8, "condition", "long text"),
        Variable(9, "score", "integer"),
        Variable(10, "status", "short text"),
        Variable(11, "entry", "long text"),
    ),
)
QUOTATION = StatementType(
    2,
    "Quotation",
    (120, 190, 230),
    (
        Variable(12, "person", "short text", described=True),
        Variable(13, "organization", "short text", described=True),
        Variable(14, "kind", "short text"),
        Variable(15, "hedges", "short text"),
        Variable(16, "piece", "integer"),
        Variable(17, "score", "integer"),
        Variable(18, "status", "short text"),
        Variable(19, "entry", "long text"),
    ),
)
ANNOTATION = StatementType(3, "Annotation", (211, 211, 211), (Variable(20, "note", "long text"),))
TYPES = (POSITION, QUOTATION, ANNOTATION)


@cache
def tables() -> str:
    """The SQL that makes DNA's tables."""
    return files("dragoman.data").joinpath("dna.sql").read_text(encoding="utf-8")


class HandedOut(msgspec.Struct, frozen=True, array_like=True):
    """A coding as it was written: units of the document's text, its coder's number, its values by variable."""

    start: int
    stop: int
    coder: int
    values: dict[str, str | int]


def told(handed_out: Iterable[HandedOut]) -> str:
    """The setting that says so: [194,225,2,{"concept":"water",…,"entry":"06fc0bc89f34/p1"}], a line each."""
    return "".join(f"{msgspec.json.encode(one).decode()}\n" for one in handed_out)


def heard(setting: str) -> Iterator[HandedOut]:
    """What such a setting says; lines that say nothing of the kind are passed over."""
    for line in setting.split("\n"):
        with suppress(msgspec.MsgspecError):
            yield msgspec.json.decode(line, type=HandedOut)
