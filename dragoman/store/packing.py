"""Readings and records as the bytes that are kept: JSON, packed."""

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from dragoman.errors import StoreError
from dragoman.model import ProcessRecord, Reading
from dragoman.surrogates import whole

LARGEST = 2**63 - 1  # a number that a column can hold
LEVEL = 6  # of zlib: readings shrink to a sixth; higher levels gain nothing, lower ones a quarter more room
T = TypeVar("T")


def packed(value: Reading | ProcessRecord) -> bytes:
    """A value as packed JSON; half a surrogate, as in a file's name that is no UTF-8, becomes U+FFFD."""
    try:
        return zlib.compress(msgspec.json.encode(value), LEVEL)
    except UnicodeEncodeError:
        return zlib.compress(msgspec.json.encode(changed(msgspec.to_builtins(value), whole)), LEVEL)


def reading_in(data: bytes) -> Reading:
    return unpacked(data, Reading)


def record_in(data: bytes) -> ProcessRecord:
    return unpacked(data, ProcessRecord)


def unpacked(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
        raise StoreError(
            f"A {kind.__name__.lower()} in the store is damaged ({error}). See what else is: dragoman check"
        ) from error


def plain_json(text: str) -> Any:
    """What a column has as JSON; an error in words where its bytes are no longer what was written."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, TypeError) as error:
        raise StoreError(f"A line in the store is damaged ({error}). See what else is: dragoman check") from error


def storable(value: Any) -> Any:
    """The same value as a column can hold it: without half surrogates and the character 0, which PostgreSQL refuses."""
    return changed(value, lambda text: whole(text).replace("\0", "\ufffd"))


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text in it changed, and without numbers that no column holds."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        return None
    if isinstance(value, dict):
        return {changed(key, change): changed(part, change) for key, part in value.items()}
    return [changed(part, change) for part in value] if isinstance(value, list | tuple) else value


def listed(values: Any) -> str:
    """Several values in one column: a JSON array."""
    return msgspec.json.encode(storable(values)).decode()
