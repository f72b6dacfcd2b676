"""The words of a text, quickly: bytes in small letters, whatever stands between them left out."""

from collections.abc import Sequence

ENCODING = "latin-1"
LETTERS = b"abcdefghijklmnopqrstuvwxyz"
LONGEST = 1_000_000
"""Characters of a text that are looked at: some 170,000 words. What stands after them is not seen."""
PLAIN = {
    "a": "àáâãäåÀÁÂÃÄÅæÆ",
    "c": "çÇ",
    "d": "ðÐ",
    "e": "èéêëÈÉÊË",
    "i": "ìíîïÌÍÎÏ",
    "n": "ñÑ",
    "o": "òóôõöøÒÓÔÕÖØ",
    "s": "ß",
    "t": "þÞ",
    "u": "ùúûüÙÚÛÜ",
    "y": "ýÿÝ",
}
"""The letter that stands for each with a mark on it."""
SOFT = "\xad".encode(ENCODING)  # a hyphen that may be printed where a line ends: no break of a word


def words_of(text: str) -> list[bytes]:
    """Words in order: "Côte d'Ivoire's cease-fire, 1987" gives cote d ivoire s cease fire.

    A letter that Western Europe does not write breaks a word, as a figure or a sign does.
    """
    return text[:LONGEST].encode(ENCODING, "replace").translate(TABLE, SOFT).split()


def table_of(plain: dict[str, str]) -> bytes:
    """What each byte becomes: a small letter, or a space."""
    places = bytearray(b" " * 256)
    for byte in LETTERS:
        places[byte] = places[byte - 32] = byte
    for letter, marked in plain.items():
        for byte in marked.encode(ENCODING):
            places[byte] = ord(letter)
    return bytes(places)


TABLE = table_of(PLAIN)


def joined(names: Sequence[bytes]) -> bytes:
    """A list of words as one array of bytes, as a model's file holds it."""
    return b"\n".join(names)
