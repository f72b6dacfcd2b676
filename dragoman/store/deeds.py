"""What each kind of line in the journal does to the tables, and how it is taken back.

The same functions run when a line is written and when the tables are made anew from the journal.
"""

from collections.abc import Callable, Iterable

from dragoman.store.about import note_about
from dragoman.store.components import touch
from dragoman.store.database import Database, marks
from dragoman.store.journal import Entry, entry_at
from dragoman.store.packing import reading_in, storable
from dragoman.store.shelf import digest_of, settle

Deed = Callable[[Database, Entry], None]


def do(database: Database, entry: Entry) -> None:
    """Let a line of the journal take effect."""
    note_about(database, entry)
    DONE[entry.kind](database, entry)


def take_back(database: Database, entry: Entry) -> None:
    """Let a line of the journal lose its effect."""
    TAKEN_BACK[entry.kind](database, entry)


def add_appearance(database: Database, entry: Entry) -> None:
    assert entry.reading is not None  # noqa: S101 - these lines always bring one
    report = reading_in(entry.reading).report
    database.insert(
        "appearance",
        n=entry.n,
        report=report.id,
        digest=digest_of(report.text),
        **{name: storable(getattr(report, name)) for name in ("name", "outlet", "published", "url")},
    )
    if process := entry.payload.get("process"):
        database.insert("placement", report=report.id, n=entry.n, process=process)
    settle(database, report.id)


def drop_appearance(database: Database, entry: Entry) -> None:
    database.run("DELETE FROM appearance WHERE n = ?", entry.n)
    database.run("DELETE FROM placement WHERE n = ?", entry.n)
    settle(database, entry.payload["report"])


def place(database: Database, entry: Entry) -> None:
    into: dict[str, str] = entry.payload["into"]
    for report, process in into.items():
        database.insert("placement", report=report, n=entry.n, process=process)
        settle(database, report)


def unplace(database: Database, entry: Entry) -> None:
    database.run("DELETE FROM placement WHERE n = ?", entry.n)
    for report in entry.payload["into"]:
        settle(database, report)


def decide(database: Database, entry: Entry) -> None:
    said = entry.payload
    decisions = [(said["kind"], said["one"], said["other"], int(said["same"]))]
    keep_decisions(database, entry.n, decisions)


def drop_decisions(database: Database, entry: Entry) -> None:
    about = database.rows("SELECT one, other FROM decision WHERE n = ?", entry.n)
    database.run("DELETE FROM decision WHERE n = ?", entry.n)
    for one, other in about:
        touch_both(database, one, other)


def keep_decisions(database: Database, n: int, decisions: Iterable[tuple[str, str, str, int]]) -> None:
    for part, (kind, one, other, same) in enumerate(decisions, start=1):
        database.insert("decision", n=n, part=part, kind=kind, one=min(one, other), other=max(one, other), same=same)
        touch_both(database, one, other)


def touch_both(database: Database, one: str, other: str) -> None:
    """Touch the processes that know both entries: only there does it matter whether they are one."""
    for process in sorted(set(processes_with(database, one)) & set(processes_with(database, other))):
        touch(database, process)


def processes_with(database: Database, entry: str) -> list[str]:
    """The processes whose readings have an entry of this id."""
    report, slash, _ = entry.partition("/")
    given = "SELECT report FROM known_id WHERE id = ? UNION SELECT report FROM correction WHERE code = ?"
    return database.column(
        "SELECT DISTINCT coalesce(r.placed, c.process) FROM report r LEFT JOIN component c ON c.id = r.component "
        f"WHERE r.id IN ({'SELECT ?' if slash else given})",
        *([report] if slash else [entry, entry]),
    )


def correct(database: Database, entry: Entry) -> None:
    said = entry.payload
    facts = {name: said[name] for name in ("report", "kind", "entry", "deed")}
    code = (said.get("after") or {}).get("code") if said["kind"] == "actor" else None
    database.insert("correction", n=entry.n, who=entry.who, coding=said.get("coding"), code=code, **facts)
    touch_process_of(database, entry)


def drop_correction(database: Database, entry: Entry) -> None:
    database.run("DELETE FROM correction WHERE n = ?", entry.n)
    touch_process_of(database, entry)


