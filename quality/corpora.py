"""Where the corpora lie, what they hold as one digest, and their own scorers as modules."""

import importlib.util
import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2] / "shared"))
Measured = dict[str, Any]


def digest(files: Iterable[Path]) -> str:
    """One sha256 over the names and the bytes of these files, in order of their names."""
    whole = sha256()
    for path in sorted(files):
        whole.update(path.name.encode())
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


@cache
def scorer(path: Path) -> ModuleType:
    """A corpus's scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location(f"scorer_{path.parent.name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"No scorer at {path}. Set DRAGOMAN_SHARED to the folder that holds the corpora.")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))  # a scorer may build on another one beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module
