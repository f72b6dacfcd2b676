"""What was written before, as far as ids must be told apart: reports, actors and the names of processes."""

from dragoman.errors import UsageError
from dragoman.views.exports.naming import untaken
from dragoman.views.exports.parts import Part


class Known:
    """Ids alone, so that a store of any size leaves its texts behind."""

    def __init__(self) -> None:
        self.reports: dict[str, str] = {}
        self.actors: set[str] = set()
        self.processes: set[str] = set()

    def process_of(self, part: Part) -> str | None:
        """What the part is called in its rows: its process, else its report's id; None where it was written before.

        Two processes of one name are "talks" and "talks (2)". A report of two processes is an error, since each row
        has an id of its own.
        """
        ids = [report.id for report in part.record.reports]
        again = [one for one in ids if one in self.reports]
        if part.process is None and len(again) == len(ids):
            return None
        process = self.unused(part.process if part.process is not None else ids[0])
        if again:
            raise UsageError(
                f"Report '{again[0]}' comes twice, in '{self.reports[again[0]]}' and in '{process}'. "
                "Give each record once."
            )
        self.reports.update(dict.fromkeys(ids, process))
        return process

    def unused(self, name: str) -> str:
        """The name, with a number where it is taken."""
        free = untaken(name, self.processes)
        self.processes.add(free)
        return free

    def is_new_actor(self, actor: str) -> bool:
        """Whether nobody of this id came before; from now on somebody has."""
        if actor in self.actors:
            return False
        self.actors.add(actor)
        return True
