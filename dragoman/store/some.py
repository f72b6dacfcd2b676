"""Answers some at a time, in an order that an index has, so that the next ones cost as little as the first."""

from typing import Any, Literal

from dragoman.errors import UsageError
from dragoman.store.asking import Answer, answer, kind_of
from dragoman.store.database import Database, marks
from dragoman.store.narrowing import CONDITIONS
from dragoman.store.questions import Kind, Question

Turn = Literal["process", "time"]
TURNS: tuple[Turn, ...] = ("process", "time")
Key = tuple[Any, ...]


def some_answers(
    database: Database, question: Question, most: int, after: Key | None, turn: Turn
) -> list[tuple[Key, Answer]]:
    """Each answer with its place in the order, behind which others follow."""
    if turn not in TURNS:
        raise UsageError(f"Unknown order {turn!r}. Choose one of: {', '.join(TURNS)}.")
    kind = kind_of(question.what)
    keys = keys_of(kind, turn)
    if after is not None and len(after) != len(keys):
        raise UsageError("This list goes on elsewhere: ask for it from its beginning.")
    conditions: list[str] = []
    values: list[Any] = []
    for condition in CONDITIONS:
        if found := condition(database, question, kind):
            conditions.append(found[0])
            values += found[1]
    if after is not None:
        conditions.append(f"({', '.join(keys)}) > ({marks(len(keys))})")
        values += after
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    columns = ", ".join([*keys, *(f"t.{column}" for column in kind.columns)])
    sql = f"SELECT {columns} FROM {kind.source} t{where} ORDER BY {', '.join(keys)} LIMIT ?"
    rows = database.rows(sql, *values, most)
    return [(tuple(row[: len(keys)]), answer(kind, row[len(keys) :])) for row in rows]


def keys_of(kind: Kind, turn: Turn) -> tuple[str, ...]:
    """What a list is in order of: what comes last ends it where all before is equal."""
    time = (f"coalesce(t.{kind.since}, '9999')",) if turn == "time" and kind.since else ()
    if kind.kind == "report":  # in the order in which they came
        return (*time, "t.number")
    return (*time, "t.process", "t.id")
