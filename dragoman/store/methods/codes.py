"""The codes of a store and what they were given to."""

from dragoman.model import Status
from dragoman.store import codes
from dragoman.store.by_hand import process_named
from dragoman.store.codes import Issue, Snippet, Snippets
from dragoman.store.correcting import recode
from dragoman.store.deriving import refresh
from dragoman.store.methods.of import OfStore

LARGE = 500  # reports: the record of a larger process waits until it is asked for by itself
USUAL: dict[str, tuple[Snippets, ...]] = {"issue": ("position",), "party": ("position",), "person": ("statement",)}


class Codes(OfStore):
    """Issues can be called otherwise or be made one at any time; nothing is coded anew."""

    def recode(self, issue: str, into: str, by: str, process: str | None = None) -> int:
        """Call an issue otherwise, or make it part of another, in one process or in all; the line that does so."""
        with self.database.writing():
            return recode(self.database, issue, into, by, process)

    def issues(self, process: str | None = None) -> list[Issue]:
        """Every issue on which a position is held, those with most first, and what else is called so by now."""
        self.fresh(process)
        return codes.issues(self.database, process)

    def snippets(
        self,
        *,
        issue: str | None = None,
        person: str | None = None,
        party: str | None = None,
        process: str | None = None,
        kinds: tuple[Snippets, ...] | None = None,
        status: Status | None = None,
        most: int = 50,
        after: int = 0,
    ) -> list[Snippet]:
        """The words that a code was given to, in order of time: positions of an issue or a party, what a person said.

        kinds   "position", "statement" or both
        after   how many come before the first
        """
        about = codes.one_code(issue=issue, person=person, party=party)
        self.fresh(process)
        return codes.snippets(self.database, about, process, kinds or USUAL[about[0]], (most, after), status)

    def fresh(self, process: str | None) -> None:
        """See that what is asked for is as it is by now."""
        if process is not None:
            process_named(self.database, process)
        refresh(self.database, process, most=None if process else LARGE)
