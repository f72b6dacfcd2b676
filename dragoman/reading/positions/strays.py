"""Positions whose clause asks for a thing that plainly belongs to another issue: they are read off words beside it."""

from collections.abc import Sequence

from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.study import Study
from dragoman.reading.scheme import issues

AS_SURE = 0.6  # of the score of the clause that says something best


def strays(proposals: Sequence[Proposal], study: Study) -> list[bool]:
    """For each proposal whether what its clause asks for is plainly about other issues."""
    return [_is_stray(proposal, study.named) for proposal in proposals]


def _is_stray(proposal: Proposal, named: tuple[frozenset[str], ...]) -> bool:
    """Whether all clauses that say it nearly as surely as the best are about other issues."""
    best = proposal.voices[0].score
    heard = [voice for voice in proposal.voices if voice.score >= AS_SURE * best]
    return proposal.issue in issues() and all(
        voice.item < 0 and bool(named[voice.clause]) and proposal.issue not in named[voice.clause] for voice in heard
    )
