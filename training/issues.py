"""Learn the space in which a user's own issues are compared with texts, and what each sign of nearness counts.

python -m training.issues --shared ../shared --kept kept    a folder keeps the embeddings for the next run
python -m training.issues --shared ../shared --measure      how good it is for issues that it knows nothing of
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from dragoman.encoder import Floats, encoder
from dragoman.reading.issues.nearest import WEIGHTS, Weights
from dragoman.reading.issues.scheme import Issue, built_in
from dragoman.reading.issues.signs import DESCRIBED, SHOWN, Described, Met, described, lines_of, rivals_of, signs_of
from dragoman.reading.issues.space import FILE, Space, space_of_arrays, stems_of
from training.fitting import fit
from training.labelled import INVENTED, REAL, labelled

DATA = Path(__file__).parents[1] / "dragoman/data"
ASKED = (REAL, INVENTED)  # kinds of text that weights are fitted and measured on: reports
SHRUNK = 2.0  # what is added to every direction's spread, in mean spreads
STRENGTH = 1.0  # pull of every weight towards 0
COMMON = 500  # a word of fewer than one text in so many is as rare as any
COUNTS = (1, 3, 8, 20)  # examples that issues with examples are fitted with
FIRST_DRAW = 100  # of the examples that weights are fitted with; those measured with are other ones
HEADER = """\
# How much each sign speaks for a text's being about an issue that nothing was trained for, without and with examples.
# Made by training/issues.py; docs/issues.md says how good it is.

