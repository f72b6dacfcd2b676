"""A whole archive read: most of its pages are passed over quickly, the few about talks are read in full.

archive(["dumps/", "crawl.warc.gz"], settings)

    sift      every part of the archive     what may be about talks is cleaned and signed      sift.py
    copies    over all of them, once        what prints another's text is not read again       copies.py
    read      200 of those at a time        data sets by day, in Parquet                       reading.py

Each stage is a function of a part and the settings that writes files of its own and, last, a manifest: what has one is
never done again, so that a run that was ended goes on where it was (folder.py). MAPPERS says where the functions run.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from dragoman.archive.account import Account, account_of
from dragoman.archive.copies import find_copies
from dragoman.archive.folder import check_settings, drop_strangers, manifests, sweep
from dragoman.archive.mapping import MAPPERS, Lost, Outcome, Part, Work
from dragoman.archive.reading import passed_parts, read_part
from dragoman.archive.settings import Settings
from dragoman.archive.shards import Sizes, shards_of
from dragoman.archive.sift import sift

__all__ = ["MAPPERS", "Account", "Settings", "Sizes", "archive", "run"]
Notice = Callable[[str, Sequence[Part]], Callable[[Part, Outcome], None]]


def archive(
    places: Sequence[str],
    settings: Settings,
    *,
    jobs: int = 1,
    mapper: str = "local",
    sizes: Sizes | None = None,
    notice: Notice | None = None,
) -> Account:
    """What lies at these places read into the folder `settings.out`, and an account of it.

    `notice(stage, parts)` is told of each stage that begins, and what it gives of each part that is done.
    """
    out, notice = settings.out, notice or (lambda stage, parts: lambda part, outcome: None)  # noqa: ARG005
    shards = shards_of(places, sizes)
    check_settings(out, settings.lasting)
    sweep(out)
    drop_strangers(out, "sift", (shard.name for shard in shards), places)
    lost = list(run("sift", partial(sift, settings=settings), shards, mapper, jobs, notice))
    names = {shard.name for shard in shards}
    sifted = [manifest for manifest in manifests(out, "sift") if manifest.part in names]
    find_copies(sifted, settings)
    parts = passed_parts(sifted, settings)
    drop_strangers(out, "read", (part.name for part in parts), places)
    lost += run("read", partial(read_part, settings=settings), parts, mapper, jobs, notice)
    return account_of(out, lost)


def run(stage: str, work: Work, parts: Sequence[Any], mapper: str, jobs: int, notice: Notice) -> Iterator[Lost]:
    """A stage's function over all of its parts; those that could not be done."""
    told = notice(stage, parts)
    for part, outcome in MAPPERS[mapper](work, parts, jobs):
        told(part, outcome)
        if isinstance(outcome, Lost):
            yield outcome
