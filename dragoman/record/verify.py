"""Does a record quote its reports truly? Every span, word, reference and label is looked at."""

from collections.abc import Collection
from typing import Any

import msgspec

from dragoman.model import Record
from dragoman.record.entries import Problem, entries_of
from dragoman.record.references import reference_problems
from dragoman.record.words import word_problems

__all__ = ["Problem", "verify", "verify_json"]


def verify(record: Record | Any, own_issues: Collection[str] = ()) -> tuple[Problem, ...]:
    """What does not hold in a record, or in any decoded JSON that should be one; empty where all of it holds.

    `own_issues`: labels of a user's own that positions may have beside the built-in ones.
    """
    entries = entries_of(msgspec.to_builtins(record) if isinstance(record, Record) else record)
    return (*entries.problems, *word_problems(entries, own_issues), *reference_problems(entries))


def verify_json(data: bytes, own_issues: Collection[str] = ()) -> tuple[Problem, ...]:
    """As verify, for a record as it stands in a file."""
    try:
        return verify(msgspec.json.decode(data), own_issues)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return (Problem(where="record", what=f"is no JSON: {error}"),)
