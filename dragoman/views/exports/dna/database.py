"""A DNA database that is being written: rows of its tables, each entity once."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import permutations
from pathlib import Path

from dragoman.dna_schema import (
    ADMIN,
    ATTRIBUTES,
    MACHINE,
    MARK,
    TYPES,
    VERSION,
    HandedOut,
    StatementType,
    Variable,
    tables,
    told,
)  # fmt: skip
from dragoman.views.exports.dna.book import Document, Numbered, Page
from dragoman.views.exports.dna.colours import colour_of_place
from dragoman.views.exports.dna.names import NOBODY, Entity
from dragoman.views.exports.dna.passwords import hashed
from dragoman.views.exports.dna.words import long

ADMIN_ID = 1
COLOURS = {ADMIN: (255, 255, 0), MACHINE: (205, 205, 205)}
HAND_OUT = "INSERT INTO SETTINGS VALUES (?, ?) ON CONFLICT (Property) DO UPDATE SET Value = Value || excluded.Value"
LINKED = (("person", "organization"),)
UNKNOWN_DAY = 0  # DNA wants a date of every document: 1970-01-01
VALUES = {
    "boolean": "INSERT INTO DATABOOLEAN VALUES (NULL, ?, ?, ?)",
    "integer": "INSERT INTO DATAINTEGER VALUES (NULL, ?, ?, ?)",
    "long text": "INSERT INTO DATALONGTEXT VALUES (NULL, ?, ?, ?)",
    "short text": "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)",
}


@contextmanager
def database(path: Path) -> Iterator["Database"]:
    """A new database, whole when the block ends; the same rows give the same bytes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.executescript(tables())
        connection.execute("BEGIN")
        yield Database(connection)
        connection.execute("COMMIT")
        connection.execute("VACUUM")


class Database:
    """Rows go in as they come; the ids of entities are kept, and nothing else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run, self._run_many = connection.execute, connection.executemany
        self._attributes: dict[int, list[int]] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._run_many("INSERT INTO SETTINGS VALUES (?, ?)", zip(("version", "date"), VERSION, strict=True))
        for kind in TYPES:
            self._add_type(kind)

    def _add_type(self, kind: StatementType) -> None:
        self._run("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", (kind.id, kind.label, *kind.colour))
        names = {variable.name: variable.id for variable in kind.variables}
        for variable in kind.variables:
            self._run("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", (variable.id, variable.name, variable.kind, kind.id))
            self._attributes[variable.id] = [
                self._add("INSERT INTO ATTRIBUTEVARIABLES VALUES (NULL, ?, ?)", (variable.id, name))
                for name in (ATTRIBUTES if variable.described else ())
            ]
            if variable.kind == "short text":
                self.entity(variable, NOBODY)
        for source, target in LINKED:
            if source in names and target in names:
                self._add("INSERT INTO VARIABLELINKS VALUES (NULL, ?, ?)", (names[source], names[target]))

    def entity(self, variable: Variable, entity: Entity) -> int:
        """The id of a value of a variable, which is added where it is new; its attributes are those it came with."""
        key = (variable.id, entity.value)
        if key not in self._entities:
            self._entities[key] = number = self._add(
                "INSERT INTO ENTITIES VALUES (NULL, ?, ?, ?, ?, ?, NULL)", (*key, *entity.colour)
            )
            for attribute, words in zip(
                self._attributes[variable.id], (entity.kind, entity.alias, entity.notes), strict=False
            ):
                self._add("INSERT INTO ATTRIBUTEVALUES VALUES (NULL, ?, ?, ?)", (number, attribute, words))
        return self._entities[key]

    def actor(self, name: str, entity: Entity) -> None:
        """An actor among the values of every variable of this name, so that coders can choose them."""
        for kind in TYPES:
            for variable in kind.variables:
                if variable.name == name:
                    self.entity(variable, entity)

    def page(self, page: Page) -> None:
        """A document, unless it is there, and what is coded in it."""
        if not page.known:
            self._document(page.id, page.document)
        for one in page.codings:
            self._coding(page.id, one)
        if page.codings:
            self._run(HAND_OUT, (f"{MARK}{long(page.report.id)}", told(map(handed_out, page.codings))))

    def _document(self, number: int, one: Document) -> None:
        seconds = UNKNOWN_DAY if one.seconds is None else one.seconds
        self._run(
            "INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, one.title, one.text, ADMIN_ID, one.author, one.source, one.section, one.notes, one.type, seconds),
        )

    def _coding(self, document: int, one: Numbered) -> None:
        kind = one.coding.type
        row = (one.id, kind.id, document, one.start, one.stop, one.coder)
        self._run("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", row)
        for variable in kind.variables:
            value = one.coding.values[variable.name]
            held = self.entity(variable, value) if isinstance(value, Entity) else value
            self._add(VALUES[variable.kind], (one.id, variable.id, held))

    def coders(self, names: Sequence[str], password: str) -> None:
        """All coders with every permission, and what each may do with the work of every other: everything.

        Text is coloured by coder, so that what nobody has confirmed is seen to be: it is grey.
        """
        for number, name in enumerate(names, 1):
            self._run(
                "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password, ColorByCoder) VALUES (?, ?, ?, ?, ?, ?, 1)",
                (number, name, *COLOURS.get(name, colour_of_place(number)), hashed(password, name)),
            )
        self._run_many(
            "INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", permutations(range(1, len(names) + 1), 2)
        )

    def _add(self, sql: str, row: Sequence[object]) -> int:
        return int(self._run(sql, row).lastrowid or 0)


def handed_out(one: Numbered) -> HandedOut:
    """A coding as coders get it."""
    values = {
        name: value.value if isinstance(value, Entity) else value for name, value in one.coding.values.items()
    }  # fmt: skip
    return HandedOut(one.start, one.stop, one.coder, values)
