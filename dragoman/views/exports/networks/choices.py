"""What can be chosen of a network, in the words of Discourse Network Analyzer where it has them."""

from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.views.exports.export import Option
from dragoman.views.networks.measures import (
    ONE_MODE,
    ONE_MODE_NORMALISATIONS,
    TWO_MODE,
    TWO_MODE_NORMALISATIONS,
    Agreement,
    Duplicates,
)

OPTIONS = (
    Option("kind", "statements", "Of what people say, or of who met whom and through whom.",
           choices=("statements", "meetings")),
    Option("mode", "one-mode", "Nodes tied to one another, or actors tied to issues.",
           choices=("one-mode", "two-mode")),
    Option("nodes", "parties", "Who the nodes are; issues, in one mode, are tied by the parties that speak of them.",
           choices=("parties", "people", "issues")),
    Option("aggregation", "subtract", "What a tie of statements weighs. Of one mode: ignore, congruence, conflict, "
           "subtract (congruence less conflict). Of two modes: ignore, combine (1 agrees, 2 disagrees, 3 both), "
           "subtract.",
           choices=tuple(dict.fromkeys((*ONE_MODE, *TWO_MODE)))),
    Option("normalisation", "no", "What weights are divided by. Of one mode: average, jaccard, cosine. Of two modes: "
           "activity (of the actor), prominence (of the issue).",
           choices=tuple(dict.fromkeys((*ONE_MODE_NORMALISATIONS, *TWO_MODE_NORMALISATIONS)))),
    Option("duplicates", "document", "How often the same, said again, counts: each time, or once in a document, a "
           "calendar week, month or year, or in all.", choices=("all", "document", "week", "month", "year", "once")),
    Option("agreement", "narrow", "Agreement is to offer or accept, disagreement to reject; with wide, to demand and "
           "to make conditions is agreement too, else they count as neither.", choices=("narrow", "wide")),
    Option("across", False, "Take an issue for the same in every process, so that it ties those who never met."),
    Option("without", "other", "Leave out these issues, with commas between them; other is whatever has no name of its "
           "own, so that nobody agrees on it.", metavar="ISSUES"),
    Option("least_weight", 0.0, "Leave out ties that weigh less, whatever their sign.", kind=float, metavar="X"),
    Option("least_frequency", 0, "Leave out actors with fewer statements, or meetings.", kind=int, metavar="N"),
    Option("least_issue_frequency", 0, "Leave out issues with fewer statements.", kind=int, metavar="N"),
    Option("isolates", True, "Keep nodes without any tie."),
)  # fmt: skip
WINDOWS = (
    Option("window", None, "Make a network of each so many days.", kind=int, metavar="DAYS"),
    Option("step", None, "Days from one window to the next; else as many as it has.", kind=int, metavar="DAYS"),
)
MOST_WINDOWS = 10_000


@dataclass(frozen=True)
class Choices:
    """What was chosen, which makes sense together."""

    kind: str = "statements"
    mode: str = "one-mode"
    nodes: str = "parties"
    aggregation: str = "subtract"
    normalisation: str = "no"
    duplicates: Duplicates = "document"
    agreement: Agreement = "narrow"
    across: bool = False
    without: str | None = "other"
    least_weight: float = 0.0
    least_frequency: int = 0
    least_issue_frequency: int = 0
    isolates: bool = True
    window: int | None = None
    step: int | None = None

    @property
    def two(self) -> bool:
        return self.mode == "two-mode"

    @property
    def left_out(self) -> frozenset[str]:
        """The issues that do not count."""
        return frozenset(issue.strip() for issue in (self.without or "").split(","))

    @property
    def of_meetings(self) -> bool:
        return self.kind == "meetings"

    @property
    def signed(self) -> bool:
        """Whether a tie may weigh less than nothing."""
        return not self.of_meetings and self.aggregation == "subtract"


def choices_of(**options: Any) -> Choices:
    """The choices; an error where they do not go together."""
    chosen = Choices(**options)
    if chosen.of_meetings:
        of_meetings(chosen)
    else:
        of_statements(chosen)
    for name in ("window", "step"):
        days = getattr(chosen, name)
        if days is not None and days < 1:
            raise UsageError(f"--{name} {days} is no number of days. Name one from 1 on.")
    if chosen.step is not None and chosen.window is None:
        raise UsageError("--step moves a window. Say how many days it has: --window DAYS.")
    return chosen


def of_meetings(chosen: Choices) -> None:
    if chosen.two or chosen.nodes == "issues":
        raise UsageError("Meetings join actors with one another: --mode one-mode with --nodes parties or people.")
    if chosen.normalisation != "no":
        raise UsageError(f"Meetings are counted as they are: leave --normalisation {chosen.normalisation} out.")


def of_statements(chosen: Choices) -> None:
    if chosen.two and chosen.nodes == "issues":
        raise UsageError("In two modes issues are the other side already: --nodes parties or people.")
    fits = {
        "aggregation": TWO_MODE if chosen.two else ONE_MODE,
        "normalisation": TWO_MODE_NORMALISATIONS if chosen.two else ONE_MODE_NORMALISATIONS,
    }
    for name, choices in fits.items():
        value = getattr(chosen, name)
        if value not in choices:
            raise UsageError(f"--{name} {value} is not of --mode {chosen.mode}. Choose one of: {', '.join(choices)}.")
