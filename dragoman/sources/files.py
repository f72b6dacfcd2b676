"""Reports in files: texts, pages, tables, documents, archives, by the file's name; folders with all of these."""

import errno
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.broken import broken_told
from dragoman.sources.documents.archive import Reader, members_of
from dragoman.sources.documents.ebook import chapters_of
from dragoman.sources.documents.listing import exported_items, items_of_document, looks_exported, whole_document
from dragoman.sources.documents.looks import is_container, kind_by_look
from dragoman.sources.documents.mailbox import messages_of, one_message
from dragoman.sources.documents.separated import rows_of_separated
from dragoman.sources.items import Item, Kind, Settings
from dragoman.sources.limits import size
from dragoman.sources.look import is_lines, is_page, is_web_archive
from dragoman.sources.spread import is_spread
from dragoman.sources.standard_input import in_stream
from dragoman.sources.tables import lines_of_file, rows_of_parquet, unpacked
from dragoman.sources.warc import pages_of_archive
from dragoman.sources.web import listed_in_file

PACKED = (".gz", ".zst")


def in_file(path: Path, settings: Settings, name: str | None = None) -> Iterator[Item | Failure]:
    """The reports in one file; what is wrong with it is one Failure."""
    name = name or path.name
    try:
        found = False
        with broken_told():
            for item in opener_of(path)(path, name, settings):
                found = True
                yield item
        if not found:
            yield Failure(name=name, reason="This file is empty. Check that it was saved in full.")
    except SourceError as error:
        yield Failure(name=name, reason=str(error))
    except OSError as error:
        yield Failure(name=name, reason=explain(error, path))
    except (EOFError, zlib.error) as error:
        yield Failure(name=name, reason=f"This file cannot be unpacked ({error}). It may be cut off: fetch it again.")


def in_folder(folder: Path, settings: Settings) -> Iterator[Item | Failure]:
    """The reports in a folder and the folders in it, in order of their names; links to folders are not followed."""
    problems: list[OSError] = []
    found = False
    try:
        refuse_archived(folder)
    except SourceError as error:
        yield Failure(name=str(folder), reason=str(error))
        return
    for path in files_below(folder, problems):
        found = True
        yield from in_file(path, settings, path.relative_to(folder).as_posix())
    for problem in problems:
        yield Failure(name=str(problem.filename), reason=explain(problem, Path(str(problem.filename))))
    if not found and not problems:
        kinds = ", ".join(OPENERS)
        yield Failure(
            name=str(folder),
            reason=f"No reports in this folder: no file ends in {kinds}. Name the file itself where it ends otherwise.",
        )


def files_below(folder: Path, problems: list[OSError]) -> Iterator[Path]:
    """The files of known kinds under a folder, sorted."""
    for path in all_below(folder, problems):
        if kind_of_name(path) not in OPENERS:
            continue
        if path.exists() and not path.is_file():  # opening it would wait for whoever writes to it
            problems.append(OSError(errno.EINVAL, "it is a pipe, a socket or a device", str(path)))
        else:
            yield path


def all_below(folder: Path, problems: list[OSError]) -> Iterator[Path]:
    """The files under a folder, sorted, but for hidden ones and those that an archive's run wrote."""
    for here, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or is_written(Path(here, name))))
        yield from (Path(here) / name for name in sorted(names) if not name.startswith("."))


def is_written(folder: Path) -> bool:
    """Whether a folder is one that `dragoman archive` wrote."""
    try:
        return (folder / "_manifests").is_dir()
    except OSError:  # it may not be looked into, which is told where it is read
        return False


def refuse_archived(folder: Path) -> None:
    if is_written(folder):
        raise SourceError(
            "`dragoman archive` wrote this folder: it holds readings, not reports. Take them in with "
            "`dragoman add --from-readings`, or `dragoman record --from-readings`."
        )


