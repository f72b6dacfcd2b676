"""Lines as they are set in type, joined to the paragraphs that they were made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.sources.documents.laid_out import Line
from dragoman.vocabulary import load

HYPHENS = "-\u00ad\u2010\u0002\ufffe"  # the library gives the last two for a hyphen at a line's end
SENTENCE_END = re.compile(r"[.!?…:][\"”’)\]]*$")
OPENS_ITEM = re.compile(r"[•·▪–—*-]\s|\(?\d{1,2}[.)]\s|_{10}")
RULE = re.compile(r"_{10,}\s*$")
HEADLINE = 1.25  # Times the size of the text.
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Setting:
    """How a document's text is set: the size of its type, the step from line to line, what parts its paragraphs."""

    size: float
    pitch: float
    gaps: bool
    indents: bool


@dataclass(frozen=True)
class Column:
    """Lines from top to bottom, and the edges between which its text is set."""

    lines: Sequence[Line]
    left: float
    right: float

    def indent(self, line: Line) -> float:
        return line.left - self.left

    def room(self, line: Line) -> float:
        """The share of the width that a line leaves free at its end."""
        return (self.right - line.right) / (self.right - self.left or 1)


def size_of_body(pages: Iterable[Sequence[Line]]) -> float:
    """The height in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.height, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def columns_of(pages: Iterable[Sequence[Sequence[Line]]], size: float) -> list[Column]:
    """The columns of all pages in order; headlines say nothing of their edges."""
    found = []
    for lines in (lines for page in pages for lines in page if lines):
        text = [line for line in lines if abs(line.height - size) < 1] or lines
        second = 1 if len(text) > 4 else 0  # one line may stand out, as a running head does
        left, right = sorted(line.left for line in text)[second], sorted(line.right for line in text)[-1 - second]
        found.append(Column(lines, left, right))
    return found


def setting_of(columns: Sequence[Column], size: float) -> Setting:
    """How the text is set, by the lines that follow one another in its type."""
    pairs = [
        (column, before, line)
        for column in columns
        for before, line in pairwise(column.lines)
        if max(abs(before.height - size), abs(line.height - size)) < 1 and before.bottom > line.bottom
    ]
    steps = Counter(round(before.bottom - line.bottom, 1) for _, before, line in pairs)
    common = [step for step, count in steps.items() if step > 0.95 * size and count >= max(2, 0.04 * len(pairs))]
    pitch = min(common, default=size)
    gaps = sum(1.25 * pitch < before.bottom - line.bottom < 4 * pitch for _, before, line in pairs)
    indents = sum(
        column.indent(line) > 0.6 * size and column.indent(before) < 0.3 * size and step_of(before, line) < 1.25 * pitch
        for column, before, line in pairs
    )
    return Setting(size, pitch, gaps >= 2 and gaps > indents, indents >= 2 and indents >= gaps)


def step_of(before: Line, line: Line) -> float:
    return before.bottom - line.bottom


def join_paragraphs(pages: Iterable[Sequence[Sequence[Line]]], size: float) -> list[str]:
    """The paragraphs of all columns of all pages; one that runs over a column's end is joined."""
    columns = columns_of(pages, size)
    setting = setting_of(columns, size)
    paragraphs: list[list[Line]] = []
    above: Column | None = None
    for column in columns:
        parts = list(parts_of(column, setting))
        if above is not None and runs_on(above, column, setting):
            paragraphs[-1] += parts.pop(0)
        paragraphs += parts
        above = column
    words = Counter(
        word for part in paragraphs for line in part for word in re.findall(r"[\w-]+", line.text.casefold())
    )
    return [text for part in paragraphs if (text := join_lines([line.text for line in part], words))]


def parts_of(column: Column, setting: Setting) -> Iterator[list[Line]]:
    """The paragraphs of one column."""
    part = [column.lines[0]]
    for before, line in pairwise(column.lines):
        if opens_paragraph(before, line, column, setting):
            yield part
            part = []
        part.append(line)
    yield part


