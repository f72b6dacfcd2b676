"""What of each page was left out of its report, and why, for a terminal."""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.model import Failure, Reading
from dragoman.views.look import Look, look_of
from dragoman.views.text import clean


def write_dropped(readings: Iterable[Reading | Failure], out: BinaryIO, look: Look | None = None) -> None:
    """The words left out, under the reason for it."""
    from dragoman.views.console import printed, rich_text

    look = look or look_of(out)
    for reading in readings:
        if isinstance(reading, Failure):
            continue
        lines = [rich_text((clean(reading.report.name), "bold"))]
        lines += [rich_text((f"  {clean(d.reason)}: ", "dim"), (clean(d.text), "")) for d in reading.report.dropped]
        lines += [] if reading.report.dropped else [rich_text(("  Nothing was left out.", "dim"))]
        out.write(printed([*lines, rich_text()], look))