def kind_of_name(path: Path) -> str:
    """The suffix that tells a file's kind, that of the packed file where it is packed: .jsonl of a.jsonl.gz."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return suffixes[-2] if len(suffixes) > 1 and suffixes[-1] in PACKED else suffixes[-1] if suffixes else ""


def whole_file(kind: Kind) -> Callable[[Path, str, Settings], Iterator[Item | Failure]]:
    """The reader of files that hold one report."""

    def read(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
        limit = settings.limits.page_bytes if kind == "page" else settings.limits.report_bytes
        with unpacked(path) as stream:
            content = stream.read(limit + 1)
            document = kind_by_look(content)
            if document or looks_exported(content, kind):
                content += stream.read(max(settings.limits.document_bytes - len(content), 0))
        if document not in (None, "mail"):  # a report may have the lines of a mail's header above it
            yield from items_of_document(content, document, name, settings)
            return
        if reports := exported_items(content, kind, name, settings):
            yield from reports
            return
        if len(content) > limit and not (kind == "text" and is_page(content)):
            raise SourceError(
                f"This file has more than the {size(limit)} allowed for one {kind if kind == 'page' else 'report'}. "
                f"Split it into reports, or raise --max-size (Limits.{'page' if kind == 'page' else 'report'}_bytes)."
            )
        if not content.strip():
            raise SourceError("This file is empty. Check that it was saved in full.")
        yield Item(name, kind, content, published=settings.published, columns=settings.columns, limits=settings.limits)

    return read


def opener_of(path: Path) -> "Opener":
    """The reader for a file, by its name, else by its look."""
    kind = kind_of_name(path)
    return OPENERS.get(kind) or EXPLICIT.get(kind) or opener_by_look(path)


def opener_by_look(path: Path) -> "Callable[[Path, str, Settings], Iterator[Item | Failure]]":
    """The reader for a file whose name tells nothing; a pipe can be read only once."""
    if path.is_fifo():
        return whole_stream
    with path.open("rb") as stream:
        head = stream.read(4000)
    if head.startswith(b"PAR1"):
        return rows_of_parquet
    if is_web_archive(head):
        return pages_of_archive
    if head.startswith(b"From "):
        return MAILBOX
    if is_container(head):
        return archive_by_look(path)
    if (kind := kind_by_look(head)) is not None:
        return MESSAGE if kind == "mail" else whole_document(kind)
    if is_lines(head) or is_spread(head):
        return lines_of_file
    return whole_file("page" if is_page(head) else "text")


def whole_stream(path: Path, name: str, settings: Settings) -> Iterator[Item | Failure]:
    """The reports of a pipe: dragoman read <(zcat talks.jsonl.gz)."""
    with path.open("rb") as stream:
        yield from in_stream(stream, settings, name)


def archive_by_look(path: Path) -> "Opener":
    """The reader for a ZIP archive whose name tells nothing: a document, an e-book, or files."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return whole_document("docx")
    if {"xl/workbook.xml", "xl/workbook.bin"} & names:
        raise SourceError("This is an Excel workbook. Save the sheet that holds the reports as .csv, and give that.")
    if "META-INF/container.xml" in names:
        return chapters_of
    return whole_document("docx") if {"word/document.xml", "content.xml"} & names else ARCHIVE


def with_files(
    opener: "Callable[[Path, str, Settings, Callable[[Path], bool], Reader], Iterator[Item | Failure]]",
    but: Set[str],
) -> "Opener":
    """The reader of what holds files: those in it are read as files are, but for some that hold files themselves."""

    def known(path: Path) -> bool:
        return kind_of_name(path) in OPENERS and not but & set(map(str.lower, path.suffixes))

    return lambda path, name, settings: opener(path, name, settings, known, in_file)


def explain(error: OSError, path: Path) -> str:
    """What an error of the system means for the user."""
    if isinstance(error, FileNotFoundError):
        return f"There is no file or folder '{path}'. Check the name."
    if isinstance(error, PermissionError):
        return f"'{path}' may not be read by this user. Change its permissions, or copy it."
    return f"'{path}' cannot be read: {error.strerror or error}. Check the disk, or copy the file again."


Opener = Callable[[Path, str, Settings], Iterator[Item | Failure]]
ARCHIVE = with_files(members_of, {".zip"})
MESSAGE = with_files(one_message, {".zip", ".eml", ".mbox"})
MAILBOX = with_files(messages_of, {".zip", ".eml", ".mbox"})
OPENERS: Mapping[str, Opener] = {
    ".txt": whole_file("text"),
    ".text": whole_file("text"),
    ".html": whole_file("page"),
    ".htm": whole_file("page"),
    ".xhtml": whole_file("page"),
    ".jsonl": lines_of_file,
    ".ndjson": lines_of_file,
    ".parquet": rows_of_parquet,
    ".csv": rows_of_separated,
    ".tsv": rows_of_separated,
    ".pdf": whole_document("pdf"),
    ".docx": whole_document("docx"),
    ".doc": whole_document("docx"),
    ".odt": whole_document("odt"),
    ".rtf": whole_document("rtf"),
    ".epub": chapters_of,
    ".eml": MESSAGE,
    ".mbox": MAILBOX,
    ".srt": whole_document("subtitles"),
    ".vtt": whole_document("subtitles"),
    ".zip": ARCHIVE,
    ".warc": pages_of_archive,
    ".wet": pages_of_archive,
}
LISTINGS = dict.fromkeys((".xml", ".rss", ".atom"), listed_in_file)  # which lead to requests: never within others
EXPLICIT: Mapping[str, Opener] = {".json": lines_of_file, **LISTINGS}
