"""The record as JSON, written as the readings come, with memory that does not grow with them.

json   one object, the very bytes of `assemble`'s record
jsonl  one reading a line
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any, BinaryIO

import msgspec

from dragoman.model import Actor, Failure, Reading, Record, Value
from dragoman.record.assemble import merged, parties, people, without_repeats
from dragoman.surrogates import whole

SECTIONS = tuple(name for name in Record.__struct_fields__ if name != "dragoman")
IN_MEMORY = 1 << 20  # bytes of a section before it goes to a temporary file
ENCODER = msgspec.json.Encoder()


def write_record(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """The record of all readings as one JSON object and a line break."""
    with ExitStack() as stack:
        sections = {
            name: Section(stack.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY)))  # type: ignore[arg-type]
            for name in SECTIONS
        }
        by_code = spool(readings, sections)
        out.write(b'{"dragoman":"1"')
        for name, section in sections.items():
            out.write(f',"{name}":['.encode())
            first = b",".join(map(encoded, by_code.values())) if name == "actors" else b""
            out.write(first + (b"," if first and section.begun else b""))
            section.copy(out)
            out.write(b"]")
        out.write(b"}\n")


def write_jsonl(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """One reading a line; a report that could not be read is a line with its name and the reason."""
    for reading in readings:
        out.write(encoded(reading) + b"\n")


def encoded(entry: Any) -> bytes:
    """An entry, or lists and dicts, as JSON; half a surrogate, as in a file's name that is no UTF-8, becomes U+FFFD."""
    try:
        return ENCODER.encode(entry)
    except UnicodeEncodeError:
        return ENCODER.encode(readable(msgspec.to_builtins(entry)))


def readable(value: Any) -> Any:
    """The same value with every half surrogate replaced."""
    return fitted(value, whole)


def fitted(value: Any, fit: Callable[[str], str]) -> Any:
    """A value of lists and dicts with every text in it made fit."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {fitted(name, fit): fitted(part, fit) for name, part in value.items()}
    return [fitted(part, fit) for part in value] if isinstance(value, list | tuple) else value


class Section:
    """The entries of one section of the record, set down as JSON until their turn comes."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.begun = False

    def add(self, entries: Iterable[Value]) -> None:
        for entry in entries:
            self.file.write(b"," * self.begun + encoded(entry))
            self.begun = True

    def copy(self, out: BinaryIO) -> None:
        self.file.seek(0)
        shutil.copyfileobj(self.file, out)


def spool(readings: Iterable[Reading | Failure], sections: dict[str, Section]) -> dict[str, Actor]:
    """Set every entry down in its section; the parties, which may still gain names, are given back by code."""
    by_code: dict[str, Actor] = {}
    for reading in without_repeats(readings):
        if isinstance(reading, Failure):
            sections["failures"].add([reading])
            continue
        sections["reports"].add([reading.report])
        sections["actors"].add(people(reading))
        for name in ("meetings", "statements", "positions", "events"):
            sections[name].add(getattr(reading, name))
        for party in parties(reading):
            by_code[party.id] = merged(by_code.get(party.id), party)
    return by_code
