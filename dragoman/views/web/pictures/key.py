"""What the signs of a picture mean, beneath it and part of it."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dragoman.views.web.pictures.pen import Pen, width_of

LINE = 20
SWATCH = 30


class Sign(NamedTuple):
    """A line, circle, square, letter, upright or note, with what it stands for."""

    shape: str
    look: str
    words: str
    letter: str = ""


def key(pen: Pen, signs: Sequence[Sign], width: float, top: float) -> tuple[Markup, float]:
    """The signs side by side, as many lines as they need; with the height of all."""
    x, y = 4.0, top + LINE
    found = []
    for sign in signs:
        inset = 0 if sign.shape == "note" else 18 if sign.shape == "upright" else SWATCH
        room = inset + width_of(sign.words, 11.5) + 18
        if x > 4 and x + room > width + 14:
            x, y = 4.0, y + LINE
        found += [swatch(pen, sign, x, y - 4), pen.words(x + inset, y, sign.words, "minor")]
        x += room
    return Markup("").join(found), y - top + 6


def swatch(pen: Pen, sign: Sign, x: float, y: float) -> Markup:
    if sign.shape == "line":
        return pen.line(sign.look, f"M{x} {y}h24", 2.6)
    if sign.shape == "circle":
        return pen.draw("circle", sign.look, cx=x + 12, cy=y, r=6)
    if sign.shape == "square":
        return pen.draw("rect", sign.look, x=x + 6, y=y - 6, width=12, height=12)
    if sign.shape == "letter":
        hatch = (
            [pen.draw("rect", "", x=x, y=y - 5, width=24, height=10, fill=pen.hatched)] if sign.letter == "✕" else []
        )
        bar = pen.draw("rect", f"held-{sign.look}", x=x, y=y - 5, width=24, height=10)
        return Markup("").join([bar, *hatch, pen.draw("text", sign.look, sign.letter, x=x + 1, y=y + 5)])
    if sign.shape == "upright":
        return pen.draw("path", sign.look, d=f"M{x + 8} {y - 8}v16")
    return Markup("")
