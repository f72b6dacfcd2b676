"""Coded files taken into a store, document by document: what is in it already stays, so that a file can come twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import RefusedError, SourceError, UsageError
from dragoman.importing.again import has_changed
from dragoman.importing.choices import Choices
from dragoman.importing.coded import CodedDocument, CodedStatement
from dragoman.importing.dna import documents_in
from dragoman.importing.entries import is_left, said_in
from dragoman.importing.said import Said
from dragoman.model import Failure, Report
from dragoman.readings import read_items
from dragoman.record.corrected import reviewed
from dragoman.sources import Item, to_report
from dragoman.store import Store

READERS = {".dna": documents_in}
AT_ONCE = 50  # documents
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
            documents = reader_of(path)(path)
            while some := list(islice(documents, AT_ONCE)):
                yield from take_documents(store, some, path, choices)
        except SourceError as error:
            yield Taken(path.name, problems=[str(error)])


def reader_of(path: Path) -> Callable[[Path], Iterator[CodedDocument]]:
    if path.suffix.casefold() not in READERS:
        raise SourceError(f"'{path}' is of no known kind. Name a file that ends in {', '.join(READERS)}.")
    return READERS[path.suffix.casefold()]


def take_documents(store: Store, documents: Sequence[CodedDocument], path: Path, choices: Choices) -> Iterator[Taken]:
    """Some documents: their reports are there, or are read, and a coding has them, before what is coded is taken."""
    found = [report_of(store, one, path, choices) for one in documents]
    if choices.coding is not None:
        there = [(one, report) for one, report in zip(documents, found, strict=True) if isinstance(report, str)]
        widen(store, choices.coding, there, choices)
    for document, report in zip(documents, found, strict=True):
        result = Taken(document.title or f"{path.name}:{document.id}", coders=coders_of(document, choices))
        if isinstance(report, Failure):
            result.problems.append(report.reason)
        else:
            result.report = report
            take_document(store, document, report, choices, result)
        yield result


def take_document(store: Store, document: CodedDocument, report: str, choices: Choices, result: Taken) -> None:
    if choices.coding is None:
        before = [one.correction for one in store.corrections(report)]
        write(store, said_in(document, store.corrected(report, rejected=True), choices, before), None, result)
    for coder in result.coders if choices.coding is not None else ():
        take_coder(store, theirs(document, coder, choices), report, coder, choices, result)


def coders_of(document: CodedDocument, choices: Choices) -> tuple[str, ...]:
    """The people who coded a document, in order of their first statement; who changed the program's is one of them."""
    known = (who for one in document.statements if (who := coder_in(one, choices)))
    missing = (choices.by,) if choices.missing and document.gone else ()
    return tuple(dict.fromkeys((*known, *missing)))


def coder_in(one: CodedStatement, choices: Choices) -> str | None:
    """Whose a statement is; nobody's where it is the program's own and as it was."""
    if one.coder:
        return choices.coders.get(one.coder, one.coder)
    return choices.by if (one.before is None and not is_left(one)) or (one.before and has_changed(one)) else None


def theirs(document: CodedDocument, coder: str, choices: Choices) -> CodedDocument:
    """A document with what one coder says in it."""
    own = tuple(one for one in document.statements if coder_in(one, choices) == coder)
    return replace(document, statements=own, gone=document.gone if coder == choices.by else ())


def take_coder(store: Store, document: CodedDocument, report: str, coder: str, choices: Choices, result: Taken) -> None:
    """What a coder says in a blind coding; then they are done with the report."""
    name = choices.coding or ""
    before = [one.correction for one in store.corrections(report, name, coder)]
    reading = reviewed(store.reading(report), before)
    coding = store.coding(name)
    write(store, said_in(document, reading, choices, before, not coding.suggestions), name, result)
    if report not in coding.finished.get(coder, ()):
        store.done(name, report, coder)


def write(store: Store, said: Said, coding: str | None, result: Taken) -> None:
    """What a document says of its reading, as lines of the journal: all of them, or none where something ends it."""
    result.problems += said.problems
    lines = store.correct_many(said.corrections, coding)
    for (_, correction), line in zip(said.corrections, lines, strict=True):
        if isinstance(line, UsageError):
            result.problems.append(f"{correction.kind} {correction.entry}: {line}")
        else:
            result.counts[correction.deed] += 1


def widen(store: Store, name: str, documents: Sequence[tuple[CodedDocument, str]], choices: Choices) -> None:
    """A coding with these documents' reports and coders in it, made where there is none.

    What a coder left as the program has it is theirs only where that is chosen.
    """
    known = next((one for one in store.codings() if one.name == name), None)
    coded = [(report, coders) for one, report in documents if (coders := coders_of(one, choices))]
    reports = dict.fromkeys((*(known.reports if known else ()), *(report for report, _ in coded)))
    people = dict.fromkeys((*(known.coders if known else ()), *(who for _, coders in coded for who in coders)))
    if people and (known is None or (tuple(reports), tuple(people)) != (known.reports, known.coders)):
        sees = known.suggestions if known else choices.suggestions
        store.code(name, reports, list(people), sees, choices.by)


def report_of(store: Store, document: CodedDocument, path: Path, choices: Choices) -> str | Failure:
    """The id of a document's report, which is read and added where the store does not have it."""
    if document.report and has(store, document.report):
        return document.report
    if len(document.text) > MOST:
        return Failure(name=path.name, reason=f"has {len(document.text):,} letters; at most {MOST:,} are read")
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
        "text": document.text,
        "title": document.title or None,
        "byline": document.author or None,
        "source": document.source or None,
        "published": document.published,
    }
    return Item(f"{path.name}:{document.id}", "row", {name: value for name, value in row.items() if value})
