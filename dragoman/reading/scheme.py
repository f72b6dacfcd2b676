"""What positions are coded by: the stances, and the labels of the issues in the order of the models' outputs."""

from functools import cache
from typing import get_args

from dragoman.model import Stance
from dragoman.vocabulary import load

STANCES: tuple[Stance, ...] = get_args(Stance)


@cache
def issues() -> tuple[str, ...]:
    """The labels of the issues, in the order of the models' outputs."""
    return tuple(sorted(load("issues")))
