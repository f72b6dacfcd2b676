"""Addresses of files, s3://, gs://, hdfs:// and all else that fsspec knows, beside paths of this machine.

place_at("talks-2019")                a Path
place_at("s3://news/talks-2019")      what is used like a Path, where the extra `remote` is installed

Who asks is said to each place's own library as ever: AWS_PROFILE, AWS_ENDPOINT_URL, ~/.config/fsspec.
"""

import re
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from dragoman.errors import SourceError

ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)(://|::)")
HERE = ("file", "local")
MAGIC = re.compile(r"[*?\[\]]")
CHANGED = ("ETag", "etag", "mtime", "LastModified", "Last-Modified", "last_modified", "updated", "created")
LIBRARIES = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs", "http": "aiohttp",
    "https": "aiohttp",
}  # fmt: skip


def is_address(place: object) -> bool:
    """Whether a place is behind an address: s3://news, not news/ or C:\\news."""
    return not isinstance(place, PurePath) and ADDRESS.match(str(place)) is not None


def place_at(named: str) -> Path:
    """A file or folder, here or at an address; an error where nothing that is installed leads there."""
    found = ADDRESS.match(named)
    if found is None:
        return Path(named)
    if found[1].lower() in HERE:
        return Path(unquote(urlsplit(named).path))
    if MAGIC.search(named):
        raise SourceError(f"'{named}' has one of * ? [ ] in it. Name a place without them.")
    filesystem_of(named)
    try:
        paths: Any = import_module("dragoman.addresses.paths")
    except ImportError as error:
        raise missing(named, "universal_pathlib") from error
    place: Path = paths.Remote(named.rstrip("/"))
    return place


def filesystem_of(address: str) -> tuple[Any, str]:
    """What asks for files at an address, and the path there."""
    if not address.partition("://")[2].strip("/"):
        raise SourceError(f"'{address}' names no place. Name a bucket, and what lies there: s3://news/2019.")
    if "::" in address:
        raise SourceError(f"'{address}' leads through one place to another ('::'). Name the files where they lie.")
    try:
        fsspec: Any = import_module("fsspec")
    except ImportError as error:
        raise missing(address, "fsspec") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise missing(address, str(error)) from error
    except (OSError, ValueError) as error:
        raise SourceError(f"'{address}' cannot be reached: {error}. Check the address.") from error
    return system, str(path)


def missing(address: str, what: str) -> SourceError:
    """What to install for an address."""
    more = LIBRARIES.get(address.partition(":")[0].lower(), "")
    return SourceError(
        f"'{address}' cannot be reached: something is not installed ({what}). Install it: "
        f"pip install 'dragoman[remote]' {more}".rstrip()
    )


def changed_of(about: dict[str, Any]) -> str:
    """What tells that a file was changed, as its place knows it: an ETag, else a time; "" where nothing does."""
    return str(next((about[key] for key in CHANGED if about.get(key) is not None), ""))
