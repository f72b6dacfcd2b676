"""What processes are called on pages: who negotiates, or the name that a person gave."""

import re
from collections.abc import Iterable

from dragoman.store import Store
from dragoman.store.summaries import Summary
from dragoman.views.text import clean, listed, sentence_case

FOUND = re.compile(r"[A-Z0-9]{2,}(-[A-Z0-9]{2,})+(-\d{4}-\d{2})?")  # a name that the program gave


def title_of(name: str, summary: Summary | None) -> str:
    """Honduras and Nicaragua; a name that a person gave stays."""
    if summary is None or not summary.parties or not FOUND.fullmatch(name):
        return clean(name)
    return sentence_case(listed([clean(party.name) for party in summary.parties]))


def titles(store: Store, names: Iterable[str | None]) -> dict[str, str]:
    """Each with its years, as several processes have the same parties: "Honduras and Nicaragua, 2005"."""
    found = {}
    for name in dict.fromkeys(filter(None, names)):
        seen = store.overview(name)
        found[name] = with_years(title_of(name, seen.summary if seen else None), seen.summary if seen else None)
    return found


def with_years(title: str, summary: Summary | None) -> str:
    years = sorted({day[:4] for day in (summary.first, summary.last) if day}) if summary else []
    return f"{title}, {'–'.join(years)}" if years else title
