"""The second stage: over all parts, which pages print the text of an earlier one; those are not read again.

Signatures meet by bands (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3): texts that share .85 of
their runs of words meet with .99, those that share half of them with .06. The earliest by day, then by name, is the
original; what is read later depends on the set of pages alone, not on their order.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.archive.folder import Manifest, begin, finish, finished, whole_file, work_path
from dragoman.archive.pages import PLACES
from dragoman.archive.settings import Settings
from dragoman.days import days_between, is_day
from dragoman.record.origins.copies import DAYS, FIGURES
from dragoman.record.origins.shingles import shared

STAGE = "copies"
ALL = "all"
BANDS = 16
COPIED = 0.85  # of all runs of three words: an update that adds a paragraph has a say of its own and is read
BEFORE = 8  # pages under one key, those just before it, with which a page is compared
LATE = "9999-99-99"
Signatures = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Signed:
    """A page that passed: its part and row there, its day, name and id, its figures."""

    part: str
    row: int
    day: str
    name: str
    id: str
    figures: frozenset[str]


@dataclass(frozen=True)
class Copied:
    """The page that a page copies, and the share of all their runs of words that both have."""

    original: Signed
    share: float


def find_copies(sifted: Sequence[Manifest], settings: Settings) -> Manifest:
    """For each part a file in _work/copies with its rows that are copies; its digest is in the manifest."""
    of = {"sifted": {one.part: one.digest for one in sifted}}
    if (done := finished(settings.out, STAGE, ALL, of)) is not None:
        return done
    begin(settings.out, STAGE, ALL)
    began = time.process_time()
    pages, signatures = signed_pages(sifted, settings)
    copies = copies_among(pages, signatures)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for place, copied in sorted(copies.items()):
        rows[pages[place].part].append(row_of(pages[place], copied))
    files = []
    for part in sorted(of["sifted"]):
        path = work_path(settings.out, STAGE, part)
        with whole_file(path) as partial:
            write_copies(sorted(rows[part], key=lambda row: int(row["row"])), partial)
        files.append(path.relative_to(settings.out).as_posix())
    counts = {"copies": len(copies), "passed": len(pages)}
    spent = round(time.process_time() - began, 3)
    return finish(settings.out, Manifest(STAGE, ALL, "", of, counts, spent, tuple(files)))


def copies_digest(part: str, settings: Settings) -> str:
    """What tells whether a part's copies have changed."""
    return sha256(work_path(settings.out, STAGE, part).read_bytes()).hexdigest()


def signed_pages(sifted: Sequence[Manifest], settings: Settings) -> tuple[list[Signed], Signatures]:
    """All pages that passed, in order of day, name, part and row, and their signatures, one a row."""
    from pyarrow import parquet

    pages: list[Signed] = []
    signatures: list[bytes] = []
    columns = ["day", "name", "id", "figures", "signature"]
    for manifest in sifted:
        table = parquet.read_table(work_path(settings.out, "sift", manifest.part), columns=columns)
        for number, row in enumerate(table.to_pylist()):
            day = row["day"] or LATE
            pages.append(Signed(manifest.part, number, day, row["name"], row["id"], frozenset(row["figures"])))
            signatures.append(row["signature"].ljust(4 * PLACES, b"\0"))
    order = sorted(range(len(pages)), key=lambda n: (pages[n].day, pages[n].name, pages[n].part, pages[n].row))
    numbers = np.frombuffer(b"".join(signatures), "<u4").reshape(len(pages), PLACES)
    return [pages[n] for n in order], numbers[order]


def copies_among(pages: Sequence[Signed], signatures: Signatures) -> dict[int, Copied]:
    """The pages that are copies, by their place in the order, each with its original, which is none itself."""
    originals: dict[int, tuple[int, float]] = {}
    same: dict[str, int] = {}
    meeting = neighbours(signatures)
    for place, page in enumerate(pages):
        first = same.setdefault(page.id, place)
        if first != place:
            originals[place] = (originals[first][0] if first in originals else first, 1.0)
            continue
        met = {originals[other][0] if other in originals else other for other in meeting.get(place, ())}
        for other in sorted(met):
            if (share := copied(page, pages[other], signatures[place], signatures[other])) is not None:
                originals[place] = (other, share)
                break
    return {place: Copied(pages[original], share) for place, (original, share) in originals.items()}


def neighbours(signatures: Signatures) -> dict[int, set[int]]:
    """For each page the earlier ones that share a band with it, of each band the few just before it."""
    found: dict[int, set[int]] = defaultdict(set)
    written: npt.NDArray[np.bool_] = np.asarray(signatures.any(axis=1))
    for keys in band_keys(signatures):
        order = np.lexsort((np.arange(len(keys)), keys))
        ordered = keys[order]
        for back in range(1, BEFORE + 1):
            equal = np.flatnonzero((ordered[back:] == ordered[:-back]) & written[order[back:]])
            for n in equal:
                found[int(order[n + back])].add(int(order[n]))
    return found


def band_keys(signatures: Signatures) -> Iterator[npt.NDArray[np.uint64]]:
    """One key for each band of each signature: equal where the band is, else equal by chance once in 2**64."""
    rows = PLACES // BANDS
    factors = np.random.default_rng(1).integers(1, 2**63, rows, dtype=np.uint64) | np.uint64(1)
    for band in range(BANDS):
        part = signatures[:, band * rows : (band + 1) * rows].astype(np.uint64)
        key = np.zeros(len(part), np.uint64)
        for n in range(rows):
            key = (key ^ part[:, n]) * factors[n]
            key ^= key >> np.uint64(29)
        yield key


def copied(page: Signed, other: Signed, one: Signatures, two: Signatures) -> float | None:
    """The share that two texts have, where it makes the later one a copy of the earlier."""
    share = float((one == two).mean())
    if share < COPIED or not are_near(page.day, other.day):
        return None
    return share if shared(page.figures, other.figures, 1.0) >= FIGURES else None


def are_near(one: str, other: str) -> bool:
    """Whether a text may be printed on both days; an unknown day may be any."""
    return not (is_day(one) and is_day(other)) or abs(days_between(one, other)) <= DAYS


def row_of(page: Signed, copied: Copied) -> dict[str, Any]:
    return {
        "row": page.row, "copy_of": copied.original.id, "copy_of_name": copied.original.name,
        "share": round(copied.share, 3),
    }  # fmt: skip


def write_copies(rows: list[dict[str, Any]], path: Any) -> None:
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(
        [
            ("row", pyarrow.int64()),
            ("copy_of", pyarrow.string()),
            ("copy_of_name", pyarrow.string()),
            ("share", pyarrow.float64()),
        ]
    )
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema), path, compression="zstd")
