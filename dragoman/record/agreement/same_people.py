"""Who is the same in the readings of several coders: those of whom one's name is among the other's names."""

from collections.abc import Iterable, Mapping

from dragoman.model import Actor, Reading

Names = Mapping[str, str]


def names_in(readings: Iterable[Reading]) -> dict[str, str]:
    """A name for each person by id, one for all who are the same: the longest that any coder gives."""
    called: dict[str, set[str]] = {}
    for reading in readings:
        for actor in reading.actors:
            called.setdefault(actor.id, set()).update(names_of(actor))
    groups: list[tuple[set[str], set[str]]] = []  # ids, names in lower case
    for one, names in sorted(called.items()):
        ids, known = {one}, {name.casefold() for name in names}
        for group in [group for group in groups if group[1] & known]:
            groups.remove(group)
            ids, known = ids | group[0], known | group[1]
        groups.append((ids, known))
    return {one: max((name for id_ in ids for name in called[id_]), key=longest) for ids, _ in groups for one in ids}


def names_of(actor: Actor) -> list[str]:
    """A person's names; a party is known by its code alone."""
    names = (actor.name, *actor.aliases) if actor.kind == "person" else (actor.id,)
    return [" ".join(name.split()) for name in names]


def longest(name: str) -> tuple[int, str]:
    return len(name), name
