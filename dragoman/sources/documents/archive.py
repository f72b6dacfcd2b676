"""ZIP archives: each file in them as if it lay in a folder, unpacked one at a time to a place of our own.

No name in an archive is ever a path here; how many files, how large, and how tightly packed is bounded.
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.documents.packed import DAMAGED, damaged
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import Limits, size

CHUNK = 1 << 20
TIGHTEST = 1000  # Times smaller than its content: no text is packed more tightly.
SMALL = 10_000_000  # Bytes, below which it does not matter how tightly they were packed.
Reader = Callable[[Path, Settings, str], Iterator[Item | Failure]]


def members_of(
    path: Path, name: str, settings: Settings, known: Callable[[Path], bool], read: Reader
) -> Iterator[Item | Failure]:
    """What `read` finds in each file of `known` kind; a bad one is a Failure, and the rest follow."""
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED as error:
        raise damaged("ZIP archive", error) from error
    with archive, tempfile.TemporaryDirectory(prefix="dragoman-") as place:
        files = [info for info in archive.infolist() if is_file(info)]
        if len(files) > settings.limits.members:
            raise SourceError(
                f"This archive has {len(files)} files, more than {settings.limits.members}. Unpack it into folders."
            )
        left = settings.limits.archive_bytes
        found = False
        for info in files:
            if not known(Path(info.filename)):
                continue
            found = True
            inside = f"{name}/{shown(info.filename)}"
            try:
                copy = unpacked_to(Path(place), archive, info, min(left, largest(settings.limits)))
            except SourceError as error:
                yield Failure(name=inside, reason=str(error))
                continue
            left -= info.file_size
            yield from read(copy, settings, inside)
            copy.unlink(missing_ok=True)
    if not found:
        raise SourceError("No reports in this archive: no file in it is of a kind that is read. Unpack it and look.")


def is_file(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that its maker meant: no folder, nothing hidden, none of a Mac's side files."""
    parts = steps_of(info.filename)
    return not info.is_dir() and bool(parts) and not any(part.startswith((".", "__MACOSX")) for part in parts)


def shown(name: str) -> str:
    """A name as it is shown: without steps out of the archive, and without what cannot be printed."""
    return "".join(character for character in "/".join(steps_of(name)) if character.isprintable())


def steps_of(name: str) -> list[str]:
    """The folders and the file that a name leads through, downwards only."""
    return [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", ".."}]


def largest(limits: Limits) -> int:
    return max(limits.document_bytes, limits.page_bytes, limits.report_bytes)


def unpacked_to(place: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Path:
    """A file of the archive, copied under a name of ours with its own ending."""
    if info.flag_bits & 1:
        raise SourceError("This file is locked with a password. Unpack the archive, and give the files.")
    tight = info.file_size > SMALL and info.file_size > TIGHTEST * max(info.compress_size, 1)
    if info.file_size > most or tight:
        why = f"more than the {size(most)} allowed here" if info.file_size > most else "packed too tightly for a text"
        raise SourceError(
            f"This file unpacks to {size(info.file_size)}, {why}. Unpack the archive, and give the files that you mean."
        )
    copy = place / f"member{endings_of(info.filename)}"
    try:
        with archive.open(info) as source, copy.open("wb") as target:
            while chunk := source.read(CHUNK):
                target.write(chunk)
    except DAMAGED as error:
        copy.unlink(missing_ok=True)
        raise damaged("file of the archive", error) from error
    return copy


def endings_of(name: str) -> str:
    """By what a file is known, also where it is packed: .csv.gz; nothing that a path or a console would take amiss."""
    endings = [suffix for suffix in PurePosixPath(name).suffixes[-2:] if suffix[1:].isalnum() and len(suffix) < 10]
    return "".join(endings).lower()
