"""How long a network of a million tellings takes, and the most memory, in MB.

python -m quality.bench_networks              every network, each in a program of its own
python -m quality.bench_networks 500 200 congruence jaccard
"""

import subprocess
import sys
import time

import numpy as np

from dragoman.views.networks.gathered import Told
from dragoman.views.networks.statements import statements_of
from dragoman.views.networks.tellings import HOLDINGS
from quality.bench_memory import peak

TELLINGS = 1_000_000
YEARS = 10
NETWORKS = (
    (500, 200, "congruence", "no"),
    (500, 200, "subtract", "average"),
    (500, 200, "congruence", "jaccard"),
    (20_000, 200, "congruence", "no"),
    (20_000, 200, "subtract", "cosine"),
    (20_000, 20_000, "congruence", "jaccard"),
)


def main() -> None:
    if len(sys.argv) > 1:
        print(measured(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]))
        return
    for network in NETWORKS:
        arguments = [sys.executable, "-m", "quality.bench_networks", *map(str, network)]
        print(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout, end="", flush=True)  # noqa: S603


def measured(actors: int, issues: int, aggregation: str, normalisation: str) -> str:
    told = invented(actors, issues)
    before = peak()
    start = time.perf_counter()
    network = statements_of(told, duplicates="week", aggregation=aggregation, normalisation=normalisation)
    counted = time.perf_counter()
    ties = sum(len(some.one) for some in network.ties())
    end = time.perf_counter()
    return (
        f"{actors:,} actors, {issues:,} issues, {aggregation}, {normalisation}: counted in {counted - start:.1f} s, "
        f"{ties:,} ties in {end - counted:.1f} s, {peak() - before:.0f} MB besides the tellings"
    )


def invented(actors: int, issues: int) -> Told:
    """Tellings of which a few actors and issues have many and most have few, as in the news."""
    random = np.random.default_rng(1)

    def some(most: int) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        return np.minimum((random.random(TELLINGS) ** 2 * most).astype(np.int64), most - 1)

    day = 700_000 + random.integers(0, YEARS * 365, TELLINGS)
    return Told(
        actors=tuple(f"A{n:05}" for n in range(actors)),
        issues=tuple(f"i{n:05}" for n in range(issues)),
        actor=some(actors),
        issue=some(issues),
        holding=random.integers(0, len(HOLDINGS), TELLINGS),
        document=random.integers(0, TELLINGS // 5, TELLINGS),
        day=day,
        month=day // 30,
    )


if __name__ == "__main__":
    main()
