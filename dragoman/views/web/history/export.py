"""The journal as JSON lines, some hundreds at a time, so that a long one needs no more memory than a short one."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.store.journal import Entry
from dragoman.views.web.history.asked import Asked, in_turn
from dragoman.views.web.history.blind import hidden
from dragoman.views.web.stores import Stores


def json_lines(stores: Stores, about: Asked, visitor: str) -> Iterator[bytes]:
    """Newest first, without the readings; of what others code blind only that they did."""
    with stores.one() as store:
        for entry in in_turn(store, about):
            yield msgspec.json.encode(plain(entry, visitor)) + b"\n"


def plain(entry: Entry, visitor: str) -> dict[str, Any]:
    payload = entry.payload
    if hidden(entry, visitor):
        payload = {name: payload[name] for name in ("report", "coding")}
    return {
        "line": entry.n,
        "at": entry.at,
        "by": entry.who,
        "kind": entry.kind,
        "what": payload,
        "taken_back_by": entry.undone,
    }
