"""Of several readings of one clause for one party, those that can stand side by side.

demands and rejects water    the likelier alone
demands water and energy     both, where they are about as likely
Kenya or Chad demands water  the likelier holder, unless the other is nearly as likely: the two may do so together
"""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.reading.positions.proposals import Proposal

NEARLY, TOGETHER = 0.9, 0.5


def chosen(proposals: Sequence[Proposal], scores: Sequence[float]) -> list[bool]:
    """For each proposal of a report, whether no likelier one of the same party or stance says its clause better."""
    keep = [True] * len(proposals)
    taken: dict[tuple[str, int], list[int]] = defaultdict(list)
    surest: dict[tuple[str, str, int], float] = {}
    for index in sorted(range(len(proposals)), key=lambda index: (-scores[index], index)):
        proposal, score = proposals[index], scores[index]
        clause = proposal.voices[0].clause
        before = taken[proposal.party, clause]
        best = surest.setdefault((proposal.stance, proposal.issue, clause), score)
        keep[index] = score >= TOGETHER * best and all(
            proposals[other].issue != proposal.issue and score >= NEARLY * scores[other] for other in before
        )
        if keep[index]:
            before.append(index)
    return keep
