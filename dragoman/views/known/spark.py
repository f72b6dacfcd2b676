"""A small picture of when there was movement: bars in order of time, as high as there were movements."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.model import Movement
from dragoman.views.words import written_date

BARS, STEP, HEIGHT = 12, 6, 18


class Spark(NamedTuple):
    """Upright lines as a path in a box of `width` × `height`, and the same in words."""

    path: str
    words: str
    width: int = BARS * STEP
    height: int = HEIGHT


@dataclass(frozen=True)
class Frame:
    """What the pictures of all issues share: the same days from left to right, the same height for as many."""

    first: int
    last: int
    most: int

    def bar(self, day: str) -> int:
        """In which of the bars a day falls."""
        return min(BARS - 1, (ordinal_of(day) - self.first) * BARS // (self.last - self.first + 1))


def frame_of(moves: Sequence[Movement]) -> Frame | None:
    """The frame of all movements; None where none of them has a day."""
    days = [ordinal_of(one.date) for one in moves if one.date]
    if not days:
        return None
    frame = Frame(min(days), max(days), 1)
    count = Counter((one.issue, frame.bar(one.date)) for one in moves if one.date)
    return Frame(frame.first, frame.last, max(count.values()))


def spark_of(moves: Sequence[Movement], frame: Frame | None) -> Spark | None:
    """The movements of one issue; None where none has a day."""
    days = [one.date for one in moves if one.date]
    if not days or frame is None:
        return None
    count = Counter(map(frame.bar, days))
    path = "".join(
        f"M{bar * STEP + STEP // 2} {HEIGHT}v-{max(3, round(number / frame.most * (HEIGHT - 1)))}"
        for bar, number in sorted(count.items())
    )
    return Spark(path, in_words(days))


def in_words(days: Iterable[str]) -> str:
    """2 on 6 March 2013, 1 on 20 May 2013; of many days only the first and the last."""
    count = sorted(Counter(days).items())
    if len(count) > 4:
        return f"{sum(n for _, n in count)} from {written_date(count[0][0])} to {written_date(count[-1][0])}"
    return ", ".join(f"{number} on {written_date(day)}" for day, number in count)


def ordinal_of(day: str) -> int:
    """A day as a number; of a month its middle, of a year its middle."""
    try:
        return date.fromisoformat({4: f"{day}-07-01", 7: f"{day}-15"}.get(len(day), day)).toordinal()
    except ValueError:
        return date(1, 1, 1).toordinal()
