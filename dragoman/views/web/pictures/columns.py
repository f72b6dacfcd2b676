"""Actors at the left, issues at the right, a band for what each holds: drawn so that few bands cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from dragoman.views.web.pictures.key import Sign, key
from dragoman.views.web.pictures.pen import Drawing, Pen, folded
from dragoman.views.web.pictures.shown import WIDE

TOP = 34
ROW = 34  # the least of a node
GAP = 14  # between nodes
APART = 4.0  # between bands at a node
THIN, THICK = 1.6, 5.0  # a band of one telling at least, and at most
HIGH = 420  # what bands may take of the height, one telling a pixel and more
SWEEPS = 12


class Line(NamedTuple):
    """From an actor to an issue, by their places in the lists."""

    left: int
    right: int
    weight: int
    look: str
    words: str

    def end(self, at: int) -> int:
        """The actor (0) or the issue (1)."""
        return self.right if at else self.left


@dataclass(frozen=True)
class Side:
    """Where the nodes of a column stand: their order, their tops and their heights."""

    order: Sequence[int]
    top: dict[int, float]
    height: dict[int, float]

    @property
    def foot(self) -> float:
        return max((self.top[one] + self.height[one] for one in self.order), default=0.0)


def columns(
    pen: Pen, width: int, left: Sequence[str], right: Sequence[str], lines: Sequence[Line], signs: Sequence[Sign]
) -> Drawing:
    """The two columns with their labels outside, and the key beneath."""
    margin = 216.0 if width == WIDE else 112.0
    unit = min(THICK, max(0.4, HIGH / max(1, sum(line.weight for line in lines))))
    orders = crossing_least(len(left), len(right), lines)
    sides = evened([side(order, lines, at, unit) for at, order in enumerate(orders)])
    near, far = margin, width - margin
    ends = [ports(lines, at, sides, unit) for at in (0, 1)]
    drawn = [
        pen.titled(line.words, band(pen, line, (near + 4, ends[0][n]), (far - 4, ends[1][n]), unit))
        for n, line in sorted(enumerate(lines), key=lambda one: -one[1].weight)
    ]
    for names, stands, x, look, anchor, out in (
        (left, sides[0], near, "party", "end", -12.0), (right, sides[1], far, "issue", "start", 12.0),
    ):  # fmt: skip
        for n, name in enumerate(names):
            top, high = stands.top[n], stands.height[n]
            drawn.append(pen.draw("rect", look, x=x - 4, y=round(top, 1), width=8, height=round(high, 1), rx=1))
            drawn += label(pen, name, x + out, top + high / 2, margin - 16, anchor)
    heads = [pen.words(near - 12, 16, "who", "minor", "end"), pen.words(far + 12, 16, "on what", "minor")]
    foot = max(one.foot for one in sides) + 8
    told, room = key(pen, signs, width, foot)
    return Drawing(width, foot + room, Markup("").join([*heads, *drawn, told]))


def label(pen: Pen, name: str, x: float, y: float, room: float, anchor: str) -> list[Markup]:
    found = folded(name, room)
    first = y + 4.5 - (len(found) - 1) * 7.5
    return [pen.words(x, round(first + n * 15, 1), line, "label", anchor) for n, line in enumerate(found)]


def crossing_least(left: int, right: int, lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The order of both columns: each in turn by the mean place of those that it is joined to."""
    orders = (list(range(left)), list(range(right)))
    for sweep in range(SWEEPS):
        at = 1 - sweep % 2
        place = {name: (n + 0.5) / len(orders[1 - at]) for n, name in enumerate(orders[1 - at])}
        mean: dict[int, float] = {}
        for n, name in enumerate(orders[at]):
            joined = [(line.weight, place[line.end(1 - at)]) for line in lines if line.end(at) == name]
            own = (n + 0.5) / len(orders[at])
            mean[name] = sum(w * where for w, where in joined) / sum(w for w, _ in joined) if joined else own
        orders[at].sort(key=lambda name: mean[name])
    return orders


def side(order: Sequence[int], lines: Sequence[Line], at: int, unit: float) -> Side:
    """The nodes of a column below each other, each as high as its bands need."""
    y, top, height = float(TOP), {}, {}
    for name in order:
        own = [line for line in lines if line.end(at) == name]
        top[name] = y
        height[name] = max(ROW - GAP, sum(thick(line, unit) + APART for line in own) + 4)
        y += height[name] + GAP
    return Side(order, top, height)


def evened(sides: Sequence[Side]) -> list[Side]:
    """Both columns equally high: the lower one is spread."""
    foot = max(one.foot for one in sides)
    found = []
    for one in sides:
        spare = (foot - one.foot) / max(1, len(one.order))
        top = {name: one.top[name] + spare * (n + 0.5) for n, name in enumerate(one.order)}
        found.append(Side(one.order, top, one.height))
    return found


def ports(lines: Sequence[Line], at: int, sides: Sequence[Side], unit: float) -> list[float]:
    """Where each band meets its node of a column: in the order in which they stand at their other ends."""
    found = [0.0] * len(lines)
    for name in sides[at].order:
        own = [n for n, line in enumerate(lines) if line.end(at) == name]
        own.sort(key=lambda n: (sides[1 - at].top[lines[n].end(1 - at)], n))
        room = sum(thick(lines[n], unit) for n in own) + APART * (len(own) - 1)
        y = sides[at].top[name] + (sides[at].height[name] - room) / 2
        for n in own:
            found[n] = round(y + thick(lines[n], unit) / 2, 1)
            y += thick(lines[n], unit) + APART
    return found


def band(pen: Pen, line: Line, start: tuple[float, float], end: tuple[float, float], unit: float) -> Markup:
    (x, y), (to_x, to_y) = start, end
    bend = (to_x - x) * 0.45
    path = f"M{x:.0f} {y}C{x + bend:.0f} {y} {to_x - bend:.0f} {to_y} {to_x:.0f} {to_y}"
    return pen.line(line.look, path, thick(line, unit))


def thick(line: Line, unit: float) -> float:
    """In proportion to the weight, but never too thin to be seen."""
    return max(THIN, unit * line.weight)
