"""The columns of a table of reports: found by their usual names, or as the caller names them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import SourceError, UsageError
from dragoman.sources.decode import decode
from dragoman.sources.items import Facts
from dragoman.sources.published import day_of
from dragoman.vocabulary import load

NAME_IT = "Name it: --column text=NAME, or columns={'text': 'NAME'}"
WRAPS = ("$date", "$numberLong", "$oid")  # of MongoDB
PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True)
class Told:
    """What a row says beside its text: facts, the report's name, flags."""

    facts: Facts
    name: str | None
    flags: tuple[str, ...] = ()


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise where a column is named for something that a report does not have."""
    known = list(load("debris")["columns"])
    for noun in columns:
        if noun not in known:
            raise UsageError(f"Unknown column '{noun}'. Choose among: {', '.join(known)}.")


def row_text(row: Mapping[str, object], columns: Mapping[str, str]) -> str:
    """The text of a row; SourceError where no column holds one."""
    column = column_of(row, "text", columns)
    if column is None:
        there = ", ".join(f"'{name}'" for name in list(row)[:12]) or "none"
        inner = list_in(row)
        way_out = (
            f"'{'.'.join(inner)}' is a list of reports; take it out: jq -c '{path_of(inner)}[]'" if inner else NAME_IT
        )
        raise SourceError(f"No column holds the text; there are {there}. {way_out}.")
    text = row[column]
    if isinstance(text, bytes):
        text = decode(text).text
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        return "\n\n".join(text)
    if not isinstance(text, str) or not text.strip():
        raise SourceError(
            f"The column '{column}' holds no text here but "
            f"{shortened(text)}. Leave this entry out, or name another column."
        )
    return text


def list_in(row: Mapping[str, object], above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Where a list of reports lies within an object, as services give what they found: articles, response.results."""
    for name, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and column_of(value[0], "text", {}):
            return (*above, name)
        if not above and isinstance(value, dict) and (found := list_in(value, (name,))):
            return found
    return ()


def path_of(names: tuple[str, ...]) -> str:
    """.response.results, ."found here" as jq has them"""
    return "".join(f".{name}" if PLAIN_NAME.fullmatch(name) else f".{json.dumps(name)}" for name in names)


def row_facts(row: Mapping[str, object], columns: Mapping[str, str]) -> Told:
    """The facts of a row; a date that cannot be understood is flagged, not guessed."""
    values = {noun: value_of(row, noun, columns) for noun in ("title", "outlet", "byline", "url", "language", "id")}
    column = column_of(row, "published", columns)
    given = fact_in(row, column)
    published = day_of(given)
    flags = (f"date not understood: {shortened(given)}",) if given not in (None, "") and published is None else ()
    language = values["language"].casefold()[:2] if values["language"] and len(values["language"]) <= 5 else None
    facts = Facts(values["title"], values["outlet"], values["byline"], published, values["url"], language)
    return Told(facts, values["id"], flags)


def row_title(row: Mapping[str, object], columns: Mapping[str, str]) -> str | None:
    """The title of a row, without its other facts; SourceError where it lacks a column that was named."""
    for noun in columns:
        column_of(row, noun, columns)
    return value_of(row, "title", columns)


def value_of(row: Mapping[str, object], noun: str, columns: Mapping[str, str]) -> str | None:
    """What a row has for title, outlet …, on one line; lists of names joined by commas."""
    column = column_of(row, noun, columns)
    value = fact_in(row, column)
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value if isinstance(part, (str, int)))
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = " ".join(
        "".join(character for character in str(value) if character.isprintable() or character.isspace()).split()
    )
    return text.encode("utf-8", errors="replace").decode() or None


def fact_in(row: Mapping[str, object], column: str | None) -> object:
    """What a column holds, bytes as UTF-8, as some tables mark no column as text; None where they are none."""
    value = unwrapped(row.get(column)) if column else None
    if not isinstance(value, bytes):
        return value
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    return text if "\0" not in text else None


def unwrapped(value: object) -> object:
    """A value as it is without what a database's export wraps it in: {"$date": "2018-05-03T10:00:00Z"}."""
    while isinstance(value, dict) and len(value) == 1 and next(iter(value)) in WRAPS:
        value = next(iter(value.values()))
    return value


def column_of(row: Mapping[str, object], noun: str, columns: Mapping[str, str]) -> str | None:
    """The column that holds a report's title, date …: as named by the caller, else by its usual names."""
    if noun in columns:
        if columns[noun] not in row:
            there = ", ".join(f"'{name}'" for name in list(row)[:12]) or "none"
            raise SourceError(f"No column '{columns[noun]}' for {noun}; there are {there}.")
        return columns[noun]
    by_name = {name.strip().casefold(): name for name in reversed(list(row))}
    usual = [by_name[name] for name in load("debris")["columns"][noun] if name in by_name]
    return next((name for name in usual if row[name] not in (None, "", [], b"")), next(iter(usual), None))


def shortened(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 60 else f"{words[:57]}..."
