"""A coder at work in a file that was handed out: what DNA does to the database when they change something."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = {
    "short text": ("DATASHORTTEXT", "Entity"),
    "long text": ("DATALONGTEXT", "Value"),
    "integer": ("DATAINTEGER", "Value"),
    "boolean": ("DATABOOLEAN", "Value"),
}
LEFT_EMPTY = {"short text": "", "long text": "", "integer": 0, "boolean": 1}


@contextmanager
def working_in(path: Path) -> Iterator["Coder"]:
    """A coder who has the file open; what they did is kept when they close it."""
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("PRAGMA foreign_keys = ON")
        yield Coder(rows)


@dataclass(frozen=True)
class Coder:
    rows: sqlite3.Connection

    def statements(self, kind: int = 1, **values: Any) -> list[int]:
        """The statements of a type that have these values."""
        found = [
            number for (number,) in self.rows.execute("SELECT ID FROM STATEMENTS WHERE StatementTypeId = ?", (kind,))
        ]
        return [one for one in found if all(self.value(one, name) == value for name, value in values.items())]

    def value(self, statement: int, name: str) -> Any:
        variable, kind = self._variable(statement, name)
        table, column = TABLES[kind]
        ((value,),) = self.rows.execute(
            f"SELECT {column} FROM {table} WHERE StatementId = ? AND VariableId = ?",  # noqa: S608
            (statement, variable),
        )
        if kind != "short text":
            return value
        return self.rows.execute("SELECT Value FROM ENTITIES WHERE ID = ?", (value,)).fetchone()[0]

    def change(self, statement: int, **values: Any) -> None:
        """Choose or write other values."""
        for name, value in values.items():
            variable, kind = self._variable(statement, name)
            table, column = TABLES[kind]
            self.rows.execute(
                f"UPDATE {table} SET {column} = ? WHERE StatementId = ? AND VariableId = ?",  # noqa: S608
                (self._entity(variable, value) if kind == "short text" else value, statement, variable),
            )

    def delete(self, statement: int) -> None:
        self.rows.execute("DELETE FROM STATEMENTS WHERE ID = ?", (statement,))

    def take_over(self, statement: int, name: str) -> None:
        self.rows.execute("UPDATE STATEMENTS SET Coder = ? WHERE ID = ?", (self.coder(name), statement))

    def add(self, document: int, start: int, stop: int, name: str, kind: int = 1, **values: Any) -> int:
        """Code a stretch; a variable that is left alone has what DNA puts there."""
        statement = self.rows.execute(
            "INSERT INTO STATEMENTS VALUES (NULL, ?, ?, ?, ?, ?)", (kind, document, start, stop, self.coder(name))
        ).lastrowid
        for variable, of in self.rows.execute(
            "SELECT ID, DataType FROM VARIABLES WHERE StatementTypeId = ?", (kind,)
        ).fetchall():
            value = self._entity(variable, "") if of == "short text" else LEFT_EMPTY[of]
            self.rows.execute(f"INSERT INTO {TABLES[of][0]} VALUES (NULL, ?, ?, ?)", (statement, variable, value))  # noqa: S608
        self.change(statement or 0, **values)
        return statement or 0

    def rename(self, variable: str, old: str, new: str) -> None:
        """A value is called otherwise wherever it is used, as in the attribute manager."""
        self.rows.execute(
            "UPDATE ENTITIES SET Value = ? WHERE Value = ? "
            "AND VariableId IN (SELECT ID FROM VARIABLES WHERE Variable = ?)",
            (new, old, variable),
        )

    def coder(self, name: str) -> int:
        known = self.rows.execute("SELECT ID FROM CODERS WHERE Name = ?", (name,)).fetchone()
        if known:
            return int(known[0])
        return int(self.rows.execute("INSERT INTO CODERS (Name, Password) VALUES (?, 'x')", (name,)).lastrowid or 0)

    def _variable(self, statement: int, name: str) -> tuple[int, str]:
        found: tuple[int, str] = self.rows.execute(
            "SELECT v.ID, v.DataType FROM VARIABLES v JOIN STATEMENTS s ON s.StatementTypeId = v.StatementTypeId "
            "WHERE s.ID = ? AND v.Variable = ?", (statement, name)
        ).fetchone()  # fmt: skip
        return found

    def _entity(self, variable: int, value: str) -> int:
        known = self.rows.execute(
            "SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value = ?", (variable, value)
        ).fetchone()
        if known:
            return int(known[0])
        sql = "INSERT INTO ENTITIES (VariableId, Value) VALUES (?, ?)"
        return int(self.rows.execute(sql, (variable, value)).lastrowid or 0)
