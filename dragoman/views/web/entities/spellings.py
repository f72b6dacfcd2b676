"""How reports write a name, how often each way, and where."""

import re
from typing import NamedTuple

from dragoman.model import KnownActor
from dragoman.views.known.known import Known
from dragoman.views.text import clean

SHOWN = 3  # reports that are named for each spelling


class Spelling(NamedTuple):
    text: str
    times: int
    reports: tuple[str, ...]


def spellings(known: Known, actor: KnownActor) -> list[Spelling]:
    """The commonest first; a longer name is not counted again as the shorter one within it."""
    forms = sorted({form for form in (actor.name, *actor.aliases) if form.strip()}, key=lambda form: -len(form))
    if not forms:
        return []
    written = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
    shown = {form: quieter(form, forms) for form in forms}
    found: dict[str, list[str]] = {}
    for report in actor.reports:
        for match in written.finditer(known.reports[report].text):
            found.setdefault(shown[match[0]], []).append(report)
    counted = [Spelling(clean(form), len(where), tuple(dict.fromkeys(where))) for form, where in found.items()]
    return sorted(counted, key=lambda one: (-one.times, one.text))


def quieter(form: str, forms: list[str]) -> str:
    """The same name in small letters where reports have it so too: HONDURAS in a headline is Honduras."""
    alike = [other for other in forms if other.casefold() == form.casefold() and not other.isupper()]
    return alike[0] if form.isupper() and alike else form
