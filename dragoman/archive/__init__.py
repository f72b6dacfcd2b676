"""A whole archive read: most of its pages are passed over quickly, the few about talks are read in full.

archive(["dumps/", "crawl.warc.gz"], settings)

    sift      every part of the archive      what may be about talks is cleaned and signed    sift.py
    copies    over all that passed, once     in order of days: what prints another's text     copies.py
    read      up to 200 of a month or day    data sets by day, in Parquet                     reading.py

Each stage is a function of a part and the settings that writes files of its own and, last, a manifest: what has one is
never done again, so that a run that was ended goes on where it was (folder.py). MAPPERS says where the functions run:
here, in one process or several, or on a Ray cluster. The outcome is the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from dragoman.archive.account import Account, Watch, account_of
from dragoman.archive.alone import alone, checked
from dragoman.archive.copies import find_copies, passed_in
from dragoman.archive.failures import FAILED
from dragoman.archive.folder import check_settings, drop_strangers, forget, manifests, manifests_of
from dragoman.archive.layout import passed_parts
from dragoman.archive.mapping import MAPPERS, Lost, Outcome, Part, Pool, Work, Workers, processes_of
from dragoman.archive.reading import read_part
from dragoman.archive.settings import Settings
from dragoman.archive.shards import Sizes, shards_of
from dragoman.archive.sift import sift
from dragoman.archive.sweeping import sweep
from dragoman.surrogates import spelt

__all__ = ["MAPPERS", "Account", "Settings", "Sizes", "archive", "run"]
Notice = Callable[[str, Sequence[Part]], Callable[[Part, Outcome], None]]


def archive(
    places: Sequence[str],
    settings: Settings,
    *,
    jobs: int = 1,
    mapper: str = "local",
    address: str | None = None,
    sizes: Sizes | None = None,
    retry_failed: bool = False,
    notice: Notice | None = None,
) -> Account:
    """What lies at these places read into the folder `settings.out`, and an account of it.

    `mapper` is one of MAPPERS, `address` that of a Ray cluster; `jobs` 0 is a process a CPU. `retry_failed` has the
    parts done again that hold pages that failed. `notice(stage, parts)` is told of each stage that begins, and what it
    gives of each part that is done.
    """
    settings = replace(settings, out=settings.out.absolute())  # workers elsewhere are in another folder
    out = settings.out
    with alone(out) as check, Pool(jobs) as pool:
        workers, notice = Workers(jobs, out, address, pool), checked(notice, check)
        shards, named = shards_of(places, sizes, out), [spelt(place) for place in places]
        check_settings(out, settings.lasting)
        sweep(out)
        drop_strangers(out, "sift", (shard.name for shard in shards), named)
        watch = Watch(out, processes_of(mapper, workers))
        if retry_failed:
            forget_failed(out)
        lost = list(run("sift", partial(sift, settings=settings), shards, mapper, workers, notice))
        sifted = manifests_of(out, "sift", [shard.name for shard in shards])
        passed = passed_in(sifted)
        told = notice("copies", [passed] if passed.weight else [])
        told(passed, find_copies(sifted, settings, passed, check))
        parts = passed_parts(settings)
        drop_strangers(out, "read", (part.name for part in parts), ("",))
        lost += run("read", partial(read_part, settings=settings), parts, mapper, workers, notice)
        return account_of(out, lost, watch.run())


def forget_failed(out: Path) -> None:
    """Remove the parts that hold pages that failed, so that they are done again, and what rests on them."""
    for stage in ("sift", "read"):
        for manifest in list(manifests(out, stage)):
            if any(name.startswith(FAILED) for name in manifest.counts):
                forget(out, stage, manifest.part)


def run(stage: str, work: Work, parts: Sequence[Any], mapper: str, workers: Workers, notice: Notice) -> Iterator[Lost]:
    """A stage's function over all of its parts; those that could not be done."""
    told = notice(stage, parts)
    for part, outcome in MAPPERS[mapper](work, parts, workers):
        told(part, outcome)
        if isinstance(outcome, Lost):
            yield outcome
