"""How likely each stance on each issue is: by the reader, sentence by sentence, and by the words of each clause.

A user's own issues stand after the built-in ones, or in their place: a clause that takes a stance on something is about
one of them as far as its meaning is near to what the user says falls under it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dragoman.reading.held import Array, Held, probability
from dragoman.reading.issues import Scheme, nearest
from dragoman.reading.positions.apart import WILLING, Apart
from dragoman.reading.positions.denials import stands_aside
from dragoman.reading.positions.lists import stance_named
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.things import item_names
from dragoman.reading.positions.topics import Floats
from dragoman.reading.positions.waits import hinges, is_refused, waits
from dragoman.reading.positions.weights import Model
from dragoman.reading.positions.withheld import is_withheld
from dragoman.reading.positions.wording import span_of
from dragoman.reading.scheme import STANCES, issues

TAKEN = 0.1  # the chance that a clause takes a stance at all, from which a user's issues are compared with it

ACCEPTS, CONDITIONS, DEMANDS, REJECTS = map(STANCES.index, ("accepts", "conditions", "demands", "rejects"))
NAMED = 0.8  # the least chance of an issue that alone is named
LISTED = 0.8  # the least chance of the stance that a list's noun names


@dataclass(frozen=True)
class Chances:
    """`read`: stances x labels for each sentence; `worded`: clauses x stances x labels.

    `listed`: clauses x stances x labels: the item of a list that is likeliest to say so, by number; -1 where none is.
    """

    labels: tuple[str, ...]
    read: tuple[Array, ...]
    worded: Floats
    listed: Array


def chances_in(study: Study, model: Model, scheme: Scheme | None) -> Chances:
    """The chances of a report's sentences and clauses."""
    stance = stance_chances(model, study)
    of_clauses = with_named(issue_chances(model, study.issue, study.topics), study.named)
    names = (item_names(study.words, item) for item in study.items)
    of_items = with_named(issue_chances(model, study.item_issue, study.item_topics), names)
    worded = stance[:, :, None] * of_clauses[:, None]
    listed = np.full(worded.shape, -1)
    apart = Apart(study, stance, of_items)
    for number, items in apart.by_clause.items():
        pairs = apart.worded(number)
        worded[number], listed[number] = pairs.max(axis=0), np.array(items)[pairs.argmax(axis=0)]
    read = tuple(read_in(study, held, apart) for held in study.held)
    built_in = Chances(issues(), read, worded, listed)
    return built_in if scheme is None else with_scheme(built_in, study, stance, scheme)


def read_in(study: Study, held: Held, apart: Apart) -> Array:
    """What the reader says of a sentence; where all that it refuses waits for something, as conditions.

    It does not see that who hinders nothing accepts.
    """
    inside = clauses_in(study, held).tolist()
    read = apart.read(held.pairs, inside)
    if any(hinges(study.words, study.clauses, study.clauses[number]) for number in inside):
        read = as_hinging(read)
    refusing = [number for number in inside if is_refused(study.words, study.clauses[number].head)]
    if not refusing:
        return read
    if all(waits(study.words, study.clauses, study.clauses[number]) for number in refusing):
        return as_conditions(read)
    aside = all(stands_aside(study.words, study.clauses[number].head) for number in refusing)
    return as_let(read) if aside else read


def as_conditions(chances: Array) -> Array:
    """What is refused, given to what is made a condition."""
    return moved(chances, [REJECTS], CONDITIONS)


def as_withheld(chances: Array) -> Array:
    """What is asked for, given to what is made a condition."""
    return moved(chances, [DEMANDS], CONDITIONS)


def as_hinging(chances: Array) -> Array:
    """What somebody is willing to do, given to what is made a condition."""
    return moved(chances, WILLING, CONDITIONS)


def as_let(chances: Array) -> Array:
    """What is refused, given to what is accepted."""
    return moved(chances, [REJECTS], ACCEPTS)


def moved(chances: Array, stances: list[int], to: int) -> Array:
    """Chances, stance by stance, with those of some given to another one."""
    given = chances.copy()
    given[to] = chances[[to, *stances]].max(axis=0)
    given[stances] = 0
    return given


def stance_chances(model: Model, study: Study) -> Floats:
    """How likely each clause takes each stance: what a list's noun names is likely, what grammar rules out is not."""
    chances = probability(model.stance.scores(study.stance))
    for number, clause in enumerate(study.clauses):
        if named := stance_named(study.words, clause):
            kind = STANCES.index(named)
            chances[number, kind] = max(chances[number, kind], LISTED)
        if is_withheld(study.words, study.clauses, clause):
            chances[number] = as_withheld(chances[number])
        elif waits(study.words, study.clauses, clause):
            chances[number] = as_conditions(chances[number])
        elif stands_aside(study.words, clause.head):
            chances[number] = as_let(chances[number])
        elif hinges(study.words, study.clauses, clause):
            chances[number] = as_hinging(chances[number])
        chances[number, list(study.ruled_out[number])] = 0
    return chances


def issue_chances(model: Model, traits: list[list[str]], topics: Floats) -> Floats:
    """How likely each clause, or item of a list, is about each issue."""
    issue = probability(model.issue.scores(traits, topics))
    chances: Floats = issue / np.maximum(issue.sum(axis=1, keepdims=True), 1e-6)
    return chances


def with_named(chances: Floats, named: Iterable[frozenset[str]]) -> Floats:
    """The chances of issues, with that of the only one that the thing asked for names: a prisoner swap, self-rule."""
    told = chances.copy()
    for number, names in enumerate(named):
        if len(names) == 1:
            issue = issues().index(next(iter(names)))
            told[number, issue] = max(told[number, issue], NAMED)
    return told


def with_scheme(built_in: Chances, study: Study, stance: Floats, scheme: Scheme) -> Chances:
    """The chances with those of a user's issues behind them; where these stand alone, nothing else is likely."""
    near = nearness(study, stance, scheme)
    kept = 0.0 if scheme.alone else 1.0
    read = (
        np.hstack([kept * pairs, held.told[:, None] * near[clauses_in(study, held)].max(axis=0, initial=0)])
        for held, pairs in zip(study.held, built_in.read, strict=True)
    )
    worded = np.concatenate([kept * built_in.worded, stance[:, :, None] * near[:, None]], axis=2)
    listed = np.concatenate([built_in.listed, np.full((*stance.shape, len(scheme.labels)), -1)], axis=2)
    return Chances((*built_in.labels, *scheme.labels), tuple(read), worded, listed)


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
