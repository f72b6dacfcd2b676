"""`dragoman archive`: a whole archive in, Parquet data sets by day out."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.group import commands
from dragoman.cli.options import named_columns
from dragoman.cli.output import escaped

if TYPE_CHECKING:
    from dragoman.archive.mapping import Outcome, Part

EVERY = 5.0  # seconds between two lines of progress in a log


@commands.command()
@click.argument("places", nargs=-1, metavar="IN...", required=True)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write.")
@click.option("--threshold", type=click.FloatRange(0, 1), metavar="X", help="Read what is as likely as this, 0 to 1.")
@click.option("--no-gate", is_flag=True, help="Read every page.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(0), help="Processes; 0: one a core.")
@click.option(
    "--seconds-per-page", "seconds", default=60.0, show_default=True, type=click.FloatRange(min=0, min_open=True),
    metavar="S", help="Give up a page that takes longer.",
)  # fmt: skip
@click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="A table's column: text=body.")
def archive(
    places: tuple[str, ...],
    out: Path,
    threshold: float | None,
    no_gate: bool,
    jobs: int,
    seconds: float,
    columns: tuple[str, ...],
) -> None:
    """Read archives: the few pages about talks in full, all others hardly at all.

    IN is JSONL (plain, gz, zst), Parquet, WARC or a folder, here or at an address (s3://...). The folder OUT gets the
    data sets reports, statements, positions, meetings and events, by day. A run that was ended goes on when it is
    started again.
    """
    if no_gate and threshold is not None:
        raise click.UsageError("--no-gate reads every page: leave out --threshold, or --no-gate.")
    import os

    from dragoman.archive import archive as read_archive
    from dragoman.archive.settings import settings_of
    from dragoman.sources.columns import check_columns

    named = named_columns(columns)
    check_columns(named)
    settings = settings_of(out, gated=not no_gate, threshold=threshold, seconds=seconds, columns=named)
    account = read_archive(places, settings, jobs=jobs or os.cpu_count() or 1, notice=told)
    for line in account.lines():
        click.echo(escaped(line), err=True)
    if account.failed or account.lost:
        sys.exit(1)


def told(stage: str, parts: "Sequence[Part]") -> "Callable[[Part, Outcome], None]":
    """Tell on standard error how a stage goes on: a line that is written over on a terminal, now and then one in a log.

    sift: 3 of 12 parts · 9,120 pages, 310 passed, 2 failed · 2,204 pages/s · 0:00:12 left
    """
    return Progress(stage, parts).done


class Progress:
    """How far a stage has come, by the work that lies in its parts."""

    def __init__(self, stage: str, parts: "Sequence[Part]") -> None:
        self.stage, self.count = stage, len(parts)
        self.all = sum(part.weight for part in parts) or 1
        self.weight = self.parts = 0
        self.sums: dict[str, int] = {}
        self.began = self.last = time.monotonic()

    def done(self, part: "Part", outcome: "Outcome") -> None:
        from dragoman.archive.folder import Manifest

        self.parts, self.weight = self.parts + 1, self.weight + part.weight
        if isinstance(outcome, Manifest):
            for name, count in outcome.counts.items():
                key = "failed" if name.startswith("failed") else name
                self.sums[key] = self.sums.get(key, 0) + count
        now = time.monotonic()
        if sys.stderr.isatty() or now - self.last >= EVERY or self.parts == self.count:
            self.last = now
            self.show(now - self.began)

    def show(self, seconds: float) -> None:
        click.echo(f"{self.line(seconds)}{' ' * 8 if sys.stderr.isatty() else ''}", err=True, nl=self.ends_line())

    def ends_line(self) -> bool:
        return not sys.stderr.isatty() or self.parts == self.count

    def line(self, seconds: float) -> str:
        shown = ("pages", "passed") if self.stage == "sift" else ("read", "copies", "positions")
        counts = ", ".join(f"{self.sums.get(name, 0):,} {name}" for name in (*shown, "failed"))
        rate = self.sums.get(shown[0], 0) / seconds if seconds else 0.0
        left = time.strftime("%H:%M:%S", time.gmtime(seconds * (self.all - self.weight) / max(self.weight, 1)))
        start = "\r" if sys.stderr.isatty() else ""
        return f"{start}{self.stage}: {self.parts} of {self.count} parts · {counts} · {rate:,.1f}/s · {left} left"
