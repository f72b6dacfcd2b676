"""What can be asked of a store: the kinds of answers with their tables, and a question with its limits."""

from dataclasses import dataclass
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of answer: the table or query that it is read from, its columns, and its first and last day."""

    kind: str
    source: str
    shown: str
    since: str = ""
    until: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.shown.split(), "process", "id")


REPORTS = (
    "(SELECT r.*, coalesce(r.placed, c.process) AS process FROM report r LEFT JOIN component c ON c.id = r.component)"
)
KINDS = {
    "people": Kind("person", "person", "name party office aliases reports status judged_by"),
    "parties": Kind("party", "party", "name kind aliases reports status judged_by"),
    "meetings": Kind(
        "meeting",
        "meeting",
        "date place parties mediators participants format round outcome reports status judged_by",
        "date",
        "t.date",
    ),
    "positions": Kind(
        "ledger",
        "ledger",
        "since until party stance issue detail terms target disputed recalled reports status judged_by",
        "since",
        "coalesce(t.until, '9999')",
    ),
    "movements": Kind(
        "movement", "movement", "date party issue from_stance to_stance kind detail reports", "date", "t.date"
    ),
    "statements": Kind(
        "statement",
        "statement",
        "told speaker_name party kind text hedges outlet report status judged_by",
        "told",
        "t.told",
    ),
    "disagreements": Kind("disagreement", "disagreement", "kind about claims reports"),
    "reports": Kind("report", REPORTS, "published outlet name title url", "published", "t.published"),
}
LISTS = {"aliases", "reports", "parties", "mediators", "participants", "hedges", "claims", "judged_by"}
STATUSES = ("suggested", "confirmed", "corrected")
TRUTHS = {"disputed", "recalled"}
SHOWN_AS = {"terms": "condition", "since": "from", "told": "published", "judged_by": "by"}


@dataclass(frozen=True)
class Question:
    """What is asked; what is None sets no limit. Days are YYYY-MM-DD, `since` and `until` with what they overlap."""

    what: str
    party: str | None = None
    person: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    words: str | None = None
    process: str | None = None
    as_of: str | None = None
    status: str | None = None
