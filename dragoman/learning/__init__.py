"""What the corrections of a store teach: light heads over what the reader finds, each tried on what it has not seen.

lesson = learned_from(examples)     for each head the figures before and after, and whether it is taken
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.learning.examples import Example
from dragoman.learning.fitting import fitted
from dragoman.learning.heads import KINDS, Kind
from dragoman.learning.judging import Trial, least_score, tried
from dragoman.reading.learned import Head

__all__ = ["Example", "Lesson", "learned_from"]


class Lesson(NamedTuple):
    """The heads that are better on what was held out, and the trial of each."""

    heads: dict[str, Head]
    trials: tuple[Trial, ...]


def learned_from(examples: Sequence[Example], told: Callable[[str], None] = lambda _: None) -> Lesson:
    """Every kind of head fitted and tried; only those that are surely better are in the lesson."""
    heads: dict[str, Head] = {}
    trials = []
    for kind in KINDS:
        told(kind.name)
        own = [one for one in examples if kind.teaches(one)]
        trial = tried(kind, own)
        trials.append(trial)
        if trial.taken:
            heads[kind.name] = final(kind, own, trial)
    return Lesson(heads, tuple(trials))


def final(kind: Kind, examples: Sequence[Example], trial: Trial) -> Head:
    """The head that all examples give."""
    return replace(fitted(kind, examples), least=least_score(trial))
