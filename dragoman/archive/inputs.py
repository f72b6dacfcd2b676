"""Files of an archive: on this machine's disk, or at any address that fsspec knows (s3://, gs://, hdfs://).

inputs_at("dumps/")            every file of a known kind in the folder and below, in order of names
inputs_at("s3://news/2019/")   the same of a bucket, where fsspec and its part for S3 are installed
"""

import gzip
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

import msgspec

from dragoman.addresses import changed_of, filesystem_of, is_address
from dragoman.addresses.asking import again, each, is_fault, told
from dragoman.addresses.streams import opened_at
from dragoman.errors import DragomanError, SourceError
from dragoman.sources.files import OPENERS, explain, files_below, kind_of_name, refuse_archived
from dragoman.sources.tables import HEAD, refuse_misnamed
from dragoman.surrogates import spelt


class Input(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file: where it lies, what it is called in the place that was named, and what tells that it was changed.

    `problem` is why it cannot be read, where that shows before it is opened.
    """

    path: str
    called: str
    size: int
    changed: str
    problem: str | None = None

    @property
    def kind(self) -> str:
        """Its kind by its name: .jsonl of a.jsonl.gz."""
        return kind_of_name(Path(self.called))

    @property
    def packed(self) -> bool:
        return self.called.lower().endswith((".gz", ".zst"))


def inputs_at(place: str) -> list[Input]:
    """The files at a place, in order; an error where there are none."""
    if not place:
        raise SourceError("One of the places has no name: is it a variable that is not set? '.' is this folder.")
    found = remote_inputs(place) if is_address(place) else local_inputs(Path(place))
    if not found:
        kinds = ", ".join(OPENERS)
        raise SourceError(
            f"No file in '{place}' is of a kind that can be read: none ends in {kinds}. Name the file itself where it "
            "ends otherwise."
        )
    return found


def local_inputs(place: Path) -> list[Input]:
    """The files of a place; an error where it is not there itself. What is wrong with one of them is told of that."""
    if str(place) == "-":
        raise SourceError("Standard input cannot be read in parts. Save it in a file, and name that.")
    problems: list[OSError] = []
    try:
        if not place.is_dir():
            place.stat()
            if not place.is_file():  # opening it would wait for whoever writes to it
                raise OSError(EINVAL, "it is a pipe, a socket or a device", str(place))
            return [local_input(place, place)]
        refuse_archived(place)
        next(place.iterdir(), None)
    except OSError as error:
        raise SourceError(explain(error, place)) from error
    found = [local_input(path, place) for path in files_below(place, problems)]
    return found + [unread_input(Path(str(problem.filename)), place, problem) for problem in problems]


def local_input(path: Path, place: Path) -> Input:
    try:
        about = path.stat()
        return Input(os.fspath(path.resolve()), called(path, place), about.st_size, str(about.st_mtime_ns))
    except OSError as error:
        return unread_input(path, place, error)


def unread_input(path: Path, place: Path, error: OSError) -> Input:
    return Input(os.fspath(path.absolute()), called(path, place), 0, "", spelt(explain(error, path)))


def called(path: Path, place: Path) -> str:
    return spelt(path.relative_to(place).as_posix() if path != place else path.name)


def remote_inputs(place: str) -> list[Input]:
    """The files at an address: what is named, or all of known kinds below it."""
    system, root = filesystem_of(place)
    system.invalidate_cache()
    try:
        found = files_at(system, root.rstrip("/"), named=not place.endswith("/"))
    except Exception as error:
        if not is_fault(error):
            raise
        raise SourceError(told(place, error)) from error
    for path, _, about in found:
        if about.get("size") is None:
            raise SourceError(f"'{path}' does not say how large it is. Fetch it, and name the file.")
    return [
        Input(str(system.unstrip_protocol(path)), called, int(about["size"]), changed_of(about))
        for path, called, about in found
    ]


def files_at(system: Any, root: str, named: bool) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, name and what is known of each file; those of a folder in order, hidden and unknown ones passed over."""
    if named and (about := system.info(root)).get("type") == "file":
        return [(root, PurePosixPath(urlsplit(root).path if "://" in root else root).name, about)]
    found = again(system.find, root, detail=True)
    below = ((path, path[len(root) :].lstrip("/"), about) for path, about in found.items())
    wanted = sorted((one for one in below if may_be_read(one[1])), key=itemgetter(1))
    if all(about.get("size") is not None for _, _, about in wanted):
        return wanted
    known = each(system.info, [path for path, _, _ in wanted])  # a listing by a web server names files, and no more
    return [(path, called, about) for (path, called, _), about in zip(wanted, known, strict=True)]


def may_be_read(called: str) -> bool:
    """Whether a name is of a known kind, and neither hidden nor a folder's."""
    hidden = any(part.startswith(".") for part in called.split("/"))
    return kind_of_name(Path(called)) in OPENERS and not hidden and not called.endswith("/")


@contextmanager
def opened(one: Input) -> Iterator[BinaryIO]:
    """A file's bytes as they lie there."""
    with stream_of(one) as stream:
        yield stream


def stream_of(one: Input) -> BinaryIO:
    if not is_address(one.path):
        return Path(one.path).open("rb")
    try:
        return opened_at(one.path, *filesystem_of(one.path))
    except FileNotFoundError as error:
        raise DragomanError(told(one.path, error)) from error


@contextmanager
def unpacked(one: Input) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked while they are read."""
    with opened(one) as stream:
        refuse_misnamed(stream.read(HEAD), PurePosixPath(one.called).suffix.lower())
        stream.seek(0)
        if one.called.lower().endswith(".gz"):
            with gzip.open(stream, "rb") as plain:
                yield cast("BinaryIO", plain)
        elif one.called.lower().endswith(".zst"):
            import pyarrow

            with pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, "r"), "zstd") as plain:
                yield cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", plain)))
        else:
            yield stream


@contextmanager
def on_disk(one: Input) -> Iterator[Path]:
    """A file as a path: itself where it lies on this machine, a copy that goes again where it does not."""
    if not is_address(one.path):
        yield Path(one.path)
        return
    with tempfile.TemporaryDirectory() as room, opened(one) as stream:
        path = Path(room) / PurePosixPath(one.called).name
        with path.open("wb") as copy:
            while part := stream.read(1 << 20):
                copy.write(part)
        yield path
