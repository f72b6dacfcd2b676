"""How near sentences are in meaning, asked of the encoder only where it is needed."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from dragoman.record.utterances.said import Said, Uttered

Vectors = dict[str, NDArray[np.float32]]


def vectors_of(said: Iterable[Said]) -> Vectors:
    """What the sentences of these statements mean, each asked once."""
    texts = sorted({sentence.text for one in said for sentence in one.sentences})
    if not texts:
        return {}
    from dragoman.encoder import encoder

    return dict(zip(texts, encoder().embed(texts), strict=True))


def nearness(x: Uttered, y: Uttered, vectors: Vectors) -> float:
    """How near two sentences are in meaning; where that was not asked, in their letters."""
    if x.text in vectors and y.text in vectors:
        return float(vectors[x.text] @ vectors[y.text])
    return ratio(x.plain, y.plain) / 100
