"""What waits is fetched, read and added: one report after another, each kept before the next one is begun."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import timedelta
from threading import Event as Stop
from typing import NamedTuple

from dragoman.errors import RefusedError
from dragoman.model import Failure, Reading
from dragoman.readings import read_items
from dragoman.sources.items import Item
from dragoman.sources.web import Entry, Polite, articles_of
from dragoman.store import Store
from dragoman.store.watched import Listed
from dragoman.watching.choices import Choices
from dragoman.watching.events import Came, Event, PutOff
from dragoman.watching.folders import Folder

NOTHING = "This holds no report. Look at it, and give what is to be read."


class Part(NamedTuple):
    """One report of something listed: whether it is its only one and its last; `rests` where its host was not asked."""

    one: Listed
    item: Item | Failure
    alone: bool = True
    last: bool = True
    tries: int = 1
    rests: float | None = None


def read_waiting(
    store: Store,
    places: Sequence[str],
    folders: dict[str, Folder],
    choices: Choices,
    stop: Stop,
    polite: Polite,
) -> Iterator[Event]:
    """What these places have waiting, read and added."""
    waiting: deque[Part] = deque()

    def items() -> Iterator[Item | Failure]:
        for part in parts_of(store, places, folders, choices, polite):
            if stop.is_set():
                return
            waiting.append(part)
            yield part.item

    for reading in read_items(items(), choices.jobs, scheme=choices.scheme, learned=choices.learned):
        yield kept(store, waiting.popleft(), reading, choices)
        if stop.is_set():
            return


def parts_of(
    store: Store, places: Sequence[str], folders: dict[str, Folder], choices: Choices, polite: Polite
) -> Iterator[Part]:
    """The reports of what waits: those in files, then those behind addresses, which are fetched together."""
    for place in places:
        if place in folders:
            for one in store.listed_waiting(place, choices.most):
                yield from parts_of_file(one, folders[place], choices)
    listed = {
        one.name: one for place in places if place not in folders for one in store.listed_waiting(place, choices.most)
    }
    entries = [Entry(one.name, one.address, one.told, one.content) for one in listed.values()]
    for article in articles_of(entries, choices.settings, polite, choices.from_feed):
        yield from parts(listed[article.entry.name], article.items, choices.tries, article.rests)


def parts_of_file(one: Listed, folder: Folder, choices: Choices) -> Iterator[Part]:
    """The reports of a file, of which but one is in memory; one that is written meanwhile is read when it is whole."""
    before, alone = None, True
    for item in folder.items(one, choices.settings):
        if before is not None:
            alone = False
            yield Part(one, before, alone, last=False)
        before = item
    if before is not None and folder.is_alike(one):
        yield Part(one, before, alone)


def parts(one: Listed, items: Sequence[Item | Failure], tries: int, rests: float | None = None) -> Iterator[Part]:
    items = items or [Failure(name=one.name, reason=NOTHING)]
    for number, item in enumerate(items, start=1):
        yield Part(one, item, len(items) == 1, number == len(items), tries, rests)


def kept(store: Store, part: Part, reading: Reading | Failure, choices: Choices) -> Event:
    """What came of one report, kept in the store."""
    if isinstance(reading, Failure):
        return failed(store, part, reading, choices)
    try:
        added = store.add_listed(reading, choices.by, choices.process, part.one, part.last)
    except RefusedError as error:
        return failed(store, part, Failure(name=reading.report.name, reason=str(error)), choices)
    return Came(added, reading.report.name)


def failed(store: Store, part: Part, failure: Failure, choices: Choices) -> Event:
    """A report that could not be had: later, where its host rests or it may go better; else it has failed."""
    if part.rests is not None:
        until = store.clock() + timedelta(seconds=part.rests)
        store.rest([part.one.name], until)
        return PutOff(failure.name, failure.reason, until)
    if part.alone:
        due = store.put_off(part.one, failure.reason, choices.by, choices.every, part.tries)
        return PutOff(failure.name, failure.reason, due)
    store.note_failure(failure.name, failure.reason, choices.by)
    if part.last:
        store.finish_listed(part.one)
    return PutOff(failure.name, failure.reason, None)
