"""Colours: the same for the same name, and of coders each far from the one before."""

import colorsys
from hashlib import sha256

from dragoman.dna_schema import Colour

GREY = (128, 128, 128)
STEP = 0.381966  # of the circle of hues: the golden angle
STRONG, LIGHT = (0.6, 0.8), (0.35, 1.0)  # saturation and value: of a node, of the ground behind words


def colour_of(name: str) -> Colour:
    """A colour for a name, the same in every file."""
    return from_hue(int.from_bytes(sha256(name.encode("utf-8", "replace")).digest()[:4]) / 2**32, STRONG)


def colour_of_place(place: int) -> Colour:
    """The colour of the first, second, … of a list; black words can be read on it."""
    return from_hue(place * STEP % 1, LIGHT)


def from_hue(hue: float, tone: tuple[float, float]) -> Colour:
    red, green, blue = (round(255 * share) for share in colorsys.hsv_to_rgb(hue, *tone))
    return red, green, blue
