"""How far the gate's doubt counts against what is found: python -m training.doubt --shared ../shared

training/gate/positions.jsonl has positions that were found in pages of the archive that do not pass, each read with its
page and labelled by the guide: right, wrong, doubtful (half right). `position` is a digest of party, stance and issue;
`score` is what it had without any doubt. The weight is the likeliest: by it the scores come out as the shares that are
right. Meetings have it, too: of 68 reports found there to tell of one, one did.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from dragoman.gate import about_talks_scores
from training.gate.examples import items

LABELS = Path(__file__).parent / "gate/positions.jsonl"
RIGHT = {"right": 1.0, "doubtful": 0.5, "wrong": 0.0}
MOST = 5.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    print(f"weight {likeliest(parser.parse_args().shared):.2f}")


def likeliest(shared: Path) -> float:
    """The weight under which the labels are the likeliest."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    scores = np.array([label["score"] for label in labels])
    right = np.array([RIGHT[label["label"]] for label in labels])
    about = logit(about_talks(labels, shared))

    def surprise(weight: float) -> float:
        chances = 1 / (1 + np.exp(-(logit(scores) + weight * np.minimum(about, 0))))
        return float(-np.sum(right * np.log(chances) + (1 - right) * np.log(1 - chances)))

    return float(minimize_scalar(surprise, bounds=(0, MOST), method="bounded").x)


def about_talks(labels: Sequence[dict[str, Any]], shared: Path) -> np.ndarray:
    """The gate's score of each label's page."""
    wanted = {label["id"] for label in labels}
    texts = {item["id"]: item["text"] for item in items(shared) if item["id"] in wanted}
    return about_talks_scores([texts[label["id"]] for label in labels])


def logit(chances: np.ndarray) -> np.ndarray:
    return np.asarray(np.log(chances / (1 - chances)))


if __name__ == "__main__":
    main()
