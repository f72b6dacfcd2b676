"""Party codes, alone or joined."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from dragoman.model import Actor, KnownMeeting

MOST_JOINED = 32


def members(code: str, known: Container[str]) -> tuple[str, ...] | None:
    """The known codes that a code is made of, None where it is not made of them alone.

    COM               ("COM",)
    COM-MDG           ("COM", "MDG")
    NORTH-BANK-TRUST  ("NORTH-BANK-TRUST",)
    """
    if code in known:
        return (code,)
    parts = code.split("-")
    if not 1 < len(parts) <= MOST_JOINED:
        return None
    ways: list[tuple[str, ...] | None] = [(), *[None] * len(parts)]
    for end in range(1, len(parts) + 1):
        for start in range(end):
            before, last = ways[start], "-".join(parts[start:end])
            if before is not None and last in known:
                ways[end] = (*before, last)
                break
    return ways[-1]


def sides(code: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Those whom a code names: of a joined one all that are joined, also where it is listed as an actor of its own.

    COM-MDG           ("COM", "MDG")
    NORTH-BANK-TRUST  ("NORTH-BANK-TRUST",)
    """
    own = actors.get(code)
    if "-" not in code or (own is not None and own.name != code):
        return (code,)
    others = {actor.id for actor in actors.values() if actor.kind != "person"} - {code}
    return members(code, others) or (code,)


def negotiating(meetings: Iterable[KnownMeeting]) -> tuple[str, ...]:
    """The parties by how many meetings they were at, those of the first meeting first among equals.

    Who mediates oftener than it negotiates is none.
    """
    known = tuple(meetings)
    sides = Counter(code for one in known for code in one.parties)
    between = Counter(code for one in known for code in one.mediators)
    return tuple(code for code, times in sides.most_common() if times >= between[code])
