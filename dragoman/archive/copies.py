"""The second stage: over all that passed, once, what prints an earlier page's text and what is read together.

    in_order         all pages by day, then by name, sorted on the disk          order.py
    with_originals   each with the page that it copies, if any                   originals.py
    lay_out          in parts of a month or a day, which are read one by one     layout.py

The outcome is that of the set of pages: the same however the archive was cut into parts, for any number of processes.
A run that is ended here begins this stage anew; it takes minutes for millions of pages. How far it is is counted
within the process (`Passed.counts`), which is that of the command.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from dragoman.archive.folder import Manifest, begin, finish, finished, work_path
from dragoman.archive.layout import PARTS, STAGE, Told, lay_out
from dragoman.archive.order import in_order
from dragoman.archive.originals import with_originals
from dragoman.archive.settings import Settings

ALL = "all"


@dataclass(frozen=True)
class Passed:
    """All pages that passed, so many: the one part of this stage.

    `counts` says how far it is while it goes on: pages that have gone into the sort (sorted), that have come out of it
    and were compared (passed), copies among these.
    """

    weight: int
    name: str = ALL
    counts: Counter[str] = field(default_factory=Counter)


def passed_in(sifted: Iterable[Manifest]) -> Passed:
    return Passed(sum(one.counts.get("passed", 0) for one in sifted))


def find_copies(
    sifted: Sequence[Manifest],
    settings: Settings,
    passed: Passed | None = None,
    check: Callable[[], None] = lambda: None,
) -> Manifest:
    """All that passed in these parts, laid out to be read in _work/copies; done already, it is not done again.

    `check` is called for every page, and raises what is to end the stage.
    """
    counts = (passed or passed_in(sifted)).counts
    of = {"sifted": sha256(msgspec.json.encode(sorted((one.part, one.digest) for one in sifted))).hexdigest()}
    if (done := finished(settings.out, STAGE, ALL, of)) is not None:
        return done
    begin(settings.out, STAGE, ALL)
    for path in list(work_path(settings.out, STAGE, PARTS).parent.glob("*.parquet")):
        path.unlink()
    began = time.process_time()
    parts = [one for one in sifted if one.counts.get("passed")]
    with in_order(parts, settings, counts) as pages:
        files = lay_out(counted(with_originals(pages), counts, check), [one.part for one in parts], settings)
    spent = round(time.process_time() - began, 3)
    found = {name: counts[name] for name in ("passed", "copies") if name in counts}
    return finish(settings.out, Manifest(STAGE, ALL, "", of, found, spent, files))


def counted(told: Iterable[Told], counts: Counter[str], check: Callable[[], None]) -> Iterator[Told]:
    for page, copied in told:
        check()
        counts["passed"] += 1
        counts["copies"] += copied is not None
        yield page, copied
