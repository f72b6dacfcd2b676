"""How much each sign speaks for two sentences' being the same words of one speaker.

    python -m training.utterances training/corpus/processes --only asharlake,coralshelf,gastransit,hornpeace,marasi

writes dragoman/data/models/utterances.toml. The other processes of the corpus are left for measuring.

Every two gold statements of different reports that are not of different sides are an example, by their likest
sentences: right, where the gold record says that they share an utterance. Parties, people and copies are joined as the
record joins them.
"""

import argparse
from collections.abc import Iterator
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import ratio
from sklearn.linear_model import LogisticRegression

from dragoman.model import Reading
from dragoman.record.identity.parties import same_parties
from dragoman.record.identity.people import same_people
from dragoman.record.origins import find_copies, origins_of
from dragoman.record.told import Told, from_origins, named_alike, told_in_order
from dragoman.record.utterances.likeness import signs_of, whose
from dragoman.record.utterances.meaning import Vectors, nearness, vectors_of
from dragoman.record.utterances.said import Said, said_in
from quality.corpora import scorer
from quality.processes import BENCH, Process, loaded, processes_of, readings_of

LEAST = 0.25  # of 0.2 to 0.5 the least by which the processes of the corpus gain more than they lose
STRENGTH = 3.0  # of a weight, inverse to how hard large ones are held down
TARGET = Path("dragoman/data/models/utterances.toml")
HEAD = """\
# How much each sign speaks for two sentences' being the same words of one speaker, and the score from which they are.
# Made by training/utterances.py from five processes of the corpus.
"""

Example = tuple[dict[str, float], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    found = processes_of(args.folder, filter(None, args.only.split(",")))
    examples = [example for process in found for example in examples_of(process)]
    signs = tuple(examples[0][0])
    values = np.array([[one[name] for name in signs] for one, _ in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(values, [right for _, right in examples])
    weights = "\n".join(f'"{name}" = {value:.2f}' for name, value in zip(signs, model.coef_[0], strict=True))
    TARGET.write_text(
        f"{HEAD}\nbias = {model.intercept_[0]:.2f}\nleast = {LEAST}\n\n[weights]\n{weights}\n", encoding="utf-8"
    )


def examples_of(process: Process) -> Iterator[Example]:
    """The signs of every two statements, and whether they share an utterance."""
    told = joined_as_the_record_does(process)
    same = shared(process, told)
    said = list(said_in(told))
    vectors = vectors_of(said)
    for a, b in combinations(said, 2):
        if a.statement.report != b.statement.report and whose(a, b) != "other side":
            yield likest(a, b, vectors), frozenset((a.id, b.id)) in same


def joined_as_the_record_does(process: Process) -> tuple[Told, ...]:
    readings = (one for one in readings_of(process, gold=True) if isinstance(one, Reading))
    told = told_in_order(map(named_alike, readings))
    origins = origins_of(told, find_copies(told))
    told = from_origins(told, {report: origin.id for origin in origins for report in origin.reports})
    return same_people(same_parties(told).told).told


def shared(process: Process, told: tuple[Told, ...]) -> set[frozenset[str]]:
    """The pairs of statements that share an utterance by the gold record."""
    bench = scorer(BENCH / "score_process.py")
    gold = loaded(process.gold)
    phrases = bench.gold_phrases(gold, {path.stem: loaded(path.with_suffix(".json")) for path in process.reports})
    ids: dict[Any, str] = {}
    for one in told:
        for statement in one.reading.statements:
            ids[bench.identify(statement.text, phrases.get(one.reading.report.name, []))] = statement.id
    keys = [[(part["report"], bench.words(part["starts"])) for part in one["in"]] for one in gold["utterances"]]
    pairs = chain.from_iterable(combinations(group, 2) for group in keys)
    return {frozenset((ids[a], ids[b])) for a, b in pairs if a in ids and b in ids}


def likest(a: Said, b: Said, vectors: Vectors) -> dict[str, float]:
    """The signs of the two sentences that are nearest in meaning and letters."""
    near = [(x, y, nearness(x, y, vectors)) for x, y in product(a.sentences, b.sentences)]
    x, y, meaning = max(near, key=lambda one: one[2] + ratio(one[0].plain, one[1].plain) / 100)
    return signs_of(a, b, x, y, meaning)


if __name__ == "__main__":
    main()
