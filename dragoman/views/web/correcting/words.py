"""Words of a report, found where they stand; places are code points into its text, end exclusive."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.views.text import SHOWN, clean

Place = tuple[int, int]

PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
ALIKE = str.maketrans("“”„«»‘’‚‐‑–—", '"""""\'\'\'----')
CONTEXT = 60  # characters shown on either side where words stand in several places


class Folded(NamedTuple):
    """A text as words are looked for in it, with where each of its letters stands in the text itself."""

    letters: str
    places: list[int]


def folded(text: str) -> Folded:
    """One space between words, straight quotation marks, small letters, nothing that cannot be seen."""
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text.translate(ALIKE)):
        shown = SHOWN[ord(character)]
        if shown is None or (shown == " " and letters and letters[-1] == " "):
            continue
        small = shown.lower()
        letters.append(small if len(small) == 1 else shown)
        places.append(at)
    return Folded("".join(letters), places)


def places_of(words: str, text: str) -> list[Place]:
    """Every place of some words, whatever their quotation marks and line ends.

    will not agree           these words
    will … before the day    from the first of these words to the last
    """
    within = folded(text)
    found = exact_places(words, within)
    if found:
        as_written = [place for place in found if clean(text[place[0] : place[1]]) == clean(words).strip()]
        return as_written or found
    head, *rest = GAP.split(words, maxsplit=1)
    if not rest or not head.strip() or not rest[0].strip():
        return []
    ends = exact_places(rest[0], within)
    reach = ((start, stop, [end for _, end in ends if end > stop]) for start, stop in exact_places(head, within))
    return [(start, min(after)) for start, _, after in reach if after]


def exact_places(words: str, within: Folded) -> list[Place]:
    wanted = folded(words).letters.strip()
    found: list[Place] = []
    at = within.letters.find(wanted) if wanted else -1
    while at >= 0:
        found.append((within.places[at], within.places[at + len(wanted) - 1] + 1))
        at = within.letters.find(wanted, at + len(wanted))
    return found


def places_in(tokens: Iterable[str], text: str) -> list[Place]:
    """ "120-164": (120, 164); what lies outside the text is left out."""
    pairs = ((int(m[1]), int(m[2])) for token in tokens for m in PLACE.finditer(token))
    return [(start, end) for start, end in pairs if start < end <= len(text)]


def trimmed(place: Place, text: str) -> Place | None:
    """A place without the white space at its ends; None where nothing is left."""
    start, end = place
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def written(place: Place) -> str:
    return f"{place[0]}-{place[1]}"


class InContext(NamedTuple):
    """A place with what stands before and behind it."""

    place: str
    before: str
    words: str
    after: str


def in_context(place: Place, text: str) -> InContext:
    start, end = place
    before = clean(text[max(0, start - CONTEXT) : start])
    after = clean(text[end : end + CONTEXT])
    return InContext(written(place), f"…{before}" if start > CONTEXT else before, clean(text[start:end]), f"{after}…")
