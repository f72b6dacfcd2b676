"""What sentences mean, kept in the store, so that the encoder reads each of them once for all.

The numbers are kept to the last bit: a record is the same whether they are asked for or looked up.
"""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from dragoman.encoder import PACKAGE, whole
from dragoman.record.utterances.meaning import Vectors, encoded
from dragoman.store.database import Database, marks

AT_ONCE = 500
KIND = np.dtype("<f4")  # on every machine


class Kept:
    """The meanings that a store has, and those that the encoder was asked for beside them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.new: Vectors = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """What texts mean; the encoder is asked only for what the store has not."""
        digests = {digest_of(text): text for text in texts}
        known: Vectors = {}
        for digest, numbers in rows(self.database, list(digests)):
            known[digests[digest]] = np.frombuffer(numbers, KIND)
        missing = encoded([text for text in texts if text not in known])
        self.new |= missing
        return {**known, **missing}

    def keep(self) -> None:
        """Write down what the encoder was asked for."""
        self.database.many(
            "INSERT INTO vector (model, digest, numbers) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(PACKAGE, digest_of(text), vector.astype(KIND).tobytes()) for text, vector in self.new.items()],
        )
        self.new = {}


def rows(database: Database, digests: Sequence[str]) -> list[tuple[str, bytes]]:
    """The digests that the store has, with their numbers."""
    found: list[tuple[str, bytes]] = []
    for start in range(0, len(digests), AT_ONCE):
        some = digests[start : start + AT_ONCE]
        sql = f"SELECT digest, numbers FROM vector WHERE model = ? AND digest IN ({marks(len(some))})"
        found += [(digest, numbers) for digest, numbers in database.rows(sql, PACKAGE, *some)]
    return found


def digest_of(text: str) -> str:
    return sha256(whole(text).encode()).hexdigest()[:32]
