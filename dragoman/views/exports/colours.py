"""Colours of parties: the same for the same party in every file, whoever else is in it; its people have the same."""

import colorsys
from hashlib import sha256

Colour = tuple[int, int, int]
GREY: Colour = (150, 150, 150)  # of what is no party's


def colour_of(party: str) -> Colour:
    """A colour for a party, or whatever has a name: by the name its hue, and a little of its light and strength."""
    digest = sha256(party.encode("utf-8", "replace")).digest()
    red, green, blue = colorsys.hls_to_rgb(
        int.from_bytes(digest[:2]) / 65536, 0.42 + digest[2] / 255 * 0.16, 0.55 + digest[3] / 255 * 0.3
    )
    return round(red * 255), round(green * 255), round(blue * 255)
