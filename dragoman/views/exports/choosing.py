"""The options of an export as somebody gives them in words."""

from collections.abc import Mapping
from typing import Any

from dragoman.errors import UsageError
from dragoman.views.exports.export import Export, Option

YES, NO = ("yes", "true", "1", "on"), ("no", "false", "0", "off", "")


def options_given(export: Export, given: Mapping[str, str]) -> dict[str, Any]:
    """Every option of an export: as it is given, else as it is by itself.

    {"duplicates": "week", "least": "2"}    {"duplicates": "week", "least": 2, "texts": False}
    """
    return {one.name: understood(one, given[one.name]) if one.name in given else one.default for one in export.options}


def understood(option: Option, words: str) -> Any:
    """The value that words stand for; an error that says which there are."""
    if option.choices:
        return one_of(option, words, option.choices)
    if isinstance(option.default, bool):
        return one_of(option, words.casefold(), (*YES, *NO)) in YES
    if not words.strip():
        return option.default
    try:
        return option.kind(words)
    except ValueError as error:
        what = "a whole number" if option.kind is int else "a number" if option.kind is float else "that"
        raise UsageError(f"{option.name}: {words!r} is not {what}.") from error


def one_of(option: Option, words: str, choices: tuple[str, ...]) -> str:
    if words not in choices:
        raise UsageError(f"{option.name}: {words!r} is none of {', '.join(filter(None, choices))}.")
    return words
