"""What the attributes of DNA's values say: ids that we gave them, and what kind of organization it is."""

import re
import sqlite3
from collections.abc import Iterator

from dragoman.dna_schema import MARK

ATTRIBUTES = (
    "SELECT v.Variable, e.ID, e.Value, a.AttributeVariable, w.AttributeValue FROM ATTRIBUTEVALUES w "
    "JOIN ATTRIBUTEVARIABLES a ON a.ID = w.AttributeVariableId JOIN ENTITIES e ON e.ID = w.EntityId "
    "JOIN VARIABLES v ON v.ID = e.VariableId WHERE a.AttributeVariable IN ('Type', 'Notes') ORDER BY w.ID"
)
NEEDED = {"ATTRIBUTEVALUES", "ATTRIBUTEVARIABLES"}
KINDS = {"state": "state", "organisation": "organisation", "organization": "organisation", "group": "group"}
CODE = re.compile(r"[A-Z0-9][A-Z0-9-]*")


def ids_of(file: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """The ids of parties and issues, by variable and value, in a file that was written by us."""
    found: dict[str, dict[str, str]] = {"organization": {}, "concept": {}}
    if not is_ours(file):
        return found
    for variable, value, attributes in described(file):
        kind, notes = attributes.get("Type", ""), attributes.get("Notes", "")
        code = notes.partition(";")[0].strip()
        if variable in ("organization", "target") and kind in KINDS and CODE.fullmatch(code):
            found["organization"].setdefault(value, code)
        elif variable == "concept" and kind == "issue" and notes:
            found["concept"].setdefault(value, notes)
    return found


def kinds_of(file: sqlite3.Connection) -> dict[str, str]:
    """What organizations are, where their type says so in words of ours."""
    told = ((value, some.get("Type", "")) for variable, value, some in described(file) if variable == "organization")
    return {value: KINDS[kind.casefold()] for value, kind in told if kind.casefold() in KINDS}


def described(file: sqlite3.Connection) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Values with their variables and attributes."""
    if not tables_in(file) >= NEEDED:
        return
    found: dict[int, tuple[str, str, dict[str, str]]] = {}
    for variable, number, value, attribute, words in file.execute(ATTRIBUTES):
        found.setdefault(number, (str(variable), str(value), {}))[2][str(attribute)] = str(words or "")
    yield from found.values()


def is_ours(file: sqlite3.Connection) -> bool:
    """Whether we wrote the file: its settings say what was handed out."""
    return "SETTINGS" in tables_in(file) and bool(
        file.execute("SELECT 1 FROM SETTINGS WHERE substr(Property, 1, ?) = ?", (len(MARK), MARK)).fetchone()
    )


def tables_in(file: sqlite3.Connection) -> set[str]:
    return {name for (name,) in file.execute("SELECT upper(name) FROM sqlite_master WHERE type = 'table'")}
