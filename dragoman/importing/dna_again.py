"""Which statements of a file are those that were handed out, with the values that they had then, and which are gone."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.dna_schema import HandedOut
from dragoman.importing.coded import CodedStatement, Values
from dragoman.utf16 import Units

Key = tuple[int, int, object]
Numbered = tuple[int, CodedStatement]


def came_back(
    statements: Iterable[Numbered], handed_out: Iterable[HandedOut], units: Units
) -> tuple[tuple[CodedStatement, ...], tuple[CodedStatement, ...]]:
    """The statements that are there, and those that are gone.

    A statement is known by its place and the entry that it names. Of several (the sides that hold something together)
    those that are as they were find themselves first, then those that have changed least.
    """
    known: dict[Key, list[HandedOut]] = defaultdict(list)
    for one in handed_out:
        known[units.to(one.start), units.to(one.stop), one.values.get("entry")].append(one)
    found: dict[str, CodedStatement] = {}
    there = list(statements)
    for same in (True, False):
        for coder, statement in there:
            some = known.get((statement.start, statement.end, statement.values.get("entry")), [])
            if statement.id not in found and some:
                likest = max(some, key=lambda one: equal(one, statement))
                if not same or equal(likest, statement) == len(likest.values):
                    some.remove(likest)
                    found[statement.id] = replace(
                        statement, before=dict(likest.values), taken_over=likest.coder != coder
                    )
    gone = (gone_of(one, units) for some in known.values() for one in some)
    return tuple(found.get(one.id, one) for _, one in there), tuple(gone)


def equal(one: HandedOut, other: CodedStatement) -> int:
    """How many values have stayed."""
    return sum(other.values.get(name) == value for name, value in one.values.items())


def gone_of(one: HandedOut, units: Units) -> CodedStatement:
    values: Values = dict(one.values)
    return CodedStatement(
        id="", coder="", kind="", start=units.to(one.start), end=units.to(one.stop), values=values, before=values
    )
