"""Make the positions model from the labelled texts, and say how good it is on texts that it was not made from.

python -m training.positions --shared ../shared --parses parses    a folder keeps the parses for the next run
"""

import argparse
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from dragoman.reading.positions.choices import chosen
from dragoman.reading.positions.proposals import Proposal, proposals, with_stance
from dragoman.reading.positions.topics import issues
from dragoman.reading.positions.voices import STANCES
from dragoman.reading.positions.weights import FARTHEST, belief_of, model_of, senses_of
from training.examples import FOLDS, Example, example, fold_of, is_right, truth
from training.fitting import Arrays, Fitted, fit, layer, matrix, vocabulary
from training.labelled import INVENTED, REAL, labelled
from training.parses import kept_parse
from training.senses import senses

MODEL = Path(__file__).parents[1] / "dragoman/data/models/positions.npz"
LEAST = {"stance": 3, "issue": 3, "holder": 4}
STRENGTH = {"stance": 1.0, "issue": 2.0, "holder": 6.0, "belief": 1000.0}
COUNTED = {REAL: 2.0}  # a clause of a real report for two: there are few of them, and they are what is read
FIRST_STEPS, STEPS = 100, 50
SMALL = 0.02
GIVEN_UP = 0.01
KINDS = (REAL, INVENTED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--parses", type=Path, help="a folder that keeps parses from run to run")
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    sense = senses()
    known = senses_of(sense)
    gc.disable()  # Nothing made here is thrown away, and looking for it takes as long as the work.
    model = make([example(text, kept_parse(text.report, args.parses), *known) for text in labelled(args.shared)], sense)
    np.savez_compressed(args.out, **model)  # type: ignore[arg-type]
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


def make(examples: list[Example], sense: Arrays) -> Arrays:
    """The model's arrays: layers fitted on all texts, belief and threshold on proposals by models new to the report."""
    learned_from = tables(examples)
    folds = np.array([fold_of(e) for e in examples])
    offered: list[tuple[Example, list[Proposal]]] = []
    begun = fitted(learned_from, folds < 0, FIRST_STEPS)
    for fold in range(FOLDS):
        part = model_of({**layers(learned_from, folds != fold, begun), **sense, **NO_BELIEF})
        offered += [(e, proposals(e.study, part)) for e in examples if fold_of(e) == fold]
    return {**layers(learned_from, folds >= -1, begun), **sense, **believing(offered)}


NO_BELIEF: Arrays = {
    **{f"belief.{name}": np.zeros(1, np.float32) for name in ("middle", "spread", "linear")},
    "belief.square": np.zeros((1, 1), np.float32),
    "belief.bias": np.zeros((), np.float32),
    "threshold": np.zeros((), np.float32),
}


@dataclass(frozen=True)
class Table:
    """What one layer learns from: rows of traits, dense columns, what is wanted, and whose example each row is."""

    part: str
    place: dict[str, int]
    rows: sparse.csr_matrix
    dense: np.ndarray | None
    wanted: np.ndarray
    example: np.ndarray
    counted: np.ndarray


def layers(tables: list[Table], chosen: np.ndarray, begun: list[Fitted]) -> Arrays:
    """The three layers as the arrays of the file, fitted on the chosen examples from where short texts alone lead."""
    arrays: Arrays = {}
    for table, weights in zip(tables, fitted(tables, chosen, STEPS, begun), strict=True):
        arrays |= layer(table.part, table.place, weights, SMALL)
    return arrays


def fitted(tables: list[Table], chosen: np.ndarray, steps: int, begun: list[Fitted] | None = None) -> list[Fitted]:
    """The weights of each layer, fitted on the chosen examples."""
    found = []
    for number, table in enumerate(tables):
        use = chosen[table.example]
        dense = None if table.dense is None else table.dense[use]
        start = begun[number] if begun else None
        strength, counted = STRENGTH[table.part], table.counted[use]
        found.append(fit(table.rows[use], dense, table.wanted[use], strength, counted, start, steps))
    return found


def tables(examples: list[Example]) -> list[Table]:
    """Each clause with its stances; those with a position, with their issues; their candidates, with whose they are."""
    clauses = [(index, number) for index, e in enumerate(examples) for number in range(len(e.said))]
    telling = [(index, number) for index, number in clauses if examples[index].said[number]]
    stance = [[any(kind == stance for kind, _ in examples[i].said[n]) for stance in STANCES] for i, n in clauses]
    issue = [[any(topic == issue for _, topic in examples[i].said[n]) for issue in issues()] for i, n in telling]
    topics = np.array([examples[i].study.topics[n] for i, n in telling], np.float32)
    candidates = [row for index, e in enumerate(examples) for row in holder_rows(index, e)]
    counts = np.array([COUNTED.get(e.text.kind, 1.0) for e in examples], np.float32)

    def table(
        part: str, traits: list[list[str]], dense: np.ndarray | None, wanted: list[list[bool]], owner: list[int]
    ) -> Table:
        place = vocabulary(traits, LEAST[part])
        owners = np.array(owner)
        return Table(part, place, matrix(traits, place), dense, np.array(wanted), owners, counts[owners])

    return [
        table("stance", [examples[i].study.stance[n] for i, n in clauses], None, stance, [i for i, _ in clauses]),
        table("issue", [examples[i].study.issue[n] for i, n in telling], topics, issue, [i for i, _ in telling]),
        table(
            "holder",
            [row[1] for row in candidates],
            None,
            [[row[2]] for row in candidates],
            [row[0] for row in candidates],
        ),
    ]


def holder_rows(index: int, e: Example) -> Iterator[tuple[int, list[str], bool]]:
    """The candidates of each clause whose holder is known, under each stance, and whether they are it."""
    for number, holders in enumerate(e.held):
        candidates = e.study.holders.candidates(number) if holders else {}
        for stance in STANCES:
            owners = {party for kind, party in holders if kind == stance}
            if owners:
                yield from (
                    (index, with_stance(traits, stance), party in owners) for party, traits in candidates.items()
                )


def believing(offered: list[tuple[Example, list[Proposal]]]) -> Arrays:
    """What belief weighs, and the threshold: the highest of those within a hundredth of the best F1."""
    facts = np.array([p.facts for _, found in offered for p in found], np.float32)
    right = np.array([[is_right(p, e)] for e, found in offered for p in found])
    groups = np.array([fold_of(e) for e, found in offered for _ in found])
    scores = np.zeros(len(facts))
    for fold in range(FOLDS):
        held_out = belief_of(belief_arrays(facts[groups != fold], right[groups != fold]))
        scores[groups == fold] = held_out.of([tuple(row) for row in facts[groups == fold].tolist()])
    scores *= standing(offered, scores)
    whole = sum(len(truth(e)) for e, _ in offered)
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order, 0])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + whole)
    best = int(np.flatnonzero(f1 >= f1.max() - GIVEN_UP)[0])
    threshold = float(scores[order][best])
    print(f"reports held out: F1 {f1.max():.3f} at best; could be found {hits[-1] / whole:.3f}")
    print(f"threshold {threshold:.3f}: F1 {f1[best]:.3f}")
    print(f"score/right: {reliability(scores, right[:, 0])}")
    for kind in KINDS:
        print(kind, figures([e.text.kind == kind for e, _ in offered], offered, scores >= threshold, right[:, 0]))
    return {**belief_arrays(facts, right), "threshold": np.array(threshold, np.float32)}


