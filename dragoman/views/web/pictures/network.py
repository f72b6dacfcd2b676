"""Nodes and ties, with labels that touch neither each other nor the frame."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from markupsafe import Markup

from dragoman.views.web.pictures.key import Sign, key
from dragoman.views.web.pictures.layout import Places, laid_out
from dragoman.views.web.pictures.pen import Drawing, Pen, folded, width_of
from dragoman.views.web.pictures.shown import WIDE

NUMBERED = 36  # ties that bear their weight as a number
LINE = 15
THIN, THICK = 1.4, 7.0
Box = tuple[float, float, float, float]  # left, top, right, bottom


class Node(NamedTuple):
    name: str
    look: str
    size: float
    words: str


class Tie(NamedTuple):
    """Between two nodes, by their places in the list; `value` is its weight as it is written."""

    one: int
    other: int
    weight: float
    value: str
    look: str
    words: str


def network(pen: Pen, width: int, nodes: Sequence[Node], ties: Sequence[Tie], signs: Sequence[Sign]) -> Drawing:
    """The heavy ties first, then the nodes, the numbers of the ties, the labels."""
    if width != WIDE:
        nodes = [one._replace(size=round(one.size * 0.75, 1)) for one in nodes]
    places, height = fitted(layout_of(len(nodes), ties), width, len(nodes))
    most = max((abs(tie.weight) for tie in ties), default=1.0)
    taken: list[Box] = [
        (x - node.size - 1, y - node.size - 1, x + node.size + 1, y + node.size + 1)
        for node, (x, y) in zip(nodes, places, strict=True)
    ]
    for tie in ties:
        taken += along(places[tie.one], places[tie.other], thickness(tie.weight, most) / 2)
    drawn = [
        pen.titled(tie.words, line(pen, tie, places, most)) for tie in sorted(ties, key=lambda tie: -abs(tie.weight))
    ]
    points = [shape(pen, node, *place) for node, place in zip(nodes, places, strict=True)]
    values = [number(pen, tie, places, taken, most) for tie in ties] if len(ties) <= NUMBERED else []
    labels = [
        label(pen, node, place, taken, width, height) for node, place in zip(nodes, places, strict=True)
    ]  # fmt: skip
    told, room = key(pen, signs, width, height)
    return Drawing(width, height + room, Markup("").join([*drawn, *points, *values, *labels, told]))


def layout_of(number: int, ties: Sequence[Tie]) -> Places:
    found = np.zeros((number, number))
    for tie in ties:
        found[tie.one, tie.other] = found[tie.other, tie.one] = tie.weight
    return laid_out(found)


def fitted(places: Places, width: int, number: int) -> tuple[list[tuple[float, float]], float]:
    """The places in a frame with room for labels; the more nodes, the higher it is."""
    side, edge = (110, 40) if width == WIDE else (58, 40)
    height = min(640.0, 150.0 + 42 * number) if width == WIDE else min(560.0, 140.0 + 44 * number)
    low, high = (places.min(axis=0), places.max(axis=0)) if number else (np.zeros(2), np.zeros(2))
    reach = np.maximum(high - low, 1e-9)
    room = np.array([width - 2 * side, height - 2 * edge])
    scale = np.minimum(room / reach, 1.45 * float((room / reach).min()))
    middle = (high + low) / 2
    put = (places - middle) * scale + np.array([width / 2, height / 2])
    used = float((reach * scale)[1]) + 2 * edge if number else height
    put[:, 1] += (used - height) / 2
    return [(round(float(x), 1), round(float(y), 1)) for x, y in put], round(used, 1)


def line(pen: Pen, tie: Tie, places: Sequence[tuple[float, float]], most: float) -> Markup:
    (a, b), (c, d) = places[tie.one], places[tie.other]
    return pen.line(tie.look, f"M{a} {b}L{c} {d}", thickness(tie.weight, most))


def along(start: tuple[float, float], end: tuple[float, float], half: float) -> list[Box]:
    """Small boxes on a tie, for labels to keep clear of."""
    number = max(2, int(np.hypot(end[0] - start[0], end[1] - start[1]) / 12))
    points = (
        (start[0] + (end[0] - start[0]) * n / number, start[1] + (end[1] - start[1]) * n / number)
        for n in range(1, number)
    )
    return [(x - half, y - half, x + half, y + half) for x, y in points]


def shape(pen: Pen, node: Node, x: float, y: float) -> Markup:
    size = node.size
    if node.look == "mediator":
        body = pen.draw("rect", node.look, x=x - size, y=y - size, width=2 * size, height=2 * size)
    else:
        body = pen.draw("circle", node.look, cx=x, cy=y, r=size)
    return pen.titled(node.words, body)


def number(pen: Pen, tie: Tie, places: Sequence[tuple[float, float]], taken: list[Box], most: float) -> Markup:
    """The weight beside its tie, where it is nearest to the middle without touching anything."""
    (a, b), (c, d) = places[tie.one], places[tie.other]
    half = width_of(tie.value, 11.5) / 2 + 2
    long = max(1.0, float(np.hypot(c - a, d - b)))
    away = thickness(tie.weight, most) / 2 + 3
    across, down = (b - d) / long, (c - a) / long
    far = away + half * abs(across) + 7 * abs(down)
    boxes = [
        (x - half, y - 7, x + half, y + 7)
        for part in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
        for way in (-1, 1)
        for x, y in [(a + (c - a) * part + way * across * far, b + (d - b) * part + way * down * far)]
    ]
    box = free(boxes, taken)
    taken.append(box)
    return pen.words(round((box[0] + box[2]) / 2, 1), round(box[3] - 3, 1), tie.value, "value", "middle")


def thickness(weight: float, most: float) -> float:
    """In proportion to the weight, but never too thin to be seen."""
    return round(max(THIN, THICK * abs(weight) / max(most, 1e-9)), 1)


def label(pen: Pen, node: Node, place: tuple[float, float], taken: list[Box], width: float, height: float) -> Markup:
    """The name below, above, right or left of its node, wherever it is free and inside the frame."""
    (x, y), away = place, node.size + 4
    lines = folded(node.name, 150 if width == WIDE else 100)
    wide, high = max(width_of(one) for one in lines) + 4, LINE * len(lines)
    spots = [
        (x - wide / 2, y + away), (x - wide / 2, y - away - high), (x + away, y - high / 2),
        (x - away - wide, y - high / 2), (x + away / 2, y + away), (x - away / 2 - wide, y + away),
        (x + away / 2, y - away - high), (x - away / 2 - wide, y - away - high),
    ]  # fmt: skip
    boxes = [inside((left, top, left + wide, top + high), width, height) for left, top in spots]
    box = free([*boxes, *(lower(one, 8, height) for one in boxes), *(lower(one, -8, height) for one in boxes)], taken)
    taken.append(box)
    middle = round((box[0] + box[2]) / 2, 1)
    return Markup("").join(
        pen.words(middle, round(box[1] + 12 + n * LINE, 1), one, "label", "middle") for n, one in enumerate(lines)
    )


def inside(box: Box, width: float, height: float) -> Box:
    """The same box, pushed back into the frame."""
    left = min(max(box[0], 2.0), width - 2 - (box[2] - box[0]))
    top = min(max(box[1], 2.0), height - 2 - (box[3] - box[1]))
    return left, top, left + box[2] - box[0], top + box[3] - box[1]


def lower(box: Box, by: float, height: float) -> Box:
    return inside((box[0], box[1] + by, box[2], box[3] + by), 10_000.0, height)


def free(boxes: Sequence[Box], taken: Sequence[Box]) -> Box:
    """The first box that covers nothing; else the one that covers least."""
    mine, theirs = np.array(boxes)[:, None, :], np.array(taken)[None, :, :]
    across = np.minimum(mine[:, :, 2], theirs[:, :, 2]) - np.maximum(mine[:, :, 0], theirs[:, :, 0])
    down = np.minimum(mine[:, :, 3], theirs[:, :, 3]) - np.maximum(mine[:, :, 1], theirs[:, :, 1])
    covered = (np.maximum(across, 0) * np.maximum(down, 0)).sum(axis=1)
    return boxes[int(covered.argmin())]
