"""What could not be read, as a data set of its own."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.archive.folder import failures_path, whole_file
from dragoman.model import Failure
from dragoman.surrogates import whole

KINDS = {
    "it was stopped after": "took too long",
    "it ended the process": "ended its process",
    "MemoryError": "too little memory",
    "could not be read": "an error while reading",
}


class Failed(msgspec.Struct, frozen=True):
    """A page that could not be read: its name, its address where it is known, and why."""

    name: str
    url: str | None
    reason: str

    @property
    def kind(self) -> str:
        """A few words under which it is counted."""
        return next((kind for words, kind in KINDS.items() if words in self.reason), "no report could be had of it")


def failed_of(failure: Failure, url: str | None = None) -> Failed:
    return Failed(failure.name, url, failure.reason)


def write_failures(out: Path, stage: str, part: str, failures: Sequence[Failed]) -> tuple[str, ...]:
    """The failures of a part in a file, where there are any; its name."""
    if not failures:
        return ()
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, pyarrow.string()) for name in ("stage", "part", "name", "url", "kind", "reason")])
    rows = [{"stage": stage, "part": part, **columns_of(one)} for one in failures]
    path = failures_path(out, stage, part)
    with whole_file(path) as partial:
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema), partial, compression="zstd")
    return (path.relative_to(out).as_posix(),)


def columns_of(one: Failed) -> dict[str, str | None]:
    return {"name": whole(one.name), "url": one.url and whole(one.url), "kind": one.kind, "reason": whole(one.reason)}
