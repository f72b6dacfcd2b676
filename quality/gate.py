"""The gate: what it lets through of an archive, what it misses, how fast it is.

    python -m quality.gate             the table of thresholds, with intervals; reports of other sets; pages
    python -m quality.gate_speed       words a CPU second, beside the whole reading's

gate_labels.jsonl holds the items of the archive that were read, by id: drawn at random within bands of the score of an
early model (`stratum`), each with the chance it had (`drawn_with`), so that weights of 1 / drawn_with give the
archive's own shares. `read`: the first 850 characters of the text, or the title and the first nine words; more of it
where those left a doubt.
`doubtful`: another careful reader could decide otherwise. None of them was learned from.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from dragoman.gate import THRESHOLD, Gate, cheap_text
from quality.corpora import Measured, digest
from quality.gate_pages import page_of
from quality.off_topic import ARCHIVE, FOLDERS, gold_of
from quality.talks import BENCH, report_paths

LABELS = Path(__file__).with_name("gate_labels.jsonl")
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
DRAWS, SURE = 2000, 0.95
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Labelled:
    """The read items of the archive: one row each."""

    scores: Numbers
    weights: Numbers
    about: Flags
    doubtful: Flags
    strata: tuple[str, ...]


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    console = Console(width=120)
    console.print(Gate.load().version)
    for table in (table_of(thresholds()), sets(), pages()):
        console.print(table)


def measure(_place: Path, _sample: int | None = None) -> Measured:
    """Recall over the archive and the share of it that is left out, at the default threshold."""
    row = next(row for row in thresholds() if row["threshold"] == THRESHOLD)
    return {
        "figures": {"recall": round(row["recall"], 4), "left_out": round(1 - row["passing"], 4)},
        "reports": len(labelled().scores),
        "digest": digest([LABELS, ARCHIVE]),
    }


def thresholds() -> list[dict[str, float]]:
    """For each threshold the share of the archive that passes, and recall with its interval."""
    whole, read = archive_scores(), labelled()
    drawn = redrawn(read.strata)
    return [row_of(threshold, whole, read, drawn) for threshold in THRESHOLDS]


def row_of(threshold: float, whole: Numbers, read: Labelled, drawn: npt.NDArray[np.int64]) -> dict[str, float]:
    passes = read.scores >= threshold
    clear = read.about & ~read.doubtful
    chance = [recall(read, passes, read.about, rows) for rows in drawn]
    low, high = np.quantile(chance, [(1 - SURE) / 2, (1 + SURE) / 2])
    return {
        "threshold": threshold,
        "passing": float(np.mean(whole >= threshold)),
        "recall": recall(read, passes, read.about),
        "low": float(low),
        "high": float(high),
        "clear": recall(read, passes, clear),
        "precision": float(np.sum(read.weights * (passes & read.about)) / max(np.sum(read.weights * passes), 1)),
    }


def recall(read: Labelled, passes: Flags, about: Flags, rows: npt.NDArray[np.int64] | None = None) -> float:
    """The weighted share of those about talks that pass."""
    chosen = slice(None) if rows is None else rows
    weights = read.weights[chosen] * about[chosen]
    return float(np.sum(weights * passes[chosen]) / np.sum(weights))


def redrawn(strata: Sequence[str]) -> npt.NDArray[np.int64]:
    """Draws with replacement within each stratum: shape (DRAWS, items)."""
    chance = np.random.default_rng(0)
    names = np.array(strata)
    places = [np.flatnonzero(names == name) for name in sorted(set(strata))]
    return np.concatenate([chance.choice(own, (DRAWS, len(own))) for own in places], axis=1)


@cache
def labelled() -> Labelled:
    lines = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    texts = {item["id"]: item["text"] for item in archive()}
    return Labelled(
        scores=Gate.load().scores([texts[line["id"]] for line in lines]),
        weights=np.array([1 / line["drawn_with"] for line in lines]),
        about=np.array([line["about_talks"] for line in lines]),
        doubtful=np.array([line["doubtful"] for line in lines]),
        strata=tuple(line["stratum"] for line in lines),
    )


@cache
def archive() -> tuple[dict[str, Any], ...]:
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        return tuple(map(json.loads, lines))


@cache
def archive_scores() -> Numbers:
    return Gate.load().scores([item["text"] for item in archive()])


def table_of(rows: Iterable[dict[str, float]]) -> Table:
    table = Table("threshold", "passes", "recall", "95 % interval", "without doubtful ones", "right of what passes")
    for row in rows:
        table.add_row(
            f"{row['threshold']:.2f}",
            f"{row['passing']:.1%}",
            f"{row['recall']:.3f}",
            f"{row['low']:.3f} to {row['high']:.3f}",
            f"{row['clear']:.3f}",
            f"{row['precision']:.2f}",
        )
    return table


def sets() -> Table:
    """How many reports of the other sets pass, by whether they are labelled as about talks."""
    table = Table("set", "about talks: pass", "not: pass")
    for name in ("dev", *FOLDERS):
        counts: dict[bool, list[bool]] = {True: [], False: []}
        for path in report_paths(BENCH / name):
            counts[gold_of(path)["about_talks"]].append(Gate.load().passes(text_in(path)))
        table.add_row(name, *(f"{sum(counts[about])} of {len(counts[about])}" for about in (True, False)))
    return table


def text_in(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return cheap_text(text) if path.suffix == ".html" else text


def pages() -> Table:
    """Reports of the open corpus alone, and as pages of a busy site: how often the decision is the same."""
    gate, folder = Gate.load(), Path(__file__).parents[1] / "training/corpus/reports"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    alone = gate.scores(texts)
    table = Table("threshold", "pass as text", "pass as page", "decided alike")
    whole = gate.scores([cheap_text(page_of(text, number)) for number, text in enumerate(texts)])
    for threshold in (0.2, 0.5, 0.8):
        as_text, as_page = alone >= threshold, whole >= threshold
        alike = f"{np.mean(as_text == as_page):.3f}"
        table.add_row(f"{threshold}", f"{int(as_text.sum())} of {len(texts)}", f"{int(as_page.sum())}", alike)
    return table


if __name__ == "__main__":
    main()
