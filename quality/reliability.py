"""How often entries of a score are right, by the bench's own scorer: "of those given at .8 or more, nine in ten"."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from types import ModuleType
from typing import Any, NamedTuple

from rich import box
from rich.table import Table

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)  # where each begins; the last ends with 1
TENTHS = tuple(tenth / 10 for tenth in range(10))
SURE = 0.8
KINDS = ("positions", "statements", "meetings")
Reliability = dict[str, dict[str, Any]]


class Judged(NamedTuple):
    """The score of one entry, and whether the gold record has it so."""

    kind: str
    score: float
    right: bool


def judged(bench: ModuleType, gold: Any, data: Any) -> list[Judged]:
    """Every position, statement and meeting of a record held against its gold record.

    positions   party, stance and issue are in the gold record
    statements  its words and its speaker are those of a gold statement that no earlier one is paired with
    meetings    beside those that fit better it gains more slots than it gets wrong
    """
    record = bench.Record(data, gold.get("aliases"))
    verdicts = {
        "positions": right_positions(bench, gold, record),
        "statements": right_statements(bench, gold, record),
        "meetings": right_meetings(bench, gold, record),
    }
    return [
        Judged(kind, entry["score"], right)
        for kind in KINDS
        for entry, right in zip(data.get(kind) or [], verdicts[kind], strict=True)
    ]


def right_positions(bench: ModuleType, gold: Any, record: Any) -> list[bool]:
    found, right = record.positions, []
    for position in found:
        record.positions = [position]
        right.append(bench.score_positions(gold, record)["positions"][0] == 1)
    record.positions = found
    return right


def right_statements(bench: ModuleType, gold: Any, record: Any) -> list[bool]:
    """Whether each statement lets one more be paired, in the order of the record."""
    edges = [
        [
            column
            for column, found in enumerate(record.statements)
            if bench.starts_in(told["starts"], found["words"]) and bench.speaker_matches(told, found, record.gold_code)
        ]
        for told in gold.get("statements", [])
    ]
    fitting = {column for columns in edges for column in columns}
    paired, right = 0, []
    for column in range(len(record.statements)):
        before = paired
        if column in fitting:
            paired = bench.largest_matching([[one for one in columns if one <= column] for columns in edges])
        right.append(paired > before)
    return right


def right_meetings(bench: ModuleType, gold: Any, record: Any) -> list[bool]:
    """Whether each meeting gains more slots than it gets wrong, added to those that share more with the gold record."""
    found = record.meetings

    def counted(numbers: Iterable[int]) -> list[int]:
        record.meetings = [found[number] for number in numbers]
        return list(bench.score_meetings(gold, record)["meeting_slots"])

    order = sorted(range(len(found)), key=lambda number: -counted([number])[0])
    counts = [counted(order[:many]) for many in range(len(order) + 1)]
    record.meetings = found
    gains = {
        number: after[0] - before[0] > after[1] - before[1]
        for number, (before, after) in zip(order, pairwise(counts), strict=True)
    }
    return [gains[number] for number in range(len(found))]


def reliability(entries: Iterable[Judged]) -> Reliability:
    """Of each kind: how many, the calibration error, the share of the sure that is right, and the same by band."""
    by_kind: dict[str, list[Judged]] = {kind: [] for kind in KINDS}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    return {
        kind: {
            "entries": len(own),
            "ece": calibration_error(own),
            "sure": len(sure := [entry for entry in own if entry.score >= SURE]),
            "sure_right": share_right(sure),
            "bands": [
                {"from": low, "to": high, "entries": len(band), "score": mean_score(band), "right": share_right(band)}
                for low, high, band in zip(BANDS, (*BANDS[1:], 1.0), banded(own, BANDS), strict=True)
                if band
            ],
        }
        for kind, own in by_kind.items()
        if own
    }


def calibration_error(entries: Sequence[Judged]) -> float:
    """Expected calibration error over tenths: how far the mean score of a tenth is from the share right, on average.

    Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015; Guo et
    al., "On calibration of modern neural networks", ICML 2017. 0 is perfect; small numbers of entries raise it.
    """
    gaps = (abs(sum(e.score for e in band) - sum(e.right for e in band)) for band in banded(entries, TENTHS))
    return round(sum(gaps) / len(entries), 4)


def banded(entries: Iterable[Judged], lows: Sequence[float]) -> list[list[Judged]]:
    """The entries by the band that their score lies in; a band begins with its low, the last one ends with 1."""
    bands: list[list[Judged]] = [[] for _ in lows]
    for entry in entries:
        bands[bisect_right(lows, entry.score) - 1].append(entry)
    return bands


def mean_score(entries: Sequence[Judged]) -> float | None:
    return round(sum(entry.score for entry in entries) / len(entries), 4) if entries else None


def share_right(entries: Sequence[Judged]) -> float | None:
    return round(sum(entry.right for entry in entries) / len(entries), 4) if entries else None


def table_of(corpus: str, measured: Reliability) -> Table:
    """Bands down, kinds across: how many entries, their mean score, the share that is right."""
    title = f"{corpus}: entries by score, their mean score, the share right"
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("score")
    for kind in measured:
        for heading in (kind, "mean", "right"):
            table.add_column(heading, justify="right")
    for low, high in pairwise((*BANDS, 1.0)):
        table.add_row(f"{low:.1f}–{high:.1f}", *(cell for own in measured.values() for cell in band_cells(own, low)))
    table.add_section()
    sure = ((str(own["sure"]), "", shown(own["sure_right"])) for own in measured.values())
    table.add_row(f"{SURE:.1f}–1.0", *(cell for cells in sure for cell in cells))
    errors = ((str(own["entries"]), "", shown(own["ece"])) for own in measured.values())
    table.add_row("all, ECE", *(cell for cells in errors for cell in cells))
    return table


def band_cells(own: dict[str, Any], low: float) -> tuple[str, str, str]:
    """The cells of one kind in one band, empty where no entry lies in it."""
    band = next((band for band in own["bands"] if band["from"] == low), None)
    return ("", "", "") if band is None else (str(band["entries"]), shown(band["score"]), shown(band["right"]))


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
