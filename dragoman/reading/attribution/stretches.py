"""Stretches of text, and whether an offset lies in one of many."""

from bisect import bisect_right

from dragoman.reading.marks import Stretch


class Inside:
    """Whether offsets lie in one of many stretches that do not overlap."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self.stretches = sorted(stretches)
        self.starts = [start for start, _ in self.stretches]

    def at(self, offset: int) -> Stretch | None:
        """The stretch in which an offset lies."""
        i = bisect_right(self.starts, offset) - 1
        return self.stretches[i] if i >= 0 and offset < self.stretches[i][1] else None

    def holds(self, offset: int) -> bool:
        return self.at(offset) is not None


def merged(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches without overlaps, in order."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
