"""Reports finding their process as they come and go, by looking only at their neighbours in time.

What `dragoman.record.processes` says of all reports at once holds after each step here: linked reports are one
component, and each component is one process. Reports placed by hand lie where they were put; a component that is linked
to some goes where the closest of them lies.
"""

from typing import NamedTuple

import msgspec

from dragoman.record.processes import UNDATED, Link, Traits, components
from dragoman.store.components import (
    Near,
    absorb,
    bring_near,
    by_size,
    count_pair,
    grow,
    name,
    new_component,
    pairs_of,
    process_of,
    rename_undated,
    touch,
)  # fmt: skip
from dragoman.store.database import Database


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
    return [Traits(one, day, tuple(msgspec.json.decode(pairs)), tuple(links.get(one, ()))) for one, day, pairs in rows]
