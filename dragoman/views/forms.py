"""The forms that something can be written in, by their names."""

from collections.abc import Mapping
from typing import TypeVar

from dragoman.errors import UsageError

Writer = TypeVar("Writer")


def chosen(form: str, forms: Mapping[str, Writer]) -> Writer:
    """The writer of that name; where there is none, an error that lists the names."""
    if form not in forms:
        raise UsageError(f"Unknown format {form!r}. Choose one of: {', '.join(forms)}.")
    return forms[form]
