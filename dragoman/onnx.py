"""An ONNX model and a tokenizer as files of this package and of others carry them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def threads() -> int:
    """How many threads the variable DRAGOMAN_THREADS allows; one, where it says nothing."""
    said = os.environ.get("DRAGOMAN_THREADS", "1")
    if not said.isdecimal() or int(said) < 1:
        raise UsageError(f"DRAGOMAN_THREADS is {said!r}. Write how many threads a process may use: DRAGOMAN_THREADS=2.")
    return int(said)


def session_of(model: Path) -> "InferenceSession":
    """A model ready to run, on one thread (DRAGOMAN_THREADS: more).

    Its integers add up to the same on every processor: on one that lacks instructions for them (x64 without VNNI) the
    quickest way lets sums of bytes overflow, so that a report would be read otherwise there.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def tokenizer_of(path: Path) -> "Tokenizer":
    """A tokenizer that neither pads nor cuts."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(path))
    found.no_padding()
    found.no_truncation()
    return found
