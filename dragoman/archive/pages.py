"""What is done with one page in the process apart: cleaned and signed, later read."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from dragoman.model import Failure, Reading, Report
from dragoman.readings import failed
from dragoman.record.origins.shingles import figures, shingles
from dragoman.sources import Item, to_report

if TYPE_CHECKING:
    from dragoman.reading.issues import Scheme

PLACES = 128  # numbers of a signature: two texts share as many of them as of their runs of three words, within .08
SEED = 1
MOST_FIGURES = 200
Read = Callable[[Report, "Scheme | None"], Reading | Failure]
WARM = Item("warm", "text", b"GENEVA. Ana Ruiz said on Monday that talks would go on.")


class Cleaned(NamedTuple):
    """A page's report, its figures, and its signature as rensa keeps it, b"" for a text without words."""

    report: Report
    signature: bytes
    figures: tuple[str, ...]


def clean(item: Item) -> Cleaned | Failure:
    """A page made a report, with what its copies are known by."""
    try:
        report = to_report(item)
        if isinstance(report, Failure):
            return report
        return Cleaned(report, signature_of(report.text), tuple(sorted(figures(report.text))[:MOST_FIGURES]))
    except Exception as error:  # noqa: BLE001 - a hostile page must not end the run
        return failed(item, error)


def read(report: Report, scheme: "Scheme | None" = None) -> Reading | Failure:
    """All that a report gives, on a user's own issues too where there are some."""
    from dragoman.reading import READERS

    try:
        return READERS["everything"](report, scheme, None)
    except Exception as error:  # noqa: BLE001 - a hostile page must not end the run
        return Failure(name=report.name, reason=f"could not be read: {type(error).__name__}: {error}")


def read_pages(read_one: Read, reports: Sequence[Report], scheme: "Scheme | None") -> list[Reading | Failure]:
    """What `read_one` gives of each report; where it is `read`, all are read together, which takes less time."""
    from dragoman.reading import read_many

    if read_one is read:
        with suppress(Exception):  # a hostile page: each is read by itself then
            return list(read_many(reports, scheme))
    return [read_one(report, scheme) for report in reports]


def warm() -> None:
    """Load all that reading needs, so that no page pays for it."""
    cleaned = clean(WARM)
    if isinstance(cleaned, Cleaned):
        read(cleaned.report)


def warm_cleaning() -> None:
    clean(WARM)


def signature_of(text: str) -> bytes:
    """A text's MinHash signature (A. Broder, On the resemblance and containment of documents, 1997)."""
    from rensa import RMinHash

    runs = sorted(shingles(text))
    if not runs:
        return b""
    minhash = RMinHash(PLACES, SEED)
    minhash.update(runs)
    return bytes(minhash.__getstate__())
