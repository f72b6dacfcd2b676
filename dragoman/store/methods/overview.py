"""The processes of a store, page by page."""

from dragoman.store import overview
from dragoman.store.methods.of import OfStore
from dragoman.store.overview import Order, Recent
from dragoman.store.overview import Overview as Seen


class Overview(OfStore):
    """None of these opens a record, so they answer as fast of a hundred thousand reports as of ten."""

    def process_page(
        self, most: int = 50, offset: int = 0, words: str | None = None, order: Order = "last_met"
    ) -> list[Seen]:
        """Some processes as a list shows them: those that met last first, or in order of their names.

        words  only those in whose name or among whose parties all of these stand
        """
        return overview.process_page(self.database, most, offset, words, order)

    def process_count(self, words: str | None = None) -> int:
        """How many processes there are."""
        return overview.process_count(self.database, words)

    def overview(self, process: str) -> Seen | None:
        """One process as a list shows it; None where there is none."""
        return overview.overview(self.database, process)

    def recently_added(self, most: int = 10) -> list[Recent]:
        """The reports that came last, the latest first."""
        return overview.recently_added(self.database, most)
