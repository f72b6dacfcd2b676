"""Lines as they are set in type, joined to the paragraphs that they were made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from dragoman.sources.documents.laid_out import Line

HYPHENS = "-\u00ad\u2010\u0002\ufffe"  # the library gives the last two for a hyphen at a line's end
SENTENCE_END = re.compile(r"[.!?…:][\"”’)\]]*$")
OPENS_ITEM = re.compile(r"[•·▪–—*-]\s|\(?\d{1,2}[.)]\s")
HEADLINE = 1.25  # Times the size of the text.
LONGEST_TITLE = 300


def size_of_body(pages: Iterable[Sequence[Line]]) -> float:
    """The height in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.height, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def join_paragraphs(pages: Iterable[Sequence[Sequence[Line]]], body: float) -> list[str]:
    """The paragraphs of all columns of all pages; one that runs over a column's end is joined."""
    paragraphs: list[list[Line]] = []
    for column in (column for page in pages for column in page):
        parts = list(parts_of(column, body))
        if paragraphs and parts and runs_on(paragraphs[-1][-1], parts[0][0], body):
            paragraphs[-1] += parts.pop(0)
        paragraphs += parts
    words = Counter(word for part in paragraphs for line in part for word in re.findall(r"[\w-]+", line.text.casefold()))
    return [text for part in paragraphs if (text := join_lines([line.text for line in part], words))]


def parts_of(column: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """The paragraphs of one column, by wider gaps, by indents, by short last lines, by changes of the type's size."""
    if not column:
        return
    pitches = [before.bottom - line.bottom for before, line in zip(column, column[1:], strict=False)]
    pitch = median([step for step in pitches if step > 0] or [0.0])
    left, right = min(line.left for line in column), max(line.right for line in column)
    part = [column[0]]
    for before, line in zip(column, column[1:], strict=False):
        headline = min(before.height, line.height) > HEADLINE * body and abs(before.height - line.height) < 1
        if headline:
            opens = before.bottom - line.bottom > 1.7 * line.height
        else:
            opens = opens_paragraph(before, line, part, pitch, left, right)
        if opens:
            yield part
            part = []
        part.append(line)
    yield part


def opens_paragraph(
    before: Line, line: Line, part: Sequence[Line], pitch: float, left: float, right: float
) -> bool:
    """Whether a line begins a paragraph after the line before it."""
    if ends_hyphenated(before.text) and line.text[:1].islower():
        return False
    step = before.bottom - line.bottom
    larger, smaller = max(before.height, line.height), min(before.height, line.height)
    if larger > 1.3 * smaller and larger - smaller > 2.5:
        return True
    if step > 1.25 * max(pitch, 1.05 * smaller) or OPENS_ITEM.match(line.text):
        return True
    indent = line.left - (part[0].left if len(part) > 1 and part[0].left <= part[-1].left else left)
    if len(part) > 1 and part[0].left > before.left + 4:
        indent = line.left - before.left
    ended = SENTENCE_END.search(before.text.rstrip()) is not None
    indented = indent > 0.6 * line.height
    room = (right - before.right) / (right - left or 1)
    breaks = room > 0.4 or (room > 0.15 and (ended or indented)) or (ended and indented)
    return breaks and not line.text[:1].islower()


def runs_on(before: Line, line: Line, body: float) -> bool:
    """Whether a paragraph goes on in the next column: its sentence has not ended, and the type stays."""
    if max(before.height, line.height) > HEADLINE * body or abs(before.height - line.height) > 2.5:
        return False
    text = before.text.rstrip()
    if ends_hyphenated(text) or line.text[:1].islower():
        return True
    return not SENTENCE_END.search(text) and text.count(" ") >= 3 and line.text.count(" ") >= 3


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
    """Whether the text has a word with its hyphen elsewhere, and never without."""
    first = re.search(r"[\w-]+$", before.casefold())
    second = re.match(r"[\w-]+", after.casefold())
    if first is None or second is None:
        return False
    with_hyphen, without = f"{first.group()}-{second.group()}", f"{first.group()}{second.group()}"
    return words[with_hyphen] > 0 and words[without] == 0


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
