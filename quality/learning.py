"""What corrections teach: a simulated coder corrects our readings of the invented processes by their gold.

python -m quality.learning            of 50, 100, 200 and 400 corrections what is better on reports not learned from

The coder accepts what the gold has, edits an issue or a stance that it has otherwise, and rejects what it has not. Two
projects: one codes by our issues, one by six of its own. Reports are held out by process (talks never seen) or one by
one (other reports of the same talks). None of these processes is among what the models learned from.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.learning import Example
from dragoman.learning.examples import examples_in, shared, spans_in
from dragoman.learning.fitting import fitted
from dragoman.learning.heads import KINDS, Kind
from dragoman.learning.judging import judged, loss_before
from dragoman.model import Correction, Position, Reading, Statement
from dragoman.reading import read
from quality.gold_readings import gold_reading

CORPUS = Path(__file__).parents[1] / "training" / "corpus" / "processes"
COUNTS = (50, 100, 200, 400)
FOLDS = 4
SEED = 20190212
OWN = {
    "security": "ceasefire withdrawal demilitarisation disarmament arms-supplies monitoring security-guarantees "
    "missiles nuclear neutrality surrender",
    "land": "territory border autonomy water",
    "people": "humanitarian-access prisoners refugees justice",
    "money": "sanctions trade energy fisheries reparations",
    "politics": "recognition elections government relations",
    "process": "leaders-meeting talks settlement",
}
OWN_ISSUE = {issue: own for own, issues in OWN.items() for issue in issues.split()} | {"other": "other"}
PROJECTS = {"our issues": {}, "six issues of its own": OWN_ISSUE}


class Taught(NamedTuple):
    """A report's process and the examples that its corrections give."""

    process: str
    examples: list[Example]


def main() -> None:
    found = [(path, gold_reading(path)) for path in sorted(CORPUS.glob("*-*.txt"))]
    plain = [read(gold.report) for _, gold in found]
    for project, own in PROJECTS.items():
        taught = [
            Taught(path.stem.rpartition("-")[0], taught_by(reading, gold, aliases(path), own))
            for (path, gold), reading in zip(found, plain, strict=True)
        ]
        for held_out in ("by process", "by report"):
            for kind in KINDS[:3]:
                figures = [measured(kind, taught, count, held_out) for count in COUNTS]
                before, after = figures[0][0], " ".join(f"{one:.3f}" for _, one in figures)
                print(f"{project:22}{held_out:12}{kind.name:20} before {before:.3f}  after {after}")
                sys.stdout.flush()


def aliases(path: Path) -> dict[str, str]:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return {alias: code for code, others in (gold.get("aliases") or {}).items() for alias in others}


def taught_by(plain: Reading, gold: Reading, aliases: dict[str, str], own: dict[str, str]) -> list[Example]:
    """The examples of a report that the coder has corrected by its gold."""
    said = [*corrections(plain, gold, aliases, own)]
    return examples_in(plain, list(enumerate(said, 1)), plain, {})


def corrections(plain: Reading, gold: Reading, aliases: dict[str, str], own: dict[str, str]) -> Iterator[Correction]:
    for kind in ("position", "statement"):
        entries, labels = getattr(plain, f"{kind}s"), getattr(gold, f"{kind}s")
        partners = paired(entries, labels, aliases)
        for n, entry in enumerate(entries):
            before = msgspec.to_builtins(entry)
            label = labels[partners[n]] if n in partners else None
            after = corrected(before, label, own) if isinstance(label, Position) else before
            deed = "reject" if label is None else "accept" if after == before else "edit"
            yield Correction(
                report=plain.report.id, kind=kind, deed=deed, entry=entry.id, before=before,  # type: ignore[arg-type]
                after=after if deed == "edit" else None,
            )  # fmt: skip


def corrected(before: dict[str, object], label: Position, own: dict[str, str]) -> dict[str, object]:
    return {**before, "stance": label.stance, "issue": own.get(label.issue, label.issue)}


def paired(
    entries: Sequence[Position | Statement], labels: Sequence[Position | Statement], aliases: dict[str, str]
) -> dict[int, int]:
    """Which label is about the same words as which entry; those that say the same first."""
    likely = sorted(
        (-alike(one, other, aliases), n, m)
        for n, one in enumerate(entries)
        for m, other in enumerate(labels)
        if shared(spans_in(one), spans_in(other))
    )
    pairs: dict[int, int] = {}
    for _, n, m in likely:
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def alike(one: Position | Statement, other: Position | Statement, aliases: dict[str, str]) -> int:
    if isinstance(one, Position) and isinstance(other, Position):
        party = aliases.get(one.party, one.party) == other.party
        return party + (one.stance == other.stance) + (one.issue == other.issue)
    return 0


def measured(kind: Kind, taught: Sequence[Taught], count: int, held_out: str) -> tuple[float, float]:
    """The share right (of scores: the mean squared error) before and after so many corrections, over all folds."""
    groups = [one.process if held_out == "by process" else str(n) for n, one in enumerate(taught)]
    names = sorted(set(groups), key=lambda name: (len(name), name))
    before, after = [], []
    for fold in range(FOLDS):
        tested = set(names[fold::FOLDS])
        learned = first(kind, [one for one, group in zip(taught, groups, strict=True) if group not in tested], count)
        head = fitted(kind, learned)
        for one, group in zip(taught, groups, strict=True):
            for example in filter(kind.teaches, one.examples if group in tested else ()):
                before.append(loss_before(kind, example))
                after.append(judged(kind, head, example)[1])
    losses = float(np.mean(before)), float(np.mean(after))
    return (1 - losses[0], 1 - losses[1]) if kind.label else losses


def first(kind: Kind, taught: Sequence[Taught], count: int) -> list[Example]:
    """What the first so many corrections teach, report by report in an order drawn once."""
    order = np.random.default_rng(SEED).permutation(len(taught))
    reports = [taught[n].examples for n in order]
    before = [0, *accumulate(map(len, reports))]
    return [
        one
        for of, start in zip(reports, before, strict=False)
        for one in of[: max(0, count - start)]
        if kind.teaches(one)
    ]


if __name__ == "__main__":
    main()
