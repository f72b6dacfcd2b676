"""A .dna file as DNA reads it: the questions that its windows and its network exporter ask of the database."""

import sqlite3
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.model import Reading
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part, as_it_stands

Row = dict[str, Any]
POSITIONS, QUOTATIONS = "DNA Statement", "Quotation"
TABLES = {
    "short text": "DATASHORTTEXT",
    "long text": "DATALONGTEXT",
    "integer": "DATAINTEGER",
    "boolean": "DATABOOLEAN",
}


@dataclass(frozen=True)
class Dna:
    """A database in memory, with foreign keys enforced as DNA has them."""

    rows: sqlite3.Connection

    def all(self, sql: str, *values: object) -> list[Row]:
        return [dict(row) for row in self.rows.execute(sql, values)]

    def documents(self) -> list[Row]:
        return self.all("SELECT * FROM DOCUMENTS ORDER BY ID")

    def painted(self, document: int) -> list[Row]:
        """What the text panel colours: each statement with its type and coder, by place."""
        return self.all(
            "SELECT S.ID, S.Start, S.Stop, T.Label AS Type, C.Name AS Coder FROM STATEMENTS S "
            "LEFT JOIN CODERS C ON C.ID = S.Coder LEFT JOIN STATEMENTTYPES T ON T.ID = S.StatementTypeId "
            "WHERE S.DocumentId = ? ORDER BY Start",
            document,
        )

    def statements(self, label: str) -> list[Row]:
        """What the statement table and the popup show: each statement of a type with its words and all its values."""
        found = self.all(
            "SELECT S.ID, S.DocumentId, S.Start, S.Stop, C.Name AS Coder, D.Text FROM STATEMENTS S "
            "JOIN CODERS C ON S.Coder = C.ID JOIN STATEMENTTYPES T ON S.StatementTypeId = T.ID "
            "JOIN DOCUMENTS D ON D.ID = S.DocumentId WHERE T.Label = ? ORDER BY S.ID",
            label,
        )
        variables = self.all(
            "SELECT V.* FROM VARIABLES V JOIN STATEMENTTYPES T ON T.ID = StatementTypeId WHERE T.Label = ?", label
        )
        for one in found:
            one["words"] = units(one.pop("Text"), one["Start"], one["Stop"])
            one.update({variable["Variable"]: self.value(one["ID"], variable) for variable in variables})
        return found

    def value(self, statement: int, variable: Row) -> Any:
        """The value of a variable: there is always one, and only one."""
        table = TABLES[variable["DataType"]]
        if table == "DATASHORTTEXT":
            sql = (
                "SELECT E.Value FROM DATASHORTTEXT D LEFT JOIN ENTITIES E ON E.ID = D.Entity "
                "AND E.VariableId = D.VariableId WHERE D.StatementId = ? AND D.VariableId = ?"
            )
        else:
            sql = f"SELECT Value FROM {table} WHERE StatementId = ? AND VariableId = ?"  # noqa: S608 - our own tables
        ((value,),) = self.rows.execute(sql, (statement, variable["ID"]))
        return value

    def entities(self, label: str, variable: str) -> dict[str, Row]:
        """What the attribute manager shows of a variable: its values with attributes, and how often they are used."""
        found = self.all(
            "SELECT E.ID, Value, E.Red, E.Green, E.Blue, "
            "(SELECT COUNT(ID) FROM DATASHORTTEXT D WHERE D.VariableId = E.VariableId AND Entity = E.ID) AS Count "
            "FROM ENTITIES E JOIN VARIABLES V ON V.ID = E.VariableId JOIN STATEMENTTYPES T ON T.ID = V.StatementTypeId "
            "WHERE T.Label = ? AND Variable = ?",
            label,
            variable,
        )
        for one in found:
            attributes = self.all(
                "SELECT AttributeVariable, AttributeValue FROM ATTRIBUTEVALUES A JOIN ATTRIBUTEVARIABLES V "
                "ON A.AttributeVariableId = V.ID WHERE EntityId = ?",
                one.pop("ID"),
            )
            one.update({attribute["AttributeVariable"]: attribute["AttributeValue"] for attribute in attributes})
        return {one["Value"]: one for one in found}

    def affiliations(self, actor: str) -> Counter[tuple[str, str, int]]:
        """The counts of a two-mode network: actor, concept, agreement, without statements in which one is empty."""
        return Counter(
            (one[actor], one["concept"], one["agreement"])
            for one in self.statements("DNA Statement")
            if one[actor] and one["concept"]
        )


def opened(parts: Iterable[Part], **options: Any) -> Dna:
    """What the export writes of these parts, read back whole."""
    with TemporaryDirectory() as room:
        path = Path(room) / "talks.dna"
        written(EXPORTS["dna"], parts, path, **options)
        assert [one.name for one in Path(room).iterdir()] == ["talks.dna"]
        rows = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(path)) as file:
            file.backup(rows)
    rows.row_factory = sqlite3.Row
    rows.execute("PRAGMA foreign_keys = ON")
    return Dna(rows)


def units(text: str, start: int, stop: int) -> str:
    """A piece of a text as Java cuts it."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * stop].decode("utf-16-le")


def lets_in(password: str, stored: str) -> bool:
    """Whether Jasypt's StrongPasswordEncryptor takes a password: 16 bytes of salt, 100,000 rounds of SHA-256."""
    salt, digest = b64decode(stored)[:16], b64decode(stored)[16:]
    found = salt + password.encode()
    for _ in range(100_000):
        found = sha256(found).digest()
    return found == digest


def part_of(reading: Reading, process: str | None = "lamp") -> Part:
    return Part(process, as_it_stands(reading))
