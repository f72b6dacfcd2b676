"""Words in quotation marks as GDELT has them, in the column V2.1QUOTATIONS of its Global Knowledge Graph.

6f1d0e9a2b47 <tab> 85|31|said|We shall not hand over the lamp#130|29|said|The keepers stay, and so do I
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.model import Failure, Reading, Statement
from dragoman.views.quoted import quoted
from dragoman.views.text import in_place

TAKEN = str.maketrans("#|", "  ")  # what sets blocks and fields apart


def write_quotes_gdelt(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """A line for each report that could be read: its id, a tab, `offset|length|verb|quote` blocks joined by #."""
    for reading in readings:
        if isinstance(reading, Reading):
            quotes = (block for statement in reading.statements for block in blocks(statement, reading.report.text))
            out.write(f"{field(reading.report.id)}\t{'#'.join(quotes)}\n".encode())


def blocks(statement: Statement, text: str) -> Iterator[str]:
    """One block for each stretch of a statement that stands in quotation marks; all have its words of saying."""
    verb = field(text[slice(*statement.cue)]) if statement.cue else ""
    for start, end in quoted(statement, text):
        yield f"{start}|{end - start}|{verb}|{field(text[start:end])}"


def field(words: str) -> str:
    """Words as long as they were, with a space for each sign that would end their field, block or line."""
    return in_place(words).translate(TAKEN)
