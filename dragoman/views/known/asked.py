"""Which part of a process is asked for."""

from dataclasses import dataclass, fields, replace
from typing import Any

from dragoman.model import LedgerEntry
from dragoman.views.numbers import page_number
from dragoman.views.process.content import SHOWN


@dataclass(frozen=True)
class Asked:
    """?as_of=2019-03-25&party=MDG&open=MDG/ceasefire

    as_of         the day on which the record is looked at
    since, until  the range chosen on the timeline (`from` and `until` in the address)
    open          a cell of the matrix, PARTY/ISSUE
    faint         "1": with entries that rest on weak signs
    list, page    one part of the page in full, such as "movements"
    """

    as_of: str | None = None
    status: str | None = None
    stance: str | None = None
    party: str | None = None
    since: str | None = None
    until: str | None = None
    open: str | None = None
    faint: str | None = None
    list: str | None = None
    page: str | None = None

    def changed(self, **changes: str | None) -> dict[str, Any]:
        """The query of an address that asks for the same but for these; a page of a list starts at its first."""
        asked = replace(self, **{"page": None, **changes})
        query = {field.name: getattr(asked, field.name) for field in fields(asked)}
        return {"from_" if name == "since" else name: value for name, value in query.items() if value}

    @property
    def number(self) -> int:
        """The page of a list, from 1."""
        return page_number(self.page)

    @property
    def narrowed(self) -> bool:
        return any((self.status, self.stance, self.party, self.since, self.until))

    def within(self, first: str | None, last: str | None) -> bool:
        """Whether something that was there between two days falls into the range; of what bears no day, only without
        one."""
        if not (self.since or self.until):
            return True
        if first is None and last is None:
            return False
        return (last or "9999") >= (self.since or "") and (first or "")[: len(self.until or "9999-99-99")] <= (
            self.until or "9999"
        )

    def takes(self, entry: LedgerEntry) -> bool:
        """Whether an entry of the ledger is asked for, faint or not."""
        return (
            (entry.status == self.status if self.status else entry.status != "rejected")
            and self.stance in (None, entry.stance)
            and self.party in (None, entry.party)
            and self.within(entry.since, entry.until)
        )


def is_faint(entry: LedgerEntry) -> bool:
    """Whether an entry rests on signs so weak that it is shown only when asked for."""
    return entry.score < SHOWN and not entry.disputed and entry.status == "suggested"
