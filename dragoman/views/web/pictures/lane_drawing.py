"""Lanes of time drawn: a bar as long as a stance is held, a sign where it was stated, meetings upright through all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from dragoman.model import Stance
from dragoman.views.known.known import Known
from dragoman.views.text import sentence_case, shortened
from dragoman.views.web.pictures.days import Days, days_of
from dragoman.views.web.pictures.key import Sign, key
from dragoman.views.web.pictures.pen import Drawing, Pen, folded, width_of
from dragoman.views.web.pictures.shown import WIDE
from dragoman.views.web.rendering import sign
from dragoman.views.words import MONTHS, issue, written_date

ROW, HEAD, TOP = 20, 25, 36
CROWD = 30  # meetings beyond which only their beginnings are drawn
SIGNS = 6  # of one bar
STANCES: tuple[Stance, ...] = ("demands", "offers", "accepts", "rejects", "conditions")


class Stretch(NamedTuple):
    """A time in which a party holds a stance; `days` on which it was told anew; `sure` where a person said so."""

    stance: Stance
    start: str
    end: str | None
    days: tuple[str, ...]
    sure: bool
    words: str


@dataclass(frozen=True)
class Lane:
    issue: str
    party: str
    rows: tuple[tuple[Stretch, ...], ...]


def drawn(
    pen: Pen, width: int, known: Known, lanes: Sequence[Lane], days: Sequence[str], meetings: Sequence[tuple[str, str]]
) -> Drawing:
    left = 196 if width == WIDE else 124
    scale = days_of(days, left + 12, width - 30)
    assert scale is not None  # noqa: S101 # positions_shown has seen to it
    rows, y, before = [], float(TOP), None
    for lane in lanes:
        if lane.issue != before:
            rows += [
                pen.draw("path", "grid", d=f"M0 {y + 4}H{width}"),
                pen.words(0, y + 19, sentence_case(issue(lane.issue)), "strong"),
            ]
            y += HEAD
        before = lane.issue
        name = folded(sentence_case(known.names.plain(lane.party)), left - 14, lines=1)[0]
        rows.append(pen.words(10, y + 14, name, "label"))
        for row in lane.rows:
            rows += [stretch(pen, one, y, scale, width) for one in row]
            y += ROW
    foot = y + 8
    back = [pen.hatch()]
    for x, label in scale.marks(11 if width == WIDE else 3):
        back += [pen.draw("path", "grid", d=f"M{x} {TOP - 4}V{foot}"), pen.words(x + 3, foot + 13, label, "minor")]
    back += uprights(pen, meetings, scale, foot, width)
    signs = [
        Sign("letter", one, one, sign(one))
        for one in STANCES
        if any(each.stance == one for lane in lanes for row in lane.rows for each in row)
    ]
    told, room = key(pen, [*signs, Sign("upright", "meeting", "meeting")], width, foot + 16)
    return Drawing(width, foot + 16 + room, Markup("").join([*back, *rows, told]))


def uprights(pen: Pen, meetings: Iterable[tuple[str, str]], scale: Days, foot: float, width: int) -> list[Markup]:
    """Meetings as lines from top to bottom, named where there is room."""
    found, free, held = [], 0.0, sorted(dict(sorted(meetings, reverse=True)).items())
    foot = foot if len(held) <= CROWD else TOP - 4
    for day, place in held:
        x = scale.x(day)
        found.append(pen.titled(f"Meeting, {place or 'place not given'}, {written_date(day)}",
                                pen.draw("path", "meeting", d=f"M{x} {TOP - 12}V{foot}")))  # fmt: skip
        when = f"{int(day[8:10])} {MONTHS[int(day[5:7]) - 1][:3]}" if len(day) == 10 else MONTHS[int(day[5:7]) - 1][:3]
        label = f"{shortened(place, 14)} {when}".strip() if width == WIDE else when
        start = min(x - 3, width - width_of(label, 11.5) - 2)
        if start >= free:
            found.append(pen.words(round(start, 1), TOP - 17, label, "minor"))
            free = start + width_of(label, 11.5) + 8
    return found


def stretch(pen: Pen, one: Stretch, y: float, scale: Days, width: int) -> Markup:
    """A bar as long as it is held, its sign at each day on which it was told anew."""
    start, end = scale.x(one.start), scale.x(one.end) if one.end else width - 4.0
    box = {"x": start, "y": y + 5, "width": max(end - start, 3.0), "height": 10, "rx": 1}
    bar = [pen.draw("rect", f"{'sure' if one.sure else 'held'}-{one.stance}", **box)]
    if one.stance == "rejects":
        bar.append(pen.draw("rect", "", fill=pen.hatched, **box))
    letters, free = [], -20.0
    for day in one.days[:SIGNS]:
        x = scale.x(day)
        if x - free > 15:
            letters.append(pen.draw("text", one.stance, sign(one.stance), x=x, y=y + 15))
            free = x
    until = f", until {written_date(one.end)}" if one.end else ""
    return pen.titled(f"{one.words} (since {written_date(one.start)}{until})", *bar, *letters)
