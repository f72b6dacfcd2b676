"""What a browser sent with a form, and what is made of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.datastructures import FormData

from dragoman.model import Actor
from dragoman.views.text import clean
from dragoman.views.web.correcting.words import Place

Typed = Mapping[str, tuple[str, ...]]

LONGEST = 2000  # characters of one line


class WrongError(Exception):
    """What was typed cannot be it; `places` are those among which to choose."""

    def __init__(self, message: str, places: Sequence[Place] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.places = tuple(places)


class Checked:
    """What a form says: an entry's facts, what is wrong with which field, actors that it is the first to name."""

    def __init__(self) -> None:
        self.after: dict[str, Any] = {}
        self.wrong: dict[str, WrongError] = {}
        self.newcomers: dict[str, Actor] = {}


def typed(form: FormData) -> Typed:
    """All that was sent, in order."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def one_line(sent: Typed, name: str) -> str:
    value = clean(" ".join(sent.get(name, ())[:1])).strip()
    if len(value) > LONGEST:
        raise WrongError(f"At most {LONGEST:,} characters; these are {len(value):,}.")
    return value