def opens_paragraph(before: Line, line: Line, column: Column, setting: Setting) -> bool:
    """Whether a line begins a paragraph after the line before it."""
    if ends_hyphenated(before.text) and line.text[:1].islower():
        return False
    larger, smaller = max(before.height, line.height), min(before.height, line.height)
    step = step_of(before, line)
    if smaller > HEADLINE * setting.size and larger - smaller < 1:
        return step > 1.7 * larger
    if larger > 1.3 * smaller and larger - smaller > 2.5:
        return True
    if (
        step > 1.25 * max(setting.pitch, 1.05 * smaller)
        or step < 0
        or OPENS_ITEM.match(line.text)
        or RULE.match(before.text)
    ):
        return True
    return opens_by_shape(before, line, column, setting)


def opens_by_shape(before: Line, line: Line, column: Column, setting: Setting) -> bool:
    """Whether a line at the usual step begins a paragraph: by its indent, or by how short the line before is."""
    if line.text[:1].islower():
        return False
    indented = (
        column.indent(line) > 0.6 * setting.size and column.indent(before) < column.indent(line) - 0.4 * setting.size
    )
    if setting.indents and indented:
        return True
    room = column.room(before)
    if setting.gaps or setting.indents:
        return room > 0.5
    return room > 0.4 or (room > 0.15 and ends_sentence(before))


def runs_on(above: Column, column: Column, setting: Setting) -> bool:
    """Whether a paragraph goes on from one column to the next."""
    before, line = above.lines[-1], column.lines[0]
    if max(before.height, line.height) > HEADLINE * setting.size or abs(before.height - line.height) > 2.5:
        return abs(before.height - line.height) < 1  # a headline over two columns
    if ends_hyphenated(before.text.rstrip()) or line.text[:1].islower():
        return True
    if not ends_sentence(before):
        return before.text.count(" ") >= 3 and line.text.count(" ") >= 3
    if setting.indents:
        return column.indent(line) < 0.3 * setting.size and above.room(before) < 0.1
    return setting.gaps and is_justified(above) and above.room(before) < 0.02


def is_justified(column: Column) -> bool:
    full = sum(column.room(line) < 0.02 for line in column.lines)
    return full > 0.5 * len(column.lines)


def ends_sentence(line: Line) -> bool:
    return SENTENCE_END.search(line.text.rstrip()) is not None


def ends_hyphenated(text: str) -> bool:
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()


def join_lines(lines: Sequence[str], words: Counter[str]) -> str:
    """One line of several; a word broken at a line's end is whole again, with its hyphen where the text has it so."""
    text = ""
    for line in (line.strip() for line in lines):
        if not text:
            text = line
        elif not ends_hyphenated(text):
            text += f" {line}"
        elif line[:1].islower():
            text = text[:-1] + ("-" if keeps_hyphen(text[:-1], line, words) else "") + line
        else:
            text = f"{text[:-1]}-{line}"
    return re.sub(f"[{HYPHENS[1:]}](?=\\w)", "", " ".join(text.split())).replace("\u0002", "-").replace("\ufffe", "-")


def keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether a word keeps its hyphen: the text has it so elsewhere, or it is one that surely has one."""
    first = re.search(r"[\w-]+$", before.casefold())
    second = re.match(r"[\w-]+", after.casefold())
    if first is None or second is None:
        return False
    with_hyphen, without = f"{first.group()}-{second.group()}", f"{first.group()}{second.group()}"
    if words[with_hyphen] or words[without]:
        return words[with_hyphen] > 0 and words[without] == 0
    hyphens = load("documents")["hyphens"]
    return first.group() in hyphens["kept"] and len(second.group()) > hyphens["ending"]


def title_in(columns: Sequence[Sequence[Line]], body: float) -> str | None:
    """The lines in the largest type on the first page, where they are set as a headline is."""
    lines = [line for column in columns for line in column]
    largest = max((line.height for line in lines if line.text.count(" ") >= 2), default=0.0)
    if largest < HEADLINE * body:
        return None
    start = next(n for n, line in enumerate(lines) if line.height == largest and line.text.count(" ") >= 2)
    end = start
    while end < len(lines) and abs(lines[end].height - largest) <= 0.2 * largest:
        end += 1
    while start and abs(lines[start - 1].height - largest) <= 0.2 * largest:
        start -= 1
    title = join_lines([line.text for line in lines[start:end]], Counter())
    return title if len(title) <= LONGEST_TITLE else None
