"""How a process went, in a small picture: its meetings on a line, what moved above them.

All pictures of a page have one scale: as much width for a month in each, so that pace and length can be compared.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dragoman.store.courses import Course
from dragoman.views.known.spark import ordinal_of
from dragoman.views.words import written_date

WIDTH, HEIGHT, FLOOR = 216, 40, 34  # of the picture, and where its line runs
EDGE = 5  # room for half a meeting's ring
BIN = 5  # width of a bar and its gap, in which movements are counted together
LEAST = 60  # days: the scale of processes that lasted less
MONTH = 30.4
NEVER_HELD = ("planned", "called-off")


class Scale(NamedTuple):
    """`a_day` is the width of a day, `bar` is that of a month, or of a year where a month cannot be seen; all pictures
    are `width` and `height` large, their lines run at `floor` from `edge` on."""

    a_day: float
    busiest: int
    bar: float
    bar_is: str
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR
    edge: int = EDGE


class Picture(NamedTuple):
    """Bars of [x, y, height], rings of [x, held], the line's end, and all of it in words."""

    bars: tuple[tuple[float, float, float], ...]
    rings: tuple[tuple[float, bool], ...]
    end: float
    words: str
    first: str
    last: str


def days_of(course: Course) -> list[int]:
    days = [day for day, _ in course.met] + [move.date for move in course.moved if move.date]
    return sorted(ordinal_of(day) for day in days)


def scale_of(courses: Iterable[Course]) -> Scale | None:
    """The scale by which the longest fills the width; None where nothing has a day."""
    went = [(course, days) for course in courses if (days := days_of(course))]
    if not went:
        return None
    longest = max(LEAST, *(days[-1] - days[0] for _, days in went), LEAST)
    a_day = (WIDTH - 2 * EDGE) / longest
    busiest = max(max(binned(course, days[0], a_day).values(), default=1) for course, days in went)
    month = a_day * MONTH
    return Scale(
        a_day, busiest, round(month if month >= EDGE else month * 12, 1), "a month" if month >= EDGE else "a year"
    )


def binned(course: Course, first: int, a_day: float) -> Counter[int]:
    """How many movements fall on each bar."""
    return Counter(int((ordinal_of(move.date) - first) * a_day // BIN) for move in course.moved if move.date)


def picture_of(course: Course, scale: Scale) -> Picture | None:
    """The picture of one process; None where nothing in it has a day."""
    days = days_of(course)
    if not days:
        return None

    def at(day: int) -> float:
        return round(EDGE + (day - days[0]) * scale.a_day, 1)

    heights = {
        place: max(3.0, (FLOOR - 6) * number / scale.busiest)
        for place, number in binned(course, days[0], scale.a_day).items()
    }
    bars = tuple(
        (round(EDGE + place * BIN - BIN / 2 + 0.5, 1), round(FLOOR - 5 - height, 1), round(height, 1))
        for place, height in sorted(heights.items())
    )
    rings = sorted({(at(ordinal_of(day)), outcome not in NEVER_HELD) for day, outcome in course.met})
    return Picture(bars, tuple(rings), at(days[-1]), in_words(course), day_name(days[0]), day_name(days[-1]))


def in_words(course: Course) -> str:
    """4 meetings and 6 movements between 16 January and 4 April 2001."""
    days = days_of(course)
    held = sum(outcome not in NEVER_HELD for _, outcome in course.met)
    moved = sum(bool(move.date) for move in course.moved)
    counts = [
        f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in ((held, "meeting"), (moved, "movement"))
    ]
    between = day_name(days[0]) if days[0] == days[-1] else f"{day_name(days[0])} to {day_name(days[-1])}"
    return f"{' and '.join(counts)}, {between}"


def day_name(day: int) -> str:
    return written_date(date.fromordinal(day).isoformat()) or ""
