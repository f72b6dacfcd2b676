"""PDFs taken apart in a process of their own, which is ended where one holds it up or makes it fall.

One such process serves a whole program; its callers take turns, and it goes when they do.
"""

from dragoman.apart import Apart, BeginError, EndedError
from dragoman.errors import SourceError
from dragoman.sources.documents.laid_out import Line
from dragoman.sources.documents.native import cover_told, load, pages_told
from dragoman.sources.limits import Limits

SECONDS = {"cover": 20, "pages": 120}
MEMORY = 4_000_000_000  # bytes
HELPER = Apart(MEMORY, load)


def taken_apart(content: bytes, limits: Limits) -> list[list[Line]]:
    """The pages of a PDF; SourceError where it cannot be read, or not in time."""
    try:
        told: list[list[Line]] | str = HELPER.ask(SECONDS["pages"], pages_told, content, limits)
    except (EndedError, BeginError) as error:
        raise held_up() from error
    if isinstance(told, str):
        raise SourceError(told)
    return told


def cover_words(content: bytes) -> list[str]:
    """The words of its first pages; SourceError where that takes too long."""
    try:
        words: list[str] = HELPER.ask(SECONDS["cover"], cover_told, content)
    except (EndedError, BeginError) as error:
        raise held_up() from error
    return words


def held_up() -> SourceError:
    return SourceError(
        "This PDF takes too long or too much memory to take apart. Print it to a new PDF, or save its text as .txt."
    )
