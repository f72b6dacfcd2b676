"""A form's contents: how an entry is written into one, and how what was typed becomes an entry again.

Both go by the names of the controls, so that a form that is shown once more with what is wrong keeps every word.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from dragoman.model import EntryKind
from dragoman.views.text import clean
from dragoman.views.web.correcting.about import About
from dragoman.views.web.correcting.controls import READ
from dragoman.views.web.correcting.fields import FIELDS
from dragoman.views.web.correcting.sent import Checked, Typed, WrongError
from dragoman.views.web.correcting.words import Place, written


def as_typed(entry: Mapping[str, Any], kind: EntryKind, text: str) -> Typed:
    """An entry as its form shows it."""
    found: dict[str, tuple[str, ...]] = {}
    for field in FIELDS[kind]:
        value = entry.get(field.name)
        if field.control in ("words", "one"):
            places = places_from(value)
            found[field.name] = ("\n".join(clean(text[start:end]) for start, end in places),)
            found[f"{field.name}-at"] = tuple(written(place) for place in places)
        elif field.control in ("checks", "parties", "people"):
            found[field.name] = tuple(value or ())
        elif field.control == "lines":
            found[field.name] = ("\n".join(value or ()),)
        elif field.control == "yes":
            found[field.name] = ("yes",) if value else ()
        else:
            found[field.name] = ("" if value is None else str(value),)
    return found


def places_from(value: Any) -> list[Place]:
    """Places as JSON has them: spans, pairs, one pair, or nothing."""
    if not value:
        return []
    pairs = [value] if isinstance(value[0], int) else value
    return [(one["start"], one["end"]) if isinstance(one, dict) else (one[0], one[1]) for one in pairs]


def checked(sent: Typed, kind: EntryKind, whole: About) -> Checked:
    """What a form says of an entry."""
    found = Checked()
    for field in FIELDS[kind]:
        try:
            value = READ[field.control](field, sent, whole, found)
            if field.needed and value in (None, "", ()):
                raise WrongError("This cannot stay empty.")
            found.after[field.name] = value
        except WrongError as wrong:
            found.wrong[field.name] = wrong
    if not found.wrong and kind in FINISH:
        FINISH[kind](found, whole)
    return found


def whole_statement(found: Checked, whole: About) -> None:
    """Its pieces in order, in one paragraph, and its text made of them."""
    text, after = whole.report.text, found.after
    spans = sorted((one["start"], one["end"]) for one in after["spans"])
    within = [(start, end) for start, end in whole.report.paragraphs if start <= spans[0][0] and spans[-1][1] <= end]
    if whole.report.paragraphs and not within:
        found.wrong["spans"] = WrongError("A statement lies in one paragraph. Make two of it.")
    if any(one[1] > other[0] for one, other in pairwise(spans)):
        found.wrong["spans"] = WrongError("Two of these pieces overlap.")
    after |= {"spans": tuple(spans), "report": whole.report.id, "text": " ".join(text[s:e] for s, e in spans)}


def whole_meeting(found: Checked, _whole: About) -> None:
    """A date is as precise as it was written."""
    when = found.after["date"]
    found.after["date_precision"] = None if when is None else "day" if len(when) > len("2019-09") else "month"


def whole_actor(found: Checked, _whole: About) -> None:
    """People have no code."""
    if found.after["kind"] == "person":
        found.after["code"] = None


FINISH: Mapping[str, Callable[[Checked, About], None]] = {
    "statement": whole_statement,
    "meeting": whole_meeting,
    "actor": whole_actor,
}
