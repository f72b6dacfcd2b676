"""Reports finding their process as they come and go, by looking only at their neighbours in time.

What `dragoman.record.processes` says of all reports at once holds after each step here: linked reports are one
component, and each component is one process. Reports placed by hand lie where they were put; a component that is linked
to some goes where the closest of them lies.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.record.processes import UNDATED, Link, Traits, components, named
from dragoman.store.database import Database

Near = tuple[int, str]  # days to the closest report that was placed by hand, and its process


class Member(NamedTuple):
    """A report's place: the component that it belongs to, or the process into which it was put."""

    component: int | None
    placed: str | None


def enter(database: Database, traits: Traits, placed: str | None) -> None:
    """Put a report that is in no process into the one where it belongs, or where a person says that it does."""
    if placed is None:
        enter_found(database, traits)
    else:
        enter_placed(database, traits, placed)


def leave(database: Database, report: str) -> None:
    """Take a report out of its process; what was linked only through it falls apart."""
    component, placed = Member(
        *database.row("SELECT component, placed FROM report WHERE id = ?", report) or (None, None)
    )
    if placed is not None:
        leave_placed(database, report, placed)
    elif component is not None:
        leave_found(database, report, component)


def enter_found(database: Database, traits: Traits) -> None:
    linked = {one for link in traits.links for one in components_beside(database, link, traits.day, traits.report)}
    component, *others = by_size(database, linked) or [new_component(database)]
    rows = [(link.key, traits.day, traits.report, link.window) for link in traits.links]
    database.many("INSERT INTO link (key, day, report, days) VALUES (?, ?, ?, ?)", rows)
    database.run("UPDATE report SET component = ? WHERE id = ?", component, traits.report)
    grow(database, component, 1, traits.day)
    for pair in traits.pairs:
        count_pair(database, component, pair, 1, traits.day)
    pairs = {*traits.pairs, *(pair for other in others for pair in pairs_of(database, other))}
    for other in others:
        absorb(database, component, other)
    bring_near(database, component, closest_placed(database, traits))
    name(database, component, pairs)


def enter_placed(database: Database, traits: Traits, placed: str) -> None:
    """A report put where a person wants it draws along what is linked to it, unless something closer holds that."""
    rows = [(link.key, traits.day, placed, traits.report, link.window) for link in traits.links]
    database.many("INSERT INTO placed_link (key, day, process, report, days) VALUES (?, ?, ?, ?, ?)", rows)
    database.run("UPDATE report SET placed = ? WHERE id = ?", placed, traits.report)
    touch(database, placed)
    for link in traits.links:
        for component, days in components_beside(database, link, traits.day, traits.report).items():
            bring_near(database, component, (days, placed))
            name(database, component)


def leave_placed(database: Database, report: str, placed: str) -> None:
    links = database.rows("SELECT key, day, days FROM placed_link WHERE report = ?", report)
    database.run("DELETE FROM placed_link WHERE report = ?", report)
    database.run("UPDATE report SET placed = NULL WHERE id = ?", report)
    touch(database, placed)
    beside = {c for key, day, days in links for c in components_beside(database, Link(key, days), day, report)}
    for component in sorted(beside):
        database.run("UPDATE component SET near_days = NULL, near_process = NULL WHERE id = ?", component)
        for one in members(database, component):
            bring_near(database, component, closest_placed(database, one))
        name(database, component)


def leave_found(database: Database, report: str, component: int) -> None:
    """The component without the report, in as many as it now is."""
    database.run("DELETE FROM link WHERE report = ?", report)
    database.run("UPDATE report SET component = NULL WHERE id = ?", report)
    left = {one.report: one for one in members(database, component)}
    pairs = pairs_of(database, component)
    touch(database, process_of(database, component))
    database.run("DELETE FROM component_pair WHERE component = ?", component)
    database.run("DELETE FROM component WHERE id = ?", component)
    for group in components(left.values()):
        made = new_component(database)
        for one in (left[member] for member in group):
            database.run("UPDATE report SET component = ? WHERE id = ?", made, one.report)
            grow(database, made, 1, one.day)
            for pair in one.pairs:
                count_pair(database, made, pair, 1, one.day)
            bring_near(database, made, closest_placed(database, one))
        name(database, made)
    rename_undated(database, pairs)


def components_beside(database: Database, link: Link, day: int, report: str) -> dict[int, int]:
    """The components of the next report before and after that has this key, if it is near enough, and how near."""
    before = database.row(
        "SELECT report, day FROM link WHERE key = ? AND (day, report) < (?, ?) ORDER BY day DESC, report DESC LIMIT 1",
        link.key, day, report,
    )  # fmt: skip
    after = database.row(
        "SELECT report, day FROM link WHERE key = ? AND (day, report) > (?, ?) ORDER BY day, report LIMIT 1",
        link.key, day, report,
    )  # fmt: skip
    found: dict[int, int] = {}
    for other, on in filter(None, (before, after)):
        if abs(day - on) <= link.window:
            component = database.value("SELECT component FROM report WHERE id = ?", other)
            found[component] = min(found.get(component, UNDATED), abs(day - on))
    return found


def closest_placed(database: Database, traits: Traits) -> Near | None:
    """The closest report placed by hand that shares a key; of equally close ones, the first process by name."""
    found: list[Near] = []
    for link in traits.links:
        for side, order in (("<=", "DESC"), (">=", "ASC")):
            row = database.row(
                f"SELECT day, process FROM placed_link WHERE key = ? AND day {side} ? "
                f"ORDER BY day {order}, process LIMIT 1",
                link.key, traits.day,
            )  # fmt: skip
            if row and abs(traits.day - row[0]) <= link.window:
                found.append((abs(traits.day - row[0]), row[1]))
    return min(found, default=None)


def members(database: Database, component: int) -> list[Traits]:
    """The reports of a component with their traits, as they were when they came."""
    links: dict[str, list[Link]] = {}
    for report, key, days in database.rows(
        "SELECT l.report, key, days FROM link l JOIN report r ON r.id = l.report WHERE component = ?", component
    ):
        links.setdefault(report, []).append(Link(key, days))
    rows = database.rows("SELECT id, day, pairs FROM report WHERE component = ? ORDER BY id", component)
    return [Traits(one, day, tuple(pairs.split()), tuple(links.get(one, ()))) for one, day, pairs in rows]


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
