"""The first stage: every page of a part is weighed, those that may be about talks are cleaned and signed.

Only what passes is made a report, which takes twenty times as long as weighing. Of a page, which may pass by what
stands around its article, and of a document, which could not be weighed before, the gate then sees the report itself.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any

import msgspec

from dragoman.apart import Apart, EndedError
from dragoman.archive.cheap import text_of
from dragoman.archive.failures import Failed, failed_of, write_failures
from dragoman.archive.folder import Manifest, begin, finish, finished, whole_file, work_path
from dragoman.archive.helpers import cleaner
from dragoman.archive.items import items_in
from dragoman.archive.pages import Cleaned
from dragoman.archive.settings import Settings
from dragoman.archive.shards import Shard
from dragoman.model import Failure
from dragoman.sources import Item

STAGE = "sift"
TOGETHER = 64  # pages weighed at once
PLAIN = ("line", "row", "text", "written")  # kinds of items whose words are had at once as their reports have them
HELD = 128  # rows held before they are written
Weighed = tuple[Item | Failure, float]
Row = dict[str, Any]


def sift(shard: Shard, settings: Settings) -> Manifest:
    """A part sifted: what passed lies in _work/sift, in the order of the items; done already, it is not done again."""
    of = made_of(shard, settings)
    if (done := finished(settings.out, STAGE, shard.name, of)) is not None:
        return done
    begin(settings.out, STAGE, shard.name)
    began, apart = time.process_time(), cleaner(settings)
    apart_before = apart.cpu_seconds
    counts: Counter[str] = Counter()
    failures: list[Failed] = []
    path = work_path(settings.out, STAGE, shard.name)
    with whole_file(path) as partial:
        write_rows(rows_of(shard, settings, apart, counts, failures), partial)
        digest = sha256(partial.read_bytes()).hexdigest()
    counts += Counter(f"failed: {one.kind}" for one in failures)
    files = (path.relative_to(settings.out).as_posix(), *write_failures(settings.out, STAGE, shard.name, failures))
    spent = time.process_time() - began + apart.cpu_seconds - apart_before
    return finish(
        settings.out, Manifest(STAGE, shard.name, shard.place, of, dict(counts), round(spent, 3), files, digest)
    )


def made_of(shard: Shard, settings: Settings) -> dict[str, Any]:
    """What decides the outcome: the files as they are now, the stretch of them, the settings."""
    inputs: Any = list(msgspec.to_builtins(shard.inputs))
    if len(inputs) > 1:
        inputs = sha256(msgspec.json.encode(inputs)).hexdigest()
    return {
        "inputs": inputs, "kind": shard.kind, "start": shard.start, "stop": shard.stop, "settings": settings.lasting,
    }  # fmt: skip


def rows_of(
    shard: Shard, settings: Settings, apart: Apart, counts: Counter[str], failures: list[Failed]
) -> Iterator[Row]:
    """The rows of what passes; what is counted and what fails is noted on the way."""
    items = items_in(shard, settings.columns)
    while batch := list(islice(items, TOGETHER)):
        counts["pages"] += len(batch)
        for found, score in weighed(batch, settings):
            if isinstance(found, Failure):
                failures.append(failed_of(found))
            elif score < settings.threshold:
                counts["gated"] += 1
            else:
                counts["cleaned"] += 1
                row = row_of(found, score, settings, apart)
                if isinstance(row, Failed):
                    failures.append(row)
                elif row is None:
                    counts["gated"] += 1
                else:
                    counts["passed"] += 1
                    yield row


def weighed(batch: list[Item | Failure], settings: Settings) -> Iterator[Weighed]:
    """Each item with its score; 1 where there is no gate, or nothing that could be weighed quickly."""
    texts = [found if isinstance(found, Failure) else text_of(found) for found in batch]
    known = [text for text in texts if isinstance(text, str)]
    scores = iter(settings.gate.scores(known)) if settings.gate and known else iter([1.0] * len(known))
    for found, text in zip(batch, texts, strict=True):
        if isinstance(text, Failure):
            yield text, 0.0
        else:
            yield found, 1.0 if text is None else float(next(scores))


def row_of(item: Item, score: float, settings: Settings, apart: Apart) -> Row | Failed | None:
    """An item cleaned and signed; None where its report does not pass."""
    try:
        cleaned: Cleaned | Failure = apart.ask_again(settings.seconds, settings.clean, item)
    except EndedError as ended:
        return Failed(item.name, item.url, f"could not be read: {ended.why}")
    if isinstance(cleaned, Failure):
        return failed_of(cleaned, item.url)
    report, signature, figures = cleaned
    if settings.gate is not None and item.kind not in PLAIN:
        score = float(settings.gate.scores([report.text])[0])
        if score < settings.threshold:
            return None
    try:
        encoded = msgspec.json.encode(report)
    except UnicodeEncodeError:
        return Failed(item.name, item.url, "could not be read: its text holds half a surrogate")
    return {
        "name": report.name,
        "url": report.url,
        "day": report.published,
        "id": report.id,
        "score": score,
        "words": len(report.text.split()),
        "signature": signature,
        "figures": list(figures),
        "report": encoded,
    }


def write_rows(rows: Iterable[Row], path: Any) -> None:
    """The rows in a Parquet file, a few at a time."""
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(
        [
            ("name", pyarrow.string()),
            ("url", pyarrow.string()),
            ("day", pyarrow.string()),
            ("id", pyarrow.string()),
            ("score", pyarrow.float64()),
            ("words", pyarrow.int64()),
            ("signature", pyarrow.binary()),
            ("figures", pyarrow.list_(pyarrow.string())),
            ("report", pyarrow.binary()),
        ]
    )
    rows = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, HELD)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))
