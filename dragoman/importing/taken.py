"""Coded files taken into a store, document by document: what is in it already stays, so that a file can come twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import RefusedError, SourceError, UsageError
from dragoman.importing.choices import Choices
from dragoman.importing.coded import CodedDocument
from dragoman.importing.dna import documents_in
from dragoman.importing.entries import MACHINE, coder_of, said_in
from dragoman.model import Failure, Reading, Report
from dragoman.readings import read_items
from dragoman.record.corrected import reviewed
from dragoman.sources import Item, to_report
from dragoman.store import Store

READERS = {".dna": documents_in}
MOST = 10_000_000  # letters of a document


@dataclass
class Taken:
    """What came of a document: its report, how many entries were accepted, edited, added, rejected; what was not taken.

    `coders` are those who coded it.
    """

    name: str
    report: str | None = None
    counts: Counter[str] = field(default_factory=Counter)
    coders: tuple[str, ...] = ()
    problems: list[str] = field(default_factory=list)


def taken(store: Store, paths: Iterable[Path], choices: Choices) -> Iterator[Taken]:
    """Each document of these files taken in; what cannot be is told, and the rest follows.

    A report that the store does not have is read and added. With a coding, what people coded stays apart from the
    record, and each coder is done with each report that they coded.
    """
    for path in paths:
        try:
            for document in reader_of(path)(path):
                yield take_document(store, document, path, choices)
        except SourceError as error:
            yield Taken(path.name, problems=[str(error)])


def reader_of(path: Path) -> Callable[[Path], Iterator[CodedDocument]]:
    if path.suffix.casefold() not in READERS:
        raise SourceError(f"'{path}' is of no known kind. Name a file that ends in {', '.join(READERS)}.")
    return READERS[path.suffix.casefold()]


def take_document(store: Store, document: CodedDocument, path: Path, choices: Choices) -> Taken:
    result = Taken(document.title or f"{path.name}:{document.id}", coders=coders_of(document, choices))
    found = report_of(store, document, path, choices)
    if isinstance(found, Failure):
        result.problems.append(found.reason)
        return result
    result.report = found
    if choices.coding is None:
        whole = store.corrected(found, rejected=True)
        write(store, document, whole, choices, result)
    elif result.coders:
        widen(store, choices.coding, found, result.coders, choices.by)
        for coder in result.coders:
            own = [one.correction for one in store.corrections(found, choices.coding, coder)]
            theirs = tuple(one for one in document.statements if coder_of(one, choices) == coder)
            write(store, replace(document, statements=theirs), reviewed(store.reading(found), own), choices, result)
            if coder not in (done := store.coding(choices.coding).finished) or found not in done[coder]:
                store.done(choices.coding, found, coder)
    return result


def coders_of(document: CodedDocument, choices: Choices) -> tuple[str, ...]:
    """The people who coded a document, in order of their first statement."""
    return tuple(dict.fromkeys(coder_of(one, choices) for one in document.statements if one.coder != MACHINE))


def write(store: Store, document: CodedDocument, reading: Reading, choices: Choices, result: Taken) -> None:
    """What a document says of its reading, as lines of the journal."""
    said = said_in(document, reading, choices)
    result.problems += said.problems
    for who, correction in said.corrections:
        try:
            store.correct(correction, by=who, coding=choices.coding)
        except UsageError as error:
            result.problems.append(str(error))
        else:
            result.counts[correction.deed] += 1


def widen(store: Store, name: str, report: str, coders: tuple[str, ...], by: str) -> None:
    """A coding with this report and these coders in it, made where there is none."""
    known = next((one for one in store.codings() if one.name == name), None)
    reports = (*known.reports, report) if known else (report,)
    people = (*known.coders, *coders) if known else coders
    if known is None or report not in known.reports or not set(coders) <= set(known.coders):
        store.code(name, dict.fromkeys(reports), list(dict.fromkeys(people)), False, by)


def report_of(store: Store, document: CodedDocument, path: Path, choices: Choices) -> str | Failure:
    """The id of a document's report, which is read and added where the store does not have it."""
    if document.report and has(store, document.report):
        return document.report
    item = item_of(document, path)
    report = to_report(item)
    if isinstance(report, Report) and has(store, report.id):
        return report.id
    reading = report if isinstance(report, Failure) else next(read_items([item]))
    if isinstance(reading, Failure):
        return reading
    try:
        return store.add(reading, by=choices.by).report
    except RefusedError as error:
        return Failure(name=item.name, reason=str(error))


def has(store: Store, report: str) -> bool:
    try:
        store.reading(report)
    except UsageError:
        return False
    return True


def item_of(document: CodedDocument, path: Path) -> Item:
    """A document as a source would bring it."""
    row = {
        "text": document.text[:MOST],
        "title": document.title or None,
        "byline": document.author or None,
        "source": document.source or None,
        "published": document.published,
    }
    return Item(f"{path.name}:{document.id}", "row", {name: value for name, value in row.items() if value})
