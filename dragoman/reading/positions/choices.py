"""Of several readings of one clause for one party, those that can stand side by side.

demands and rejects water    the likelier alone
demands water and energy     both, where they are about as likely
"""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.reading.positions.proposals import Proposal

NEARLY = 0.9


def chosen(proposals: Sequence[Proposal], scores: Sequence[float]) -> list[bool]:
    """For each proposal of a report, whether no likelier one of the same party says its best clause better."""
    keep = [True] * len(proposals)
    taken: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index in sorted(range(len(proposals)), key=lambda index: (-scores[index], index)):
        proposal = proposals[index]
        before = taken[proposal.party, proposal.voices[0].clause]
        keep[index] = all(
            proposals[other].issue != proposal.issue and scores[index] >= NEARLY * scores[other] for other in before
        )
        if keep[index]:
            before.append(index)
    return keep
