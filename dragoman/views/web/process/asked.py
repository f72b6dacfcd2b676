"""What the address of a process's page asks for; every state of the page has one."""

from dataclasses import fields

from starlette.datastructures import QueryParams

from dragoman.days import is_day
from dragoman.views.known.asked import Asked

LISTS = ("matrix", "movements", "meetings", "disagreements", "people", "sources")


def asked_in(query: QueryParams) -> Asked:
    """What an address asks for; what has no sense is left out."""
    known = {field.name: query.get("from" if field.name == "since" else field.name) or None for field in fields(Asked)}
    for name in ("since", "until"):
        if not is_day(known[name] or ""):
            known[name] = None
    if known["list"] not in LISTS:
        known["list"] = None
    return Asked(**known)
