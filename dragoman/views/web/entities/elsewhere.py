"""The other processes of a store that know the same person, party or issue."""

from typing import NamedTuple

from dragoman.record.party_names import spelt
from dragoman.store import Store
from dragoman.store.looked_up import processes_with

MOST = 12  # processes that are named


class Elsewhere(NamedTuple):
    process: str
    id: str
    note: str = ""


def same_person(store: Store, name: str, process: str) -> list[Elsewhere]:
    """People of this name in other processes; whether they are the same person is for the reader to say."""
    return [
        Elsewhere(one["process"], one["id"], one["name"])
        for one in store.ask("people", person=name)
        if one["process"] != process
    ][: MOST + 1]


def same_party(store: Store, code: str, process: str) -> list[Elsewhere]:
    return [
        Elsewhere(one, code)
        for one in processes_with(store.database, "party", spelt(code), "party", MOST + 2)
        if one != process
    ]


def same_issue(store: Store, issue: str, process: str) -> list[Elsewhere]:
    return [
        Elsewhere(one, issue)
        for one in processes_with(store.database, "issue", issue, "ledger", MOST + 2)
        if one != process
    ]
