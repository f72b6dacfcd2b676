"""Refusals that need strong signs: most are denials, remarks and figures of speech, since "not" is in all of these.

"The river is not a wall," he said            the clause hardly says so by itself
"We are not at the table," said Peru          of talks between Chad and Mali: Peru looks on
Peru rejected the map                         its verb names the stance: as good as any
Peru, Chile and Bolivia were far from happy   several at once are a side of their own
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.reading.positions.named import stance_of
from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.study import Study

SEVERAL = 3
FAINT = 0.2
"""The chance of the pair under which a refusal is doubted: of those found in `dev`, the looked-at half of `train` and
newswire pages one in seven was right, of others nearly one in two."""


def doubted_refusals(proposals: Sequence[Proposal], likely: Sequence[bool], study: Study) -> list[bool]:
    """For each proposal whether it is such a refusal; `likely`: which are believed as others are."""
    together = Counter(_said(proposal) for proposal, is_likely in zip(proposals, likely, strict=True) if is_likely)
    return [
        proposal.stance == "rejects"
        and (proposal.voices[0].pair < FAINT or (_is_outside(proposal, study) and together[_said(proposal)] < SEVERAL))
        for proposal in proposals
    ]


def _is_outside(proposal: Proposal, study: Study) -> bool:
    """Whether its party is at none of the report's meetings, and its verb names no stance."""
    head = study.clauses[proposal.voices[0].clause].head
    return bool(study.met) and proposal.party not in study.met and stance_of(study.words, head) is None


def _said(proposal: Proposal) -> tuple[str, str, int]:
    return proposal.stance, proposal.issue, proposal.voices[0].clause
