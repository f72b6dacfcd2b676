"""The first stage: every page of a part is weighed, those that may be about talks are cleaned and signed.

Only what passes is made a report, which takes twenty times as long as weighing. Of a page, which may pass by what
stands around its article, and of a document, which could not be weighed before, the gate then sees the report itself.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import file_digest, sha256
from itertools import islice
from typing import Any

import msgspec

from dragoman.apart import Apart, EndedError
from dragoman.archive.cheap import text_of
from dragoman.archive.failures import counts_of, failure_of, of_its_page, write_failures
from dragoman.archive.folder import Manifest, begin, finish, finished, whole_file, work_path
from dragoman.archive.helpers import cleaner
from dragoman.archive.items import items_in
from dragoman.archive.pages import Cleaned
from dragoman.archive.rows import Row
from dragoman.archive.settings import Settings
from dragoman.archive.shards import Shard
from dragoman.archive.under_way import noted
from dragoman.model import Failure
from dragoman.sources import Item
from dragoman.surrogates import spelt

STAGE = "sift"
TOGETHER = 64  # pages weighed at once
HEAVY = 16_000_000  # bytes of them, of which a few large pages have more than many others
PLAIN = ("line", "row", "text", "written")  # kinds of items whose words are had at once as their reports have them
LETTERS = 6  # of a word, with the space behind it, about
HELD = 128  # rows held before they are written
DIGEST = 16  # bytes: ten billion texts are told apart
Weighed = tuple[Item | Failure, float]


def sift(shard: Shard, settings: Settings) -> Manifest:
    """A part sifted: what passed lies in _work/sift, in the order of the items; done already, it is not done again."""
    of = made_of(shard, settings)
    if (done := finished(settings.out, STAGE, shard.name, of)) is not None:
        return done
    begin(settings.out, STAGE, shard.name)
    began, apart = time.process_time(), cleaner(settings)
    apart_before = apart.cpu_seconds
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    path = work_path(settings.out, STAGE, shard.name)
    with whole_file(path) as partial:
        write_rows(rows_of(shard, settings, apart, counts, failures), partial)
        with partial.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
    counts += counts_of(failures)
    files = (path.relative_to(settings.out).as_posix(), *write_failures(settings.out, STAGE, shard.name, failures))
    spent = time.process_time() - began + apart.cpu_seconds - apart_before
    return finish(
        settings.out, Manifest(STAGE, shard.name, shard.place, of, dict(counts), round(spent, 3), files, digest)
    )


def made_of(shard: Shard, settings: Settings) -> dict[str, Any]:
    """What decides the outcome: the files as they are now, the stretch of them, the settings."""
    inputs: Any = [{**told, "path": spelt(told["path"])} for told in msgspec.to_builtins(shard.inputs)]
    if len(inputs) > 1:
        inputs = sha256(msgspec.json.encode(inputs)).hexdigest()
    return {
        "inputs": inputs, "kind": shard.kind, "start": shard.start, "stop": shard.stop, "settings": settings.lasting,
    }  # fmt: skip


def rows_of(
    shard: Shard, settings: Settings, apart: Apart, counts: Counter[str], failures: list[Failure]
) -> Iterator[Row]:
    """The rows of what passes; what is counted and what fails is noted on the way."""
    items = items_in(shard, settings.columns, settings.published, settings.max_size)
    items = noted(items, settings.out, STAGE, shard.name, counts, failures)
    for batch in in_batches(items):
        counts["pages"] += len(batch)
        for found, score in weighed(batch, settings, counts):
            row = passed(found, score, settings, apart, counts)
            if isinstance(row, Failure):
                failures.append(of_its_page(row))
            elif row is None:
                counts["gated"] += 1
            else:
                counts["passed"] += 1
                yield row


def in_batches(items: Iterable[Item | Failure]) -> Iterator[list[Item | Failure]]:
    """Items to be weighed at once, as many as are light enough."""
    batch: list[Item | Failure] = []
    held = 0
    for one in items:
        batch.append(one)
        held += len(one.content) if isinstance(one, Item) and isinstance(one.content, bytes) else 0
        if len(batch) >= TOGETHER or held >= HEAVY:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def weighed(batch: list[Item | Failure], settings: Settings, counts: Counter[str]) -> Iterator[Weighed]:
    """Each item with its score; 1 where there is no gate, or nothing that could be weighed quickly."""
    texts = [found if isinstance(found, Failure) else text_of(found) for found in batch]
    known = [text for text in texts if isinstance(text, str)]
    counts["words weighed"] += sum(len(text) for text in known) // LETTERS
    scores = iter(settings.gate.scores(known)) if settings.gate and known else iter([1.0] * len(known))
    for found, text in zip(batch, texts, strict=True):
        if isinstance(found, Failure):
            yield found, 0.0
        elif isinstance(text, Failure):
            yield failure_of(found, text.reason), 0.0
        else:
            yield found, 1.0 if text is None else float(next(scores))


def passed(
    found: Item | Failure, score: float, settings: Settings, apart: Apart, counts: Counter[str]
) -> Row | Failure | None:
    """The row of an item that passes; None where it does not."""
    if isinstance(found, Failure):
        return found
    if score < settings.threshold:
        return None
    counts["cleaned"] += 1
    return row_of(found, score, settings, apart)


def row_of(item: Item, score: float, settings: Settings, apart: Apart) -> Row | Failure | None:
    """An item cleaned and signed; None where its report does not pass."""
    try:
        cleaned: Cleaned | Failure = apart.ask_again(settings.seconds, settings.clean, item)
    except EndedError as ended:
        return failure_of(item, f"could not be read: {ended.why}")
    if isinstance(cleaned, Failure):
        return failure_of(item, cleaned.reason)
    report, signature, figures = cleaned
    if settings.gate is not None and item.kind not in PLAIN:
        score = float(settings.gate.scores([report.text])[0])
        if score < settings.threshold:
            return None
    try:
        encoded = msgspec.json.encode(report)
    except UnicodeEncodeError:
        return failure_of(item, "could not be read: its text holds half a surrogate")
    return {
        "name": report.name,
        "url": report.url,
        "day": report.published,
        "id": report.id,
        "score": score,
        "words": len(report.text.split()),
        "signature": signature,
        "figures": list(figures),
        "text_digest": sha256(report.text.encode()).digest()[:DIGEST],
        "report_digest": sha256(encoded).digest()[:DIGEST],
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
            ("text_digest", pyarrow.binary()),
            ("report_digest", pyarrow.binary()),
            ("report", pyarrow.binary()),
        ]
    )
    rows = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, HELD)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))
