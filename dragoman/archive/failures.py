"""What could not be read, as a data set of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir

from dragoman.archive.folder import failures_path, whole_file
from dragoman.archive.whole import FULL
from dragoman.errors import DragomanError
from dragoman.model import Failure
from dragoman.parquet import table_in
from dragoman.sources import Item
from dragoman.sources.columns import row_facts
from dragoman.sources.reports import read_object
from dragoman.surrogates import whole

FAILED = "failed: "  # before a kind, in the counts of a part
REASON = 200  # characters that are shown
KINDS = {
    "it was stopped after": "took too long",
    "it ended the process": "ended its process",
    "MemoryError": "too little memory",
    "could not be read": "an error while reading",
}
NO_ROOM = re.compile(rf"could not be read: OSError: \[Errno ({'|'.join(map(str, FULL))})\]")


def kind_of(failure: Failure) -> str:
    """A few words under which a failure is counted."""
    return next((kind for words, kind in KINDS.items() if words in failure.reason), "no report could be had of it")


def counts_of(failures: Iterable[Failure]) -> Counter[str]:
    """How many there are of each kind: {"failed: took too long": 3}."""
    return Counter(FAILED + kind_of(one) for one in failures)


def of_its_page(failure: Failure) -> Failure:
    """A failure that its page is to blame for; an error where a full disk is, which the next run may find mended."""
    if NO_ROOM.match(failure.reason):
        raise DragomanError(
            f"There is no room in '{gettempdir()}' ({failure.reason}). Make room, and start the same command again."
        )
    return failure


def failure_of(item: Item, reason: str) -> Failure:
    """That an item failed, under the id and the address that its row gives, where it gives them."""
    try:
        row = read_object(item.content) if item.kind == "line" and isinstance(item.content, bytes) else item.content
        told = row_facts(row, item.columns) if isinstance(row, Mapping) else None
    except Exception:  # noqa: BLE001 - it has failed already, maybe just by this
        told = None
    if told is None:
        return Failure(name=item.name, reason=reason, url=item.url)
    return Failure(name=told.name or item.name, reason=reason, url=told.facts.url or item.url)


def write_failures(out: Path, stage: str, part: str, failures: Sequence[Failure]) -> tuple[str, ...]:
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


def examples_in(out: Path, kinds: Mapping[str, int], most: int = 3) -> dict[str, list[Failure]]:
    """Of each kind some of what failed, with no more files read than that takes."""
    found: dict[str, list[Failure]] = {kind: [] for kind in kinds}
    folder = out / "failures"
    for path in sorted(folder.glob("*.parquet")) if kinds else ():
        for row in table_in(path, ["name", "url", "kind", "reason"]).to_pylist():
            if len(some := found.get(row["kind"], [])) < most:
                some.append(Failure(name=row["name"], url=row["url"], reason=row["reason"][:REASON]))
        if all(len(found[kind]) >= min(most, kinds[kind]) for kind in kinds):
            break
    return found


def columns_of(one: Failure) -> dict[str, str | None]:
    return {
        "name": whole(one.name),
        "url": one.url and whole(one.url),
        "kind": kind_of(one),
        "reason": whole(one.reason),
    }
