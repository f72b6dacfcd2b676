"""The rounds of a watch: look at what is due, read what waits, wait for what comes next."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event as Stop

from dragoman.errors import UsageError
from dragoman.sources.web import Polite, StoppedError
from dragoman.store import Store
from dragoman.watching.choices import Choices
from dragoman.watching.events import Came, Done, Event, Looked
from dragoman.watching.folders import SETTLE, Folder
from dragoman.watching.listings import look_at_listing
from dragoman.watching.reading import read_waiting
from dragoman.watching.waiting import pause

LARGE = 500  # reports: the record of a larger process waits until it is asked for
LATEST = 60.0  # seconds after which a folder is looked at, also where nobody tells of a change
GRACE = 60.0  # seconds that a single round waits for files to be whole
Pause = Callable[[float, Sequence[Path]], bool]


def watched(
    store: Store,
    places: Sequence[str],
    choices: Choices,
    stop: Stop | None = None,
    polite: Polite | None = None,
    wait: Pause | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Event]:
    """What happens while these places are watched, until `stop` is set; with `choices.once` until each was looked at.

    `polite` fetches; `wait` waits so many seconds, or until something changes in a folder, which it says.
    """
    stop = stop or Stop()
    polite = polite or Polite(choices.settings, wait=partial(wait_or_stop, stop))
    wait = wait or partial(pause, stop)
    folders = {one.place: one for one in (Folder(Path(place), clock) for place in places if is_folder(place))}
    places = list(dict.fromkeys([*(place for place in places if not is_folder(place)), *folders]))
    due = dict.fromkeys(places, clock())
    end = clock() + GRACE
    while not stop.is_set():
        now = [place for place in places if due[place] <= clock()]
        try:
            yield from one_round(store, now, folders, choices, stop, polite)
        except StoppedError:
            return
        unsettled = [place for place in folders if folders[place].unsettled]
        if choices.once and (not unsettled or clock() >= end):
            return
        for place in now:
            due[place] = clock() + next_look(place, folders, choices)
        soonest = min(due[place] for place in (unsettled if choices.once else places))
        if not stop.is_set() and wait(max(0.0, soonest - clock()), [folder.path for folder in folders.values()]):
            due.update(dict.fromkeys(folders, clock()))


def one_round(
    store: Store,
    places: Sequence[str],
    folders: dict[str, Folder],
    choices: Choices,
    stop: Stop,
    polite: Polite,
) -> Iterator[Event]:
    """Look at these places, then read what they have waiting."""
    for place in places:
        if stop.is_set():
            return
        if place in folders:
            new = folders[place].note(store)
            if new or folders[place].changed:
                yield Looked(place, new, len(store.listed_waiting(place, choices.most)))
        else:
            yield from look_at_listing(store, place, choices, polite)
    outcomes: Counter[str] = Counter()
    for event in read_waiting(store, places, folders, choices, stop, polite):
        outcomes[event.added.outcome if isinstance(event, Came) else "failed"] += 1
        yield event
    store.refresh(most=LARGE)
    if outcomes:
        failed = outcomes.pop("failed", 0)
        yield Done(outcomes, failed)


def is_folder(place: str) -> bool:
    """Whether a place is a folder, not an address; an error where it is nothing that can be watched."""
    if place.casefold().startswith(("http://", "https://")):
        return False
    if Path(place).is_dir():
        return True
    raise UsageError(
        f"'{place}' cannot be watched: it is no folder and no address of a feed or sitemap. "
        "Add files with dragoman add."
    )


def next_look(place: str, folders: dict[str, Folder], choices: Choices) -> float:
    """The seconds until a place is looked at again."""
    every = choices.every / timedelta(seconds=1)
    if place not in folders:
        return every
    return SETTLE if folders[place].unsettled else min(every, LATEST)


def wait_or_stop(stop: Stop, seconds: float) -> None:
    """A wait that ends where the program is to end."""
    if stop.wait(seconds):
        raise StoppedError("Stopped.")
