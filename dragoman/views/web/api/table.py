"""Every endpoint of the API, in the order in which the reference tells of them."""

from collections import Counter
from functools import cache

from dragoman.views.web.api.endpoint import Endpoint, Parameter
from dragoman.views.web.api.reading import (
    agreement,
    codes,
    coming,
    entries,
    export,
    formats,
    journal,
    processes,
    reports,
)
from dragoman.views.web.api.writing import codings as new_codings
from dragoman.views.web.api.writing import entries as new_entries
from dragoman.views.web.api.writing import journal as taking_back
from dragoman.views.web.api.writing import reports as new_reports

# What stands together, with what it is called.
ABOUT = {
    "about": "About",
    "processes": "Processes",
    "entries": "Entries of the whole store",
    "reports": "Reports",
    "journal": "The journal",
    "codes": "Issues and passages",
    "codings": "Blind codings",
    "export": "All of it",
    "formats": "A process for other programs",
}
MODULES = (
    coming, processes, entries, reports, journal, codes, agreement, export, formats,
    new_reports, new_entries, taking_back, new_codings,
)  # fmt: skip


def endpoints() -> tuple[Endpoint, ...]:
    """All of them, those of one subject together."""
    found: list[Endpoint] = [one for module in MODULES for one in module.ENDPOINTS]
    return tuple(one for about in ABOUT for one in found if one.about == about)


@cache
def parameters() -> dict[str, Parameter]:
    """Everything that can be asked for, once, in order of the names; of two of one name the second is words-2."""
    known = {repr(one): one for endpoint in endpoints() for one in endpoint.asks}
    often: Counter[str] = Counter()
    found = {}
    for one in sorted(known.values(), key=lambda ask: ask.name):
        often[one.name] += 1
        found[f"{one.name}-{often[one.name]}" if often[one.name] > 1 else one.name] = one
    return found


def key_of(parameter: Parameter) -> str:
    """The name by which a parameter is found among all."""
    return next(key for key, one in parameters().items() if one == parameter)
