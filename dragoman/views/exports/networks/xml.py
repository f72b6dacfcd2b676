"""XML written as it comes, so that a network of any size is written with little memory.

Words are cleaned where nodes are made: what XML 1.0 forbids never comes here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr


@contextmanager
def document(path: Path) -> Iterator[Callable[[str], object]]:
    """What writes a piece of a document at a path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("<?xml version='1.0' encoding='utf-8'?>\n")
        yield out.write


def text(words: str) -> str:
    return escape(words)


def quoted(value: str | float) -> str:
    """A value of an attribute: words, or a number, which needs no care."""
    return attribute(value) if isinstance(value, str) else f'"{value}"'


def attribute(words: str) -> str:
    """The words in quotation marks."""
    return quoteattr(words)
