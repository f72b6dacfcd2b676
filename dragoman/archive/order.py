"""All pages that passed in one order: by day, then by name; sorted on the disk, so that memory stays flat.

Digests and places decide between pages of one name, so that the order is that of the set of pages, however the archive
was cut into parts and whatever the order of its files. What is sorted is some 1 kB a page. Its text stays where it lies
until it is read: a sort would write all texts and read them twice more, to spare a look-up that takes less than a
hundredth of the time of reading.
"""

import shutil
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from dragoman.addresses import is_address
from dragoman.archive.folder import Manifest, work_path
from dragoman.archive.settings import Settings
from dragoman.days import is_day
from dragoman.errors import DragomanError
from dragoman.parquet import table_in
from dragoman.surrogates import whole

if TYPE_CHECKING:
    import pyarrow

Keys = npt.NDArray[np.uint64]
One = TypeVar("One")
Found = TypeVar("Found")
LATE = "9999-99-99"  # stands for an unknown day: after all others
MEMORY = "2GB"  # the least for 100 million pages: what can be sorted grows with its square
AT_ONCE = 2_000  # rows that come out of the sort together
AHEAD = 8  # parts that are fetched while others are sorted
CARRIED = {
    "name": "string", "id": "string", "score": "double", "signature": "binary", "text_digest": "binary",
    "report_digest": "binary",
}  # fmt: skip
MADE = {"day": "string", "figures": "string", "place": "string", "part": "int64", "row": "int64"}
IN_ORDER = """
    SELECT day, name, id, place, score, signature, figures, text_digest, report_digest, part, row FROM pages
    ORDER BY day, name, text_digest, place, report_digest, score
"""


class Page(NamedTuple):
    """A page that passed: its figures in one string, its part by number, its row there, how many have its text."""

    day: str
    name: str
    id: str
    place: str
    score: float
    signature: bytes
    figures: str
    text_digest: bytes
    report_digest: bytes
    part: int
    row: int
    printed: int


@contextmanager
def in_order(
    sifted: Sequence[Manifest], settings: Settings, counts: Counter[str] | None = None
) -> Iterator[Iterator[Page]]:
    """All pages that passed in these parts, in order; what the sort keeps on the disk goes at the end.

    `counts` is told how many have gone into the sort.
    """
    import duckdb

    with room_for(settings.out) as room:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(room),
            "memory_limit": MEMORY,
            "threads": 1,  # more would each take a share of the memory, and wait for what compares the pages
            "preserve_insertion_order": False,
        }
        try:
            with duckdb.connect(config=config) as database:
                yield pages_of(database, sifted, settings, Counter() if counts is None else counts)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0].split(" Detail:")[0]
            raise DragomanError(
                f"What passed cannot be sorted in '{room}': {reason} A page takes 1 kB there, for as long as the sort "
                "goes on: where the disk is full, make room and start again."
            ) from error


@contextmanager
def room_for(out: Path) -> Iterator[Path]:
    """A folder for what a sort keeps: in `out` where that lies on this machine, or else in the system's own place."""
    if is_address(out):
        with tempfile.TemporaryDirectory() as room:
            yield Path(room)
        return
    beside = out / "_work" / "sort"
    shutil.rmtree(beside, ignore_errors=True)  # of a run that was ended
    beside.mkdir(parents=True)
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def pages_of(database: Any, sifted: Sequence[Manifest], settings: Settings, counts: Counter[str]) -> Iterator[Page]:
    """The pages in order. Before one comes out of the sort all have gone in, so that all texts are counted by then."""
    import pyarrow

    texts = Texts()

    def batches() -> "Iterator[pyarrow.RecordBatch]":
        for table in ahead(partial(rows_in, settings=settings), list(enumerate(sifted))):
            texts.add(table.column("text_digest").to_pylist())
            counts["sorted"] += len(table)
            yield from table.to_batches()

    database.register("pages", pyarrow.RecordBatchReader.from_batches(schema_of(CARRIED | MADE), batches()))
    for batch in database.sql(IN_ORDER).to_arrow_reader(AT_ONCE):
        printed = texts.printed(batch.column("text_digest").to_pylist())
        yield from map(Page._make, zip(*(column.to_pylist() for column in batch.columns), printed, strict=True))


class Texts:
    """How often each text stands in the archive, by the first 8 bytes of its digest: 8 bytes of memory a page.

    Two texts that share these are counted together, so that more of one is waited for than will come; no harm is done.
    """

    def __init__(self) -> None:
        self.keys: list[Keys] = []
        self.counted: tuple[Keys, npt.NDArray[np.int64]] | None = None

    def add(self, digests: Sequence[bytes]) -> None:
        self.keys.append(keys_of(digests))

    def printed(self, digests: Sequence[bytes]) -> list[int]:
        """How many pages have each of these texts, once all are added."""
        if self.counted is None:
            keys, counts = np.unique(np.concatenate(self.keys), return_counts=True)
            self.counted, self.keys = (keys[counts > 1], counts[counts > 1]), []
        keys, counts = self.counted
        if not len(keys):
            return [1] * len(digests)
        asked = keys_of(digests)
        places = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        found: list[int] = np.where(keys[places] == asked, counts[places], 1).tolist()
        return found


def keys_of(digests: Sequence[bytes]) -> Keys:
    return np.frombuffer(b"".join(digest[:8] for digest in digests), "<u8")


def ahead(call: Callable[[One], Found], these: Iterable[One]) -> Iterator[Found]:
    """What a function gives for each, in order; a few are begun before they are asked for, as places may be far."""
    waiting: deque[Future[Found]] = deque()
    with ThreadPoolExecutor(AHEAD) as pool:
        for one in these:
            waiting.append(pool.submit(call, one))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def rows_in(numbered: tuple[int, Manifest], settings: Settings) -> "pyarrow.Table":
    """The rows of a part, by its number, with all that they are sorted by."""
    import pyarrow

    number, manifest = numbered
    path = work_path(settings.out, "sift", manifest.part)
    try:
        table = table_in(path, [*CARRIED, "day", "figures"])
    except (pyarrow.ArrowException, OSError) as error:
        raise DragomanError(f"'{path}' cannot be read. Remove it and start again: it is made anew.") from error
    made = {
        "day": [known_day(day) for day in table.column("day").to_pylist()],
        "figures": [" ".join(figures) for figures in table.column("figures").to_pylist()],
        "place": [whole(manifest.place)] * len(table),
        "part": [number] * len(table),
        "row": range(len(table)),
    }
    schema = schema_of(CARRIED | MADE)
    columns = [
        table.column(name) if name in CARRIED else pyarrow.array(made[name], schema.field(name).type)
        for name in schema.names
    ]
    return pyarrow.table(columns, schema=schema)


def schema_of(columns: Mapping[str, str]) -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in columns.items()])


@lru_cache(maxsize=65_536)
def known_day(day: str | None) -> str:
    return day if day and is_day(day) else LATE