def standing(offered: list[tuple[Example, list[Proposal]]], scores: np.ndarray) -> np.ndarray:
    """1 for what is kept of each clause, 0 for what a likelier reading of it rules out."""
    kept: list[bool] = []
    for _, found in offered:
        kept += chosen(found, scores[len(kept) : len(kept) + len(found)].tolist())
    return np.array(kept, np.float64)


def reliability(scores: np.ndarray, right: np.ndarray) -> str:
    """Of the positions given some score, the share that is right, beside that score: .55/.58 (120)."""
    edges = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01]
    bins = [(scores >= low) & (scores < high) for low, high in pairwise(edges)]
    return ", ".join(f"{scores[b].mean():.2f}/{right[b].mean():.2f} ({b.sum()})" for b in bins if b.any())


def figures(
    of_kind: list[bool], offered: list[tuple[Example, list[Proposal]]], kept: np.ndarray, right: np.ndarray
) -> str:
    """Precision, recall and F1 over the reports of a kind."""
    here = np.array([own for own, (_, found) in zip(of_kind, offered, strict=True) for _ in found])
    hits, given = int((kept & right & here).sum()), int((kept & here).sum())
    whole = sum(len(truth(e)) for own, (e, _) in zip(of_kind, offered, strict=True) if own)
    score = 2 * hits / max(given + whole, 1)
    return f"F1 {score:.3f}, precision {hits / max(given, 1):.3f}, recall {hits / max(whole, 1):.3f}"


def belief_arrays(facts: np.ndarray, right: np.ndarray) -> Arrays:
    """A logistic regression over scaled facts and their products, as the arrays of the file."""
    middle, spread = facts.mean(axis=0), facts.std(axis=0) + 1e-3
    scaled = np.clip((facts - middle) / spread, -FARTHEST, FARTHEST)
    one, other = np.triu_indices(facts.shape[1])
    dense = np.hstack([scaled, scaled[:, one] * scaled[:, other]]).astype(np.float32)
    nothing = sparse.csr_matrix((len(facts), 0), dtype=np.float32)
    _, solid, bias = fit(nothing, dense, right, STRENGTH["belief"], steps=300)
    square = np.zeros((facts.shape[1], facts.shape[1]), np.float32)
    square[one, other] = solid[facts.shape[1] :, 0]
    return {
        "belief.middle": middle.astype(np.float32),
        "belief.spread": spread.astype(np.float32),
        "belief.linear": solid[: facts.shape[1], 0].astype(np.float32),
        "belief.square": square,
        "belief.bias": bias[0].astype(np.float32),
    }


if __name__ == "__main__":
    main()
