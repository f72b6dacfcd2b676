"""What a column and a table are, and the columns that many tables share."""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "date", "yearmonth", "integer", "number", "boolean", "list"]


@dataclass(frozen=True)
class Column:
    """A column; `leads_to` is the table whose `id` (of processes: `process`) its values are among."""

    name: str
    type: ColumnType
    does: str
    leads_to: str | None = None


@dataclass(frozen=True)
class Table:
    """A table: one row for each thing it is of, told apart by the columns of its `key`."""

    does: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def leads(self) -> tuple[Column, ...]:
        """The columns that lead to other tables."""
        return tuple(column for column in self.columns if column.leads_to)


def process() -> Column:
    return Column("process", "string", "The process; of a report that lies in none, the report's id.", "processes")


def key(does: str) -> Column:
    return Column("id", "string", does)


def actor(name: str, does: str) -> tuple[Column, Column]:
    """Somebody by id, and their name beside it."""
    return Column(name, "string", does, "actors"), Column(f"{name}_name", "string", f"The name of `{name}`.")


def actors(name: str, called: str, does: str) -> tuple[Column, Column]:
    """Several by id, and their names beside them."""
    return Column(name, "list", does), Column(called, "list", f"The names of `{name}`, in the same order.")


def dated(name: str, does: str) -> tuple[Column, Column]:
    """A day, and its month for what is known to the month only."""
    return (
        Column(name, "date", f"{does} Empty where only the month is known."),
        Column(f"{name}_month", "yearmonth", f"The month of `{name}`, also where the day is not known."),
    )


REPORTS = Column("reports", "list", "The reports that say so, by id.")
FIRST_WORDS = (
    Column("report", "string", "The report of the first words that it rests on; all stand in `evidence`.", "reports"),
    Column("start", "integer", "Where these words begin: characters (code points) into the report's text."),
    Column("end", "integer", "Where they end, exclusive."),
    Column("words", "string", "The words themselves."),
)
WHY = (
    Column("reason", "string", "Why it was read so."),
    Column("score", "number", "How sure the reading is, 0 to 1."),
)
SEEN_TO = (
    Column("status", "string", "suggested (by the program alone), confirmed or corrected (by a person)."),
    Column("by", "list", "Who confirmed or corrected it."),
)
SECOND = Column("second", "string", "The reading that came next, with its score.")
NUMBER = Column("number", "integer", "1, 2, 3 … in order.")
OUTLET = Column("outlet", "string", "Who published that report.")
SPEAKER = actor("speaker", "Whose words they are; empty where the report does not say who.")
PARTY = actor("party", "The party whose it is, or whom the speaker acts for.")
ISSUE = Column("issue", "string", "What it is about.")
