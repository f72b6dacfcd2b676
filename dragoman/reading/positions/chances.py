"""How likely each stance on each issue is: by the reader, sentence by sentence, and by the words of each clause.

A user's own issues stand after the built-in ones, or in their place: a clause that takes a stance on something is about
one of them as far as its meaning is near to what the user says falls under it.
"""

from dataclasses import dataclass

import numpy as np

from dragoman.reading.held import Array, Held, probability
from dragoman.reading.issues import Scheme, nearest
from dragoman.reading.positions.denials import ruled_out
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.topics import Floats
from dragoman.reading.positions.weights import Model
from dragoman.reading.positions.wording import span_of
from dragoman.reading.scheme import issues

TAKEN = 0.1  # the chance that a clause takes a stance at all, from which a user's issues are compared with it


@dataclass(frozen=True)
class Chances:
    """`read`: stances x labels for each sentence; `worded`: clauses x stances x labels."""

    labels: tuple[str, ...]
    read: tuple[Array, ...]
    worded: Floats


def chances_in(study: Study, model: Model, scheme: Scheme | None) -> Chances:
    """The chances of a report's sentences and clauses."""
    stance = probability(model.stance.scores(study.stance))
    for number, clause in enumerate(study.clauses):
        stance[number, ruled_out(study.words, clause)] = 0
    issue = probability(model.issue.scores(study.issue, study.topics))
    issue /= np.maximum(issue.sum(axis=1, keepdims=True), 1e-6)
    built_in = Chances(issues(), tuple(held.pairs for held in study.held), stance[:, :, None] * issue[:, None])
    return built_in if scheme is None else with_scheme(built_in, study, stance, scheme)


def with_scheme(built_in: Chances, study: Study, stance: Floats, scheme: Scheme) -> Chances:
    """The chances with those of a user's issues behind them; where these stand alone, nothing else is likely."""
    near = nearness(study, stance, scheme)
    kept = 0.0 if scheme.alone else 1.0
    read = (
        np.hstack([kept * pairs, held.told[:, None] * near[clauses_in(study, held)].max(axis=0, initial=0)])
        for held, pairs in zip(study.held, built_in.read, strict=True)
    )
    worded = np.concatenate([kept * built_in.worded, stance[:, :, None] * near[:, None]], axis=2)
    return Chances((*built_in.labels, *scheme.labels), tuple(read), worded)


def nearness(study: Study, stance: Floats, scheme: Scheme) -> Floats:
    """How likely each clause is about each of a user's issues (clauses x issues); nought where it takes no stance."""
    taken = stance.max(axis=1)
    for held in study.held:
        inside = clauses_in(study, held)
        taken[inside] = np.maximum(taken[inside], held.told.max())
    asked = np.flatnonzero(taken >= TAKEN).tolist()
    spans = [span_of(study.words, study.clauses, number) for number in asked]
    near = np.zeros((len(study.clauses), len(scheme.labels)), np.float32)
    near[asked] = nearest(scheme).chances([study.text[start:end] for start, end in spans])
    return near


def clauses_in(study: Study, held: Held) -> Array:
    """The clauses with a word in a sentence, by number."""
    inside = np.unique(study.spoken[held.first : held.last])
    return inside[inside >= 0]
