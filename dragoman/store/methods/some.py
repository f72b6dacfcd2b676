"""Answers some at a time, for whoever cannot take all at once."""

from dragoman.store.asking import Answer
from dragoman.store.by_hand import process_named
from dragoman.store.deriving import MAKER, refresh
from dragoman.store.methods.of import OfStore
from dragoman.store.questions import Question
from dragoman.store.some import Key, Turn, some_answers

LARGE = 500  # reports: the record of a larger process waits until it is asked for by itself


class Some(OfStore):
    """A store of any size is read through in pages of equal cost."""

    def some(
        self, what: str, most: int = 100, after: Key | None = None, turn: Turn = "process", **about: str | None
    ) -> list[tuple[Key, Answer]]:
        """Answers as `ask` gives them, some at a time, each with its place; further ones with `after`, the last place.

        turn    by process, or by time; reports by process stand as they came
        about   what `ask` takes, but as_of
        """
        question = Question(what, **about)
        if question.process:
            process_named(self.database, question.process)
        if after is None:
            refresh(self.database, question.process, most=None if question.process else LARGE)
        return some_answers(self.database, question, most, after, turn)

    def some_processes(self, most: int = 100, after: str = "") -> list[str]:
        """Names of processes in order, those behind one of them."""
        return self.database.column(
            "SELECT name FROM process WHERE name > ? AND substr(name, 1, 9) <> 'unsorted-' ORDER BY name LIMIT ?",
            after, most,
        )  # fmt: skip

    def whole_state(self) -> tuple[object, ...]:
        """What stays the same as long as nothing is written and no record is made anew."""
        return (
            self.database.value("SELECT coalesce(max(n), 0) FROM journal"),
            self.database.value("SELECT count(*) FROM process WHERE touched <> derived"),
            self.database.value("SELECT count(*) FROM process WHERE maker < ? OR maker > ?", MAKER, MAKER),
        )
