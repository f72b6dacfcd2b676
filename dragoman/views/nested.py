"""Marks in running text: one inside another where they nest; where two cross, the later is closed and opened again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Protocol, TypeVar


class Mark(Protocol):
    """Marked words, [start, end), and the tags around each piece of them; `id` is that of their first piece."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def id(self) -> str: ...
    def opening(self, first: bool, /) -> str: ...
    def closing(self, last: bool, /) -> str: ...


Some = TypeVar("Some", bound=Mark)


def by_stretch(stretches: Iterable[tuple[int, int]], marks: Iterable[Some]) -> Iterator[list[Some]]:
    """The marks in each of some stretches that follow one another; each mark is looked at only where it runs."""
    waiting = iter(sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end)))
    following = next(waiting, None)
    running: list[Some] = []
    for start, end in stretches:
        while following is not None and following.start < end:
            running.append(following)
            following = next(waiting, None)
        running = [mark for mark in running if mark.end > start]
        yield running


def in_marks(
    text: str, stretch: tuple[int, int], marks: Sequence[Mark], opened: set[str], shown: Callable[[str], str]
) -> str:
    """Words of a stretch in its marks, as HTML; `opened` are the marks met so far, to which these are added."""
    low, high = stretch
    bounds = {low, high, *(max(low, mark.start) for mark in marks), *(min(high, mark.end) for mark in marks)}
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(max(low, mark.start), []).append(mark)
    pieces: list[str] = []
    stack: list[Mark] = []
    for start, end in pairwise(sorted(bounds)):
        stack = closed(stack, start, pieces) + starting.get(start, [])
        for mark in starting.get(start, ()):
            pieces.append(mark.opening(mark.id not in opened))
            opened.add(mark.id)
        pieces.append(escape(shown(text[start:end])))
    stack = closed(stack, high, pieces)
    pieces += [mark.closing(False) for mark in reversed(stack)]
    return "".join(pieces)


def closed(stack: list[Mark], at: int, pieces: list[str]) -> list[Mark]:
    """The marks still open past an offset, after closing those that end there."""
    lowest = next((index for index, mark in enumerate(stack) if mark.end <= at), len(stack))
    above = stack[lowest:]
    pieces += [mark.closing(mark.end <= at) for mark in reversed(above)]
    again = [mark for mark in above if mark.end > at]
    pieces += [mark.opening(False) for mark in again]
    return [*stack[:lowest], *again]
