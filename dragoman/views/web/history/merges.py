"""What one line of the journal tells that the program took for one, each with the way to take it apart."""

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.store import Store
from dragoman.store.journal import Entry
from dragoman.store.looked_up import verdicts
from dragoman.views.text import clean
from dragoman.views.web.history.naming import Naming
from dragoman.views.web.paging import Paged, paged


class Told(NamedTuple):
    """One merge; `part` is its number in the line, `apart` whether a person has said since that the two are not one."""

    part: int
    kind: str
    one: str
    other: str
    reason: str
    score: float
    apart: bool


def merges(store: Store, entry: Entry, query: Mapping[str, str]) -> Paged[Told]:
    page = paged(list(enumerate(entry.payload["merges"], start=1)), query, room=40)
    naming = Naming(store, set())
    said = verdicts(
        store.database, [merge["one"] for _, merge in page.shown] + [merge["other"] for _, merge in page.shown]
    )
    return page.of(
        lambda pair: Told(
            pair[0],
            clean(pair[1]["kind"]),
            naming.entry(pair[1]["one"]),
            naming.entry(pair[1]["other"]),
            clean(pair[1]["reason"]),
            pair[1]["score"],
            not said.get(frozenset((pair[1]["one"], pair[1]["other"])), True),
        )
    )
