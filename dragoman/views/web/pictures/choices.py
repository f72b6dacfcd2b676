"""What the address of a picture asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from dragoman.model import LedgerEntry
from dragoman.views.known.asked import Asked, is_faint
from dragoman.views.networks.measures import DUPLICATES, Duplicates
from dragoman.views.networks.tellings import Actors
from dragoman.views.web.process.asked import asked_in

# Each choice: what it is called, what stands in the address, and the words for it; the first
# is taken where none is named.
CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "actors": ("Actors", {"parties": "parties", "people": "people"}),
    "duplicates": (
        "The same, said again, counts",
        {"document": "once a report", "week": "once a week", "once": "once in all", "all": "each time"},
    ),
    "ties": (
        "Ties",
        {
            "subtract": "congruence less conflict",
            "congruence": "congruence: the same side",
            "conflict": "conflict: opposite sides",
        },
    ),
    "reading": (
        "Demands and conditions",
        {"strict": "count as neither", "wide": "count as agreement"},
    ),
    "normalised": (
        "Weights",
        {"none": "as counted", "average": "by average activity", "jaccard": "by Jaccard’s measure"},
    ),
    "by": ("Columns", {"fit": "as fits", "day": "days", "week": "weeks", "month": "months", "year": "years"}),
}


@dataclass(frozen=True)
class Choices:
    """`asked` is what the page of the process asks for too: the day, the range, the status, the party, the faint ones.
    `unsaid` is taken of a choice that the address does not name; `large` pictures have more room."""

    asked: Asked
    chosen: Mapping[str, str]
    sort: str = ""
    unsaid: Mapping[str, str] = field(default_factory=dict)
    large: bool = False

    def __getitem__(self, name: str) -> str:
        return self.chosen.get(name) or self.unsaid.get(name) or next(iter(CHOICES[name][1]))

    @property
    def actors(self) -> Actors:
        return "people" if self["actors"] == "people" else "parties"

    @property
    def room(self) -> int:
        """How many lines a picture may have before nobody can follow one of them."""
        return 44 if self.large else 32

    @property
    def duplicates(self) -> Duplicates:
        return next(one for one in DUPLICATES if one == self["duplicates"])

    def takes(self, entry: LedgerEntry) -> bool:
        """Whether an entry counts: of the status and the party asked for, faint ones only where they are asked for."""
        status = entry.status == self.asked.status if self.asked.status else entry.status != "rejected"
        return status and self.asked.party in (None, entry.party) and bool(self.asked.faint or not is_faint(entry))

    def query(self, **changes: str | None) -> dict[str, Any]:
        """The query of an address that asks for the same but for these."""
        asked = self.asked.changed(list=None, open=None, stance=None)
        found = {**asked, **self.chosen, "sort": self.sort or None, **changes}
        return {name: value for name, value in found.items() if value}


def choices_in(query: QueryParams) -> Choices:
    """What an address asks for; what has no sense is left out."""
    chosen = {name: query[name] for name, (_, words) in CHOICES.items() if query.get(name) in words}
    return Choices(asked_in(query), chosen, query.get("sort", "")[:40])
