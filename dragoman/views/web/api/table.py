"""Every endpoint of the API, in the order in which the reference tells of them."""

from dragoman.views.web.api.endpoint import Endpoint
from dragoman.views.web.api.reading import codes, coming, entries, export, journal, processes, reports
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
}
MODULES = (
    coming, processes, entries, reports, journal, codes, export, new_reports, new_entries, taking_back, new_codings,
)  # fmt: skip


def endpoints() -> tuple[Endpoint, ...]:
    """All of them, those of one subject together."""
    found: list[Endpoint] = [one for module in MODULES for one in module.ENDPOINTS]
    return tuple(one for about in ABOUT for one in found if one.about == about)
