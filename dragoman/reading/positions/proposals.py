"""Every position that a report may hold, with what speaks for it: clause by clause, then taken together.

A clause proposes (party, stance, issue) with the product of three probabilities. Proposals of one report that agree are
one; how far it is to be believed hangs on its best clause, on the others, and on what else the report is about.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dragoman.model import Stance, Statement
from dragoman.reading.cast import Cast
from dragoman.reading.grammar import Parsed
from dragoman.reading.positions.clauses import Clause, Words, clauses_of, words_of
from dragoman.reading.positions.denials import ruled_out
from dragoman.reading.positions.grounds import Grounds
from dragoman.reading.positions.holders import Holders
from dragoman.reading.positions.links import sides_of
from dragoman.reading.positions.topics import Floats, issues, topic_rows
from dragoman.reading.positions.traits import issue_traits, stance_traits
from dragoman.reading.positions.voices import STANCES, Key, Voice
from dragoman.reading.positions.weights import Model, probability

LIKELY_STANCE = 0.08
LIKELY_ISSUE = 0.08
LIKELY_HOLDER = 0.1
LIKELY_ALL = 0.01
MOST_ISSUES = 4


@dataclass(frozen=True)
class Study:
    """One report cut up and described, before anything is decided."""

    words: Words
    clauses: tuple[Clause, ...]
    stance: list[list[str]]
    issue: list[list[str]]
    topics: Floats
    holders: Holders


@dataclass(frozen=True)
class Proposal:
    """A possible position with its clauses, the likeliest first, and the facts that belief in it is weighed by."""

    party: str
    stance: Stance
    issue: str
    voices: tuple[Voice, ...]
    facts: tuple[float, ...]


def study(
    parsed: Parsed, cast: Cast, statements: tuple[Statement, ...], senses: dict[str, int], vectors: Floats
) -> Study:
    """A report's clauses with their traits."""
    words = words_of(parsed.doc)
    clauses = clauses_of(words)
    numbers = range(len(clauses))
    sides = sides_of(words, clauses)
    beside = [-1] * len(words.head)
    for clause, side in zip(clauses, sides, strict=True):
        for index in clause.words:
            beside[index] = side
    holders = Holders(words, clauses, cast, statements)
    return Study(
        words=words,
        clauses=clauses,
        stance=[[*stance_traits(words, clauses, number), *holders.voiced(number)] for number in numbers],
        issue=[issue_traits(words, clauses, number, beside) for number in numbers],
        topics=topic_rows(words, clauses, sides, senses, vectors),
        holders=holders,
    )


def proposals(study: Study, model: Model) -> list[Proposal]:
    """What the report may hold, in order of party, stance and issue."""
    if not study.clauses:
        return []
    stance = probability(model.stance.scores(study.stance))
    issue = probability(model.issue.scores(study.issue, study.topics))
    issue /= np.maximum(issue.sum(axis=1, keepdims=True), 1e-6)
    for number, clause in enumerate(study.clauses):
        stance[number, ruled_out(study.words, clause)] = 0
    found = _voices(study, model, stance, issue)
    grounds = Grounds(found, issue_shares(stance, issue), study.topics, study.holders)
    return [
        Proposal(key[0], STANCES[key[1]], issues()[key[2]], tuple(voices), grounds.of(key))
        for key, voices in sorted(found.items())
    ]


def _voices(study: Study, model: Model, stance: Floats, issue: Floats) -> dict[Key, list[Voice]]:
    """For each party, stance and issue the clauses that may say so, the likeliest first."""
    found: dict[Key, list[Voice]] = defaultdict(list)
    for clause in np.flatnonzero(stance.max(axis=1) >= LIKELY_STANCE).tolist():
        kinds = np.flatnonzero(stance[clause] >= LIKELY_STANCE).tolist()
        topics = [
            topic
            for topic in np.argsort(-issue[clause], kind="stable")[:MOST_ISSUES].tolist()
            if issue[clause, topic] >= LIKELY_ISSUE
        ]
        candidates = study.holders.candidates(clause)
        for kind in kinds:
            chances = holder_chances(model, candidates, STANCES[kind])
            for party, chance in chances.items():
                for topic in topics:
                    voice = Voice(clause, float(stance[clause, kind]), float(issue[clause, topic]), chance)
                    if chance >= LIKELY_HOLDER and voice.score >= LIKELY_ALL:
                        found[party, kind, topic].append(voice)
    for voices in found.values():
        voices.sort(key=lambda voice: (-voice.score, voice.clause))
    return found


def holder_chances(model: Model, candidates: dict[str, list[str]], stance: Stance) -> dict[str, float]:
    """How likely each candidate is to hold what a clause says, given its stance."""
    if not candidates:
        return {}
    scores = model.holder.scores([with_stance(traits, stance) for traits in candidates.values()])[:, 0]
    return dict(zip(candidates, probability(scores).tolist(), strict=True))


def with_stance(traits: list[str], stance: Stance) -> list[str]:
    """A candidate's traits, each by itself and under the stance: who is asked is not who asks."""
    return [*traits, *(f"{stance}|{trait}" for trait in traits)]


def issue_shares(stance: Floats, issue: Floats) -> Floats:
    """How much of what the report takes positions on falls to each issue."""
    weight = stance.max(axis=1)
    share: Floats = (weight @ issue) / max(float(weight.sum()), 1e-6)
    return share
