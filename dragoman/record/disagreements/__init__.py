"""What origins say differently: who proposed it, whether it was agreed, when, how many."""

from collections.abc import Sequence

from dragoman.model import Disagreement, KnownMeeting
from dragoman.record.ledger import Ledger
from dragoman.record.told import Told


def find_disagreements(
    told: Sequence[Told], meetings: Sequence[KnownMeeting], ledger: Ledger
) -> tuple[Disagreement, ...]:
    """The disagreements, each with the claim and the passage of every report that takes part."""
    del told, meetings, ledger
    return ()
