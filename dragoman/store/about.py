"""What each line of the journal is about, so that a page about a report or a process finds its history."""

from collections.abc import Iterator

from dragoman.store.database import Database
from dragoman.store.journal import Entry, entry_at

MOST = 2000  # characters of a value that an index takes
About = tuple[str, str]


def note_about(database: Database, entry: Entry) -> None:
    """Note what a line is about, once, also where it is done again."""
    rows = [(what, value[:MOST], entry.n) for what, value in dict.fromkeys(about(database, entry))]
    database.many("INSERT INTO about (what, value, n) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)


def about(database: Database, entry: Entry) -> Iterator[About]:
    """The reports and processes of a line; of one that takes another back, those of the other."""
    said = entry.payload
    if entry.kind == "undo":
        yield from about(database, entry_at(database, said["of"]))
        return
    if "report" in said:
        yield "report", said["report"]
    for report in said.get("reports", ()):
        yield "report", report
    for report, process in said.get("into", {}).items() if entry.kind == "place" else ():
        yield "report", report
        yield "process", process
    for one in (said.get("one"), said.get("other")) if entry.kind == "decide" else ():
        report, slash, _ = str(one).partition("/")
        if slash:
            yield "report", report
    if said.get("process"):
        yield "process", said["process"]
