"""Fit what positions are weighed by, on what the reader tells of texts:

    python -m training.positions --shared SHARED --parses parses

Whose a clause is by its grammar is learned from all labelled texts. Belief is learned from the reports of one part,
which neither the reader (`training.reader --without 0`) nor that layer may have seen.
"""

import argparse
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from dragoman.reading.held import probability
from dragoman.reading.positions.choices import chosen
from dragoman.reading.positions.proposals import Proposal, proposals, with_stance
from dragoman.reading.positions.weights import FARTHEST, belief_of, model_of, senses_of
from dragoman.reading.scheme import STANCES, issues
from training.examples import Example, example, is_right, truth
from training.fitting import Arrays, Fitted, fit, layer, matrix, vocabulary
from training.labelled import INVENTED, REAL, labelled, part_of
from training.parses import kept_parse
from training.senses import senses

MODEL = Path(__file__).parents[1] / "dragoman/data/models/positions.npz"
LEAST = {"stance": 3, "issue": 3, "holder": 4}  # how often a trait must occur
STRENGTH = {"stance": 1.0, "issue": 2.0, "holder": 6.0, "belief": 300.0, "calibration": 1.0}
COUNTED = {REAL: 2.0}  # a clause of a real report for two: there are few of them, and they are what is read
FIRST_STEPS, STEPS = 100, 50
FOLDS = 4
SMALL = 0.02
GIVEN_UP = 0.01
KINDS = (REAL, INVENTED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--parses", type=Path, help="a folder that keeps parses from run to run")
    parser.add_argument("--unseen", type=int, default=0, help="the part of the reports that the reader has not seen")
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    gc.disable()  # Nothing made here is thrown away, and looking for it takes as long as the work.
    texts = labelled(args.shared)
    sense = senses()
    known = senses_of(sense)
    model = make([example(text, kept_parse(text.report, args.parses), known) for text in texts], args.unseen, sense)
    np.savez_compressed(args.out, **model)  # type: ignore[arg-type]
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


def make(examples: list[Example], unseen: int, sense: Arrays) -> Arrays:
    """The arrays of the file: layers fitted on all texts, belief and threshold on the reports new to all models."""
    learned_from = tables(examples)
    new = np.array([part_of(e.text) == unseen for e in examples])
    short = np.array([not e.text.whole for e in examples])
    begun = fitted(learned_from, short, FIRST_STEPS)
    part = model_of({**layers(learned_from, ~new, begun), **sense, **NO_BELIEF})
    offered = [(e, proposals(e.study, part)) for e, is_new in zip(examples, new.tolist(), strict=True) if is_new]
    return {**layers(learned_from, np.ones(len(examples), bool), begun), **sense, **believing(offered)}


NO_BELIEF: Arrays = {
    **{f"belief.{name}": np.zeros(1, np.float32) for name in ("middle", "spread", "linear")},
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
    series = sorted({e.text.group for e, _ in offered})
    folds = np.array([series.index(e.text.group) % FOLDS for e, found in offered for _ in found])
    scores = np.zeros(len(facts))
    for fold in range(FOLDS):
        held_out = belief_of(belief_arrays(facts[folds != fold], right[folds != fold]))
        scores[folds == fold] = held_out.of([tuple(row) for row in facts[folds == fold].tolist()])
    slope, offset = calibration(scores, right)
    scores = probability(slope * logit(scores) + offset) * standing(offered, scores)
    whole = sum(len(truth(e)) for e, _ in offered)
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order, 0])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + whole)
    best = int(np.flatnonzero(f1 >= f1.max() - GIVEN_UP)[0])
    threshold = float(scores[order][best])
    print(f"{len(offered)} reports held out: F1 {f1.max():.3f} at best; could be found {hits[-1] / whole:.3f}")
    print(f"threshold {threshold:.3f}: F1 {f1[best]:.3f}")
    print(f"score/right: {reliability(scores, right[:, 0])}")
    for kind in KINDS:
        print(kind, figures([e.text.kind == kind for e, _ in offered], offered, scores >= threshold, right[:, 0]))
    arrays = belief_arrays(facts, right)
    arrays["belief.linear"] = (slope * arrays["belief.linear"]).astype(np.float32)
    arrays["belief.bias"] = (slope * arrays["belief.bias"] + offset).astype(np.float32)
    return {**arrays, "threshold": np.array(threshold, np.float32)}


def calibration(scores: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """How logits are stretched and moved so that of what is given .8 four in five are right (Platt, 1999)."""
    nothing = sparse.csr_matrix((len(scores), 0), dtype=np.float32)
    _, slope, offset = fit(nothing, logit(scores)[:, None], right, STRENGTH["calibration"])
    return float(slope[0, 0]), float(offset[0])


def logit(chances: np.ndarray) -> np.ndarray:
    within = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.log(within / (1 - within)).astype(np.float32)


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
    """A logistic regression over scaled facts, as the arrays of the file."""
    middle, spread = facts.mean(axis=0), facts.std(axis=0) + 1e-3
    scaled = np.clip((facts - middle) / spread, -FARTHEST, FARTHEST).astype(np.float32)
    nothing = sparse.csr_matrix((len(facts), 0), dtype=np.float32)
    _, solid, bias = fit(nothing, scaled, right, STRENGTH["belief"], steps=300)
    return {
        "belief.middle": middle.astype(np.float32),
        "belief.spread": spread.astype(np.float32),
        "belief.linear": solid[:, 0].astype(np.float32),
        "belief.bias": bias[0].astype(np.float32),
    }


if __name__ == "__main__":
    main()
