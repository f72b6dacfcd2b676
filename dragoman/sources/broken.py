"""What a library trips over in hostile content is told of that content alone, and the run goes on."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.errors import DragomanError, SourceError


@contextmanager
def broken_told() -> Iterator[None]:
    """Whatever goes wrong within, but for what is not there or cut off, as a SourceError."""
    try:
        yield
    except (DragomanError, OSError, EOFError, zlib.error):
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        raise SourceError(f"This cannot be read ({reason}). It may be broken: save it anew, or as .txt.") from error
