"""What came and what did not: failures, visits, what is new since."""

from dragoman.store import failures, visits
from dragoman.store.failures import Failed
from dragoman.store.methods.of import OfStore
from dragoman.store.visits import Since


class Coming(OfStore):
    """None of it is in the journal."""

    def note_failure(self, name: str, reason: str, by: str) -> int:
        """Note a report that could not be read or kept; a report that comes in under its name takes that back."""
        return failures.note(self.database, self.clock(), name, reason, by)

    def failures(self, most: int = 100, before: int | None = None) -> list[Failed]:
        """Reports that failed, the latest first; further ones with `before`, the number of the last that was shown."""
        return failures.failures(self.database, most, before)

    def forget_failure(self, number: int) -> None:
        failures.forget(self.database, number)

    def visits(self, who: str) -> dict[str, int]:
        """The journal's last line when somebody last looked at each process."""
        return visits.visits(self.database, who)

    def visited(self, who: str, process: str) -> int | None:
        """The journal's last line when somebody last looked at a process; None where they never did."""
        return visits.visited(self.database, who, process)

    def visit(self, who: str, process: str) -> None:
        """Remember that somebody has looked at a process as it stands by now."""
        visits.visit(self.database, who, process)

    def since(self, process: str, n: int) -> Since:
        """What came to a process behind line `n` of the journal: reports, movements, corrections."""
        return visits.since(self.database, process, n)
