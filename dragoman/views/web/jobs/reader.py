"""What the one process that reads is asked for: its models stay loaded, and it is ended where a report holds it up.

Whatever is hostile in a file or page is met there: unpacking, decoding, taking pages apart, reading.
"""

from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import Failure, Reading
from dragoman.readings import failed
from dragoman.sources import Item, list_items, to_report
from dragoman.sources.files import in_file
from dragoman.sources.items import Settings
from dragoman.store.lessons import Packed
from dragoman.views.web.jobs.job import Brought

MOST = 1_000  # reports of one file or address
ROOM = 60_000_000  # bytes of them together
WARM = Item("warm", "text", b"GENEVA. Ana Ruiz said on Monday that talks would go on.")


class Listed(NamedTuple):
    """What lies in a file or at an address; `more` where not all of it is taken."""

    items: tuple[Item | Failure, ...]
    more: bool


def warm() -> None:
    """Load the models."""
    read(WARM, None)


def listed(brought: Brought, allow_private: bool) -> Listed:
    """The reports in a file or at an address, raw, as many as are taken at once."""
    given = Settings(published=brought.published, allow_private=allow_private)
    if brought.path is not None:
        items = in_file(brought.path, given, brought.name)
    else:
        items = list_items([brought.url or ""], published=brought.published, allow_private=allow_private)
    found: list[Item | Failure] = []
    room = ROOM
    for item in items:
        room -= len(item.content) if isinstance(item, Item) else 0
        if len(found) == MOST or room < 0:
            return Listed(tuple(found), True)
        found.append(item)
    return Listed(tuple(found), False)


def read(item: Item | Failure, brought: Brought | None, learned: Packed | None = None) -> Reading | Failure:
    """One report read, under the title and outlet that the visitor gave, as the store's corrections have taught."""
    if isinstance(item, Failure):
        return item
    from dragoman.reading import READERS

    try:
        report = to_report(item)
        if isinstance(report, Failure):
            return report
        if brought is not None:
            report = replace(report, title=brought.title or report.title, outlet=brought.outlet or report.outlet)
        return READERS["everything"](report, None, learned.unpacked() if learned else None)
    except Exception as error:  # noqa: BLE001 - a hostile report must not end the job
        return failed(item, error)
