"""What one passage has that the one before it had not."""

import re

from dragoman.views.differing import stretches
from dragoman.views.known.known import ROOM
from dragoman.views.text import clean, shortened

WORD = re.compile(r"\w+(?:[.,]\d+)*")
PIECE = re.compile(r"\s*\S+")
ALIKE = 0.5  # a share of words under which a passage is told anew, and only its figures are marked

Piece = tuple[str, bool]  # words, and whether they are new


def changed(old: str | None, new: str | None) -> tuple[Piece, ...]:
    """The words of a stance in pieces, those that the one before it had not marked; nothing where all are new."""
    text = shortened(clean(new or ""), ROOM)
    pieces = PIECE.findall(text)
    if not old or not pieces:
        return ((text, False),) if text else ()
    ours = [bare(piece) for piece in pieces]
    found = stretches([bare(piece) for piece in PIECE.findall(clean(old))], ours)
    kept = {n for part in found if part.same for n in range(part.other_start, part.other_end)}
    if len(kept) < ALIKE * len(ours):  # told anew: only figures can be held against each other
        known = {bare(piece) for piece in PIECE.findall(clean(old))}
        kept = {n for n, word in enumerate(ours) if word in known or not any(map(str.isdigit, word))}
    marked: list[Piece] = []
    for n, piece in enumerate(pieces):
        new_one = n not in kept
        if marked and marked[-1][1] == new_one:
            marked[-1] = marked[-1][0] + piece, new_one
        else:
            marked.append((piece, new_one))
    return tuple(marked)


def like(detail: str, passage: str) -> bool:
    """Whether a passage shows the words of a stance, but for its ends."""
    ours, theirs = ({bare(piece) for piece in PIECE.findall(text)} for text in (detail, passage))
    return len(ours - theirs) <= len(ours) / 3


def bare(piece: str) -> str:
    return "".join(WORD.findall(piece)).casefold()
