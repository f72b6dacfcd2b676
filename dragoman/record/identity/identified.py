"""What a stage of identity gives: the merged entries, the readings that speak of them, and the merges."""

from typing import Generic, NamedTuple, TypeVar

from dragoman.model import Merge
from dragoman.record.told import Told

Entry = TypeVar("Entry")


class Identified(NamedTuple, Generic[Entry]):
    told: tuple[Told, ...]
    entries: tuple[Entry, ...]
    merges: tuple[Merge, ...]
