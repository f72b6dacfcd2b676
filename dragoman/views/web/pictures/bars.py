"""Numbers of statements as bars from zero: by side and outlet, and over time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from dragoman.days import is_day
from dragoman.model import Statement
from dragoman.record.codes import sides
from dragoman.views.known.known import Known
from dragoman.views.text import clean
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.pen import Drawing, Pen, folded, width_of
from dragoman.views.web.pictures.shown import WIDE, Shown
from dragoman.views.web.pictures.tables import Cell, Column, Table
from dragoman.views.web.pictures.times import COLUMNS, STARTS, fitting, last_times, number_of, told
from dragoman.views.web.pictures.told import NOTHING_FITS, actor_cell, name_of

PANELS, SIDES = 12, 6
SHORT = 18  # letters of the sides' names with which three panels find room side by side
UNNAMED, OTHERS = "?", "others"
NO_OUTLET = "outlet not given"
NO_STATEMENT = "No statement was found in these reports."
Counts = Mapping[tuple[str, str], int]


def outlets_shown(known: Known, choices: Choices) -> Shown:
    """How many statements of each side each outlet prints."""
    said = statements_of(known, choices)
    outlets = {report.id: clean(report.outlet) if report.outlet else "" for report in known.record.reports}
    count = Counter((outlets[one.report], side) for one in said for side in sides_of(known, one))
    table = Table(
        "Statements by outlet and side",
        (Column("outlet", "Outlet"), Column("side", "Side"), Column("statements", "Statements", "number")),
        tuple(
            (Cell(outlet or NO_OUTLET), side_cell(known, side), Cell(number))
            for (outlet, side), number in sorted(count.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
    if not said:
        return Shown(table, None, gap=nothing(known))
    panels = by_sum(count, 0)
    rows = sides_in_order(count)
    return Shown(
        table,
        lambda pen, width: grid(pen, width, known, panels[:PANELS], rows, folded_sides(count, rows)),
        says="; ".join(f"{outlet or NO_OUTLET}: {told_by_side(known, outlet, rows, count)}" for outlet in panels[:6]),
        notes=(f"Of {len(panels)} outlets the {PANELS} with most statements are drawn.",)
        if len(panels) > PANELS
        else (),
    )


def told_by_side(known: Known, outlet: str, rows: Sequence[str], count: Counts) -> str:
    """Zambia 3, Malawi 1."""
    return ", ".join(f"{side_name(known, side)} {count[outlet, side]}" for side in rows if count.get((outlet, side)))


def over_time_shown(known: Known, choices: Choices) -> Shown:
    """How many statements of each side were printed in each week, month or year."""
    published = {report.id: report.published for report in known.record.reports}
    said = [one for one in statements_of(known, choices) if is_day(published[one.report] or "")]
    days = [date.fromisoformat(published[one.report] or "") for one in said]
    by = choices["by"] if choices["by"] in STARTS else fitting(days)
    start = STARTS[by]
    count = Counter(
        (start(day).isoformat(), side) for one, day in zip(said, days, strict=True) for side in sides_of(known, one)
    )
    table = Table(
        f"Statements by {by} and side",
        (
            Column("from", f"{by.capitalize()} from", "day"),
            Column("side", "Side"),
            Column("statements", "Statements", "number"),
        ),
        tuple((Cell(day), side_cell(known, side), Cell(number)) for (day, side), number in sorted(count.items())),
    )
    if not said:
        return Shown(
            table, None, gap="No statement stands in a report with a day." if known.record.statements else NO_STATEMENT
        )
    times, number = last_times(min(days), max(days), by), number_of(min(days), max(days), by)
    rows = sides_in_order(count)
    drawn = folded_sides(count, rows)
    undated = len(statements_of(known, choices)) - len(said)
    return Shown(
        table,
        lambda pen, width: upright(pen, width, known, [day.isoformat() for day in times], rows, drawn, by),
        says="; ".join(f"{side_name(known, side)}: {all_of(drawn, side)}" for side in rows),
        notes=(
            *((f"The last {COLUMNS} {by}s of {number} are drawn.",) if number > COLUMNS else ()),
            *((f"{undated} in reports without a day {'is' if undated == 1 else 'are'} left out.",) if undated else ()),
        ),
    )


def statements_of(known: Known, choices: Choices) -> list[Statement]:
    asked = choices.asked
    published = {report.id: report.published for report in known.record.reports}
    return [
        one for one in known.record.statements
        if (one.status == asked.status if asked.status else one.status != "rejected")
        and asked.within(published.get(one.report), published.get(one.report))
        and (asked.party is None or asked.party in sides_of(known, one))
    ]  # fmt: skip


def sides_of(known: Known, statement: Statement) -> tuple[str, ...]:
    return tuple(sides(statement.party, known.actors)) if statement.party else (UNNAMED,)


def all_of(count: Counts, side: str) -> int:
    return sum(number for (_, one), number in count.items() if one == side)


def nothing(known: Known) -> str:
    return NOTHING_FITS if known.record.statements else NO_STATEMENT


def by_sum(count: Counts, at: int) -> list[str]:
    total: Counter[str] = Counter()
    for pair, number in count.items():
        total[pair[at]] += number
    return sorted(total, key=lambda name: (-total[name], name))


def sides_in_order(count: Counts) -> list[str]:
    """The sides that speak most, then the others together, then those whose side is not known."""
    named = [side for side in by_sum(count, 1) if side != UNNAMED]
    rows = named if len(named) <= SIDES else [*named[: SIDES - 1], OTHERS]
    return [*rows, UNNAMED] if any(side == UNNAMED for _, side in count) else rows


def folded_sides(count: Counts, rows: Sequence[str]) -> Counts:
    found: Counter[tuple[str, str]] = Counter()
    for (first, side), number in count.items():
        found[first, side if side in rows else OTHERS] += number
    return found


def side_name(known: Known, side: str) -> str:
    return {UNNAMED: "side not known", OTHERS: "others"}.get(side) or name_of(known, side)


def side_cell(known: Known, side: str) -> Cell:
    return Cell("side not known", code="") if side == UNNAMED else actor_cell(known, side)


def grid(pen: Pen, width: int, known: Known, panels: Sequence[str], rows: Sequence[str], count: Counts) -> Drawing:
    """A panel for each outlet, all with the same sides and the same scale."""
    longest = max(len(side_name(known, side)) for side in rows)
    across = min(2 if longest > SHORT else 3, len(panels)) if width == WIDE else 1
    room, names = width / across, 132.0 if across == 3 or width != WIDE else 186.0
    most = max(count.values())
    scale = (min(room, 420.0) - names - 46) / most
    step, head = 21, 30
    high = head + step * len(rows) + 18
    found = []
    for n, panel in enumerate(panels):
        x, y = n % across * room, n // across * high
        found.append(pen.words(round(x, 1), y + 18, folded(panel or NO_OUTLET, room - 24, lines=1)[0], "strong"))
        base = round(x + names, 1)
        for line, side in enumerate(rows):
            top, number = y + head + line * step, count.get((panel, side), 0)
            name = folded(side_name(known, side), names - 12, 11.5, lines=1)[0]
            found.append(pen.words(base - 7, top + 13, name, "minor", "end"))
            if number:
                look = "bar-unnamed" if side == UNNAMED else "bar"
                bar = pen.draw("rect", look, x=base, y=top + 3, width=round(number * scale, 1), height=13)
                found.append(pen.titled(f"{panel or NO_OUTLET}, {side_name(known, side)}: {number}", bar))
            found.append(pen.words(round(base + number * scale + 5, 1), top + 13.5, str(number), "value"))
        found.append(pen.draw("path", "base", d=f"M{base} {y + head}v{step * len(rows)}"))
    return Drawing(width, high * -(-len(panels) // across), Markup("").join(found))


def upright(
    pen: Pen, width: int, known: Known, times: Sequence[str], rows: Sequence[str], count: Counts, by: str
) -> Drawing:
    """A panel for each side, all with the same times and the same scale."""
    left = 4.0
    step = min(64.0, (width - left) / max(1, len(times)))
    most = max(count.values())
    high, rise = 92, 46
    found = []
    for n, side in enumerate(rows):
        foot = n * high + 26 + rise
        found.append(pen.words(0, n * high + 14, side_name(known, side), "strong"))
        for at, day in enumerate(times):
            number = count.get((day, side), 0)
            x = left + at * step
            if number:
                tall = round(rise * number / most, 1)
                look = "bar-unnamed" if side == UNNAMED else "bar"
                bar = pen.draw(
                    "rect", look, x=round(x + step * 0.14, 1), y=foot - tall, width=round(step * 0.72, 1), height=tall
                )
                found.append(pen.titled(f"{side_name(known, side)}, {told(day, by)}: {number}", bar))
                found.append(pen.words(round(x + step / 2, 1), foot - tall - 3, str(number), "value", "middle"))
        found.append(pen.draw("path", "base", d=f"M0 {foot}H{round(left + step * len(times), 1)}"))
        found += beneath(pen, times, by, foot + 13, left, step)
    return Drawing(width, high * len(rows) + 10, Markup("").join(found))  # fmt: skip


def beneath(pen: Pen, times: Sequence[str], by: str, y: float, left: float, step: float) -> list[Markup]:
    """The times beneath their bars, as many as do not touch."""
    found, free = [], -1.0
    for at, day in enumerate(times):
        label = told(day, by, short=True)
        x, half = left + (at + 0.5) * step, width_of(label, 11.5) / 2
        start = max(x - half, 0.0)
        if start > free:
            found.append(pen.words(round(start, 1), y, label, "minor"))
            free = start + 2 * half + 7
    return found
