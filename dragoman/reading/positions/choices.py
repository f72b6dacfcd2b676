"""Of several readings of one clause for one party, and of one issue for it, those that can stand side by side.

demands and rejects water    the likelier alone
demands water and energy     both, where they are about as likely
Kenya or Chad demands water  the likelier holder, unless the other is nearly as likely: the two may do so together
accepts and demands a truce  both, unless one is hardly half as likely: it is read off words about the other
offers and demands a truce   both, if the demand is nearly as likely: who offers a thing hardly asks for it; or where a
                             verb names it, unless that is "accepts", which is often said of both sides at once
"""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.reading.positions.proposals import Proposal

NEARLY, TOGETHER = 0.7, 0.5
BESIDE = 0.5  # of the likeliest stance on an issue: another one; of those under it hardly one in eight is right
AT_ODDS = 0.8  # the same for one that hardly goes with it; of those under it one in five is right
ODD = {("offers", "demands"), ("offers", "accepts"), ("conditions", "offers"), ("conditions", "rejects")}


def chosen(proposals: Sequence[Proposal], scores: Sequence[float], named: Sequence[str | None]) -> list[bool]:
    """For each proposal of a report, whether no likelier one says its clause, or its issue, better.

    `named` has the stance that the verb of each one's clause names.
    """
    keep = [True] * len(proposals)
    taken: dict[tuple[str, tuple[int, int]], list[int]] = defaultdict(list)
    surest: dict[tuple[str, str, tuple[int, int]], float] = {}
    first: dict[tuple[str, str], int] = {}
    for index in sorted(range(len(proposals)), key=lambda index: (-scores[index], index)):
        proposal, score = proposals[index], scores[index]
        place = proposal.voices[0].place
        before = taken[proposal.party, place]
        best = surest.setdefault((proposal.stance, proposal.issue, place), score)
        alone = score >= TOGETHER * best and all(
            proposals[other].issue != proposal.issue and score >= NEARLY * scores[other] for other in before
        )
        leading = first.setdefault((proposal.party, proposal.issue), index) if alone else index
        pair = proposals[leading].stance, proposal.stance
        outright = proposal.stance == named[index] != "accepts"
        least = AT_ODDS if pair in ODD and not outright else BESIDE
        keep[index] = alone and score >= least * scores[leading]
        if keep[index]:
            before.append(index)
    return keep
