from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from dragoman.views.web.pictures.columns import Line, columns, crossing_least
from dragoman.views.web.pictures.layout import laid_out
from dragoman.views.web.pictures.network import Box, Node, Tie, network
from dragoman.views.web.pictures.pen import Drawing, Pen, folded, picture, width_of
from dragoman.views.web.pictures.shown import NARROW, WIDE
from dragoman.views.web.pictures.tables import Cell, Column, Table, written


def ring(number: int) -> tuple[list[Node], list[Tie]]:
    nodes = [Node(f"Delegation {n}", "party", 9.0, "") for n in range(number)]
    return nodes, [Tie(n, (n + 1) % number, 1.0 + n % 3, "1", "agrees", "") for n in range(number)]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("number", [2, 3, 5, 8, 12])
def test_labels_touch_neither_each_other_nor_the_frame(number: int, width: int) -> None:
    nodes, ties = ring(number)
    drawing = network(Pen(alone=True), width, nodes, ties, [])
    boxes = [
        (x - width_of(words) / 2, y - 11, x + width_of(words) / 2, y + 2)
        for x, y, words in texts(drawing)
        if words.startswith("Delegation")
    ]
    assert len(boxes) == number
    assert all(box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= drawing.height for box in boxes)
    assert not [1 for one, other in combinations(boxes, 2) if touch(one, other)]


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def texts(drawing: Drawing) -> list[tuple[float, float, str]]:
    root = ElementTree.fromstring(picture(drawing, "t", "d", Pen(alone=True)))  # noqa: S314 # what was drawn here
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return [(float(one.get("x", "")), float(one.get("y", "")), one.text or "") for one in found]


def test_the_same_network_always_looks_the_same() -> None:
    nodes, ties = ring(7)
    assert network(Pen(), WIDE, nodes, ties, []) == network(Pen(), WIDE, nodes, ties, [])


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    ties = np.zeros((4, 4))
    ties[0, 1] = ties[1, 0] = ties[2, 3] = ties[3, 2] = 1.0
    places = laid_out(ties)
    near = np.linalg.norm(places[0] - places[1])
    assert near < np.linalg.norm(places[0] - places[2])
    assert near < np.linalg.norm(places[1] - places[3])


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_few_nodes_have_a_place_too(number: int) -> None:
    assert laid_out(np.zeros((number, number))).shape == (number, 2)


def test_columns_are_put_in_an_order_in_which_lines_do_not_cross() -> None:
    lines = [Line(0, 2, 1, "agrees", ""), Line(1, 1, 1, "agrees", ""), Line(2, 0, 1, "agrees", "")]
    left, right = crossing_least(3, 3, lines)
    assert [left.index(line.left) for line in lines] == [right.index(line.right) for line in lines]


def test_a_band_of_twice_as_many_is_twice_as_thick() -> None:
    lines = [Line(0, 0, 2, "agrees", ""), Line(0, 1, 4, "disagrees", "")]
    drawing = columns(Pen(alone=True), WIDE, ["A"], ["x", "y"], lines, [])
    root = ElementTree.fromstring(picture(drawing, "t", "d", Pen(alone=True)))  # noqa: S314 # what was drawn here
    paths = [float(one.get("stroke-width", "")) for one in root.iter("{http://www.w3.org/2000/svg}path")]
    assert max(paths) == pytest.approx(2 * min(paths))


def test_what_a_report_says_is_escaped_in_every_place() -> None:
    pen = Pen()
    drawn = pen.titled('<b>"\u202e', pen.words(1, 2, "<script>&"), pen.draw("path", "agrees", d='"><x'))
    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert "<x" not in drawn
    assert "\u202e" not in drawn


def test_a_long_label_is_broken_between_words_and_cut() -> None:
    assert folded("Organization of American States", 120) == ["Organization of", "American States"]
    assert folded("Zambia", 120) == ["Zambia"]
    assert all(width_of(line) <= 120 for line in folded("A very long name that nobody would find room for", 120))


@pytest.mark.parametrize("words", ["=1+1", "+1+cmd", "-2+3", "@sum", " =1", "\t=1", "＝1+1"])
def test_a_cell_that_looks_like_a_formula_is_words(words: str) -> None:
    table = Table("", (Column("name", "Name"),), ((Cell(words),),))
    assert written(table).splitlines()[1].lstrip('"').startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    table = Table("", (Column("weight", "Weight", "number"),), ((Cell(-2),), (Cell(-0.5),)))
    assert written(table) == "weight\n-2\n-0.5\n"
