"""Where everything stands in a case file: an anchor for each entry, and one for each stretch of words it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.model import Actor, ProcessRecord, Span, Statement

LETTERS: Mapping[str, str] = {
    "meetings": "m", "statements": "s", "positions": "p", "events": "e", "actors": "a",
    "movements": "v", "disagreements": "d", "reports": "r",
}  # fmt: skip
MARKED = ("statements", "positions", "meetings", "events", "actors")


@dataclass(frozen=True)
class Anchors:
    """p12 is the record's twelfth position, w-p12-2 the second stretch of words that it rests on."""

    record: ProcessRecord

    @cached_property
    def of_entries(self) -> dict[tuple[str, str], str]:
        """The anchor of each entry, by its section and id."""
        return {
            (section, entry.id): f"{letter}{number}"
            for section, letter in LETTERS.items()
            for number, entry in reversed(list(enumerate(getattr(self.record, section), 1)))
        }

    def of(self, section: str, entry_id: str | None) -> str | None:
        """The anchor of an entry by its id; None where the record lacks it."""
        return self.of_entries.get((section, entry_id or ""))

    @cached_property
    def lengths(self) -> dict[str, int]:
        return {report.id: len(report.text) for report in self.record.reports}

    def spans(self, entry: Any) -> list[tuple[str, Span]]:
        """The words of an entry that lie in a report that is here, with the number of each."""
        found = []
        for number, span in enumerate(spans_of(entry), 1):
            last = self.lengths.get(span.report, 0)
            low, high = max(0, span.start), min(span.end, last)
            if low < high:
                found.append((str(number), Span(report=span.report, start=low, end=high)))
        return found

    def stretches(self) -> Iterator[tuple[str, str, str, Any, Span]]:
        """Every stretch that is marked: its section, the entry's anchor, its own number, the entry, the words.

        A name is marked once in each report.
        """
        for section in MARKED:
            for number, entry in enumerate(getattr(self.record, section), 1):
                seen: set[str] = set()
                for which, span in self.spans(entry):
                    if not isinstance(entry, Actor) or span.report not in seen:
                        seen.add(span.report)
                        yield section, f"{LETTERS[section]}{number}", which, entry, span


def spans_of(entry: Any) -> tuple[Span, ...]:
    """The words of a statement are its pieces; of every other entry its evidence."""
    if isinstance(entry, Statement):
        return tuple(Span(report=entry.report, start=start, end=end) for start, end in entry.spans)
    evidence: tuple[Span, ...] = entry.evidence
    return evidence
