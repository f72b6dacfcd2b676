"""Reports token by token, in columns of beginnings and insides (IOB2), as CoNLL-2003 and its readers have them.

# newdoc id = 6f1d0e9a2b47
# mark = 6f1d0e9a2b47/s1.content1 confirmed 0.91 85 117 kind=direct
We <tab> 85 <tab> 87 <tab> B-direct <tab> O …

A comment begins with # and a space, which no token holds. A sentence ends with an empty line.
"""

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from dragoman.views.exports.annotations.marks import Mark, Marked, Role, marked_reports
from dragoman.views.exports.annotations.words import sentences, tokens
from dragoman.views.exports.export import Export, Parts
from dragoman.views.text import in_place

COLUMNS: tuple[tuple[str, tuple[Role, ...]], ...] = (
    ("content", ("content",)),
    ("source", ("source",)),
    ("cue", ("cue",)),
    ("actor", ("person", "party")),
    ("position", ("position",)),
    ("meeting", ("meeting",)),
    ("event", ("event",)),
)
HEADER = "\t".join(("# token", "start", "end", *(name for name, _ in COLUMNS)))


def write(parts: Parts, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"{HEADER}\n\n")
        for part in parts:
            for marked in marked_reports(part):
                out.writelines(f"{line}\n" for line in lines_of(marked))


def lines_of(marked: Marked) -> Iterator[str]:
    """A report: what it is, its marks as they stand, then its sentences."""
    report = marked.report
    yield f"# newdoc id = {in_place(report.id)}"
    for name in ("name", "outlet", "published", "url"):
        if value := getattr(report, name):
            yield f"# {name} = {in_place(value)}"
    for mark in marked.marks:
        facts = "; ".join(f"{name}={in_place(fact)}" for name, fact in mark.facts.items())
        yield in_place(f"# mark = {mark.id} {mark.status} {mark.score} {mark.start} {mark.end} {facts}")
    places = tokens(report.text)
    columns = [column_of([mark for mark in marked.marks if mark.role in roles], places) for _, roles in COLUMNS]
    ends = [end for _, end in sentences(report.text, report.paragraphs)]
    firsts = {bisect_left(places, (end,)) for end in (0, *ends)}
    signs = zip(*(signs_of(column, firsts) for column in columns), strict=True)
    for number, ((begins, after), own) in enumerate(zip(places, signs, strict=True)):
        if number and number in firsts:
            yield ""
        yield "\t".join((shown(report.text[begins:after]), str(begins), str(after), *own))
    if places:
        yield ""


def column_of(marks: list[Mark], places: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """What each token is and the number of its mark; where marks overlap, the first and longest keeps its tokens.

    A token belongs to a mark that has any of its letters.
    """
    column = [("", -1)] * len(places)
    at = 0
    for order, mark in enumerate(marks):
        while at < len(places) and places[at][1] <= mark.start:
            at += 1
        inside = at
        while inside < len(places) and places[inside][0] < mark.end:
            inside += 1
        if inside > at and not any(column[number][0] for number in range(at, inside)):
            column[at:inside] = [(label_of(mark), order)] * (inside - at)
    return column


def signs_of(column: list[tuple[str, int]], firsts: set[int]) -> list[str]:
    """Of each token O, or B- where a mark or a sentence begins, else I-."""
    signs = ["O"] * len(column)
    for number, (label, order) in enumerate(column):
        if label:
            begins = number in firsts or column[number - 1][1] != order
            signs[number] = f"{'B' if begins else 'I'}-{label}"
    return signs


def label_of(mark: Mark) -> str:
    """What the words are an instance of, in one word: direct, rejects, person, CONSULT."""
    named = {"content": "kind", "position": "stance", "event": "type"}.get(mark.role, "")
    return "-".join(shown(mark.facts.get(named) or mark.role).split())


def shown(word: str) -> str:
    """A token on its line: what ends or hides a line becomes the sign for what cannot be read."""
    if word and word.isprintable() and " " not in word:
        return word
    return "".join("\ufffd" if letter.isspace() else letter for letter in in_place(word)) or "\ufffd"


CONLL = Export(
    write,
    suffix=".conll",
    does="Reports token by token with IOB2 columns: content, source, cue, actor, position, meeting, event.",
    keeps="tokens with their places in the text, every mark with its facts, status and score in comments, and in its "
    "column",
    loses="spaces; in the columns, marks that begin inside another of their column, and all facts but one; which marks "
    "belong together; what is invisible",
    media="text/plain",
)
