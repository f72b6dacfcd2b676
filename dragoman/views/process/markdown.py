"""The brief of a process in Markdown. Nothing of a report is read as Markdown or HTML."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.model import ProcessRecord
from dragoman.views.brief.markdown import escaped
from dragoman.views.process.content import page_of
from dragoman.views.process.page import Line, Page

MARKS = {"": "", "quiet": "", "words": ""}  # every other style is bold


def write_process_markdown(record: ProcessRecord, out: BinaryIO) -> None:
    out.write("\n".join(lines(page_of(record))).encode())


def lines(page: Page) -> Iterator[str]:
    """The brief, section by section; a row of one line stands beside its label, of several below it."""
    yield from (f"# {escaped(page.title)}", "", escaped(page.source), "")
    for section in page.sections:
        yield from (f"## {section.heading}", "")
        for row in section.rows:
            first, *others = row.lines or ((),)
            if others:
                yield f"- **{escaped(row.label)}**"
                yield from (f"    - {marked(line)}" for line in row.lines)
            else:
                yield f"- **{escaped(row.label)}** · {marked(first)}"
        yield ""


def marked(line: Line) -> str:
    """A line with its strong words in bold; spaces stay outside of the marks."""
    return "".join(bold(escaped_piece(piece.text), MARKS.get(piece.style, "**")) for piece in line)


def bold(text: str, mark: str) -> str:
    bare = text.strip()
    return text.replace(bare, f"{mark}{bare}{mark}") if bare and mark else text


def escaped_piece(text: str) -> str:
    """As `escaped`, with the spaces at its ends kept."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + escaped(text) + after if text.strip() else text
