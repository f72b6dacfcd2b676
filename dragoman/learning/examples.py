"""Corrections as examples: what the reader gives for a report by itself, and what people made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dragoman.model import Correction, Position, Reading, Statement
from dragoman.reading.learned.features import Features, of_position, of_statement, texts_of

SHARED = 0.5  # of the shorter one's letters, so that an entry is the one that was corrected
LABELS = ("issue", "stance")
Kept = Position | Statement


@dataclass(frozen=True)
class Example:
    """An entry as the reader gives it and what people say of it.

    `line` is that of the correction; `right` whether the entry stands, as it is or edited; `before` and `after` its
    labels, `after` of one that stands; `called` the labels before, as they are called by now.
    """

    kind: str
    report: str
    line: int
    seen: Features
    score: float
    right: bool
    before: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


def examples_in(
    plain: Reading, said: Iterable[tuple[int, Correction]], kept: Reading, into: Mapping[str, str]
) -> list[Example]:
    """The examples of one report.

    plain   as the reader gives it now, without lessons
    said    the corrections with their lines, in order; the last of an entry counts
    kept    as it lies in the store: what the corrections are of
    into    issues that are called otherwise by now
    """
    last = {(one.kind, one.entry): (line, one) for line, one in said}
    found: list[Example] = []
    for kind in ("position", "statement"):
        entries: Sequence[Kept] = getattr(plain, f"{kind}s")
        seen = features_of(kind, plain)
        free = set(range(len(entries)))
        for (of, _), (line, correction) in sorted(last.items(), key=lambda one: one[1][0]):
            corrected = before_of(correction, kept) if of == kind and correction.deed != "add" else None
            at = None if corrected is None else same_among(entries, corrected, free)
            if at is not None:
                free.discard(at)
                found.append(example(kind, entries[at], seen[at], line, correction, into))
    return found


def features_of(kind: str, reading: Reading) -> list[Features]:
    if kind == "position":
        return [of_position(one, text) for one, text in texts_of(reading, reading.positions)]
    return [of_statement(one, text) for one, text in texts_of(reading, reading.statements)]


def before_of(correction: Correction, kept: Reading) -> dict[str, Any] | None:
    """The entry that was corrected, as it was."""
    if correction.before is not None:
        return correction.before
    entries = getattr(kept, f"{correction.kind}s")
    return next((msgspec.to_builtins(one) for one in entries if one.id == correction.entry), None)


def same_among(entries: Sequence[Kept], corrected: dict[str, Any], free: Iterable[int]) -> int | None:
    """Which of the reader's entries it is: on the same words, and the one that says most of the same."""
    where = spans_of(corrected)
    likely = [(alike(entries[n], corrected), -n) for n in free if shared(spans_in(entries[n]), where)]
    return -max(likely)[1] if likely else None


def alike(entry: Kept, corrected: Mapping[str, Any]) -> int:
    return sum(getattr(entry, name, None) == corrected.get(name) for name in ("party", "stance", "issue", "speaker"))


def spans_in(entry: Kept) -> list[tuple[int, int]]:
    return list(entry.spans) if isinstance(entry, Statement) else [(span.start, span.end) for span in entry.evidence]


def spans_of(entry: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The same of an entry as JSON has it."""
    spans = [(start, end) for start, end in entry.get("spans", ())]
    return spans or [(span["start"], span["end"]) for span in entry.get("evidence", ())]


def shared(ones: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in ones for c, d in others)
    shorter = min(sum(b - a for a, b in ones), sum(d - c for c, d in others))
    return both > 0 and both >= SHARED * shorter


def example(
    kind: str, entry: Kept, seen: Features, line: int, correction: Correction, into: Mapping[str, str]
) -> Example:
    """What one correction says of one entry."""
    report, right = correction.report, correction.deed != "reject"
    if isinstance(entry, Statement):
        return Example(kind, report, line, seen, entry.score, right)
    stands = correction.after or correction.before or {}
    before = {name: str(getattr(entry, name)) for name in LABELS}
    after = {name: named(name, str(stands.get(name, before[name])), into) for name in LABELS} if right else {}
    called = {name: named(name, label, into) for name, label in before.items()}
    return Example(kind, report, line, seen, entry.score, right, before, called, after)


def named(name: str, label: str, into: Mapping[str, str]) -> str:
    return into.get(label, label) if name == "issue" else label
