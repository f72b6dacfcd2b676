"""What a form for some words can know before anything is typed."""

from collections.abc import Sequence
from typing import Any

from dragoman.model import EntryKind
from dragoman.views.text import QUOTES, clean
from dragoman.views.web.correcting.about import About
from dragoman.views.web.correcting.sent import Typed
from dragoman.views.web.correcting.typed import as_typed
from dragoman.views.web.correcting.words import Place


def suggested(kind: EntryKind, places: Sequence[Place], whole: About) -> Typed:
    """The words themselves, and of a position who is known to say them and when."""
    evidence = [{"report": whole.report.id, "start": start, "end": end} for start, end in places]
    text = whole.report.text
    facts: dict[str, Any] = {"evidence": evidence}
    if kind == "statement":
        facts = {"spans": list(places), "kind": "direct" if all(quoted(one, text) for one in places) else "indirect"}
    elif kind == "position":
        facts |= {"party": speaking(places, whole), "date": whole.report.published}
    elif kind == "actor" and places:
        facts |= {"kind": "person", "name": clean(text[places[0][0] : places[0][1]]).strip()}
    return as_typed(facts, kind, text)


def speaking(places: Sequence[Place], whole: About) -> str | None:
    """The party for which the words are said, where they lie in a statement."""
    for statement in whole.reading.statements:
        if any(start <= a and b <= end for a, b in places for start, end in statement.spans):
            return statement.party
    return None


def quoted(place: Place, text: str) -> bool:
    """Whether quotation marks stand around words, or at their ends."""
    start, end = place
    around = text[max(0, start - 1) : start + 1]
    behind = text[end - 1 : end + 1]
    return any(mark in around for mark in QUOTES) and any(mark in behind for mark in QUOTES.values())
