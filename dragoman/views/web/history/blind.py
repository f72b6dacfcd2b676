"""What coders code blind stays untold to others, and is taken back by nobody else."""

from dragoman.store import Store
from dragoman.store.journal import Entry, entry_at


def hidden(entry: Entry, visitor: str) -> bool:
    """Whether a line is what somebody else says in a blind coding."""
    return entry.kind == "correct" and bool(entry.payload.get("coding")) and entry.who != visitor


def is_blind(store: Store, line: Entry, visitor: str) -> bool:
    """The same of one that may also take such a line back."""
    while line.kind == "undo":
        line = entry_at(store.database, line.payload["of"])
    return hidden(line, visitor)
