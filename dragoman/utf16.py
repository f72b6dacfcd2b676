"""Offsets as Java, UIMA and JavaScript count them: in UTF-16 units, of which an emoji has two."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Units:
    """What an offset into a text is in units, and the other way round.

    Units("a😀b").of(2)  3
    Units("a😀b").to(3)  2, and of 2, which lies inside the emoji, 1
    """

    text: str

    def of(self, offset: int) -> int:
        """The units before an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def to(self, unit: int) -> int:
        """The code points before a unit."""
        return unit - bisect_right(self._ends, unit + 1)

    @cached_property
    def _wide(self) -> Sequence[int]:
        """Where the characters of two units stand, in code points."""
        return () if self.text.isascii() else [at for at, sign in enumerate(self.text) if sign > "\uffff"]

    @cached_property
    def _ends(self) -> Sequence[int]:
        """The units after which each of them ends."""
        return [at + before + 2 for before, at in enumerate(self._wide)]
