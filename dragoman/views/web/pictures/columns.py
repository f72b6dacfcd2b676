"""Actors at the left, issues at the right, a line for what each holds: drawn so that few lines cross."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dragoman.views.web.pictures.key import Sign, key
from dragoman.views.web.pictures.pen import Drawing, Pen, folded
from dragoman.views.web.pictures.shown import WIDE

STEP, TOP = 38, 34
APART = 5.5  # between lines of the same two
THIN, THICK = 1.4, 7.0
SWEEPS = 12


class Line(NamedTuple):
    """From an actor to an issue, by their places in the lists."""

    left: int
    right: int
    weight: int
    look: str
    words: str


def columns(
    pen: Pen, width: int, left: Sequence[str], right: Sequence[str], lines: Sequence[Line], signs: Sequence[Sign]
) -> Drawing:
    """The two columns with their labels outside, and the key beneath."""
    margin = 232 if width == WIDE else 112
    height = STEP * max(len(left), len(right))
    order = crossing_least(len(left), len(right), lines)
    places = [spread(one, height) for one in order]
    near, far = float(margin), float(width - margin)
    most = max((line.weight for line in lines), default=1)
    drawn = [
        pen.titled(line.words, curve(pen, line, near, far, places, shift, most))
        for line, shift in zip(lines, shifts(lines), strict=True)
    ]
    for n, name in enumerate(left):
        drawn += [
            pen.draw("circle", "party", cx=near, cy=places[0][n], r=6.5),
            *label(pen, name, near - 14, places[0][n], margin - 18, "end"),
        ]
    for n, name in enumerate(right):
        drawn += [
            pen.draw("rect", "issue", x=far - 6, y=places[1][n] - 6, width=12, height=12),
            *label(pen, name, far + 14, places[1][n], margin - 18, "start"),
        ]
    heads = [pen.words(near - 14, 16, "who", "minor", "end"), pen.words(far + 14, 16, "on what", "minor")]
    told, room = key(pen, signs, width, TOP + height)
    return Drawing(width, TOP + height + room, Markup("").join([*heads, *drawn, told]))


def label(pen: Pen, name: str, x: float, y: float, room: float, anchor: str) -> list[Markup]:
    found = folded(name, room)
    first = y + 4.5 - (len(found) - 1) * 7.5
    return [pen.words(x, first + n * 15, line, "label", anchor) for n, line in enumerate(found)]


def crossing_least(left: int, right: int, lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The order of both columns: each in turn by the mean place of those that it is joined to."""
    orders = (list(range(left)), list(range(right)))
    for sweep in range(SWEEPS):
        side = 1 - sweep % 2
        place = {name: n for n, name in enumerate(orders[1 - side])}
        mean: dict[int, float] = {}
        for name in orders[side]:
            joined = [(line.weight, place[line[1 - side]]) for line in lines if line[side] == name]
            share = len(orders[1 - side]) / max(1, len(orders[side]))
            own = orders[side].index(name) * share
            mean[name] = sum(w * at for w, at in joined) / sum(w for w, _ in joined) if joined else own
        orders[side].sort(key=lambda name: mean[name])
    return orders


def spread(order: Sequence[int], height: float) -> dict[int, float]:
    """Where each stands, as far from one another as the height allows."""
    step = height / max(1, len(order))
    return {name: round(TOP + step * (n + 0.5), 1) for n, name in enumerate(order)}


def shifts(lines: Sequence[Line]) -> list[float]:
    """How far each line stands off the middle: those of the same two side by side."""
    groups: dict[tuple[int, int], list[int]] = {}
    for n, line in enumerate(lines):
        groups.setdefault((line.left, line.right), []).append(n)
    found = [0.0] * len(lines)
    for group in groups.values():
        for at, n in enumerate(group):
            found[n] = (at - (len(group) - 1) / 2) * APART
    return found


def curve(
    pen: Pen,
    line: Line,
    near: float,
    far: float,
    places: Sequence[dict[int, float]],
    shift: float,
    most: int,
) -> Markup:
    start, end = round(places[0][line.left] + shift, 1), round(places[1][line.right] + shift, 1)
    bend = (far - near) * 0.42
    path = f"M{near:.0f} {start}C{near + bend:.0f} {start} {far - bend:.0f} {end} {far:.0f} {end}"
    return pen.draw("path", line.look, d=path, stroke_width=thickness(line.weight, most))


def thickness(weight: float, most: float) -> float:
    """In proportion to the weight, but never too thin to be seen."""
    return round(max(THIN, THICK * abs(weight) / max(most, 4)), 1)