def touch_process_of(database: Database, entry: Entry) -> None:
    """What a coder codes on their own changes nothing of the record."""
    if not entry.payload.get("coding"):
        for process in processes_with(database, f"{entry.payload['report']}/"):
            touch(database, process)


def recode(database: Database, entry: Entry) -> None:
    said = entry.payload
    database.insert("recoding", n=entry.n, issue=said["issue"], into_issue=said["into"], process=said.get("process"))
    touch_processes_on(database, entry)


def drop_recoding(database: Database, entry: Entry) -> None:
    touch_processes_on(database, entry)
    database.run("DELETE FROM recoding WHERE n = ?", entry.n)


def touch_processes_on(database: Database, entry: Entry) -> None:
    """Touch the processes in which a position is held on an issue, under any name that it had or has."""
    said = entry.payload
    names = names_with({said["issue"], said["into"]}, database.rows("SELECT issue, into_issue FROM recoding"))
    sql = f"SELECT DISTINCT process FROM found_by WHERE what = 'issue' AND value IN ({marks(len(names))})"
    for process in sorted(database.column(sql, *sorted(names))):
        if said.get("process") in (None, process):
            touch(database, process)


def names_with(names: set[str], recodings: Iterable[tuple[str, ...]]) -> set[str]:
    """All names that lead to some of these or come from them."""
    pairs, found = list(recodings), set(names)
    while more := {name for pair in pairs if found & set(pair) for name in pair} - found:
        found |= more
    return found


def make_coding(database: Database, entry: Entry) -> None:
    database.insert("coding", n=entry.n, name=entry.payload["coding"])


def drop_coding(database: Database, entry: Entry) -> None:
    database.run("DELETE FROM coding WHERE n = ?", entry.n)


def finish(database: Database, entry: Entry) -> None:
    database.insert("finished", n=entry.n, **{name: entry.payload[name] for name in ("coding", "report", "coder")})


def unfinish(database: Database, entry: Entry) -> None:
    database.run("DELETE FROM finished WHERE n = ?", entry.n)


def tell_merges(database: Database, entry: Entry) -> None:
    rows = [
        (merge["kind"], merge["one"], merge["other"], entry.n, part)
        for part, merge in enumerate(entry.payload["merges"], start=1)
    ]
    database.many("INSERT INTO told_merge (kind, one, other, n, part) VALUES (?, ?, ?, ?, ?)", rows)


def keep_apart(database: Database, entry: Entry, merged: Entry) -> None:
    """Merges that the program told of are taken back by a person's word that the two are apart."""
    merges = merged.payload["merges"]
    part = entry.payload.get("part")
    chosen = merges if part is None else [merges[part - 1]]
    keep_decisions(database, entry.n, ((m["kind"], m["one"], m["other"], 0) for m in chosen))


def undo(database: Database, entry: Entry) -> None:
    """A line has no effect as long as there is one that takes it back and is not taken back itself."""
    target = entry_at(database, entry.payload["of"])
    if target.kind == "merge":
        keep_apart(database, entry, target)
    else:
        database.insert("undone", n=target.n, through=entry.n)
        if target.undone is None:
            take_back(database, target)


def redo(database: Database, entry: Entry) -> None:
    target = entry_at(database, entry.payload["of"])
    if target.kind == "merge":
        drop_decisions(database, entry)
    else:
        database.run("DELETE FROM undone WHERE n = ? AND through = ?", target.n, entry.n)
        if entry_at(database, target.n).undone is None:
            do(database, target)


def nothing(_database: Database, _entry: Entry) -> None:
    """What the program told of stays told."""


DONE: dict[str, Deed] = {
    "add": add_appearance,
    "version": add_appearance,
    "appearance": add_appearance,
    "place": place,
    "decide": decide,
    "merge": tell_merges,
    "correct": correct,
    "recode": recode,
    "code": make_coding,
    "done": finish,
    "undo": undo,
}
TAKEN_BACK: dict[str, Deed] = {
    "add": drop_appearance,
    "version": drop_appearance,
    "appearance": drop_appearance,
    "place": unplace,
    "decide": drop_decisions,
    "merge": nothing,
    "correct": drop_correction,
    "recode": drop_recoding,
    "code": drop_coding,
    "done": unfinish,
    "undo": redo,
}
