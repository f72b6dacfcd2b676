"""How many answers there are of what, each as a link that narrows the search to these."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dragoman.store.searching import Found
from dragoman.views.text import clean, sentence_case
from dragoman.views.words import issue

FIRST = 6  # values that are shown of each
ALL = 40  # and with those that are shown on demand
TITLES: Mapping[str, str] = {
    "party": "Party",
    "speaker": "Speaker",
    "issue": "Issue",
    "process": "Process",
    "outlet": "Outlet",
    "year": "Year",
    "kind": "Kind",
    "status": "Status",
}
KINDS = {"direct": "word for word", "indirect": "in the reporter’s words", "mixed": "partly word for word"}


class Value(NamedTuple):
    """One value of a facet, what it is called, how many there are, and the query that narrows to it."""

    value: str
    label: str
    number: int
    query: Mapping[str, Any]


class Facet(NamedTuple):
    name: str
    title: str
    first: tuple[Value, ...]
    more: tuple[Value, ...]
    left: int


class Chosen(NamedTuple):
    """What the search is narrowed to, and the query without it."""

    title: str
    label: str
    query: Mapping[str, Any]


def facets(found: Found, query: Mapping[str, Any], processes: Mapping[str, str]) -> list[Facet]:
    """Those by which something can still be left out."""
    shown = []
    for name, title in TITLES.items():
        counts = found.facets.get(name, ())
        if query.get(name) or not counts or (len(counts) == 1 and counts[0][1] == len(found.hits)):
            continue
        if name == "year":
            counts = tuple(sorted(counts, reverse=True))
        values = tuple(
            Value(value, label(name, value, {**found.names, **processes}), count, {**query, name: value, "page": None})
            for value, count in counts[:ALL]
        )
        shown.append(Facet(name, title, values[:FIRST], values[FIRST:], max(0, len(counts) - len(values))))
    return shown


def chosen(found: Found, query: Mapping[str, Any], processes: Mapping[str, str]) -> list[Chosen]:
    """To what the search is narrowed, each to be taken away."""
    return [
        Chosen(title, label(name, query[name], {**found.names, **processes}), {**query, name: None, "page": None})
        for name, title in TITLES.items()
        if query.get(name)
    ]


def label(name: str, value: str, names: Mapping[str, str]) -> str:
    """A value in words."""
    if name in ("party", "process"):
        return clean(names.get(value, value))
    if name == "issue":
        return sentence_case(issue(value))
    if name == "kind":
        return sentence_case(KINDS.get(value, value))
    return sentence_case(value) if name == "status" else clean(value)
