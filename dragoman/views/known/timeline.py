"""Meetings on a line, movements above it, documents below: where everything stands in the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.days import is_day
from dragoman.model import KnownMeeting, Movement, Report
from dragoman.views.known.asked import Asked
from dragoman.views.known.known import Known
from dragoman.views.known.moves import anchor_of, on, phrase
from dragoman.views.known.scale import LEFT, MOST, RIGHT, WIDTH, Mark, Scale, marks_of, neighbours
from dragoman.views.known.spark import ordinal_of
from dragoman.views.text import clean, shortened
from dragoman.views.words import MONTHS, outcome, written_date

STEP = 15  # between movements side by side and above each other
STACK = 5  # movements above each other
LETTER = 6.9  # width of a label's letter
ROWS = 4  # of labels
DEEP = 17  # between rows of labels
FURTHER = 0.75  # of the reports' span: meetings that lie further out are named beneath

NAMED = 3  # meetings of a dot that are told one by one


class Dot(NamedTuple):
    """Meetings of one day; its label stands in a row beneath, or nowhere where there is no room."""

    x: float
    meetings: tuple[KnownMeeting, ...]
    label: str
    title: str
    row: int | None
    kind: str


class Sign(NamedTuple):
    x: float
    y: float
    stance: str | None
    title: str
    anchor: str


class Tick(NamedTuple):
    x: float
    report: str
    title: str
    more: int


class More(NamedTuple):
    """Movements that find no room above each other."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Timeline:
    first: str
    last: str
    base: float
    height: float
    right: float
    dots: tuple[Dot, ...]
    signs: tuple[Sign, ...]
    more: tuple[More, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    outside: int
    chosen: tuple[float, float] | None
    left: int = LEFT
    width: int = WIDTH
    deep: int = DEEP


def timeline_of(known: Known, asked: Asked, movements: Sequence[Movement]) -> Timeline | None:
    """The picture of all that bears a day; None where that is less than two days."""
    reports = [one for one in known.record.reports if one.published]
    dated = [one for one in known.record.meetings if one.date]
    moved = [one for one in movements if one.date]
    days = sorted({ordinal_of(day) for day in [*(r.published for r in reports), *(m.date for m in moved)] if day})
    room = FURTHER * (days[-1] - days[0]) + 45 if days else float("inf")
    meetings = [
        one for one in dated if not days or days[0] - room <= ordinal_of(one.date or "") <= days[-1] + room
    ]  # fmt: skip
    days = sorted({*days, *(ordinal_of(one.date or "") for one in meetings)})
    if len(days) < 2:
        return None
    scale = Scale(days[0], days[-1], WIDTH - margin(meetings, days))
    dots = dots_of(meetings, known, scale)
    signs, more = signs_of(moved, known, scale)
    base = 26.0 + STEP * max((round(-y / STEP) for y in (*(s.y for s in signs), *(m.y for m in more))), default=0)
    rows = 1 + max((one.row for one in dots if one.row is not None), default=-1)
    chosen = (scale.x(asked.since or "0001-01-01"), scale.x(asked.until or "9999-01-01"))
    return Timeline(
        first=date.fromordinal(days[0]).isoformat(),
        last=date.fromordinal(days[-1]).isoformat(),
        base=base,
        height=base + 30 + rows * DEEP + 26,
        right=scale.right,
        dots=dots,
        signs=signs,
        more=more,
        ticks=ticks_of(reports, scale),
        marks=tuple(marks_of(days[0], days[-1], scale)),
        outside=len(dated) - len(meetings),
        chosen=chosen if asked.since or asked.until else None,
    )


def margin(meetings: Sequence[KnownMeeting], days: Sequence[int]) -> float:
    """What is left free at the right: enough for the label of a meeting that stands at the end."""
    late = days[-1] - (days[-1] - days[0]) / 10
    ends = [room_of(label_of([one])) for one in meetings if ordinal_of(one.date or "") >= late]
    return min(WIDTH / 5, max(ends, default=0.0)) + RIGHT


def dots_of(meetings: Iterable[KnownMeeting], known: Known, scale: Scale) -> tuple[Dot, ...]:
    """A dot a day, labels beneath that never touch: each stands under those that begin in its stretch, so that no
    line to a label crosses another one."""
    by_day = neighbours(meetings, lambda one: one.date or "", scale, 0)
    placed: list[tuple[float, float, int]] = []  # from, to, row
    dots: list[Dot] = []
    for x, held in sorted(by_day.items(), reverse=True):
        label = label_of(held)
        end = x + room_of(label)
        row = row_for(x, end, placed)
        if row is not None:
            placed.append((x, end, row))
        dots.append(Dot(x, tuple(held), label, title_of(held, known), row, kind(held)))
    return tuple(reversed(dots))


def row_for(start: float, end: float, placed: Sequence[tuple[float, float, int]]) -> int | None:
    """The row beneath every label that it would touch; None where the picture has no room for it."""
    row = 1 + max((row for other, until, row in placed if other <= end and start <= until), default=-1)
    return row if row < ROWS and end <= WIDTH else None


def room_of(label: str) -> float:
    return len(label) * LETTER + 14


def title_of(held: Sequence[KnownMeeting], known: Known) -> str:
    """What is said of a dot when it is pointed at."""
    if len(held) <= NAMED:
        return "; ".join(told(one, known) for one in held)
    return f"{len(held)} meetings, {written_date(held[0].date)} to {written_date(held[-1].date)}"


def label_of(held: Sequence[KnownMeeting]) -> str:
    """Port Louis 12 Feb; 2 meetings 12 Feb."""
    day = held[0].date or ""
    place = next((clean(one.place) for one in held if one.place), "")
    where = f"{len(held)} meetings" if len(held) > 1 else shortened(place, 22)
    return f"{where} {short_day(day)}".strip()


def short_day(day: str) -> str:
    """12 Feb; of a month Feb 2019."""
    if not is_day(day):
        return written_date(day) or day
    return f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1][:3]}"


