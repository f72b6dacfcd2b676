"""Does a record quote its reports truly? Every span, word, reference and label is looked at."""

from typing import Any

import msgspec

from dragoman.model import Record
from dragoman.record.entries import Problem, entries_of
from dragoman.record.references import reference_problems
from dragoman.record.words import word_problems

__all__ = ["Problem", "verify", "verify_json"]


def verify(record: Record | Any) -> tuple[Problem, ...]:
    """What does not hold in a record, or in any decoded JSON that should be one; empty where all of it holds."""
    entries = entries_of(msgspec.to_builtins(record) if isinstance(record, Record) else record)
    return (*entries.problems, *word_problems(entries), *reference_problems(entries))


def verify_json(data: bytes) -> tuple[Problem, ...]:
    """As verify, for a record as it stands in a file."""
    try:
        return verify(msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return (Problem(where="record", what=f"is no JSON: {error}"),)
