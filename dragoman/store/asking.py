"""Answers to questions: what is asked for, narrowed by who, what, when and where."""

from typing import Any

from dragoman.errors import UsageError
from dragoman.store.database import Database
from dragoman.store.narrowing import CONDITIONS
from dragoman.store.packing import plain_json
from dragoman.store.questions import KINDS, LISTS, SHOWN_AS, TRUTHS, Kind, Question

Answer = dict[str, Any]


def answers(database: Database, question: Question) -> list[Answer]:
    """The answers in order of time, each by its columns' names."""
    kind = kind_of(question.what)
    conditions: list[str] = []
    values: list[Any] = []
    for condition in CONDITIONS:
        if found := condition(database, question, kind):
            conditions.append(found[0])
            values += found[1]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    order = f"coalesce(t.{kind.since}, '9999'), " if kind.since else ""
    columns = ", ".join(f"t.{column}" for column in kind.columns)
    sql = f"SELECT {columns} FROM {kind.source} t{where} ORDER BY {order}t.process, t.id"
    return [answer(kind, row) for row in database.rows(sql, *values)]


def kind_of(what: str) -> Kind:
    if what not in KINDS:
        raise UsageError(f"Nothing is known of {what!r}. Ask for one of: {', '.join(KINDS)}.")
    return KINDS[what]


def answer(kind: Kind, row: tuple[Any, ...]) -> Answer:
    found: Answer = {}
    for column, value in zip(kind.columns, row, strict=True):
        shown = plain_json(value) if column in LISTS else bool(value) if column in TRUTHS else value
        found[SHOWN_AS.get(column, column)] = shown
    return found
