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
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import msgspec

from dragoman.errors import SourceError
from dragoman.sources.files import OPENERS, explain, files_below, kind_of_name

if TYPE_CHECKING:
    from collections.abc import Mapping


class Input(msgspec.Struct, frozen=True):
    """One file: where it lies, what it is called in the place that was named, and what tells that it was changed."""

    path: str
    called: str
    size: int
    changed: str

    @property
    def kind(self) -> str:
        """Its kind by its name: .jsonl of a.jsonl.gz."""
        return kind_of_name(Path(self.called))

    @property
    def packed(self) -> bool:
        return self.called.lower().endswith((".gz", ".zst"))


def inputs_at(place: str) -> list[Input]:
    """The files at a place, in order; an error where there are none."""
    found = remote_inputs(place) if is_remote(place) else local_inputs(Path(place))
    if not found:
        raise SourceError(f"No file in '{place}' is of a kind that can be read. Name the file itself, or give .jsonl.")
    return found


def is_remote(place: str) -> bool:
    return "://" in place[:12]


def local_inputs(place: Path) -> list[Input]:
    problems: list[OSError] = []
    paths = list(files_below(place, problems)) if place.is_dir() else [place]
    try:
        return [local_input(path, place) for path in paths if not problems]
    except OSError as error:
        problems.append(error)
    finally:
        if problems:
            raise SourceError(explain(problems[0], Path(str(problems[0].filename)))) from problems[0]
    return []


def local_input(path: Path, place: Path) -> Input:
    about = path.stat()
    called = path.relative_to(place).as_posix() if path != place else path.name
    return Input(os.fspath(path.resolve()), called, about.st_size, str(about.st_mtime_ns))


def remote_inputs(place: str) -> list[Input]:
    system, root = filesystem_of(place)
    try:
        found: Mapping[str, Any] = system.find(root, detail=True)
    except (OSError, ValueError) as error:
        raise SourceError(f"'{place}' cannot be listed ({error}). Check the address and your right to it.") from error
    whole = len(found) == 1 and root.rstrip("/") in found
    return [
        Input(
            str(system.unstrip_protocol(path)),
            PurePosixPath(path).name if whole else path[len(root) :].lstrip("/"),
            int(about.get("size") or 0),
            str(next((about[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if key in about), "")),
        )
        for path, about in sorted(found.items())
        if whole or kind_of_name(Path(path)) in OPENERS or kind_of_name(Path(path)) == ".warc"
    ]


def filesystem_of(address: str) -> tuple[Any, str]:
    try:
        fsspec: Any = import_module("fsspec")
    except ImportError as error:
        raise SourceError(f"'{address}' needs fsspec, which is not there. Install it: pip install fsspec") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise SourceError(f"'{address}' cannot be reached: {error}.") from error
    return system, str(path)


@contextmanager
def opened(one: Input) -> Iterator[BinaryIO]:
    """A file's bytes as they lie there."""
    if is_remote(one.path):
        system, path = filesystem_of(one.path)
        with system.open(path, "rb") as stream:
            yield stream
    else:
        with Path(one.path).open("rb") as stream:
            yield stream


@contextmanager
def unpacked(one: Input) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked while they are read."""
    with opened(one) as stream:
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
    if not is_remote(one.path):
        yield Path(one.path)
        return
    with tempfile.TemporaryDirectory() as room, opened(one) as stream:
        path = Path(room) / PurePosixPath(one.called).name
        with path.open("wb") as copy:
            while part := stream.read(1 << 20):
                copy.write(part)
        yield path
