"""Files of DNA made by hand: what a coder has after an afternoon with it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

SCHEMA = """
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
  Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
  Stop INTEGER, Coder INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
  (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
"""
CONCEPT, AGREEMENT = 3, 4


class Said(NamedTuple):
    """One coded stretch: its words, who, for whom, on what, whether they agree, which coder says so."""

    words: str
    person: str
    organization: str
    concept: str
    agrees: bool
    coder: str = "Admin"


def coded_file(path: Path, documents: Sequence[tuple[dict[str, Any], Sequence[Said]]]) -> Path:
    """A .dna file with documents (Title, Text, Notes, Date …) and what is coded in each."""
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(SCHEMA)
        coders: dict[str, int] = {}
        for facts, statements in documents:
            row = {"Title": "", "Text": "", "Author": "", "Source": "", "Notes": "", "Date": 0, **facts}
            document = file.execute(
                "INSERT INTO DOCUMENTS(Title, Text, Coder, Author, Source, Section, Notes, Type, Date) "
                "VALUES (:Title, :Text, 1, :Author, :Source, '', :Notes, '', :Date)", row
            ).lastrowid  # fmt: skip
            for said in statements:
                coder = coders.setdefault(said.coder, len(coders) + 1)
                code(file, document or 0, row["Text"], said, coder)
        file.executemany("INSERT INTO CODERS VALUES (?, ?)", [(n, name) for name, n in coders.items()])
    return path


def code(file: sqlite3.Connection, document: int, text: str, said: Said, coder: int) -> None:
    at = text.index(said.words)
    start, stop = (len(text[:end].encode("utf-16-le")) // 2 for end in (at, at + len(said.words)))
    statement = file.execute(
        "INSERT INTO STATEMENTS(StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, ?, ?, ?, ?)",
        (document, start, stop, coder),
    ).lastrowid
    for variable, value in enumerate((said.person, said.organization, said.concept), 1):
        entity = file.execute("INSERT INTO ENTITIES(VariableId, Value) VALUES (?, ?)", (variable, value)).lastrowid
        file.execute(
            "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)", (statement, variable, entity)
        )
    file.execute(
        "INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, ?, ?)",
        (statement, AGREEMENT, int(said.agrees)),
    )
