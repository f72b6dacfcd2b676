"""Components of linked reports: how large they are, which pairs negotiate in them, which process each of them is."""

from collections.abc import Iterable

from dragoman.record.processes import UNDATED, named
from dragoman.store.database import Database

Near = tuple[int, str]  # days to the closest report that was placed by hand, and its process


def by_size(database: Database, found: set[int]) -> list[int]:
    """Components, the largest first: into it the others go, so that few reports change their place."""
    sizes = {one: database.value("SELECT reports FROM component WHERE id = ?", one) for one in found}
    return sorted(found, key=lambda one: (-sizes[one], one))


def new_component(database: Database) -> int:
    component = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM component"))
    database.insert("component", id=component, process="", reports=0, first_day=UNDATED)
    return component


def absorb(database: Database, component: int, other: int) -> None:
    """Two components that turn out to be linked are one."""
    reports, process, day, days, near = database.row(
        "SELECT reports, process, first_day, near_days, near_process FROM component WHERE id = ?", other
    ) or (0, "", UNDATED, None, None)
    touch(database, process)
    for pair, count, first in database.rows(
        "SELECT pair, reports, first_day FROM component_pair WHERE component = ?", other
    ):
        count_pair(database, component, pair, count, first)
    grow(database, component, reports, day)
    bring_near(database, component, None if near is None else (days, near))
    database.run("UPDATE report SET component = ? WHERE component = ?", component, other)
    database.run("DELETE FROM component_pair WHERE component = ?", other)
    database.run("DELETE FROM component WHERE id = ?", other)


def grow(database: Database, component: int, reports: int, day: int) -> None:
    """Count reports to a component, the first of them of this day."""
    database.run(
        "UPDATE component SET reports = reports + ?, first_day = CASE WHEN first_day < ? THEN first_day ELSE ? END "
        "WHERE id = ?",
        reports, day, day, component,
    )  # fmt: skip


def count_pair(database: Database, component: int, pair: str, reports: int, day: int) -> None:
    database.run(
        "INSERT INTO component_pair (component, pair, reports, first_day) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (component, pair) DO UPDATE SET reports = component_pair.reports + excluded.reports, first_day = "
        "CASE WHEN excluded.first_day < component_pair.first_day THEN excluded.first_day "
        "ELSE component_pair.first_day END",
        component, pair, reports, day,
    )  # fmt: skip


def bring_near(database: Database, component: int, near: Near | None) -> None:
    """Remember the closest report placed by hand."""
    if near is None:
        return
    known = database.row("SELECT near_days, near_process FROM component WHERE id = ?", component)
    if known is None or known[0] is None or near < known:
        database.run("UPDATE component SET near_days = ?, near_process = ? WHERE id = ?", *near, component)


def name(database: Database, component: int, pairs: Iterable[str] = ()) -> None:
    """Give a component its name, and with it those without a day that go where their pair is met.

    `pairs` may be new to it; where its name changes, all of its pairs count.
    """
    changed = rename(database, component)
    touch(database, process_of(database, component))
    rename_undated(database, pairs_of(database, component) if changed else pairs)


def rename_undated(database: Database, pairs: Iterable[str]) -> None:
    """Components without a day may have another name now that their pair is met elsewhere, or in more places."""
    sql = (
        "SELECT c.id FROM component_pair p JOIN component c ON c.id = p.component WHERE p.pair = ? AND c.first_day = ?"
    )
    for component in {one for pair in pairs for one in database.column(sql, pair, UNDATED)}:
        rename(database, component)


def rename(database: Database, component: int) -> bool:
    """The process to which it is drawn, or the only one in which its pairs are met, or one that its reports make.

    Whether that is another one than before.
    """
    known, near = database.row("SELECT process, near_process FROM component WHERE id = ?", component) or ("", None)
    process = near or only_process(database, component) or found_name(database, component)
    if process != known:
        database.run("UPDATE component SET process = ? WHERE id = ?", process, component)
        touch(database, known)
        touch(database, process)
    return bool(process != known)


def only_process(database: Database, component: int) -> str | None:
    """Of a component without a day, the process in which its pairs are met, if there is one and no more."""
    if database.value("SELECT first_day FROM component WHERE id = ?", component) != UNDATED:
        return None
    found = database.column(
        "SELECT DISTINCT c.process FROM component_pair mine JOIN component_pair p ON p.pair = mine.pair "
        "JOIN component c ON c.id = p.component WHERE mine.component = ? AND c.first_day < ? LIMIT 2",
        component, UNDATED,
    )  # fmt: skip
    return str(found[0]) if len(found) == 1 else None


def pairs_of(database: Database, component: int) -> list[str]:
    return database.column("SELECT pair FROM component_pair WHERE component = ?", component)


def found_name(database: Database, component: int) -> str:
    commonest = database.row(
        "SELECT pair, first_day FROM component_pair WHERE component = ? ORDER BY reports DESC, pair LIMIT 1", component
    )
    return named(commonest, database.value("SELECT min(id) FROM report WHERE component = ?", component))


def process_of(database: Database, component: int) -> str:
    return str(database.value("SELECT process FROM component WHERE id = ?", component))


def touch(database: Database, process: str) -> None:
    """A process to which something happened: its record is to be made anew."""
    if process:
        database.run(
            "INSERT INTO process (name, touched, derived) VALUES (?, 1, 0) "
            "ON CONFLICT (name) DO UPDATE SET touched = process.touched + 1",
            process,
        )  # fmt: skip
