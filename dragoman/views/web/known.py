"""Records of processes, kept in memory until something happens to them."""

from dragoman.store import Store
from dragoman.views.known.known import Known
from dragoman.views.web.keeping import Keeping

Key = tuple[str, str, str | None]
kept: Keeping[Key, tuple[tuple[object, ...], Known]] = Keeping(24)  # records


def known_of(store: Store, process: str, as_of: str | None = None, most: int | None = None) -> Known:
    """The record of a process, read once and shared by all pages until something happens to it.

    That of a process of more than `most` reports may be the one made last. Nobody changes it. Raises
    `dragoman.errors.UsageError` where there is no such process or day.
    """
    key, state = (store.name, process, as_of), store.state(process, most) if as_of is None else store.turn(process)
    older = state is not None and as_of is None and bool(state[-1])
    found = kept.get(key)
    if found and found[0] == state:
        return found[1]
    known = found[1] if found and state and found[0][:-1] == state[:-1] else None
    known = Known(process, known.record if known else store.record(process, as_of, most), older)
    if state is not None:
        kept.put(key, (state, known))
    return known


def is_kept(store: Store, process: str, as_of: str) -> bool:
    """Whether what was known on a day is there at once."""
    found = kept.get((store.name, process, as_of))
    return found is not None and found[0] == store.turn(process)
