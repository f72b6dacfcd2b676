"""What belief in a proposal is weighed by: its own strength, its rivals', and the report that it stands in.

Rivals are worked out once a report: the same party and issue under another stance, the same stance and issue of another
party, the same clause under another issue.
"""

from collections import defaultdict
from math import log, log1p, prod

from dragoman.reading.held import Array
from dragoman.reading.positions.study import Study
from dragoman.reading.positions.voices import Key, Voice
from dragoman.reading.scheme import STANCES, issues

MOST_VOICES = 8
LOWEST_RANK = 4
LEAST = 1e-3


class Grounds:
    """The facts of every proposal of one report."""

    def __init__(self, found: dict[Key, list[Voice]], share: Array, study: Study) -> None:
        self.found, self.share, self.holders, self.clauses = found, share, study.holders, len(study.clauses)
        self.meetings = study.meetings
        self.rank = study.holders.rank
        best = {key: voices[0] for key, voices in found.items()}
        self.total = sum(voice.score for voice in best.values())
        self.stances: dict[tuple[str, int], list[tuple[float, int]]] = defaultdict(list)
        self.parties: dict[tuple[int, int], list[tuple[float, str]]] = defaultdict(list)
        self.issues: dict[tuple[str, int, tuple[int, int]], list[tuple[float, int]]] = defaultdict(list)
        for (party, kind, topic), voice in best.items():
            self.stances[party, topic].append((voice.score, kind))
            self.parties[kind, topic].append((voice.score, party))
            self.issues[party, kind, voice.place].append((voice.score, topic))
        for rivals in (*self.stances.values(), *self.parties.values(), *self.issues.values()):
            rivals.sort(reverse=True)  # type: ignore[attr-defined]
        self.about = [float(share[issues().index(issue)]) for issue in ("talks", "settlement")]

    def of(self, key: Key) -> tuple[float, ...]:
        """One proposal's facts, in the order of the weights of belief."""
        party, kind, topic = key
        voices = self.found[key]
        best = voices[0]
        own = _log(best.score)
        doubt = prod(1 - voice.score for voice in voices[:MOST_VOICES])
        is_kind = [float(kind == other) for other in range(len(STANCES))]
        strength = [
            _logit(best.read),
            _logit(best.worded),
            _logit(best.pair),
            _logit(best.told),
            _logit(best.pointed),
            own,
            _logit(1 - doubt),
            log1p(len(voices)),
        ]
        rivals = [
            _log(_rival(self.stances[party, topic], kind)) - own,
            _log(_rival(self.parties[kind, topic], party)) - own,
            _log(_rival(self.issues[party, kind, best.place], topic)) - own,
        ]
        report = [
            float(min(self.rank.get(party, LOWEST_RANK), LOWEST_RANK)),
            _log(self.total),
            log1p(self.clauses),
            best.clause / self.clauses,
            float(self.meetings > 0),
            log1p(self.meetings),
        ]
        by_kind = [*is_kind, *(flag * own for flag in is_kind)]
        told = self.holders.told(best.clause, party)
        return (*strength, _log(float(self.share[topic])), *rivals, *by_kind, *report, *self.about, *told)


def _rival(ranked: list[tuple[float, int]] | list[tuple[float, str]], own: int | str) -> float:
    """The best score among the others; two entries are enough to see it."""
    return next((score for score, other in ranked[:2] if other != own), 0.0)


def _log(value: float) -> float:
    return log(max(value, LEAST))


def _logit(value: float) -> float:
    value = min(max(value, LEAST), 1 - LEAST)
    return log(value / (1 - value))
