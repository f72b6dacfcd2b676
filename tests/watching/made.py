"""Stores, places and times to watch with."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dragoman.sources import Limits
from dragoman.sources.items import Settings
from dragoman.sources.web import Polite
from dragoman.store import Store
from dragoman.watching import Came, Choices, Event, PutOff, watched
from tests.sources.web.server import Site, Time

BEGUN = datetime(2018, 5, 3, 10, tzinfo=UTC)


class Watch:
    """A store that is watched in rounds whose time goes on only when somebody waits."""

    def __init__(self, store: Store, **choices: Any) -> None:
        self.store = store
        self.time = Time()
        store.clock = lambda: BEGUN + timedelta(seconds=self.time.now - 1000)
        limits = Limits(seconds=choices.pop("seconds", 20.0), download_bytes=1_000_000)
        self.settings = Settings(limits=limits, allow_private=True)
        self.choices = Choices(**{"by": "ana", "once": True, "settings": self.settings, **choices})

    def round(self, *places: str) -> list[Event]:
        """One round, as by another start of the program."""
        polite = Polite(self.settings, 0.0, self.time.clock, self.time.wait, jitter=0.0)
        return list(watched(self.store, places, self.choices, None, polite, self.wait, self.time.clock))

    def wait(self, seconds: float, folders: Sequence[Path]) -> bool:
        del folders
        self.time.wait(seconds)
        return False


def came(events: list[Event], site: Site | None = None) -> list[tuple[str, str]]:
    """What was added, and how."""
    begun = site.address if site else ""
    return [(one.added.outcome, one.name.removeprefix(begun)) for one in events if isinstance(one, Came)]


def put_off(events: list[Event]) -> list[PutOff]:
    return [one for one in events if isinstance(one, PutOff)]
