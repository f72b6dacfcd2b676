"""What is found by words or names, how processes went, and what lies in none."""

from collections.abc import Sequence

from dragoman.store import called, courses, searching
from dragoman.store.called import Names
from dragoman.store.courses import Course, Unsorted
from dragoman.store.methods.of import OfStore
from dragoman.store.packing import LARGEST
from dragoman.store.searching import Found, Sought


class Finding(OfStore):
    """None of these opens a record or waits for one to be made."""

    def search(self, sought: Sought) -> Found:
        """Statements or reports with words in them, up to a thousand, and how many there are of what."""
        return searching.search(self.database, sought)

    def called(self, name: str) -> Names:
        """A few people, parties and processes that go by a name."""
        return called.called(self.database, name)

    def courses(self, processes: Sequence[str]) -> dict[str, Course]:
        """When each of some processes met and moved."""
        return courses.courses(self.database, processes)

    def unsorted_reports(self, most: int = 50, offset: int = 0) -> list[Unsorted]:
        """Reports that lie in no process, the latest first."""
        return courses.unsorted_reports(self.database, most, offset)

    def unsorted_before(self, most: int = 100, number: int = LARGEST) -> list[tuple[int, str]]:
        """Numbers and ids of those that came before a number, the latest first: all are gone through in equal steps."""
        return courses.unsorted_before(self.database, most, number)
