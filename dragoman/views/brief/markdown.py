"""The brief in Markdown, with the words as footnotes. Nothing of a report is read as Markdown or HTML."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.brief.content import brief_of
from dragoman.views.brief.matrix import LESS_SURE, MAYBE
from dragoman.views.brief.model import Brief, Claim, Entry, Matrix, Note, Quotation, Spans
from dragoman.views.text import clean, waiting_for
from dragoman.views.words import labels

SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#$^&@]|(?<=www)\.|:(?=//)", re.IGNORECASE)
AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def write_markdown(readings: Iterable[Reading | Failure], out: BinaryIO) -> None:
    """One brief below the other; footnotes of the second are named 2-1, 2-2, …"""
    for index, reading in enumerate(readings):
        lines = failure_lines(reading) if isinstance(reading, Failure) else Page(brief_of(reading), index).lines()
        out.write("\n".join([*(["---", ""] if index else []), *lines, ""]).encode())


def failure_lines(failure: Failure) -> list[str]:
    return [f"**{escaped(failure.name)}**: {escaped(failure.reason)}"]


def escaped(text: str) -> str:
    """One line of plain words, whatever Markdown might see in them."""
    plain = SPECIAL.sub(lambda match: "&amp;" if match[0] == "&" else "\\" + match[0], clean(text).strip())
    return AT_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", plain)


class Page:
    """A brief as lines of Markdown; `index` keeps its footnotes apart from those of other briefs in the file."""

    def __init__(self, brief: Brief, index: int) -> None:
        self.brief = brief
        self.numbers = brief.numbers
        self.prefix = f"{index + 1}-" if index else ""

    def lines(self) -> Iterator[str]:
        """The brief, section by section."""
        brief = self.brief
        yield f"# {self.claim(brief.headline)}"
        yield from ("", f"*{escaped(brief.title)}*  ", escaped(brief.source), "")
        for heading, lines in (
            ("Who took part", list(self.sides())),
            ("Who wants what", list(self.matrix(brief.matrix))),
            (MAYBE, list(self.less_sure())),
            ("Other meetings", [f"- **{escaped(m.date)}** · {self.claim(m.claim)}" for m in brief.meetings]),
            ("Who said what", [line for quotation in brief.quotations for line in self.quotation(quotation)]),
            ("What stays unclear", [f"- {self.claim(gap)}" for gap in brief.gaps]),
        ):
            if lines:
                yield from (f"## {heading}", "", *lines, "")
        yield from map(self.note, brief.notes)

    def claim(self, claim: Claim) -> str:
        return escaped(claim.text) + (" ?" if claim.weak else "") + self.reference(claim.spans)

    def reference(self, spans: Spans) -> str:
        number = self.numbers.get(spans)
        return "" if number is None else f"[^{self.prefix}{number}]"

    def sides(self) -> Iterator[str]:
        """A line for each side, one for the mediators, one for the others."""
        brief = self.brief
        groups = [(side.name, side.people) for side in brief.sides]
        groups += [("Mediators", brief.mediators)] if brief.mediators else []
        groups += [("Others", brief.others)] if brief.others else []
        for name, claims in groups:
            yield f"- **{escaped(name)}**: {'; '.join(map(self.claim, claims)) or 'nobody named'}"

    def matrix(self, matrix: Matrix) -> Iterator[str]:
        if matrix.rows:
            yield f"| | {' | '.join(map(escaped, matrix.parties))} |"
            yield "| --- " * (len(matrix.parties) + 1) + "|"
        for row in matrix.rows:
            cells = ("<br>".join(map(self.entry, cell)) or "–" for cell in row.cells)
            yield f"| {escaped(row.issue)} | {' | '.join(cells)} |"

    def less_sure(self) -> Iterator[str]:
        """The positions on weak signs, after a line that says how much they are worth."""
        if self.brief.less_sure.rows:
            yield from (f"*{LESS_SURE}*", "", *self.matrix(self.brief.less_sure))

    def entry(self, entry: Entry) -> str:
        """▲ **demands** “two battalions”[^4]."""
        words = f"“{escaped(entry.words)}”" if entry.quoted else escaped(entry.words)
        facts = (
            f"{labels('stances')[entry.stance]['sign']} **{entry.stance}**",
            f"(to {escaped(entry.target)})" if entry.target else "",
            words + self.condition(entry),
        )
        return " ".join(filter(None, facts)) + self.reference(entry.spans)

    def condition(self, entry: Entry) -> str:
        if not entry.condition:
            return ""
        words = escaped(entry.condition)
        return waiting_for(entry.condition) + (f"“{words}”" if entry.condition_quoted else words)

    def quotation(self, quotation: Quotation) -> Iterator[str]:
        """Speaker and standing, then the words in a block of their own."""
        about = "".join(f", {escaped(fact)}" for fact in quotation.about)
        about += f" (“{escaped(quotation.source)}”)" if quotation.source else ""
        where = f"¶{quotation.paragraph}" if quotation.paragraph else ""
        how = " · ".join(filter(None, (quotation.kind_words, *quotation.hedges, where))) + (
            " ?" if quotation.weak else ""
        )
        yield from (
            f"**{escaped(quotation.speaker)}**{about} · {how}",
            "",
            f"> {escaped(quotation.words)}",
            "",
        )

    def note(self, note: Note) -> str:
        where = f"¶{note.paragraph} " if note.paragraph else ""
        words = escaped(f"{note.before}{note.words}{note.after}")
        return f"[^{self.prefix}{note.number}]: {where}{words}"
