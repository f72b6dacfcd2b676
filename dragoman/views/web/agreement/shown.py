"""Figures and differences in the words and shapes of a page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dragoman.model import Report, Span
from dragoman.record.agreement import Agreed, Difference
from dragoman.record.agreement.differing import LEFT_OUT
from dragoman.views.text import clean, sentence_case, shortened
from dragoman.views.words import issue

SUBJECTS = {"statement": "Statements", "position": "Positions", "meeting": "Meetings", "person": "People"}
WHAT = {
    "in which sentences": "which sentences hold one",
    "which words": "which words belong to one",
    "found": "found by both",
}
WIDE, FROM, TO = 160, -0.2, 1.0  # pixels of a bar, and the figures at its ends
FIRM, TENTATIVE = 0.8, 0.667
ROOM = 400  # characters of a passage


class Bar(NamedTuple):
    """Where alpha, its interval and the marks stand on a line of WIDE pixels."""

    at: float
    low: float | None
    high: float | None
    zero: float
    tentative: float
    firm: float
    said: str


class Line(NamedTuple):
    """One label in words, with its figures; `unit` says what the line above has not said already."""

    name: str
    label: str
    unit: str
    row: Agreed
    bar: Bar | None
    differing: int | None


class Subject(NamedTuple):
    title: str
    lines: tuple[Line, ...]


class Passage(NamedTuple):
    """Words on which coders differ, in what, and what each of them says."""

    words: str
    span: Span | None
    what: str
    said: tuple[tuple[str, str], ...]
    stances: bool


class OfReport(NamedTuple):
    """The passages of one report, and whose coding of it can be settled on."""

    report: Report
    coders: tuple[str, ...]
    passages: tuple[Passage, ...]


def subjects_of(rows: Iterable[Agreed], differences: Sequence[Difference]) -> list[Subject]:
    """The labels under what they are of, in the order in which they were compared."""
    count: dict[str, int] = {}
    for one in differences:
        count[one.label] = count.get(one.label, 0) + 1
    return [
        Subject(SUBJECTS[of], tuple(lines_of(own, count)))
        for of, own in groupby(rows, key=lambda row: row.label.split(":")[0])
    ]


def lines_of(rows: Iterable[Agreed], count: dict[str, int]) -> Iterator[Line]:
    before = ""
    for row in rows:
        _, _, what = row.label.partition(": ")
        whole, _, rest = row.unit.partition(": ")
        unit, before = (rest if whole == before else row.unit), whole
        differing = None if row.label in LEFT_OUT else count.get(row.label, 0)
        yield Line(sentence_case(WHAT.get(what, what)), row.label, unit, row, bar_of(row), differing)


def bar_of(row: Agreed) -> Bar | None:
    """The bar of a label that has an alpha, with its figures in words for those who do not see it."""
    if row.alpha is None:
        return None
    low, high = (None if one is None else along(one) for one in (row.low, row.high))
    said = f"{row.alpha:.2f}" + (f", between {row.low:.2f} and {row.high:.2f}" if row.low is not None else "")
    return Bar(along(row.alpha), low, high, along(0), along(TENTATIVE), along(FIRM), said)


def along(figure: float) -> float:
    """Where a figure stands on a bar."""
    share = (min(max(figure, FROM), TO) - FROM) / (TO - FROM)
    return round(4 + share * (WIDE - 8), 1)


def of_reports(differences: Iterable[Difference], reports: dict[str, Report]) -> list[OfReport]:
    """The passages of difference, report by report."""
    found = []
    for report, own in groupby(differences, key=lambda one: one.report):
        passages = tuple(map(passage_of, own))
        coders = sorted({coder for one in passages for coder, _ in one.said})
        found.append(OfReport(reports[report], tuple(coders), passages))
    return found


def passage_of(one: Difference) -> Passage:
    of, _, what = one.label.partition(": ")
    span = None if one.start is None or one.end is None else Span(report=one.report, start=one.start, end=one.end)
    said = tuple((coder, words_for(of, what, value)) for coder, value in sorted(one.said.items()))
    title = f"a {of} here?" if what == "found" else f"{of}: {what}"
    return Passage(shortened(clean(one.words), ROOM), span, title, said, one.label == "position: stance")


def words_for(of: str, what: str, value: str) -> str:
    """A label as people say it: "marked" of what is found is yes or no."""
    if what == "found":
        return "no" if value == "not marked" else "yes"
    return issue(value) if (of, what) == ("position", "issue") else clean(value)
