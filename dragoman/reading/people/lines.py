"""Mentions in order of the text, and where parties are named."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dragoman.reading.cast import Mention


class Line:
    """Mentions in order, to be asked for what lies between two places."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = tuple(sorted(mentions))
        self.starts = [mention.start for mention in self.mentions]

    def place(self, offset: int) -> int:
        return bisect_left(self.starts, offset)

    def actors(self) -> set[str]:
        return {mention.actor for mention in self.mentions}

    def between(self, start: int, end: int) -> list[str]:
        """The actors of the mentions that begin in [start, end)."""
        return [mention.actor for mention in self.mentions[self.place(start) : self.place(end)]]

    def covers(self, offset: int) -> bool:
        """Whether a mention, if only its last words, stands here."""
        before = self.place(offset + 1) - 1
        return before >= 0 and offset < self.mentions[before].end

    def outside(self, stretches: tuple[tuple[int, int], ...], start: int, end: int) -> list[str]:
        """The actors of the mentions that begin in [start, end) and in none of these stretches."""
        return [
            mention.actor
            for mention in self.mentions[self.place(start) : self.place(end)]
            if not any(first <= mention.start < last for first, last in stretches)
        ]


class Taken:
    """Where parties are named."""

    def __init__(self, parties: tuple[Mention, ...]) -> None:
        self.parties = tuple(m for m in parties if m.how not in ("pronoun", "description", "office"))
        self.starts = [mention.start for mention in self.parties]

    def at(self, offset: int) -> Mention | None:
        index = bisect_right(self.starts, offset) - 1
        return self.parties[index] if index >= 0 and offset < self.parties[index].end else None
