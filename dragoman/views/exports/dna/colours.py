"""Colours: the same for the same name, and of coders each far from the one before."""

import colorsys
from hashlib import sha256

from dragoman.dna_schema import Colour

GREY = (128, 128, 128)
STEP = 0.381966  # of the circle of hues: the golden angle


def colour_of(name: str) -> Colour:
    """A colour for a name, the same in every file."""
    return from_hue(int.from_bytes(sha256(name.encode("utf-8", "replace")).digest()[:4]) / 2**32)


def colour_of_place(place: int) -> Colour:
    """The colour of the first, second, … of a list."""
    return from_hue(place * STEP % 1)


def from_hue(hue: float) -> Colour:
    red, green, blue = (round(255 * share) for share in colorsys.hsv_to_rgb(hue, 0.6, 0.8))
    return red, green, blue
