"""A feed or sitemap that is watched: fetched where it has changed, and what it lists kept."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta

from dragoman.errors import SourceError
from dragoman.sources.url import Fetched, Known
from dragoman.sources.web import Entry, Polite, RestingError
from dragoman.sources.web.listings import SITEMAPS, read_listing
from dragoman.store import Store
from dragoman.store.watched import Listed
from dragoman.watching.choices import Choices
from dragoman.watching.events import Event, Looked, Unreached


def look_at_listing(store: Store, place: str, choices: Choices, polite: Polite) -> Iterator[Event]:
    """Fetch a feed, a sitemap or an index with the sitemaps that it leads to, and keep what is new in them."""
    fetched = yield from fetch_part(store, place, choices, polite)
    unchanged = fetched is not None and fetched.unchanged
    new, further = 0, list[str]()
    if fetched is not None and not unchanged:
        found, further = yield from keep_part(store, place, place, fetched, choices)
        new += found
    for part in further[:SITEMAPS]:
        inner = yield from fetch_part(store, part, choices, polite)
        if inner is not None and not inner.unchanged:
            found, _ = yield from keep_part(store, place, part, inner, choices)
            new += found
    if fetched is not None:
        yield Looked(place, new, len(store.listed_waiting(place, choices.most)), unchanged)


def fetch_part(store: Store, part: str, choices: Choices, polite: Polite) -> Generator[Event, None, Fetched | None]:
    """A listing as its server has it by now; None where it is not to be had, which is told."""
    known = store.place(part)
    if known.due and (due := datetime.fromisoformat(known.due)) > store.clock():
        yield Unreached(part, "it failed before, and is not asked yet", due)
        return None
    try:
        return polite.fetch(part, Known(known.etag, known.modified))
    except SourceError as error:
        yield unreached(store, part, error, choices)
        return None


def keep_part(
    store: Store, place: str, part: str, fetched: Fetched, choices: Choices
) -> Generator[Event, None, tuple[int, list[str]]]:
    """Keep what a listing has: how much is new, and to which sitemaps it leads.

    An index is kept without what its server said of it, as its sitemaps change while it does not.
    """
    try:
        entries, further = read_listing(fetched, choices.settings)
    except SourceError as error:
        yield unreached(store, part, error, choices)
        return 0, []
    said = Known() if further else fetched.known
    listed = [listed_of(entry, choices) for entry in entries]
    return store.note_listing(place, said.etag, said.modified, listed, part), further


def unreached(store: Store, part: str, error: SourceError, choices: Choices) -> Unreached:
    rests = timedelta(seconds=error.seconds if isinstance(error, RestingError) else 0)
    return Unreached(part, str(error), store.note_place_failed(part, str(error), choices.by, choices.every, rests))


def listed_of(entry: Entry, choices: Choices) -> Listed:
    """An entry as it is kept, with its text where that is to be read."""
    return Listed(entry.name, entry.address, entry.told, entry.content if choices.from_feed else None)
