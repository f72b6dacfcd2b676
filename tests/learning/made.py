"""Examples made by hand, as corrections of a reader that errs in a way that can be learned."""

from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace

from dragoman.learning import Example
from dragoman.model import Correction, Position
from dragoman.reading.learned import Features
from dragoman.store import Store
from tests.store.made import told

WIDTH = 384


def meaning(n: int) -> Any:
    """What words mean that are all of one kind: a direction for each kind."""
    row = np.zeros(WIDTH, np.float32)
    row[n] = 1
    return row


def position(n: int, before: str, after: str | None, topic: int = 0, score: float = 0.6) -> Example:
    """A position of one of ten reports: the reader's issue, people's issue (None: rejected), what its words mean."""
    seen = Features({"always": 1.0, f"issue {before}": 1.0, "ground words": 0.0}, meaning(topic), meaning(topic))
    labels = {"issue": before, "stance": "demands"}
    stands = {} if after is None else {**labels, "issue": after}
    return Example("position", f"r{n % 10}", n, seen, score, after is not None, labels, labels, stands)


def corrected(store: Store, name: str, deed: str, issue: str = "water", **after: Any) -> Position:
    """A report in a store with one position, of which somebody says something."""
    reading = told(name, issue=issue)
    store.add(reading, by="ana")
    (entry,) = reading.positions
    facts = msgspec.to_builtins(entry)
    said = Correction(
        report=reading.report.id,
        kind="position",
        deed=deed,  # type: ignore[arg-type]
        entry=entry.id,
        before=facts,
        after={**facts, **after} if after else None,
    )
    store.correct(said, by="ana")
    return replace(entry, **after)
