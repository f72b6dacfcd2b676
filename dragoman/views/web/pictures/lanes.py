"""Positions over time: a lane for each party on each issue, meetings upright through all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.model import LedgerEntry, Stance
from dragoman.views.known.known import Known
from dragoman.views.networks.encounters import NOT_HELD
from dragoman.views.text import shortened
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.days import days_of, stands
from dragoman.views.web.pictures.lane_drawing import STANCES, Lane, Stretch, drawn
from dragoman.views.web.pictures.shown import Shown
from dragoman.views.web.pictures.tables import Cell, Column, Table
from dragoman.views.web.pictures.told import NO_POSITION, NOTHING_FITS, actor_cell
from dragoman.views.words import issue, written_date

LANES = 24
OTHER = "other"


def positions_shown(known: Known, choices: Choices) -> Shown:
    """What each party holds on each issue, since when, until when."""
    entries = [
        one
        for one in known.record.positions
        if choices.takes(one) and choices.asked.within(one.since or one.date, one.until)
    ]
    table = table_of(known, entries)
    if not entries:
        return Shown(table, None, gap=NOTHING_FITS if known.record.positions else NO_POSITION)
    dated = [one for one in entries if stands(one.since or one.date) and (one.until is None or stands(one.until))]
    days = days_asked(known, choices, dated)
    if not dated or days_of(days, 0, 1) is None:
        return Shown(table, None, gap="All that is known falls on one day, so nothing can be shown over time.")
    lanes, number = lanes_of(known, dated, choices.room)
    meetings = held_between(known, min(days), max(days))
    undated = len(entries) - len(dated)
    return Shown(
        table,
        lambda pen, width: drawn(pen, width, known, lanes, days, meetings),
        says="; ".join(
            f"{known.names.plain(one.party)} on {issue(one.issue)}: "
            + ", ".join(f"{each.stance} since {written_date(each.start)}" for row in one.rows for each in row)
            for one in lanes[:6]
        ),
        notes=(
            *([f"{undated} without a day {'is' if undated == 1 else 'are'} in the table only."] if undated else ()),
            *([f"Of {number} lanes the {len(lanes)} on which most was said are drawn."] if number > len(lanes) else ()),
        ),
    )


def days_asked(known: Known, choices: Choices, dated: Sequence[LedgerEntry]) -> list[str]:
    """The days of reports and positions; where a range is asked for, its first and its last."""
    told = [one.published for one in known.record.reports if one.published]
    held = [day for one in dated for day in (one.since or one.date, one.until) if day]
    days = [day for day in (*told, *held) if stands(day)]
    since, until = choices.asked.since, choices.asked.until
    return [since or min(days), until or max(days)] if days and (since or until) else days


def held_between(known: Known, first: str, last: str) -> list[tuple[str, str]]:
    """The day and the place of each meeting that was held."""
    return [
        (one.date, one.place or "")
        for one in known.record.meetings
        if one.date and stands(one.date) and first <= one.date <= last and one.outcome not in NOT_HELD
    ]


def table_of(known: Known, entries: Iterable[LedgerEntry]) -> Table:
    rows = sorted(entries, key=lambda one: (one.issue, one.party, one.since or one.date or "~"))
    parties = {code: actor_cell(known, code) for code in {one.party for one in rows}}
    return Table(
        "Positions in order of issue, party and day",
        (
            Column("issue", "Issue"),
            Column("party", "Party"),
            Column("stance", "Stance"),
            Column("detail", "In words"),
            Column("since", "Since", "day"),
            Column("until", "Until", "day"),
            Column("reports", "Reports", "number"),
            Column("status", "Status"),
        ),
        tuple(
            (
                Cell(issue(one.issue), ("issue", one.issue), one.issue), parties[one.party],
                Cell(one.stance, stance=one.status),
                Cell(one.detail, span=next(iter(one.evidence), None)), Cell(one.since or one.date), Cell(one.until),
                Cell(len(one.reports)), Cell(one.status),
            )
            for one in rows
        ),
    )  # fmt: skip


def lanes_of(known: Known, entries: Sequence[LedgerEntry], room: int) -> tuple[list[Lane], int]:
    """The lanes on which most was said, and how many there are in all.

    Those of an issue stand together, the issues on which most was said first; `room` is for bars.
    """
    said: dict[tuple[str, str], list[LedgerEntry]] = {}
    for one in entries:
        said.setdefault((one.issue, one.party), []).append(one)
    fullest: list[Lane] = []
    for label, party in sorted(said, key=lambda lane: (-len(said[lane]), lane))[:LANES]:
        fullest.append(Lane(label, party, rows_of(known, said[label, party])))
        room -= sum(map(len, fullest[-1].rows))
        if room <= 0:
            break
    on_issue = Counter(one.issue for one in fullest for _ in said[one.issue, one.party])
    order = {code: n for n, code in enumerate(known.negotiating)}
    fullest.sort(
        key=lambda one: (
            one.issue == OTHER,
            -on_issue[one.issue],
            one.issue,
            order.get(one.party, len(order)),
            one.party,
        )
    )
    return fullest, len(said)


def rows_of(known: Known, entries: Sequence[LedgerEntry]) -> tuple[tuple[Stretch, ...], ...]:
    """The stretches of a lane in as few rows as let none lie on another."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(
        (one for stance in STANCES for one in stretches(known, entries, stance)), key=lambda s: s.start
    ):
        row = next((row for row in rows if row[-1].end is not None and row[-1].end <= stretch.start), None)
        if row is None:
            rows.append([stretch])
        else:
            row.append(stretch)
    return tuple(map(tuple, rows))


def stretches(known: Known, entries: Iterable[LedgerEntry], stance: Stance) -> list[Stretch]:
    """The times in which a stance is held; those that touch are one."""
    found: list[Stretch] = []
    for one in sorted((e for e in entries if e.stance == stance), key=lambda e: e.since or e.date or ""):
        start, sure = one.since or one.date or "", one.status in ("confirmed", "corrected")
        last = found[-1] if found else None
        words = f"{known.names.plain(one.party)} {stance}: {shortened(one.detail or issue(one.issue), 70)}"
        if last is not None and (last.end is None or start <= last.end):
            end = None if last.end is None or one.until is None else max(last.end, one.until)
            found[-1] = last._replace(
                end=end, days=tuple(dict.fromkeys((*last.days, start))), sure=last.sure or sure,
                words=last.words if len(last.words) > 120 else f"{last.words}; {shortened(one.detail or '', 70)}",
            )  # fmt: skip
        else:
            found.append(Stretch(stance, start, one.until, (start,), sure, words))
    return found
