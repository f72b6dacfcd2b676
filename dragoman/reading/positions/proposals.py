"""Every position that a report may hold, with what speaks for it: sentence by sentence, then taken together.

A sentence proposes (party, stance, issue) with the product of two probabilities: that it takes this stance on this
issue, and that the party is the one who does. Proposals of one report that agree are one; how far it is to be believed
hangs on its best sentence, on the others, and on what else the report is about.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import numpy as np

from dragoman.model import Stance
from dragoman.reading.held import Array, Held, probability
from dragoman.reading.issues import Scheme
from dragoman.reading.positions.chances import Chances, chances_in, clauses_in
from dragoman.reading.positions.grounds import Grounds
from dragoman.reading.positions.opposite import opposite
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.topics import Floats
from dragoman.reading.positions.voices import Key, Voice
from dragoman.reading.positions.weights import Model
from dragoman.reading.scheme import STANCES

LIKELY_PAIR = 0.02
LIKELY_HOLDER = 0.05
LIKELY_ALL = 0.01
UNHEARD = 0.02  # the chance of a holder that only one of the two ways to find it knows of
SHARED = 0.8  # the chance of each side where all of them are named at once
MOST_PAIRS = 10
AS_LIKELY = 0.1  # as the likeliest clause of a sentence: another, for those who cannot hold that one


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

    @cache
    def told(clause: int, kind: int) -> dict[str, float]:
        return holder_chances(model, study.holders.candidates(clause), STANCES[kind])

    for sentence, (held, read) in enumerate(zip(study.held, chances.read, strict=True)):
        inside = clauses_in(study, held)
        if not len(inside):
            continue
        for kind, topic in likely_pairs(read, chances.worded[inside].max(axis=0)):
            pointed = study.owners.of(held, kind, topic)
            likely = clauses_of(study, held, kind, topic, chances.worded, float(read[kind, topic]))
            for clause, rest in left_to(study, likely):
                pair = float(read[kind, topic]), float(chances.worded[clause, kind, topic])
                across = opposite(study.holders, clause)
                both = study.holders.together(clause) | study.holders.listers(clause) | across
                able = {*told(clause, kind), *pointed, *both} - study.holders.unable(clause, STANCES[kind])
                able = able & across if across else able
                for party in sorted(able if rest is None else able & rest):
                    held_by = told(clause, kind).get(party, UNHEARD), pointed.get(party, UNHEARD)
                    if party in both:
                        held_by = max(held_by[0], SHARED), max(held_by[1], SHARED)
                    voice = Voice(clause, sentence, *pair, *held_by, int(chances.listed[clause, kind, topic]))
                    other = found[party, kind, topic].get(clause)
                    if is_likely(voice) and (other is None or voice.score > other.score):
                        found[party, kind, topic][clause] = voice
    return {key: sorted(voices.values(), key=likeliest) for key, voices in found.items() if voices}


def left_to(study: Study, clauses: list[int]) -> Iterator[tuple[int, frozenset[str] | None]]:
    """The likeliest clause of a sentence, and with each further one those whom the likelier ones leave to it.

    Kenya wants the road opened, while Chad wants it closed.    who opens and who closes: both name their holder
    """
    rest: frozenset[str] | None = None
    for clause in clauses:
        yield clause, rest
        others = study.holders.others(clause)
        rest = others if rest is None else rest & others
        if not rest:
            return


def is_likely(voice: Voice) -> bool:
    return voice.holder >= LIKELY_HOLDER and voice.score >= LIKELY_ALL


def likeliest(voice: Voice) -> tuple[float, int]:
    return -voice.score, voice.clause


def likely_pairs(read: Array, by_words: Floats) -> list[tuple[int, int]]:
    """The stances and issues that a sentence may hold, the likeliest first."""
    flat = ((read + by_words) / 2).ravel()
    order = np.argsort(-flat, kind="stable")[:MOST_PAIRS]
    return [divmod(int(place), read.shape[1]) for place in order if flat[place] >= LIKELY_PAIR]


def clauses_of(study: Study, held: Held, kind: int, topic: int, worded: Floats, read: float) -> list[int]:
    """The clauses of a sentence that may say it, the likeliest first: by their words, and by where the reader looks."""
    looks = held.looked_at(kind, topic)[held.first : held.last]
    spoken = study.spoken[held.first : held.first + len(looks)]
    inside = spoken >= 0
    sums = np.bincount(spoken[inside], weights=looks[inside]) * (read / 2)
    scores = {
        clause: float(sums[clause] + worded[clause, kind, topic])
        for clause in np.unique(spoken[inside]).tolist()
        if kind not in study.ruled_out[clause]
    }
    best = max(scores.values(), default=0)
    near = sorted((clause for clause in scores if scores[clause] >= AS_LIKELY * best), key=lambda c: (-scores[c], c))
    return list(takewhile(lambda c: STANCES[kind] not in study.untaken[c], near))


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
