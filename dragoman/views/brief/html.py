"""The brief as a page of its own: no scripts, no fonts or pictures from elsewhere; the report stands below, marked."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.brief.content import brief_of
from dragoman.views.brief.marks import Mark, marked_text
from dragoman.views.brief.matrix import LESS_SURE, MAYBE
from dragoman.views.brief.model import Brief, Claim, Entry, Matrix, Note, Quotation, Row, Spans
from dragoman.views.text import clean, shortened, waiting_for
from dragoman.views.words import labels

ROOM_QUOTATION, ROOM_NOTE = 600, 200
WIDE = 4  # parties that a table has room for side by side
HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Dragoman: a brief</title>
<style>
{style}</style>
</head>
<body>
"""


def write_html(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """One page with one brief below the other."""
    style = files("dragoman.views.brief").joinpath("brief.css").read_text(encoding="utf-8")
    out.write(HEAD.format(style=style).encode())
    for index, reading in enumerate(readings, 1):
        lines = failure_lines(reading) if isinstance(reading, Failure) else article(reading, f"r{index}")
        out.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    out.write(b"</body>\n</html>\n")


def failure_lines(failure: Failure) -> Iterator[str]:
    yield f'<article><p class="failure"><b>{shown(failure.name)}</b>: {shown(failure.reason)}</p></article>'


def article(reading: Reading, prefix: str) -> Iterator[str]:
    """One brief, and the report beneath it."""
    brief = brief_of(reading)
    text, addresses = marked_text(reading.report, marks(brief, prefix))
    page = Page(brief, prefix, addresses)
    yield f'<article id="{prefix}">'
    yield from page.sections()
    yield from page.section("The report", text, kind="report")
    yield "</article>"


def shown(text: str) -> str:
    """Words of a report as text, whatever HTML might see in them."""
    return escape(clean(text))


def quoted(words: str, is_quoted: bool) -> str:
    return f"“{shown(words)}”" if is_quoted else shown(words)


class Page:
    """A brief as lines of HTML.

    `prefix` keeps its addresses apart from those of other briefs on the page; `addresses` are those in the report.
    """

    def __init__(self, brief: Brief, prefix: str, addresses: set[str]) -> None:
        self.brief = brief
        self.prefix = prefix
        self.addresses = addresses
        self.numbers = brief.numbers
        self.led: set[int] = set()

    def sections(self) -> Iterator[str]:
        """The brief, section by section."""
        brief = self.brief
        yield f"<header><h1>{self.claim(brief.headline)}</h1>"
        yield f'<p class="title" dir="auto">{shown(brief.title)}</p>'
        yield f'<p class="source">{shown(brief.source)}</p></header>'
        yield from self.section("Who took part", list(self.sides()))
        yield from self.section("Who wants what", list(self.matrix(brief.matrix)))
        yield from self.section(MAYBE, list(self.less_sure()))
        yield from self.section("Other meetings", list(self.meetings()))
        quotations = [line for at, quotation in enumerate(brief.quotations) for line in self.quotation(at, quotation)]
        yield from self.section("Who said what", quotations)
        yield from self.section("What stays unclear", self.items([self.claim(gap) for gap in brief.gaps]))
        yield from self.section("Words of the report", list(self.notes()), kind="notes")

    def section(self, heading: str, lines: list[str], kind: str = "") -> Iterator[str]:
        """A section with its heading, nothing where it has no lines."""
        if lines:
            yield f'<section class="{kind}"><h2>{heading}</h2><div>' if kind else f"<section><h2>{heading}</h2><div>"
            yield from lines
            yield "</div></section>"

    def items(self, lines: list[str]) -> list[str]:
        return ["<ul>", *(f"<li>{line}</li>" for line in lines), "</ul>"] if lines else []

    def claim(self, claim: Claim) -> str:
        return shown(claim.text) + self.weak(claim.weak) + self.reference(claim.spans)

    def weak(self, is_weak: bool) -> str:
        return ' <span class="weak" title="rests on weak signs">?</span>' if is_weak else ""

    def reference(self, spans: Spans) -> str:
        """[5], which leads to the words in the report; the words lead back to the first of its kind."""
        number = self.numbers.get(spans)
        if number is None:
            return ""
        own = "" if number in self.led else f' id="{self.prefix}-c{number}"'
        self.led.add(number)
        return self.link(f"{self.prefix}-w{number}", str(number), f' class="ref"{own}')

    def link(self, address: str, words: str, facts: str = "") -> str:
        """A link to words in the report; the bare words where the report does not have that address."""
        return (
            f'<a{facts} href="#{address}">{words}</a>' if address in self.addresses else f"<span{facts}>{words}</span>"
        )

    def sides(self) -> Iterator[str]:
        """Each side with its people, the mediators, the others."""
        brief = self.brief
        groups = [(side.name, side.people) for side in brief.sides]
        groups += [("Mediators", brief.mediators)] if brief.mediators else []
        groups += [("Others", brief.others)] if brief.others else []
        if groups:
            yield "<dl>"
            for name, claims in groups:
                people = "".join(f"<dd>{self.claim(claim)}</dd>" for claim in claims)
                yield f"<dt>{shown(name)}</dt>{people or '<dd class=gap>nobody named</dd>'}"
            yield "</dl>"

    def matrix(self, matrix: Matrix) -> Iterator[str]:
        """Issues down, parties across; on a narrow page, or with many parties, one issue below the other."""
        parties = matrix.parties
        if not matrix.rows:
            return
        yield '<table class="many">' if len(parties) > WIDE else "<table>"
        heads = "".join(f'<th scope="col">{shown(party)}</th>' for party in parties)
        yield f"<thead><tr><td></td>{heads}</tr></thead><tbody>"
        yield from (self.row(row, parties) for row in matrix.rows)
        yield "</tbody></table>"

    def less_sure(self) -> Iterator[str]:
        """The positions on weak signs, after a line that says how much they are worth."""
        if self.brief.less_sure.rows:
            yield f'<p class="how">{LESS_SURE}</p>'
            yield from self.matrix(self.brief.less_sure)

    def row(self, row: Row, parties: tuple[str, ...]) -> str:
        cells = [
            f'<td data-party="{shown(party)}">{"".join(map(self.entry, cell))}</td>'
            if cell
            else '<td class="none">–</td>'
            for party, cell in zip(parties, row.cells, strict=True)
        ]
        return f'<tr><th scope="row">{shown(row.issue)}</th>{"".join(cells)}</tr>'

    def entry(self, entry: Entry) -> str:
        """The stance by sign and colour, then the words."""
        target = f" (to {shown(entry.target)})" if entry.target else ""
        words = quoted(entry.words, entry.quoted)
        condition = (
            f'{waiting_for(entry.condition)}<bdi class="words">{quoted(entry.condition, entry.condition_quoted)}</bdi>'
            if entry.condition
            else ""
        )
        return (
            f'<p><span class="stance {entry.stance}">{sign(entry.stance)} {entry.stance}</span>'
            f'{target} <bdi class="words">{words}</bdi>{condition}'
            f"{self.reference(entry.spans)}</p>"
        )

    def meetings(self) -> Iterator[str]:
        if self.brief.meetings:
            rows = (
                f"<dt>{shown(meeting.date)}</dt><dd>{self.claim(meeting.claim)}</dd>" for meeting in self.brief.meetings
            )
            yield from ("<dl>", *rows, "</dl>")

    def quotation(self, at: int, quotation: Quotation) -> Iterator[str]:
        """The words first, then who said them and where they stand."""
        words = shown(shortened(quotation.words, ROOM_QUOTATION))
        about = "".join(f", {shown(fact)}" for fact in quotation.about)
        about += f" (“{shown(quotation.source)}”)" if quotation.source else ""
        how = " · ".join((quotation.kind_words, *quotation.hedges))
        name = (
            f"<b>{shown(quotation.speaker)}</b>"
            if quotation.named
            else f'<b class="gap">{shown(quotation.speaker)}</b>'
        )
        place = f"¶\u00a0{quotation.paragraph}" if quotation.paragraph else "in the report"
        yield f'<figure id="{self.prefix}-q{at}" class="{quotation.kind}"><blockquote dir="auto">{words}</blockquote>'
        yield f'<figcaption>{name}{about} <span class="how">· {how}{self.weak(quotation.weak)} · '
        yield f"{self.link(f'{self.prefix}-s{at}', place)}</span></figcaption></figure>"

    def notes(self) -> Iterator[str]:
        if self.brief.notes:
            yield from ("<ol>", *map(self.note, self.brief.notes), "</ol>")

    def note(self, note: Note) -> str:
        where = self.link(f"{self.prefix}-w{note.number}", f"¶\u00a0{note.paragraph}" if note.paragraph else "¶")
        words = f"{shown(note.before)}<em>{shown(shortened(note.words, ROOM_NOTE))}</em>{shown(note.after)}"
        return f'<li value="{note.number}">{where} <bdi class="words">{words}</bdi></li>'


def marks(brief: Brief, prefix: str) -> list[Mark]:
    """What is marked in the report: the words of each note and of each statement."""
    stances = {entry.spans: entry.stance for entry in (*brief.less_sure.entries, *brief.matrix.entries)}
    found = []
    for note in brief.notes:
        stance = stances.get(note.spans)
        label = f"{sign(stance)}{note.number}" if stance else str(note.number)
        address, origin = f"{prefix}-w{note.number}", f"{prefix}-c{note.number}"
        found += [
            Mark(*span, numbered(address, at), stance or "claim", origin, label) for at, span in enumerate(note.spans)
        ]
    for index, quotation in enumerate(brief.quotations):
        address, origin = f"{prefix}-s{index}", f"{prefix}-q{index}"
        found += [
            Mark(*span, numbered(address, at), "statement", origin, "") for at, span in enumerate(quotation.spans)
        ]
    return found


def numbered(address: str, at: int) -> str:
    """The address of a claim's first words, then of its second, …"""
    return f"{address}-{at}" if at else address


def sign(stance: str) -> str:
    return str(labels("stances")[stance]["sign"])
