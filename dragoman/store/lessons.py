"""What the corrections of a store have taught, as the store keeps it: each version, and which one is in use.

learned_in(store)                            for whoever reads a report for this store; None where nothing is in use
kept_lesson(store, lesson, through, by)      a new version, in use from now on
gone_back(store)                             the version before is in use again, or none
"""

import io
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np

from dragoman.errors import StoreError, UsageError
from dragoman.store.packing import plain_json

if TYPE_CHECKING:
    from dragoman.learning import Lesson
    from dragoman.learning.examples import Example
    from dragoman.reading.issues import Scheme
    from dragoman.reading.learned import Head, Learned
    from dragoman.store.store import Store

ARRAYS = ("weights", "dense")
LEARNS = ("position", "statement")


class Version(NamedTuple):
    """One version: when and by whom it was learned, up to which line, whether it is in use, what its heads are."""

    version: int
    at: str
    who: str
    through: int
    in_use: bool
    trials: list[dict[str, Any]]


class Packed(NamedTuple):
    """A version as it is kept, to be unpacked where reports are read; that needs the models of the reader."""

    heads: bytes
    through: int
    version: int

    def unpacked(self) -> "Learned":
        from dragoman.reading.learned import Learned

        return Learned(heads_in(self.heads), self.through, self.version)


def packed_in(store: "Store") -> Packed | None:
    """What is in use."""
    row = store.database.row("SELECT heads, through, version FROM learned WHERE in_use = 1")
    return None if row is None else Packed(*row)


def learned_in(store: "Store") -> "Learned | None":
    """What is in use, ready to be read with."""
    packed = packed_in(store)
    return None if packed is None else packed.unpacked()


def versions(store: "Store") -> list[Version]:
    """All versions, the first of them first."""
    rows = store.database.rows("SELECT version, at, who, through, in_use, trials FROM learned ORDER BY version")
    return [Version(n, at, who, through, bool(used), plain_json(trials)) for n, at, who, through, used, trials in rows]


def kept_lesson(store: "Store", lesson: "Lesson", through: int, by: str) -> int:
    """Keep what was learned as a new version, which is in use from now on."""
    database = store.database
    with database.writing():
        version = int(database.value("SELECT coalesce(max(version), 0) + 1 FROM learned"))
        database.run("UPDATE learned SET in_use = 0")
        database.insert(
            "learned",
            version=version,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            who=by,
            through=through,
            in_use=1,
            trials=msgspec.json.encode([trial._asdict() for trial in lesson.trials]).decode(),
            heads=packed_heads(lesson.heads),
        )
    return version


def gone_back(store: "Store") -> int:
    """Use the version before the one in use, 0: none; an error where nothing is in use."""
    database = store.database
    with database.writing():
        used = database.value("SELECT version FROM learned WHERE in_use = 1")
        if used is None:
            raise UsageError("Nothing that was learned is in use: reports are read as the program came. dragoman learn")
        before = database.value("SELECT max(version) FROM learned WHERE version < ?", used)
        database.run("UPDATE learned SET in_use = CASE WHEN version = ? THEN 1 ELSE 0 END", before or 0)
    return int(before or 0)


def use_version(store: "Store", version: int) -> None:
    """Use one of the versions; an error where there is none of the number."""
    database = store.database
    with database.writing():
        known = database.column("SELECT version FROM learned ORDER BY version")
        if version and version not in known:
            there = f"There are: {', '.join(map(str, known))}" if known else "There is none yet"
            raise UsageError(f"There is no version {version} of what was learned. {there}; 0 is as the program came.")
        database.run("UPDATE learned SET in_use = CASE WHEN version = ? THEN 1 ELSE 0 END", version)


def corrected_reports(store: "Store") -> list[str]:
    """The reports of whose positions or statements people have said something in the record itself."""
    marks = ", ".join("?" * len(LEARNS))
    return store.database.column(
        f"SELECT DISTINCT report FROM correction WHERE coding IS NULL AND kind IN ({marks}) ORDER BY report", *LEARNS
    )


def examples_of(store: "Store", report: str, scheme: "Scheme | None" = None) -> "list[Example]":
    """What the corrections of one report teach; it is read anew, as the program reads without lessons."""
    from dragoman.learning.examples import examples_in
    from dragoman.reading import read
    from dragoman.store.corrections import recodings

    kept = store.reading(report)
    said = [(one.n, one.correction) for one in store.corrections(report)]
    into = recodings(store.database, store.process_of(report) or "")
    return examples_in(read(kept.report, scheme), said, kept, into)


def packed_heads(heads: "dict[str, Head]") -> bytes:
    """Heads as bytes: their facts as JSON, their arrays as numpy keeps them."""
    facts: dict[str, dict[str, Any]] = {}
    arrays: dict[str, Any] = {}
    for name, head in sorted(heads.items()):
        facts[name] = {one: value for one, value in vars(head).items() if one not in ARRAYS}
        arrays |= {f"{name}/{one}": getattr(head, one) for one in ARRAYS}
    arrays["facts"] = np.frombuffer(msgspec.json.encode(facts), np.uint8)
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return zlib.compress(stream.getvalue(), 6)


def heads_in(data: bytes) -> "dict[str, Head]":
    try:
        arrays = dict(np.load(io.BytesIO(zlib.decompress(data)), allow_pickle=False))
        facts = msgspec.json.decode(arrays["facts"].tobytes(), type=dict[str, dict[str, Any]])
        return {name: head_of(of, *(arrays[f"{name}/{one}"] for one in ARRAYS)) for name, of in facts.items()}
    except (zlib.error, ValueError, KeyError, OSError, TypeError, msgspec.DecodeError) as error:
        raise StoreError(
            f"What was learned is damaged in the store ({error}). Go back: dragoman learn --use 0; then learn anew."
        ) from error


def head_of(facts: dict[str, Any], weights: Any, dense: Any) -> "Head":
    from dragoman.reading.learned import Head

    texts = {name: tuple(facts[name]) for name in ("labels", "names")}
    return Head(**{**facts, **texts}, weights=weights, dense=dense)
