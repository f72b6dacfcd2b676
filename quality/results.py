"""The last results, the floors, and what of a new measurement lies under them."""

import json
import tomllib
from pathlib import Path
from typing import NamedTuple

from quality.corpora import Measured

HERE = Path(__file__).parent
RESULTS, FLOORS = HERE / "results.json", HERE / "floors.toml"
Results = dict[str, Measured]


class Figure(NamedTuple):
    """One figure beside the last one and its floor."""

    corpus: str
    name: str
    value: float
    before: float | None
    floor: float | None

    @property
    def change(self) -> float | None:
        return None if self.before is None else self.value - self.before

    @property
    def is_under(self) -> bool:
        return self.floor is not None and self.value < self.floor


def load_results(path: Path = RESULTS) -> Results:
    """The results as last written; none where there are none yet."""
    return dict(json.loads(path.read_text(encoding="utf-8"))["corpora"]) if path.exists() else {}


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def compare(new: Results, old: Results, floors: dict[str, dict[str, float]]) -> list[Figure]:
    """Every figure of a measurement with the last one, where the corpus is still the same, and its floor."""
    return [
        Figure(
            corpus=corpus,
            name=name,
            value=value,
            before=old[corpus]["figures"].get(name) if is_same(measured, old.get(corpus)) else None,
            floor=floors.get(corpus, {}).get(name),
        )
        for corpus, measured in new.items()
        for name, value in measured["figures"].items()
        if value is not None
    ]


def is_same(new: Measured, old: Measured | None) -> bool:
    """Whether two measurements are of one corpus, unchanged."""
    return old is not None and new["digest"] == old["digest"]


def save_results(new: Results, old: Results, version: str, path: Path = RESULTS) -> None:
    """Write the new results over the old; a corpus that was not measured keeps its last ones."""
    whole = {"dragoman": version, "corpora": dict(sorted({**old, **new}.items()))}
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
