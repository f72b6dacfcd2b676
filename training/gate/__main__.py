"""Learn the gate: which words and pairs of words speak for a page's being about talks.

python -m training.gate --shared ../shared               writes dragoman/data/models/gate.npz
python -m training.gate --shared ../shared --measure     how good it is on reports that were left out; writes nothing
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.gate.gate import FILE, chances
from dragoman.gate.windows import windows_of
from dragoman.gate.words import joined
from training.gate.examples import Example, examples, items
from training.gate.fitting import Fitted, fitted, meanings_of
from training.labelled import fold_of

DATA = Path(__file__).parents[2] / "dragoman/data/models"
FOLDS = 5
THRESHOLDS = (0.5, 0.7, 0.9, 0.95, 0.98)
PASSING = 0.098
"""The share of the archive that scores .5 or more."""
TOGETHER = 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--measure", action="store_true", help="measure on reports left out; write nothing")
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    learned = list(examples(args.shared))
    if args.measure:
        print(measured(learned, args.shared))
    else:
        model = fitted(learned, meanings_of())
        np.savez_compressed(args.out / FILE, **arrays_of(model, half_way(model, args.shared)))  # type: ignore[arg-type]


def half_way(model: Fitted, shared: Path) -> float:
    """The sum that PASSING of the archive reaches."""
    return float(np.quantile(sums_of(model, [item["text"] for item in items(shared)]), 1 - PASSING))


def sums_of(model: Fitted, texts: Sequence[str]) -> np.ndarray:
    """The sum of each text's best window."""
    found = [np.zeros(0)]
    for start in range(0, len(texts), TOGETHER):
        windows = windows_of(texts[start : start + TOGETHER], model.vocabulary)
        found.append(np.maximum.reduceat(model.scores(windows), windows.starts))
    return np.concatenate(found)


def arrays_of(model: Fitted, half: float) -> dict[str, np.ndarray]:
    """A model as the arrays of its file, shifted so that a text whose sum is `half` scores .5."""
    words = model.vocabulary.words
    return {
        "words": np.frombuffer(joined(sorted(words, key=words.__getitem__)), np.uint8),
        "pairs": np.diff(model.vocabulary.pairs, prepend=0).astype(np.uint32),
        "weights": model.weights[1:].astype(np.float16),
        "bias": np.array(model.bias - half, np.float64),
    }


def measured(learned: Sequence[Example], shared: Path) -> str:
    """How many of the labelled reports and read items pass, by a model that their series was left out of."""
    meanings = meanings_of()
    sums: dict[tuple[str, bool], list[float]] = {}
    for fold in range(FOLDS):
        left = [is_left_out(one, fold) for one in learned]
        model = fitted([one for one, out in zip(learned, left, strict=True) if not out], meanings)
        half = half_way(model, shared)
        held = [one for one, out in zip(learned, left, strict=True) if out]
        for one, total in zip(held, sums_of(model, [one.text for one in held]), strict=True):
            sums.setdefault((kind_of(one), one.about), []).append(total - half)
    return "\n".join(line_of(kind, about, np.array(own)) for (kind, about), own in sorted(sums.items()))


def line_of(kind: str, about: bool, sums: np.ndarray) -> str:
    """How many pass at each threshold."""
    passing = "  ".join(f"{np.sum(chances(sums) >= threshold):4} at {threshold}" for threshold in THRESHOLDS)
    return f"{kind:15} {'about talks' if about else 'not':12} of {len(sums):4}: {passing}"


def is_left_out(one: Example, fold: int) -> bool:
    """Reports and read items of one fold; what was not read is never measured on."""
    return one.read and fold_of(one.group, FOLDS) == fold


def kind_of(one: Example) -> str:
    return one.group.split("/")[0] if "/" in one.group else "archive"


if __name__ == "__main__":
    main()
