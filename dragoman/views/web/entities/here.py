"""Where a page stands: its process, as known on a day, and the addresses of what belongs to that process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.store import Store
from dragoman.views.known.heading import between
from dragoman.views.known.known import Known
from dragoman.views.text import clean
from dragoman.views.web.addresses import Addresses
from dragoman.views.web.handling import addresses, process_in, record_for


@dataclass(frozen=True)
class Here:
    """`here.person(id)` is the address of a person in this process, as known on the same day."""

    known: Known
    at: Addresses
    as_of: str | None
    asked: Mapping[str, str]

    @property
    def title(self) -> str:
        """The process in words: "Honduras and Nicaragua"."""
        return between(self.known) or clean(self.known.process)

    def process(self, part: str = "", anchor: str = "", /, **query: str | int | None) -> str:
        return self.at.process(self.known.process, part, anchor, as_of=self.as_of, **query)

    def actor(self, actor: str) -> str:
        """A person's page or a party's."""
        one = self.known.actors.get(actor)
        return self.person(actor) if one is not None and one.kind == "person" else self.party(actor)

    def person(self, actor: str, **query: str | int | None) -> str:
        return self.at.person(self.known.process, actor, as_of=self.as_of, **query)

    def party(self, code: str, **query: str | int | None) -> str:
        return self.at.party(self.known.process, code, as_of=self.as_of, **query)

    def issue(self, issue: str, **query: str | int | None) -> str:
        return self.at.issue(self.known.process, issue, as_of=self.as_of, **query)

    def meeting(self, meeting: str, **query: str | int | None) -> str:
        return self.at.meeting(self.known.process, meeting, as_of=self.as_of, **query)

    def again(self, anchor: str = "", /, **changes: str | int | None) -> str:
        """The same page, asked otherwise: again("said", page=2)."""
        return again(self.asked, anchor, **changes)


def again(asked: Mapping[str, str], anchor: str = "", /, **changes: Any) -> str:
    """The same page, asked otherwise: ?outlet=Meridian&page=2#said."""
    query = urlencode({name: value for name, value in {**asked, **changes}.items() if value not in (None, "")})
    return f"?{query}{f'#{anchor}' if anchor else ''}"


def opened(request: Request, store: Store) -> Here:
    """The process that the address names, as known on the day that it asks for."""
    name, as_of = process_in(request), request.query_params.get("as_of") or None
    return Here(record_for(request, store, name, as_of), addresses(request), as_of, dict(request.query_params))
