"""Positions that full reading finds in the archive: how many are right by the gate's score, what a threshold loses.

    python -m quality.gate_positions            how many of those read one by one are right
    python -m quality.gate_positions --read     what stands in pages that pass, and what they take; some minutes
    python -m quality.gate_positions --all      the same of the whole archive, not of a draw; half an hour and more

DRAWN items were drawn by chance and read in full. Every position found in one that the gate had not learned from was
read with its page and labelled by TalksBench's guide: right where a party to talks or to a dispute between states,
armed groups or international organisations takes this stance on this issue. gate_positions.jsonl has the labels: the
item's id, a digest of party, stance and issue, the score that the position had before the gate spoke. None was learned
from.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from dragoman.gate import Gate
from dragoman.model import Position, Report
from dragoman.reading import read
from dragoman.reading.grammar import paragraphs_of
from quality.gate import archive

LABELS = Path(__file__).with_name("gate_positions.jsonl")
SEED, DRAWN = 11, 1500
BANDS = (0.0, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.48, 0.5, 0.7, 0.9, 0.95)
DRAWS, SURE = 2000, 0.95
NAMES = ("right", "doubtful", "wrong")
Numbers = npt.NDArray[np.float64]


class Page(NamedTuple):
    """An item read in full: the seconds that took, how much was found, digests of its positions."""

    name: str
    seconds: float
    meetings: int
    positions: frozenset[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", action="store_true", help="read the items, and say what a threshold loses")
    parser.add_argument("--all", action="store_true", help="read the whole archive")
    given = parser.parse_args()
    console = Console(width=120)
    console.print(bands())
    if given.read or given.all:
        drawn = archive() if given.all else drawn_items()
        scores = Gate.load().scores([item["text"] for item in drawn])
        console.print(thresholds(scores, [read_in_full(item) for item in drawn]))


def labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def drawn_items() -> list[dict[str, Any]]:
    """Items of the archive, the same ones each time."""
    return Random(SEED).sample(archive(), DRAWN)  # noqa: S311 - a draw that is the same each time


def bands() -> Table:
    """How many positions are right, by the gate's score of their page, with an interval that draws whole pages."""
    texts = {item["id"]: item["text"] for item in drawn_items()}
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in labels():
        pages[label["id"]].append(label)
    scores = Gate.load().scores([texts[name] for name in pages])
    table = Table("gate", "pages", *NAMES, "share right", "95 % interval", "mean score before")
    for low, high in pairwise(BANDS):
        inside = [own for own, score in zip(pages.values(), scores, strict=True) if low <= score < high]
        if inside:
            table.add_row(f"{low} to {min(high, 1)}", *cells_of(inside))
    return table


def cells_of(pages: Sequence[list[dict[str, Any]]]) -> list[str]:
    found = [label for page in pages for label in page]
    counts = np.array([[sum(label["label"] == name for label in page) for name in NAMES] for page in pages])
    drawn = np.random.default_rng(0).integers(len(pages), size=(DRAWS, len(pages)))
    sums = counts[drawn].sum(axis=1)
    low, high = np.quantile(sums[:, 0] / sums.sum(axis=1), [(1 - SURE) / 2, (1 + SURE) / 2])
    whole = counts.sum(axis=0)
    mean = np.mean([label["score"] for label in found])
    share = whole[0] / whole.sum()
    return [str(len(pages)), *map(str, whole), f"{share:.2f}", f"{low:.2f} to {high:.2f}", f"{mean:.2f}"]


def read_in_full(item: dict[str, Any]) -> Page:
    report = Report(
        id=item["id"],
        name=item["id"],
        text=item["text"],
        published=item["published"],
        paragraphs=paragraphs_of(item["text"]),
    )
    began = process_time()
    reading = read(report)
    digests = frozenset(map(digest_of, reading.positions))
    return Page(item["id"], process_time() - began, len(reading.meetings), digests)


def digest_of(position: Position) -> str:
    return sha256(f"{position.party} {position.stance} {position.issue}".encode()).hexdigest()[:12]


def thresholds(scores: Numbers, pages: Sequence[Page]) -> Table:
    """What of all that is found, and of what is right, stands in pages that pass, and how much time they take."""
    right = {(label["id"], label["position"]) for label in labels() if label["label"] == "right"}
    columns = {
        "pages": np.ones(len(pages)),
        "time of reading": np.array([page.seconds for page in pages]),
        "positions": np.array([len(page.positions) for page in pages]),
        "right ones": np.array([sum((page.name, one) in right for one in page.positions) for page in pages]),
        "meetings": np.array([page.meetings for page in pages]),
    }
    table = Table("threshold", *columns)
    for threshold in THRESHOLDS:
        passes = scores >= threshold
        table.add_row(f"{threshold}", *(shown(values, passes) for values in columns.values()))
    return table


def shown(values: Numbers, passes: npt.NDArray[np.bool_]) -> str:
    kept, whole = values[passes].sum(), values.sum()
    return f"{kept:.0f} of {whole:.0f}, {kept / max(whole, 1e-9):.1%}"


if __name__ == "__main__":
    main()
