"""Percent agreement, Krippendorff's alpha with an interval, Cohen's kappa: from units to figures.

Alpha is 1 - observed disagreement / the disagreement that chance gives: 1 where all agree, 0 where labels were dealt
out blindly. Any number of coders, some of whom may have left a unit out. The interval holds 95 of 100 draws of as many
reports, since the units of one report are not independent.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.record.agreement.units import Unit

Level = Literal["nominal", "ordinal", "found"]
Floats = NDArray[np.float64]
DRAWS = 1000
SEED = 20190212
LEAST_REPORTS = 5  # for an interval: fewer cannot tell how reports differ
FEW = 20  # units: fewer are told of
MOST_UNDEFINED = 0.05  # of the draws, beyond which an interval would tell of the others only


class Label(NamedTuple):
    """What is compared, what one unit of it is, and whether its values have an order."""

    name: str
    unit: str
    level: Level = "nominal"
    order: tuple[str, ...] = ()


class Agreed(NamedTuple):
    """How far coders agree on one label; a figure is None where `note` says why.

    units      that two or more coders have labelled
    agreement  the share of the pairs of their labels that are the same; of entries found, F1
    low, high  the interval of alpha
    """

    label: str
    unit: str
    coders: tuple[str, ...]
    reports: int
    units: int
    agreement: float | None = None
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    kappa: float | None = None
    values: tuple[str, ...] = ()
    note: str = ""


def agreed(label: Label, units: Sequence[Unit]) -> Agreed:
    """The figures of one label."""
    units = [unit for unit in units if len(unit.said) > 1]
    coders = tuple(sorted({coder for unit in units for coder in unit.said}))
    values = values_in(label, units)
    count = sum(unit.times for unit in units)
    reports = sorted({unit.report for unit in units})
    plain = Agreed(label.name, label.unit, coders, len(reports), count, values=values)
    if not units:
        return plain._replace(note="nothing to compare")
    if label.level == "found":
        return plain._replace(agreement=found_by_both(units, coders), note=few(count))
    by_report = np.array([coincidences([u for u in units if u.report == one], values) for one in reports])
    together: Floats = by_report.sum(axis=0)
    plain = plain._replace(agreement=float(np.trace(together) / together.sum()))
    if len(values) < 2:
        return plain._replace(note=f"only '{values[0]}' was said")
    low, high = interval(by_report, label.level)
    unsure = f"too {'few reports' if len(reports) < LEAST_REPORTS else 'rare'} for an interval"
    note = few(count) or ("" if low is not None else unsure)
    alpha = float(alphas(together[None], label.level)[0])
    return plain._replace(alpha=alpha, low=low, high=high, kappa=kappa(units, coders, values), note=note)


def few(count: int) -> str:
    return "" if count >= FEW else f"only {count} {'unit' if count == 1 else 'units'}"


def values_in(label: Label, units: Sequence[Unit]) -> tuple[str, ...]:
    """The values that occur, in their order where they have one."""
    known = {value for unit in units for value in unit.said.values()}
    return tuple(value for value in label.order if value in known) + tuple(sorted(known - {*label.order}))


def coincidences(units: Sequence[Unit], values: Sequence[str]) -> Floats:
    """How often each two values stand together in a unit; a unit of m labels counts m."""
    place = {value: n for n, value in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for unit in units:
        counts = np.bincount([place[value] for value in unit.said.values()], minlength=len(values)).astype(float)
        table += unit.times * (np.outer(counts, counts) - np.diag(counts)) / (len(unit.said) - 1)
    return table


def alphas(tables: Floats, level: Level) -> Floats:
    """Alpha of each table of coincidences; nan where one value alone occurs."""
    counts = tables.sum(axis=2)
    total = counts.sum(axis=1)
    if level == "ordinal":
        apart = ordinal(counts)
        observed = (tables * apart).sum(axis=(1, 2))
        expected = (counts[:, :, None] * counts[:, None, :] * apart).sum(axis=(1, 2))
    else:
        observed = total - np.trace(tables, axis1=1, axis2=2)
        expected = total**2 - (counts**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(expected > 0, 1 - (total - 1) * observed / expected, np.nan)
    return found


def ordinal(counts: Floats) -> Floats:
    """How far apart two values are: by the square of how many labels lie between them."""
    middle = counts.cumsum(axis=1) - counts / 2
    apart: Floats = (middle[:, :, None] - middle[:, None, :]) ** 2
    return apart


def interval(by_report: Floats, level: Level) -> tuple[float | None, float | None]:
    """Between which figures alpha lies in 95 of 100 draws of as many reports, each drawn again and again."""
    reports, width = len(by_report), by_report.shape[1]
    if reports < LEAST_REPORTS:
        return None, None
    drawn = draws(reports) @ by_report.reshape(reports, -1)
    found = alphas(drawn.reshape(-1, width, width), level)
    if np.isnan(found).mean() > MOST_UNDEFINED:
        return None, None
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)


@cache
def draws(reports: int) -> Floats:
    """How often each report is drawn in each draw; the same in every run."""
    chance = np.random.default_rng(SEED)
    return chance.multinomial(reports, [1 / reports] * reports, size=DRAWS).astype(float)


def kappa(units: Sequence[Unit], coders: Sequence[str], values: Sequence[str]) -> float | None:
    """Cohen's kappa of two coders; None for more, and where each says one thing always."""
    if len(coders) != 2:
        return None
    place = {value: n for n, value in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for unit in units:
        table[tuple(place[unit.said[coder]] for coder in coders)] += unit.times
    table /= table.sum()
    by_chance = float(table.sum(axis=0) @ table.sum(axis=1))
    return None if by_chance >= 1 else float((np.trace(table) - by_chance) / (1 - by_chance))


def found_by_both(units: Sequence[Unit], coders: Sequence[str]) -> float | None:
    """The mean over all pairs of coders of F1: twice what both have, by what each of them has."""
    scores = []
    for n, one in enumerate(coders):
        for other in coders[n + 1 :]:
            both = [(u.said[one] == "marked", u.said[other] == "marked") for u in units if {one, other} <= {*u.said}]
            has = sum(a + b for a, b in both)
            scores += [2 * sum(a and b for a, b in both) / has] if has else []
    return sum(scores) / len(scores) if scores else None


def as_row(row: Agreed) -> dict[str, Any]:
    """The figures as a row of named values, rounded to what they can tell."""
    facts = row._asdict()
    for name in ("agreement", "alpha", "low", "high", "kappa"):
        facts[name] = None if facts[name] is None else round(facts[name], 3)
    return {**facts, "coders": list(row.coders), "values": list(row.values)}
