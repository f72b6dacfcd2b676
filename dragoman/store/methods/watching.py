"""What is watched: feeds, sitemaps, folders, and what each lists."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from dragoman.model import Reading
from dragoman.store import watched
from dragoman.store.adding import Added
from dragoman.store.methods.of import OfStore
from dragoman.store.watched import Listed, Place


class Watching(OfStore):
    """None of it is in the journal but the reports that are added."""

    def place(self, place: str) -> Place:
        """What is known of something watched."""
        return watched.place_at(self.database, place)

    def note_listing(
        self, place: str, etag: str | None, modified: str | None, listed: Sequence[Listed], part: str | None = None
    ) -> int:
        """Keep what a place, or a part of it, lists by now; how much of it is new, or has changed."""
        return watched.note_listing(self.database, place, etag, modified, listed, part)

    def note_place_failed(self, place: str, reason: str, by: str, pause: timedelta, rests: timedelta) -> datetime:
        """Note that a place could not be had; before when it is not asked again."""
        return watched.place_failed(self.database, self.clock(), place, reason, by, pause, rests)

    def listed_waiting(self, place: str, most: int) -> list[Listed]:
        """What a place lists that is to be read by now."""
        return watched.waiting(self.database, place, self.clock(), most)

    def listed_stamps(self, place: str) -> dict[str, str]:
        """What everything that a place lists was like when it was last seen."""
        return watched.stamps(self.database, place)

    def add_listed(self, reading: Reading, by: str, process: str | None, one: Listed, last: bool) -> Added:
        """Add a report of something listed, which is done with the last of them."""
        return watched.add_listed(self.database, reading, by, process, one.name, one.stamp, last)

    def put_off(self, one: Listed, reason: str, by: str, pause: timedelta, most: int) -> datetime | None:
        """Note that something listed failed; when it is tried again, None where it has failed `most` times."""
        return watched.put_off(self.database, self.clock(), one, reason, by, pause, most)

    def finish_listed(self, one: Listed) -> None:
        """Note that something listed is done, though its last report was not added."""
        with self.database.writing():
            watched.finish(self.database, one.name, one.stamp, "done")

    def rest(self, names: Iterable[str], until: datetime) -> None:
        """Leave what is listed until then."""
        watched.rest(self.database, names, until)
