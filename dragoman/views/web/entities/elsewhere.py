"""The other processes of a store that know the same person, party or issue."""

from typing import NamedTuple

from dragoman.record.party_names import spelt
from dragoman.store import Store

MOST = 12  # processes that are named


class Elsewhere(NamedTuple):
    process: str
    id: str
    note: str = ""


# Each process is found by the one before it, as an issue that thousands of processes have has far more rows than that.
NEXT = (
    "WITH RECURSIVE next (process) AS ("
    "SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? UNION ALL "
    "SELECT (SELECT min(process) FROM found_by WHERE what = ? AND value = ? AND kind = ? AND process > next.process) "
    "FROM next WHERE next.process IS NOT NULL) SELECT process FROM next WHERE process IS NOT NULL LIMIT ?"
)


def same_person(store: Store, name: str, process: str) -> list[Elsewhere]:
    """People of this name in other processes; whether they are the same person is for the reader to say."""
    return [
        Elsewhere(one["process"], one["id"], one["name"])
        for one in store.ask("people", person=name)
        if one["process"] != process
    ][: MOST + 1]


def same_party(store: Store, code: str, process: str) -> list[Elsewhere]:
    return [Elsewhere(one, code) for one in processes_with(store, "party", spelt(code), "party") if one != process]


def same_issue(store: Store, issue: str, process: str) -> list[Elsewhere]:
    return [Elsewhere(one, issue) for one in processes_with(store, "issue", issue, "ledger") if one != process]


def processes_with(store: Store, what: str, value: str, kind: str) -> list[str]:
    asked = (what, value, kind)
    return store.database.column(NEXT, *asked, *asked, MOST + 2)
