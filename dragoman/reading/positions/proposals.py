"""Every position that a report may hold, with what speaks for it: sentence by sentence, then taken together.

A sentence proposes (party, stance, issue) with the product of two probabilities: that it takes this stance on this
issue, and that the party is the one who does. Proposals of one report that agree are one; how far it is to be believed
hangs on its best sentence, on the others, and on what else the report is about.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dragoman.model import Stance
from dragoman.reading.held import Array, Held, probability
from dragoman.reading.issues import Scheme
from dragoman.reading.positions.chances import Chances, chances_in, clauses_in
from dragoman.reading.positions.denials import ruled_out
from dragoman.reading.positions.grounds import Grounds
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.topics import Floats
from dragoman.reading.positions.voices import Key, Voice
from dragoman.reading.positions.weights import Model
from dragoman.reading.scheme import STANCES

LIKELY_PAIR = 0.02
LIKELY_HOLDER = 0.05
LIKELY_ALL = 0.01
UNHEARD = 0.02  # the chance of a holder that only one of the two ways to find it knows of
MOST_PAIRS = 10


@dataclass(frozen=True)
class Proposal:
    """A possible position with its voices, the likeliest first, and the facts that belief in it is weighed by."""

    party: str
    stance: Stance
    issue: str
    voices: tuple[Voice, ...]
    facts: tuple[float, ...]


def proposals(study: Study, model: Model, scheme: Scheme | None = None) -> list[Proposal]:
    """What the report may hold, in order of party, stance and issue."""
    if not study.clauses:
        return []
    chances = chances_in(study, model, scheme)
    found = _voices(study, model, chances)
    grounds = Grounds(found, issue_shares(chances), study)
    return [
        Proposal(key[0], STANCES[key[1]], chances.labels[key[2]], tuple(voices), grounds.of(key))
        for key, voices in sorted(found.items())
    ]


def _voices(study: Study, model: Model, chances: Chances) -> dict[Key, list[Voice]]:
    """For each party, stance and issue the clauses that may say so, the likeliest first."""
    found: dict[Key, dict[int, Voice]] = defaultdict(dict)
    told_by: dict[tuple[int, int], dict[str, float]] = {}
    for sentence, (held, read) in enumerate(zip(study.held, chances.read, strict=True)):
        inside = clauses_in(study, held)
        if not len(inside):
            continue
        for kind, topic in likely_pairs(read, chances.worded[inside].max(axis=0)):
            clause = clause_of(study, held, kind, topic, chances.worded, float(read[kind, topic]))
            if clause is None:
                continue
            if (clause, kind) not in told_by:
                told_by[clause, kind] = holder_chances(model, study.holders.candidates(clause), STANCES[kind])
            told = told_by[clause, kind]
            pointed = study.owners.of(held, kind, topic)
            pair = float(read[kind, topic]), float(chances.worded[clause, kind, topic])
            for party in sorted({*told, *pointed} - study.holders.barred(clause)):
                held_by = told.get(party, UNHEARD), pointed.get(party, UNHEARD)
                holder = sum(held_by) / 2
                if holder < LIKELY_HOLDER or holder * sum(pair) / 2 < LIKELY_ALL:
                    continue
                voice = Voice(clause, sentence, *pair, *held_by)
                other = found[party, kind, topic].get(clause)
                if other is None or voice.score > other.score:
                    found[party, kind, topic][clause] = voice
    return {key: sorted(voices.values(), key=likeliest) for key, voices in found.items()}


def likeliest(voice: Voice) -> tuple[float, int]:
    return -voice.score, voice.clause


def likely_pairs(read: Array, by_words: Floats) -> list[tuple[int, int]]:
    """The stances and issues that a sentence may hold, the likeliest first."""
    flat = ((read + by_words) / 2).ravel()
    order = np.argsort(-flat, kind="stable")[:MOST_PAIRS]
    return [divmod(int(place), read.shape[1]) for place in order if flat[place] >= LIKELY_PAIR]


def clause_of(study: Study, held: Held, kind: int, topic: int, worded: Floats, read: float) -> int | None:
    """The clause of a sentence that says it: by its own words, and by where the reader looks."""
    looks = held.looked_at(kind, topic)[held.first : held.last]
    spoken = study.spoken[held.first : held.first + len(looks)]
    inside = spoken >= 0
    sums = np.bincount(spoken[inside], weights=looks[inside]) * (read / 2)
    likely = [(-sums[clause] - worded[clause, kind, topic], clause) for clause in np.unique(spoken[inside]).tolist()]
    ranked = (clause for _, clause in sorted(likely))
    return next((one for one in ranked if kind not in ruled_out(study.words, study.clauses[one])), None)


def holder_chances(model: Model, candidates: dict[str, list[str]], stance: Stance) -> dict[str, float]:
    """How likely each candidate is to hold what a clause says, given its stance."""
    if not candidates:
        return {}
    scores = model.holder.scores([with_stance(traits, stance) for traits in candidates.values()])[:, 0]
    return dict(zip(candidates, probability(scores).tolist(), strict=True))


def with_stance(traits: list[str], stance: Stance) -> list[str]:
    """A candidate's traits, each by itself and under the stance: who is asked is not who asks."""
    return [*traits, *(f"{stance}|{trait}" for trait in traits)]


def issue_shares(chances: Chances) -> Array:
    """How much of what the report takes positions on falls to each issue."""
    of_issues = np.zeros(len(chances.labels))
    for read in chances.read:
        of_issues += read.max(axis=0)
    share: Array = of_issues / max(float(of_issues.sum()), 1e-6)
    return share
