"""The brief of a process in a terminal, in the manner of a report's brief."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.model import ProcessRecord
from dragoman.views.brief.terminal import HEADING, QUIET, STRONG, WORDS, hanging, rule
from dragoman.views.look import Look, look_of
from dragoman.views.process.content import page_of
from dragoman.views.process.page import Line, Page, Row
from dragoman.views.words import labels

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

STYLES = {"": "", "strong": STRONG, "quiet": QUIET, "words": WORDS}


def write_process_brief(record: ProcessRecord, out: BinaryIO, look: Look | None = None) -> None:
    from dragoman.views.console import printed

    look = look or look_of(out)
    out.write(printed(parts(page_of(record)), look))


def parts(page: Page) -> "Iterator[RenderableType]":
    """The sections of a brief."""
    from dragoman.views.console import rich_text

    yield rule()
    yield rich_text((page.title, STRONG), ("\n" + page.source, QUIET))
    for section in page.sections:
        yield rich_text((f"\n{section.heading.upper()}", HEADING))
        yield from hanging((rich_text((row.label, "")), text_of(row)) for row in section.rows)
    yield rich_text(("", ""))


def text_of(row: Row) -> "Text":
    from rich.text import Text

    return Text("\n").join(line_text(line) for line in row.lines)


def line_text(line: Line) -> "Text":
    from dragoman.views.console import rich_text

    return rich_text(*((piece.text, terminal_style(piece.style)) for piece in line))


def terminal_style(style: str) -> str:
    """The colour of a stance; of other styles what they are in a terminal."""
    return STYLES[style] if style in STYLES else f"bold {labels('stances')[style]['terminal']}"