def told(meeting: KnownMeeting, known: Known) -> str:
    """Port Louis, 12 February 2019, Madagascar and LLF: no agreement."""
    who = known.names.plain("-".join(meeting.parties[:1])) if len(meeting.parties) == 1 else None
    parties = who or " and ".join(known.names.plain(code) for code in meeting.parties[:3])
    place = clean(meeting.place) if meeting.place else "place not given"
    when = written_date(meeting.date) or "day not given"
    return ", ".join(filter(None, (place, when, parties))) + f": {outcome(meeting)}"


def kind(held: Sequence[KnownMeeting]) -> str:
    """held, planned or called-off: how a dot is drawn."""
    outcomes = {one.outcome for one in held}
    return "planned" if outcomes == {"planned"} else "called-off" if outcomes == {"called-off"} else "held"


def signs_of(moved: Sequence[Movement], known: Known, scale: Scale) -> tuple[tuple[Sign, ...], tuple[More, ...]]:
    """The stance that each movement came to, above its day; those of neighbouring days stand above each other."""
    columns = neighbours(moved, lambda one: one.date or "", scale, STEP - 1)
    most = max(1, min(STACK, 2 * MOST // max(1, len(columns))))
    signs: list[Sign] = []
    more: list[More] = []
    for x, stack in columns.items():
        for n, one in enumerate(stack[:most], 1):
            title = f"{known.names.plain(one.party)} {phrase(one)}, on {on(one)}, {written_date(one.date)}"
            signs.append(Sign(x, -n * STEP, one.to_stance, title, anchor_of(one)))
        if len(stack) > most:
            more.append(More(x, -(most + 1) * STEP, len(stack) - most))
    return tuple(signs), tuple(more)


def ticks_of(reports: Iterable[Report], scale: Scale) -> tuple[Tick, ...]:
    """A tick for each report; those that would lie on one another are one tick."""
    ticks = []
    for x, (first, *others) in neighbours(reports, lambda one: one.published or "", scale, 5).items():
        about = (first.outlet or first.name, written_date(first.published), first.title if not others else None)
        words = ", ".join(clean(one) for one in about if one)
        ticks.append(Tick(x, first.id, shortened(words, 100), len(others)))
    return tuple(ticks)