"""


@dataclass(frozen=True)
class Clauses:
    """The evidence of labelled positions: where each stands and which issues it is about; `rows` are embeddings."""

    texts: list[str]
    kinds: np.ndarray
    groups: list[str]
    about: np.ndarray
    rows: Floats

    def of(self, chosen: np.ndarray) -> "Clauses":
        return self.at(np.flatnonzero(chosen).tolist())

    def at(self, places: list[int]) -> "Clauses":
        texts, groups = ([column[place] for place in places] for column in (self.texts, self.groups))
        return Clauses(texts, self.kinds[places], groups, self.about[places], self.rows[places])


@dataclass(frozen=True)
class Bench:
    """All clauses, those that a space and examples come from, those asked about; the issues with their embeddings."""

    issues: tuple[Issue, ...]
    described: list[Floats]
    learned: Clauses
    asked: Clauses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--kept", type=Path, help="a folder that keeps embeddings from run to run")
    parser.add_argument("--measure", action="store_true", help="measure on issues left out; write nothing")
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    bench = bench_of(args.shared, args.kept)
    if args.measure:
        from training.issues_left_out import table

        print(table(bench))
    else:
        write(bench, args.out)


def bench_of(shared: Path, kept: Path | None) -> Bench:
    """Labelled clauses, each once a text, with the embeddings of everything."""
    issues = built_in()
    told = {issue.label: number for number, issue in enumerate(issues)}
    texts, kinds, groups, about = [], [], [], []
    for text in labelled(shared):
        spans: dict[tuple[int, int], set[str]] = {}
        for gold in text.positions:
            for span in gold.evidence:
                spans.setdefault(span, set()).add(gold.issue)
        for (start, end), labels in sorted(spans.items()):
            texts.append(" ".join(text.report.text[start:end].split()))
            kinds.append(text.kind)
            groups.append(text.group)
            about.append([label in labels for label in told])
    lines = [lines_of(issue) for issue in issues]
    rows = embedded([*texts, *(line for own in lines for line in own)], kept)
    clauses = Clauses(texts, np.array(kinds), groups, np.array(about), rows[: len(texts)])
    starts = np.cumsum([len(texts), *map(len, lines)])
    asked = np.isin(clauses.kinds, ASKED)
    described = [rows[start:end] for start, end in pairwise(starts)]
    return Bench(issues, described, clauses.of(~asked), clauses.of(asked))


def embedded(texts: Sequence[str], folder: Path | None) -> Floats:
    """The embeddings of texts, from the folder where they lie there."""
    path = folder / "embeddings.npz" if folder else None
    known: dict[str, Floats] = {}
    if path and path.exists():
        arrays = np.load(path)
        known = dict(zip(arrays["texts"].tobytes().decode("utf-8").split("\n"), arrays["rows"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    known |= dict(zip(missing, encoder().embed(missing), strict=True))
    if path and missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, texts=np.frombuffer("\n".join(known).encode(), np.uint8), rows=np.array(list(known.values())))
    return np.array([known[text] for text in texts], np.float32)


def write(bench: Bench, out: Path) -> None:
    """The files of the package, learned from all issues and all texts."""
    everything = list(range(len(bench.issues)))
    arrays = arrays_of(space_of(bench, everything))
    np.savez_compressed(out / "models" / FILE, **arrays)  # type: ignore[arg-type]
    found = fitted(bench, space_of_arrays(arrays), everything, np.ones(len(bench.asked.texts), bool))
    tables = [
        f"[{name}]\nbias = {own.bias:.3f}\n\n[{name}.weights]\n"
        + "".join(f'"{sign}" = {weight:.3f}\n' for sign, weight in zip(signs, own.signs.tolist(), strict=True))
        for (name, signs), own in zip({"described": DESCRIBED, "shown": SHOWN}.items(), found, strict=True)
    ]
    (out / f"{WEIGHTS}.toml").write_text(HEADER + "\n".join(tables), encoding="utf-8")


def arrays_of(space: Space) -> dict[str, np.ndarray]:
    """A space as the arrays of its file."""
    return {
        **{name: getattr(space, name).astype(np.float16) for name in ("texts", "descriptions", "turn")},
        "common": np.frombuffer("\n".join(space.common).encode(), np.uint8),
        "rarity": np.array(list(space.common.values()), np.float16),
    }


def space_of(bench: Bench, known: Sequence[int]) -> Space:
    """The space of the texts on known issues alone: directions count less in which texts on one issue differ."""
    unknown = np.delete(bench.learned.about, known, axis=1).any(axis=1)
    texts = bench.learned.of(~unknown)
    middle = texts.rows.mean(axis=0)
    single = texts.about.sum(axis=1) == 1
    within = texts.rows[single] - middle
    for number in known:
        own = texts.about[single][:, number]
        within[own] -= within[own].mean(axis=0)
    spread, directions = np.linalg.eigh(within.T.astype(np.float64) @ within / len(within))
    turn = (directions * (spread / spread.mean() + SHRUNK) ** -0.5) @ directions.T
    descriptions = np.concatenate([bench.described[number] for number in known]).mean(axis=0)
    return Space(middle, descriptions, turn.astype(np.float32), common(texts.texts))


def common(texts: Sequence[str]) -> dict[str, float]:
    """The words of more than one text in COMMON, in alphabetical order, and how rare each is: from 0 on, below 1."""
    counts = Counter(stem for text in texts for stem in stems_of(text))
    rare = log(len(texts))
    found = {stem: log(len(texts) / count) / rare for stem, count in counts.items() if count * COMMON > len(texts)}
    return dict(sorted(found.items()))


def fitted(bench: Bench, space: Space, known: Sequence[int], chosen: np.ndarray) -> tuple[Weights, Weights]:
    """The weights for issues without and with examples, from the chosen texts that are about no unknown issue.

    An example is a text about its issue as well, so that its verbatim return is known for what it is.
    """
    unknown = np.delete(bench.asked.about, known, axis=1).any(axis=1)
    texts = bench.asked.of(chosen & ~unknown)
    met, beside = Met(space.placed(texts.texts, texts.rows)), bare(bench, space, known)
    plain = [(signs_for(bench, space, met, number, beside), texts.about[:, number]) for number in known]
    shown = []
    for number in known:
        for count in COUNTS:
            own = bench.learned.at(examples_of(bench, number, count, FIRST_DRAW))
            again = Met(space.placed(own.texts, own.rows))
            shown.append((signs_for(bench, space, met, number, beside, own), texts.about[:, number]))
            shown.append((signs_for(bench, space, again, number, beside, own), own.about[:, number]))
    return weighed(plain), weighed(shown)


def signs_for(
    bench: Bench,
    space: Space,
    texts: Met,
    number: int,
    beside: Mapping[int, Described],
    examples: Clauses | None = None,
) -> Floats:
    """The signs that texts are about an issue, with those beside it as rivals."""
    given = examples or bench.learned.at([])
    own = described(bench.issues[number], bench.described[number], given.texts, given.rows, space)
    return signs_of(texts, own, rivals_of(own, [rival for other, rival in beside.items() if other != number]))


def bare(bench: Bench, space: Space, known: Sequence[int]) -> dict[int, Described]:
    """Issues by their descriptions alone."""
    nothing = bench.learned.at([]).rows
    return {n: described(bench.issues[n], bench.described[n], (), nothing, space) for n in known}


def examples_of(bench: Bench, number: int, count: int, draw: int) -> list[int]:
    """Examples as a user would give them: clauses of passages about this issue alone, no two of them neighbours."""
    about = bench.learned.about
    own = about[:, number] & (about.sum(axis=1) == 1) & (bench.learned.kinds == "passages")
    order = np.random.default_rng([draw, number]).permutation(np.flatnonzero(own)).tolist()
    first: dict[str, int] = {}
    for place in order:
        first.setdefault(bench.learned.groups[place], place)
    return list(first.values())[:count]


def weighed(told: Sequence[tuple[Floats, np.ndarray]]) -> Weights:
    """A logistic regression over signs brought to one scale, told which texts they are right of."""
    signs, wanted = (np.concatenate(column) for column in zip(*told, strict=True))
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    nothing = sparse.csr_matrix((len(signs), 0), dtype=np.float32)
    _, solid, bias = fit(nothing, (signs - middle) / spread, wanted[:, None], STRENGTH)
    counts = solid[:, 0] / spread
    return Weights(float(bias[0] - middle @ counts), counts.astype(np.float32))


if __name__ == "__main__":
    main()
