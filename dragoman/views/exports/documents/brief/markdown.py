"""The brief in Markdown. Nothing of a report is read as Markdown or HTML."""

from collections.abc import Iterator

from dragoman.views.brief.markdown import escaped
from dragoman.views.exports.documents.brief.model import Brief, Line, Piece, Section, Table

PLAIN = ("", "quiet", "words")  # every other style is bold


def markdown_of(brief: Brief) -> str:
    """The whole brief, sources as a numbered list at the end."""
    return "\n".join(lines(brief)) + "\n"


def lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {escaped(brief.title)}", "", escaped(brief.about), "", f"*{escaped(brief.checked)}*", "")
    if brief.lead:
        yield from (marked(brief.lead, brief), "")
    for section in brief.sections:
        yield from (f"## {section.heading}", "", *body(section, brief), "")
        if section.rest:
            yield from (escaped(section.rest), "")
    if brief.sources:
        yield from ("## Sources", "", *sources(brief), "")
    yield from (f"{escaped(one)}\n" for one in (brief.rest, brief.how) if one)


def body(section: Section, brief: Brief) -> Iterator[str]:
    if section.table:
        yield from table(section.table, brief)
    for row in section.rows:
        if len(row.lines) == 1:
            yield f"- **{escaped(row.label)}** · {marked(row.lines[0], brief)}"
        else:
            yield f"- **{escaped(row.label)}**"
            yield from (f"{'        ' if hangs(line) else '    '}- {marked(line, brief)}" for line in row.lines)


def hangs(line: Line) -> bool:
    """Whether a line goes on about the one above it: the words before and after a move."""
    return line[0].style == "quiet"


def table(of: Table, brief: Brief) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, of.head))} |"
    yield "| --- " * len(of.head) + "|"
    for row in of.rows:
        cells = ("<br>".join(marked(line, brief) for line in cell) or "–" for cell in row)
        yield f"| {' | '.join(cells)} |"


def marked(line: Line, brief: Brief) -> str:
    """A line with its strong words in bold and the numbers of its sources in brackets."""
    return "".join(piece(one, brief) for one in line).strip()


def piece(one: Piece, brief: Brief) -> str:
    text = bold(escaped_piece(one.text), "" if one.style in PLAIN else "**")
    numbers = ", ".join(map(str, brief.references(one)))
    return f"{text} \\[{numbers}\\]" if numbers else text


def bold(text: str, mark: str) -> str:
    """Marked words; the spaces around them stay outside of the marks."""
    bare = text.strip()
    return text.replace(bare, f"{mark}{bare}{mark}") if bare and mark else text


def escaped_piece(text: str) -> str:
    """As `escaped`, with the spaces at its ends kept."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + escaped(text) + after if text.strip() else text


def sources(brief: Brief) -> Iterator[str]:
    for number, one in enumerate(brief.sources, 1):
        facts = (f"{one.about}: {one.title}", one.url, one.copies)
        yield f"{number}. {escaped('; '.join(filter(None, facts)))}"
