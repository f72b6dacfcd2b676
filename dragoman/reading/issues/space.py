"""Where texts and issues are compared: embeddings turned so that texts on one issue lie close, and rare words weighed.

Directions count less in which texts on one issue differ among themselves: who speaks, the stance, the style.
training/issues.py learns them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder import Floats

Stems = frozenset[str]
FILE = "issue_space.npz"
WORD = re.compile(r"[a-z]{4,}")
STEM = 6  # letters of a word that count: prisoner, prisoners
ENOUGH = 1.2  # shared rarity beyond which more words tell no more


@dataclass(frozen=True)
class Placed:
    """Texts in the space: where each lies, and its words."""

    rows: Floats
    stems: tuple[Stems, ...]
    common: Mapping[str, float]

    def shared(self, words: Stems) -> Floats:
        """How rare the words are that each text shares with others, all in all."""
        sums = [sum(self.common.get(stem, 1.0) for stem in sorted(own & words)) for own in self.stems]
        return np.minimum(np.array(sums, np.float32), np.float32(ENOUGH))

    def rarest(self, counts: Mapping[str, float]) -> Floats:
        """How rare the rarest is of the words that each text shares with others, each counting as given."""
        best = [max((counts[s] * self.common.get(s, 1.0) for s in own if s in counts), default=0) for own in self.stems]
        return np.array(best, np.float32)


@dataclass(frozen=True)
class Space:
    """Embeddings are moved by their middle, turned by a matrix, brought to length 1.

    Descriptions are no sentences, and have a middle of their own. `common` words count less than 1, each by how common.
    """

    texts: Floats
    descriptions: Floats
    turn: Floats
    common: Mapping[str, float]

    def of_texts(self, rows: Floats) -> Floats:
        return unit((rows - self.texts) @ self.turn)

    def of_descriptions(self, rows: Floats) -> Floats:
        return unit((rows - self.descriptions) @ self.turn)

    def placed(self, texts: Sequence[str], rows: Floats) -> Placed:
        """Texts by their embeddings."""
        return Placed(self.of_texts(rows), tuple(map(stems_of, texts)), self.common)


@cache
def space() -> Space:
    """The space in the package, loaded once a process."""
    with files("dragoman.data.models").joinpath(FILE).open("rb") as file:
        return space_of_arrays(dict(np.load(file, allow_pickle=False)))


def space_of_arrays(arrays: Mapping[str, np.ndarray]) -> Space:
    """A space from its arrays as they lie in the file."""
    names = arrays["common"].tobytes().decode("utf-8").split("\n")
    common = dict(zip(names, arrays["rarity"].astype(np.float64).tolist(), strict=True))
    texts, descriptions, turn = (arrays[name].astype(np.float32) for name in ("texts", "descriptions", "turn"))
    return Space(texts, descriptions, turn, common)


def stems_of(text: str) -> Stems:
    """The words of a text, but short ones, each by its first letters."""
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()))


def unit(rows: NDArray[np.floating]) -> Floats:
    """Rows brought to length 1."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)
