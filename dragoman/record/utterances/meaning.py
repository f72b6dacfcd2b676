"""How near sentences are in meaning, asked of the encoder only where it is needed."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from dragoman.record.utterances.said import Said, Uttered

KEPT = 60_000  # vectors, of 1.5 kB each: those of some ten thousand reports
Vectors = dict[str, NDArray[np.float32]]
Meanings = Callable[[Sequence[str]], Vectors]  # what texts mean: asked of the encoder, or kept from the time before


def vectors_of(said: Iterable[Said], meanings: Meanings) -> Vectors:
    """What the sentences of these statements mean, each asked once."""
    return meanings(list({sentence.text: None for one in said for sentence in one.sentences}))


def encoded(texts: Sequence[str]) -> Vectors:
    """What texts mean, as the encoder has it."""
    return {text: vector_of(text) for text in texts}


@lru_cache(KEPT)
def vector_of(text: str) -> NDArray[np.float32]:
    """What a text means; kept, as a record is often made again with a report more."""
    from dragoman.encoder import encoder

    return np.asarray(encoder().embed([text])[0], np.float32)


def nearness(x: Uttered, y: Uttered, vectors: Vectors) -> float:
    """How near two sentences are in meaning; where that was not asked, in their letters."""
    if x.text in vectors and y.text in vectors:
        return float(vectors[x.text] @ vectors[y.text])
    return ratio(x.plain, y.plain) / 100
