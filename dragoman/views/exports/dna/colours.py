"""Colours of coders: each far from the one before."""

import colorsys

from dragoman.dna_schema import Colour

STEP = 0.381966  # of the circle of hues: the golden angle
SATURATION, VALUE = 0.35, 1.0  # light enough for the ground behind words


def colour_of_place(place: int) -> Colour:
    """The colour of the first, second, … of a list; black words can be read on it."""
    red, green, blue = (round(255 * share) for share in colorsys.hsv_to_rgb(place * STEP % 1, SATURATION, VALUE))
    return red, green, blue
