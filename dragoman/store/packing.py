"""Readings and records as the bytes that are kept: JSON, packed."""

import zlib
from typing import Any, TypeVar

import msgspec

from dragoman.model import ProcessRecord, Reading

LEVEL = 6  # of zlib: readings shrink to a sixth; higher levels gain nothing, lower ones a quarter more room
T = TypeVar("T")


def packed(value: Reading | ProcessRecord) -> bytes:
    """A value as packed JSON; what no database can hold as text becomes the sign for unreadable."""
    try:
        return zlib.compress(msgspec.json.encode(value), LEVEL)
    except UnicodeEncodeError:
        return zlib.compress(msgspec.json.encode(storable(msgspec.to_builtins(value))), LEVEL)


def reading_in(data: bytes) -> Reading:
    return msgspec.json.decode(zlib.decompress(data), type=Reading)


def record_in(data: bytes) -> ProcessRecord:
    return msgspec.json.decode(zlib.decompress(data), type=ProcessRecord)


def storable(value: Any) -> Any:
    """The same value without half surrogates, and without the character 0, which PostgreSQL refuses in a text."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, list | tuple) else value


def listed(values: Any) -> str:
    """Several values in one column: a JSON array."""
    return msgspec.json.encode(storable(values)).decode()
