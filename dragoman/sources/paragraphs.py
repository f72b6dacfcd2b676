"""The paragraphs of a plain text, whatever its line ends mean.

a blank line                                   parts paragraphs
"...negotiators were\\ndue to reconvene..."    lines wrapped at one width, as in a mail, are joined
"...he said.\\nThe other side..."              lines of every length are paragraphs of their own
"    The minister"                             an indented line opens a paragraph
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

NARROWEST, WIDEST = (
    40,
    100,
)  # Columns: mails, teletypes and terminals wrapped at 60 to 80; wider lines are whole paragraphs.
SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]*]*$")
OPENS_ITEM = re.compile(r"\s*(?:[-–—*•·▸►»>+☐✔]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s|[A-Z][A-Z ().'-]{2,40}:\s)")


Test = Callable[[str], bool]


def never(_line: str) -> bool:
    return False


@dataclass(frozen=True)
class Wrapping:
    """The width at which a text's lines were wrapped; `None` where each line is a paragraph."""

    width: int | None


def split_paragraphs(text: str, stands_alone: Test = never, opens_report: Test = never) -> list[str]:
    """The paragraphs of a text, each on one line.

    A line for which `stands_alone` holds is not joined to its neighbours, unless a sentence runs through it; one for
    which `opens_report` holds is not joined to the line before it.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    wrapping = find_wrapping(lines)
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if before and line and continues(before, line, wrapping) and not opens_report(line):
            inside = len(paragraphs) > 1 and runs_through(before, line, wrapping, surely=len(paragraphs) > 4)
            if inside or not (stands_alone(line) or stands_alone(before)):
                paragraphs[-1].append(line.strip())
                before = line
                continue
        if line.strip():
            paragraphs.append([line.strip()])
        before = line
    return [join_lines(part) for part in paragraphs]


def find_wrapping(lines: list[str]) -> Wrapping:
    """The width of hard-wrapped lines: most lines that another follows break off in mid-sentence near one column."""
    pairs = [(a, b) for a, b in pairwise(lines) if len(a) > 30 and b.strip()]
    broken = [(a, b) for a, b in pairs if breaks_sentence(a, b)]
    if not broken or len(broken) < 0.5 * len(pairs):
        return Wrapping(None)
    lengths = sorted(len(a) for a, _ in broken)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    beyond = sum(len(line) for line in lines if len(line) > width + 40)
    if not NARROWEST <= width <= WIDEST or beyond > 0.3 * sum(map(len, lines)):
        return Wrapping(None)
    full = sum(is_full(a, b, width) for a, b in broken)
    return Wrapping(width) if 2 * full >= len(broken) else Wrapping(None)


def breaks_sentence(line: str, following: str) -> bool:
    """Whether a line ends without the end of a sentence, and the next goes on as text does."""
    return not SENTENCE_END.search(line) and not OPENS_ITEM.match(following) and indent(following) <= indent(line)


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would have made this line longer than the width, give or take a word."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) >= width - 6


def runs_through(line: str, following: str, wrapping: Wrapping, surely: bool) -> bool:
    """Whether a sentence goes on over a line's end: the line is full, and the next begins small or is as loud."""
    full = wrapping.width is not None and is_full(line, following, wrapping.width)
    return (
        full
        and breaks_sentence(line, following)
        and (surely or following.lstrip()[:1].islower() or (line.isupper() and following.isupper()))
    )


def continues(line: str, following: str, wrapping: Wrapping) -> bool:
    """Whether the next line goes on with the paragraph of this one."""
    if wrapping.width is None or OPENS_ITEM.match(following) or indent(following) > indent(line) + 1:
        return False
    if is_full(line, following, wrapping.width):
        return True
    return breaks_sentence(line, following) and following.lstrip()[:1].islower()


def join_lines(lines: list[str]) -> str:
    """One line of several: a word broken at its hyphen keeps it, without a space."""
    pieces = lines[:1]
    for before, line in pairwise(lines):
        inside_word = re.search(r"\w-$", before[-2:]) and line[:1].isalpha()
        pieces += [line] if inside_word else [" ", line]
    return "".join(pieces)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())
