"""The passages of which coders say different things."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.record.agreement.figures import Label
from dragoman.record.agreement.units import Coded, Unit

LEFT_OUT = ("statement: which words", "statement: in which sentences", "position: in which sentences")
"""What the entries themselves tell better."""


class Difference(NamedTuple):
    """A passage, what it is labelled for, and what each coder says; `words` are empty where it has no place."""

    report: str
    label: str
    start: int | None
    end: int | None
    words: str
    said: dict[str, str]


def differences_in(labels: Iterable[tuple[Label, Sequence[Unit]]], coded: Coded) -> list[Difference]:
    """All of them, report by report in order of the text."""
    found = []
    for label, units in labels:
        for unit in units if label.name not in LEFT_OUT else ():
            if len(set(unit.said.values())) > 1:
                start, end = unit.spans[0] if unit.spans else (None, None)
                text = next(iter(coded[unit.report].values())).report.text
                found.append(
                    Difference(
                        unit.report, label.name, start, end, text[start:end] if unit.spans else "", {**unit.said}
                    )
                )
    return sorted(found, key=lambda one: (one.report, one.start is None, one.start or 0, one.end or 0))
