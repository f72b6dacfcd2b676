"""Learn whose an office is that names no party: a conditional logit over the parties of a report.

python -m training.party_of --shared ../shared    writes dragoman/data/models/party_of.toml
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from dragoman.reading.grammar import parse
from dragoman.reading.people import find_cast
from dragoman.reading.people.allegiance import NOBODY, Signs, most_likely
from dragoman.reading.people.identity import Individual, plain
from quality.talks import load_report
from training.labelled import INVENTED, REAL, fold_of, report_paths

MODEL = Path(__file__).parents[1] / "dragoman/data/models/party_of.toml"
KINDS = (REAL, INVENTED)
FOLDS = 8
STRENGTH = 1.0  # pull of every weight towards 0
LEAST = 4  # questions in which a sign must occur
HEADER = """\
# How much each sign speaks for a party's being the one that an office serves which names none.
# Made by training/party_of.py; right on {right:.0%} of {count} people in reports that were left out of the fitting.

[weights]
"""


@dataclass(frozen=True)
class Question:
    """Somebody whose office names no party: what speaks for each candidate, and which one it is by the label."""

    kind: str
    series: str
    name: str
    candidates: dict[str, Signs]
    right: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    asked = [question for kind, path in report_paths(args.shared) for question in questions(kind, path)]
    right = measure(asked)
    table = [f'"{sign}" = {weight:.2f}\n' for sign, weight in sorted(fit(asked).items()) if abs(weight) >= 0.005]
    args.out.write_text(HEADER.format(right=right, count=len(asked)) + "".join(table), encoding="utf-8")


def questions(kind: str, path: Path) -> list[Question]:
    """The questions that a report puts, each answered as the label has it, for the next ones to build on."""
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    parties = {last_word(person["name"]): person.get("party") or NOBODY for person in record["people"]}
    codes = {alias: code for code, aliases in (record.get("aliases") or {}).items() for alias in aliases}
    series = f"{kind}/{re.sub(r'-[0-9]+$', '', path.stem)}"
    found: list[Question] = []

    def answer(person: Individual, candidates: dict[str, Signs]) -> str | None:
        party = parties.get(last_word(person.full.text))
        right = next((code for code in candidates if codes.get(code, code) == party), None)
        if right is not None:
            found.append(Question(kind, series, person.full.text, candidates, right))
        return right or None

    find_cast(parse(load_report(path)), answer)
    return found


def last_word(name: str) -> str:
    return plain(name).split()[-1]


def measure(asked: list[Question]) -> float:
    """The share answered rightly by weights from the other reports."""
    fold = [fold_of(question.series, FOLDS) for question in asked]
    right: Counter[str] = Counter()
    whole = Counter(question.kind for question in asked)
    for held in range(FOLDS):
        weights = fit([question for question, own in zip(asked, fold, strict=True) if own != held])
        for question, own in zip(asked, fold, strict=True):
            right[question.kind] += own == held and is_right(question, weights)
    for kind in KINDS:
        print(f"{kind}: {right[kind]} of {whole[kind]} right")
    return right.total() / whole.total()


def is_right(question: Question, weights: Signs) -> bool:
    return (most_likely(question.candidates, weights) or NOBODY) == question.right


def fit(asked: list[Question]) -> Signs:
    """The weights under which the right candidates are likeliest among those of their report."""
    counts = Counter(sign for q in asked for sign in {sign for own in q.candidates.values() for sign in own})
    place = {sign: number for number, sign in enumerate(sorted(s for s, count in counts.items() if count >= LEAST))}
    tables = [(rows(q.candidates.values(), place), list(q.candidates).index(q.right)) for q in asked]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = STRENGTH / 2 * float(weights @ weights), STRENGTH * weights
        for table, right in tables:
            scores = table @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            value -= float(np.log(likely[right] + 1e-12))
            slope = slope + table.T @ likely - table[right]
        return value, slope

    found = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B")
    return {sign: float(found.x[number]) for sign, number in place.items()}


def rows(candidates: Iterable[Signs], place: dict[str, int]) -> np.ndarray:
    own = list(candidates)
    table = np.zeros((len(own), len(place)))
    for number, signs in enumerate(own):
        for sign, value in signs.items():
            if sign in place:
                table[number, place[sign]] = value
    return table


if __name__ == "__main__":
    main()
