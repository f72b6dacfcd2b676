"""The brief in a terminal: type and white space, stances by sign and colour, right at 80 columns and without colour."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.brief.content import brief_of
from dragoman.views.brief.matrix import LESS_SURE, MAYBE
from dragoman.views.brief.model import Brief, Claim, Entry, Matrix, Note, Quotation, Spans
from dragoman.views.look import Look, look_of
from dragoman.views.text import clean, quoted, shortened, waiting_for
from dragoman.views.words import labels

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

NARROW_CELL = 24  # columns under which a matrix gives way to a list
ROOM_QUOTATION, ROOM_NOTE = 420, 200
MOST = 150  # rows of a section
QUIET, STRONG, HEADING, WORDS = "dim", "bold", "bold", "italic"


def write_brief(readings: Iterable[Reading | Failure], out: BinaryIO, look: Look | None = None) -> None:
    """One brief below the other."""
    from dragoman.views.console import printed

    look = look or look_of(out)
    for reading in readings:
        parts = failure_parts(reading) if isinstance(reading, Failure) else brief_parts(brief_of(reading), look.width)
        out.write(printed(parts, look))


def failure_parts(failure: Failure) -> "Iterator[RenderableType]":
    from dragoman.views.console import rich_text

    yield rule()
    yield rich_text((f"{clean(failure.name)}: {clean(failure.reason)}", STRONG))
    yield rich_text()


def brief_parts(brief: Brief, width: int) -> "Iterator[RenderableType]":
    """The sections of a brief, each with the line that separates it from the next."""
    from dragoman.views.console import rich_text

    yield rule()
    yield claim_text(brief.headline, brief, STRONG)
    yield rich_text((brief.title, WORDS), ("\n" + brief.source, QUIET))
    for heading, parts in (
        ("Who took part", sides(brief)),
        ("Who wants what", matrix(brief, width)),
        (MAYBE, less_sure(brief)),
        ("Other meetings", meetings(brief)),
        ("Who said what", quotations(brief)),
        ("What stays unclear", gaps(brief)),
        ("Words of the report", notes(brief)),
    ):
        if parts:
            yield rich_text((f"\n{heading.upper()}", HEADING))
            yield from parts
    yield rich_text()


def rule() -> "RenderableType":
    from rich.rule import Rule

    return Rule(style=QUIET)


def claim_text(claim: Claim, brief: Brief, style: str = "") -> "Text":
    """A claim, ? where it is weak, and the number of its note."""
    from dragoman.views.console import rich_text

    return rich_text((claim.text + (" ?" if claim.weak else ""), style), (reference(claim.spans, brief), QUIET))


def reference(spans: Spans, brief: Brief) -> str:
    number = brief.number(spans)
    return "" if number is None else f" [{number}]"


def hanging(
    rows: "Iterable[tuple[RenderableType, RenderableType]]", first: int | None = None, above: int = 0
) -> "list[RenderableType]":
    """Two columns without rules, one hanging beside the other; of very many rows only the first are shown."""
    from rich.table import Table

    from dragoman.views.console import rich_text

    shown = list(rows)
    grid = Table.grid(padding=(above, 2, 0, 0))
    grid.add_column(width=first, max_width=26, no_wrap=False)
    grid.add_column(ratio=1)
    for left, right in shown[:MOST]:
        grid.add_row(left, right)
    if len(shown) > MOST:
        grid.add_row("", rich_text((f"… and {len(shown) - MOST} more: see the record (--format json)", QUIET)))
    return [grid] if shown else []


def sides(brief: Brief) -> "list[RenderableType]":
    """Each side with its people, the mediators, the others."""
    from dragoman.views.console import rich_text

    rows = [(rich_text((side.name, STRONG)), people(side.people, brief)) for side in brief.sides]
    rows += [(rich_text(("Mediators", STRONG)), lines(brief.mediators, brief))] if brief.mediators else []
    rows += [(rich_text(("Others", STRONG)), people(brief.others, brief))] if brief.others else []
    return hanging(rows)


def people(claims: tuple[Claim, ...], brief: Brief) -> "Text":
    return lines(claims, brief) if claims else claim_text(Claim("nobody named"), brief, QUIET)


def lines(claims: tuple[Claim, ...], brief: Brief) -> "Text":
    """One claim a line."""
    from rich.text import Text

    return Text("\n").join(claim_text(claim, brief) for claim in claims)


def matrix(brief: Brief, width: int) -> "list[RenderableType]":
    """A table where its columns are wide enough, else the issues with the parties under them."""
    if not brief.matrix.rows:
        return []
    first = max(len(row.issue) for row in brief.matrix.rows)
    cell = (width - first) // len(brief.matrix.parties) - 2
    return matrix_table(brief, first) if cell >= NARROW_CELL else matrix_list(brief.matrix, brief)


def less_sure(brief: Brief) -> "list[RenderableType]":
    """The positions on weak signs, after a line that says how much they are worth."""
    from dragoman.views.console import rich_text

    rows = matrix_list(brief.less_sure, brief)
    return [rich_text((LESS_SURE, QUIET)), *rows] if rows else []


def matrix_table(brief: Brief, first: int) -> "list[RenderableType]":
    from rich import box
    from rich.table import Table

    from dragoman.views.console import rich_text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True, border_style=QUIET)
    table.add_column("", width=first)
    for party in brief.matrix.parties:
        table.add_column(rich_text((party, STRONG)), ratio=1)
    for row in brief.matrix.rows:
        table.add_row(rich_text((row.issue, "")), *(cell_text(cell, brief) for cell in row.cells))
        table.add_row()
    return [table]


def matrix_list(matrix: Matrix, brief: Brief) -> "list[RenderableType]":
    """Issue by issue, with the parties under it."""
    from dragoman.views.console import rich_text

    rows: list[tuple[RenderableType, RenderableType]] = []
    for row in matrix.rows:
        held = [(party, cell) for party, cell in zip(matrix.parties, row.cells, strict=True) if cell]
        for index, (party, cell) in enumerate(held):
            text = rich_text((f"{party}: ", STRONG)) + cell_text(cell, brief)
            rows.append((rich_text((row.issue if index == 0 else "", "")), text))
    return hanging(rows)


def cell_text(cell: tuple[Entry, ...], brief: Brief) -> "Text":
    """The entries of a cell, one a line; a dash where there is none."""
    from rich.text import Text

    if not cell:
        return Text("–", style=QUIET)
    return Text("\n").join(entry_text(entry, brief) for entry in cell)


def entry_text(entry: Entry, brief: Brief) -> "Text":
    """▲ demands “two battalions” if “the shelling stops” [4]."""
    from dragoman.views.console import rich_text

    words = f" {quoted(entry.words, entry.quoted)}" if entry.words else ""
    condition = quoted(entry.condition or "", entry.condition_quoted)
    return rich_text(
        stance_piece(entry.stance),
        (f" (to {entry.target})" if entry.target else "", ""),
        (words, WORDS),
        (waiting_for(entry.condition) if entry.condition else "", ""),
        (condition, WORDS),
        (reference(entry.spans, brief), QUIET),
    )


def stance_piece(stance: str) -> tuple[str, str]:
    """A stance by sign and word, and its colour."""
    look = labels("stances")[stance]
    return f"{look['sign']} {stance}", f"bold {look['terminal']}"


def meetings(brief: Brief) -> "list[RenderableType]":
    from dragoman.views.console import rich_text

    return hanging((rich_text((meeting.date, "")), claim_text(meeting.claim, brief)) for meeting in brief.meetings)


def quotations(brief: Brief) -> "list[RenderableType]":
    from dragoman.views.console import rich_text

    rows = [(rich_text((f"¶{q.paragraph}" if q.paragraph else "", QUIET)), quotation_text(q)) for q in brief.quotations]
    return hanging(rows, first=max((len(str(q.paragraph)) + 1 for q in brief.quotations), default=None), above=1)


def quotation_text(quotation: Quotation) -> "Text":
    """Speaker and standing in one line, the words below."""
    from dragoman.views.console import rich_text

    about = "".join(f", {fact}" for fact in quotation.about)
    source = f" (“{quotation.source}”)" if quotation.source else ""
    how = " · ".join((quotation.kind_words, *quotation.hedges)) + (" ?" if quotation.weak else "")
    return rich_text(
        (quotation.speaker, STRONG if quotation.named else "bold dim"),
        (about + source, ""),
        (f" · {how}\n", QUIET),
        (shortened(quotation.words, ROOM_QUOTATION), WORDS),
    )


def gaps(brief: Brief) -> "list[RenderableType]":
    from dragoman.views.console import rich_text

    return hanging(((rich_text(("–", "")), claim_text(gap, brief)) for gap in brief.gaps), first=1)


def notes(brief: Brief) -> "list[RenderableType]":
    from dragoman.views.console import rich_text

    rows = [(rich_text((f"[{note.number}]", QUIET)), note_text(note)) for note in brief.notes]
    return hanging(rows, first=max((len(str(note.number)) + 2 for note in brief.notes), default=None))


def note_text(note: Note) -> "Text":
    """¶3 … Ms Amina Chirwa, the Malawian minister …, the words themselves standing out."""
    from dragoman.views.console import rich_text

    return rich_text(
        (f"¶{note.paragraph} " if note.paragraph else "", QUIET),
        (note.before, QUIET),
        (shortened(note.words, ROOM_NOTE), ""),
        (note.after, QUIET),
    )
