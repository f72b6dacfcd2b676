"""What coders code blind stays untold to others."""

from dragoman.store.journal import Entry


def hidden(entry: Entry, visitor: str) -> bool:
    """Whether a line is what somebody else says in a blind coding."""
    return entry.kind == "correct" and bool(entry.payload.get("coding")) and entry.who != visitor
