"""Is what was learned better? Each report is tried by a head that learned from the others alone.

Labels are judged by the share that is right, scores by their mean squared error (Brier 1950), smaller being better. A
head is taken where the gain is above nothing in 95 of 100 draws of as many reports.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.learning.examples import Example
from dragoman.learning.fitting import fitted
from dragoman.learning.heads import Kind
from dragoman.reading.learned import ACCEPTED, Head
from dragoman.reading.learned.heads import logit
from dragoman.record.agreement.figures import draws

PARTS = 5
NEEDED = 50  # corrections, below which a trial tells nothing
RAREST = 10  # of them accepted and rejected, for a score
LEAST = 0.4  # the chance below which an entry may be left out
Floats = NDArray[np.float64]


class Trial(NamedTuple):
    """What one head gives on what it has not seen; `low` and `high` are the interval of the gain.

    `kept` is the F1 of what is left where unlikely entries are left out, beside that of all; None where it is no gain.
    """

    name: str
    examples: int
    reports: int
    taken: bool
    note: str
    before: float | None = None
    after: float | None = None
    low: float | None = None
    high: float | None = None
    kept: tuple[float, float] | None = None


def tried(kind: Kind, examples: Sequence[Example]) -> Trial:
    """The trial of one kind of head by cross-validation over reports."""
    reports = sorted({one.report for one in examples})
    plain = Trial(kind.name, len(examples), len(reports), False, "")
    short = too_few(kind, examples, reports)
    if short:
        return plain._replace(note=short)
    chances, losses = held_out(kind, examples, reports)
    before = np.array([loss_before(kind, one) for one in examples])
    gain = before - losses
    low, high = interval(gain, examples, reports)
    shown = (1 - before.mean(), 1 - losses.mean()) if kind.label else (before.mean(), losses.mean())
    taken = low > 0
    note = "better on what was held out" if taken else "not surely better on what was held out: left as it was"
    kept = gain_of_leaving_out(chances, examples, reports) if taken and kind.label is None else None
    return plain._replace(
        taken=taken, note=note, before=float(shown[0]), after=float(shown[1]), low=low, high=high, kept=kept
    )


def too_few(kind: Kind, examples: Sequence[Example], reports: Sequence[str]) -> str:
    """Why there is nothing to try yet; empty where there is."""
    if len(examples) < NEEDED:
        return f"not enough corrections: {len(examples)}; needed about {NEEDED}"
    if len(reports) < PARTS:
        return f"not enough reports: {len(reports)}; needed {PARTS}"
    rejected = sum(not one.right for one in examples)
    if kind.label is None and min(rejected, len(examples) - rejected) < RAREST:
        what = "rejected" if rejected < RAREST else "accepted"
        return f"not enough {what}: {min(rejected, len(examples) - rejected)}; needed about {RAREST}"
    if kind.label and all(kind.after(one) == kind.before(one) for one in examples):
        return "nothing to learn: none was changed"
    return ""


def held_out(kind: Kind, examples: Sequence[Example], reports: Sequence[str]) -> tuple[Floats, Floats]:
    """For each example its chance and its loss by the head that has not seen its report."""
    chances, losses = np.zeros(len(examples)), np.zeros(len(examples))
    part = {report: n % PARTS for n, report in enumerate(reports)}
    for fold in range(PARTS):
        head = fitted(kind, [one for one in examples if part[one.report] != fold])
        for n, one in enumerate(examples):
            if part[one.report] == fold:
                chances[n], losses[n] = judged(kind, head, one)
    return chances, losses


def judged(kind: Kind, head: Head, example: Example) -> tuple[float, float]:
    """The chance that a head gives, and its loss."""
    if kind.label:
        label, chance = head.best(example.seen, kind.before(example))
        return chance, float(label != kind.after(example))
    chance = head.chance(example.seen, ACCEPTED, logit(example.score))
    return chance, (chance - example.right) ** 2


def loss_before(kind: Kind, example: Example) -> float:
    """The reader's own loss, with issues as they are called by now."""
    if kind.label:
        return float(example.called[kind.label] != kind.after(example))
    return (example.score - example.right) ** 2


def interval(gain: Floats, examples: Sequence[Example], reports: Sequence[str]) -> tuple[float, float]:
    """Between which figures the mean gain lies in 95 of 100 draws of as many reports."""
    sums = np.array([[gain[n], 1.0] for n in range(len(gain))])
    totals = draws(len(reports)) @ by_report(sums, examples, reports)
    low, high = np.percentile(totals[:, 0] / totals[:, 1], [2.5, 97.5])
    return float(low), float(high)


def by_report(rows: Floats, examples: Sequence[Example], reports: Sequence[str]) -> Floats:
    place = {report: n for n, report in enumerate(reports)}
    sums = np.zeros((len(reports), rows.shape[1]))
    for row, one in zip(rows, examples, strict=True):
        sums[place[one.report]] += row
    return sums


def gain_of_leaving_out(
    chances: Floats, examples: Sequence[Example], reports: Sequence[str]
) -> tuple[float, float] | None:
    """F1 of all entries and of the likely ones, where leaving the others out is surely better; else None."""
    right = np.array([float(one.right) for one in examples])
    left = (chances >= LEAST).astype(float)
    rows = by_report(np.stack([right, np.ones(len(right)), right * left, left], axis=1), examples, reports)
    totals = draws(len(reports)) @ rows
    if np.percentile(f1(totals[:, 2:], totals[:, 0]) - f1(totals[:, :2], totals[:, 0]), 2.5) <= 0:
        return None
    whole = rows.sum(axis=0)[None]
    return float(f1(whole[:, :2], whole[:, 0])[0]), float(f1(whole[:, 2:], whole[:, 0])[0])


def f1(found: Floats, right: Floats) -> Floats:
    """Twice what is right among what is left, by what is left and what is right."""
    scores: Floats = 2 * found[:, 0] / np.maximum(found[:, 1] + right, 1)
    return scores


def least_score(trial: Trial) -> float:
    """Below which chance entries are left out."""
    return LEAST if trial.kept else 0.0
