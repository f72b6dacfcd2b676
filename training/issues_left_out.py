"""How well issues are found that nothing was trained for: each built-in issue is taken for a user's, four in turn.

The space and the weights are then made without these issues and every text on them; the weights, moreover, from one
half of the reports when the other half is asked about. Examples come from passages, the texts asked about from reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np

from dragoman.encoder import Floats
from dragoman.reading.issues.signs import Met
from training.issues import Bench, bare, examples_of, fitted, signs_for, space_of
from training.labelled import INVENTED, REAL

TURNS = 8  # in each, every eighth issue is left out
GIVEN = (0, 3, 8, 20)  # examples
DRAWS = (0, 1)  # different examples, over which figures are averaged
SURE = (0.5, 0.3)  # probabilities from which on a text counts as found
LEAST = 5  # texts on an issue without which it has no figures
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
KINDS = {REAL: "real", INVENTED: "invented"}
Asked = dict[tuple[int, int], Floats]  # for a number of examples and a draw: texts x issues


@dataclass(frozen=True)
class Figures:
    """Of one issue or all: average precision; precision, recall and F1 from some probability on."""

    average: float
    precision: float
    recall: float
    f1: float


def table(bench: Bench) -> str:
    """All figures as tables of Markdown."""
    found = left_out(bench)
    return "\n\n".join([overall(bench, found), calibration(bench, found), one_by_one(bench, found)])


def left_out(bench: Bench) -> Asked:
    """The probability of each issue for each text of the reports, by a model that knows neither."""
    halves = half_of(bench.asked.groups)
    found = {(count, draw): np.zeros(bench.asked.about.shape, np.float32) for count in GIVEN for draw in DRAWS}
    everything = list(range(len(bench.issues)))
    for turn in range(TURNS):
        known = [number for number in everything if number % TURNS != turn]
        space = space_of(bench, known)
        beside = bare(bench, space, everything)
        for half in (0, 1):
            weights = fitted(bench, space, known, halves != half)
            texts = bench.asked.of(halves == half)
            met = Met(space.placed(texts.texts, texts.rows))
            for number, (count, draw) in product(everything[turn::TURNS], found):
                examples = bench.learned.at(examples_of(bench, number, count, draw))
                signs = signs_for(bench, space, met, number, beside, examples)
                found[count, draw][halves == half, number] = weights[count > 0].chances(signs)
    return found


def half_of(groups: Sequence[str]) -> np.ndarray:
    """For each text its half; reports of one series are in one."""
    place = {group: number % 2 for number, group in enumerate(sorted(set(groups)))}
    return np.array([place[group] for group in groups])


def overall(bench: Bench, found: Asked) -> str:
    lines = ["| reports | issues | examples | average precision | from | precision | recall | F1 |"]
    lines += ["| --- " * 8 + "|"]
    for kind, name in KINDS.items():
        told = [number for number, count in enumerate(counts(bench, kind)) if count >= LEAST]
        for given in GIVEN:
            for sure in SURE:
                own = mean([mean(by_draw(bench, found, kind, number, given, sure)) for number in told])
                lines.append(
                    f"| {name} | {len(told)} | {given} | {own.average:.2f} | {sure:.1f} "
                    f"| {own.precision:.2f} | {own.recall:.2f} | {own.f1:.2f} |"
                )
    return "\n".join(lines)


def calibration(bench: Bench, found: Asked) -> str:
    """Of the pairs of text and issue given some probability, the share that is right, by the number of examples."""
    lines = ["| probability | " + " | ".join(f"{n} examples" for n in GIVEN) + " |", "| --- " * (1 + len(GIVEN)) + "|"]
    for low, high in pairwise(EDGES):
        cells = []
        for given in GIVEN:
            chances, about = (
                np.concatenate(parts)
                for parts in zip(*((found[given, draw], bench.asked.about) for draw in DRAWS), strict=True)
            )
            inside = (chances >= low) & (chances < high)
            cells.append(f"{about[inside].mean():.2f} of {inside.sum() // len(DRAWS)}" if inside.any() else "")
        lines.append(f"| {low:.1f}–{min(high, 1):.1f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def one_by_one(bench: Bench, found: Asked) -> str:
    """Each issue: its texts, then average precision and F1 at each number of examples."""
    heads = [f"{what} {given}" for what in ("AP", "F1") for given in GIVEN]
    lines = ["| issue | reports | texts | " + " | ".join(heads) + " |", "| --- " * (3 + len(heads)) + "|"]
    for number, issue in enumerate(bench.issues):
        for kind, name in KINDS.items():
            if counts(bench, kind)[number] >= LEAST:
                own = [mean(by_draw(bench, found, kind, number, given, SURE[0])) for given in GIVEN]
                cells = [f"{f.average:.2f}" for f in own] + [f"{f.f1:.2f}" for f in own]
                lines.append(f"| {issue.label} | {name} | {counts(bench, kind)[number]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def counts(bench: Bench, kind: str) -> list[int]:
    of_kind: list[int] = bench.asked.about[bench.asked.kinds == kind].sum(axis=0).tolist()
    return of_kind


def by_draw(bench: Bench, found: Asked, kind: str, number: int, given: int, sure: float) -> list[Figures]:
    here = bench.asked.kinds == kind
    about = bench.asked.about[here, number]
    return [figures(found[given, draw][here, number], about, sure) for draw in DRAWS]


def figures(chances: Floats, about: np.ndarray, sure: float) -> Figures:
    order = np.argsort(-chances, kind="stable")
    hits = about[order]
    average = float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].sum() / hits.sum())
    told = chances >= sure
    right = int((told & about).sum())
    precision, recall = right / max(int(told.sum()), 1), right / int(about.sum())
    return Figures(average, precision, recall, 2 * right / int(told.sum() + about.sum()))


def mean(of: Sequence[Figures]) -> Figures:
    def each() -> Iterator[float]:
        for name in ("average", "precision", "recall", "f1"):
            yield float(np.mean([getattr(figure, name) for figure in of]))

    return Figures(*each())
