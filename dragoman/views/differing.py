"""Where two rows of words or lines are the same, and where they are not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

COSTLY = 20_000_000  # a third of a second of one core at the very worst
Code = tuple[str, int, int, int, int]  # how and where a part of two rows differs


class Stretch(NamedTuple):
    """`one[start:end]` and `other[other_start:other_end]`, which are the same or stand in each other's place."""

    same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def stretches(one: Sequence[str], other: Sequence[str]) -> Iterator[Stretch]:
    """Both from beginning to end, what is the same and what differs by turns.

    The longest that is the same is found first, as people see it. Where the same stands there so often that this would
    take long, it is the longest common subsequence, which takes no longer for that.
    """
    codes = in_order(one, other) if is_costly(one, other) else in_blocks(one, other)
    for same, some in groupby(codes, key=lambda code: code[0] == "equal"):
        found = list(some)
        yield Stretch(same, found[0][1], found[-1][2], found[0][3], found[-1][4])


def in_blocks(one: Sequence[str], other: Sequence[str]) -> Iterable[Code]:
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def in_order(one: Sequence[str], other: Sequence[str]) -> Iterable[Code]:
    for code in LCSseq.opcodes(one, other):
        yield code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end


def is_costly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether there are so many pairs to look at, and as many times as there may be blocks."""
    counts = Counter(other)
    return sum(counts[each] for each in one) * min(len(one), len(other)) > COSTLY
