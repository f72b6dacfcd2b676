"""What `dragoman export FORMAT` does: records found, narrowed, and written where they are wanted."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from dragoman.cli.output import escaped, output
from dragoman.cli.store import opened
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model import Failure
    from dragoman.views.exports import Export, Part
    from dragoman.views.exports.narrowing import Narrowing

WORDS = ("text/", "application/json", "application/ld+json", "application/gexf", "application/graphml")  # media


def run_export(
    name: str,
    export: "Export",
    *,
    records: tuple[Path, ...],
    db: str | None,
    out: Path | None,
    processes: tuple[str, ...],
    as_of: str | None,
    statuses: tuple[Any, ...],
    score: float | None,
    since: str | None,
    until: str | None,
    **options: Any,
) -> None:
    """Records, or a store, written in one format; exit code 1 where a record could not be read."""
    from dragoman.given import day_given
    from dragoman.views.exports.narrowing import narrowing_of
    from dragoman.views.exports.parts import parts_in, parts_of_store

    look_at_places(name, export, records, out, of_a_store=bool(processes or as_of))
    narrowing = narrowing_of(statuses, score, since, until)
    came = Came()
    with told_at_the_end(came):
        if records:
            write_to(export, came.seen(parts_in(records)), narrowing, out, options)
        else:
            with opened(db or "talks.db") as store:
                parts = parts_of_store(store, processes, day_given(as_of))
                write_to(export, came.seen(parts), narrowing, out, options)
    if records and came.single > 1:
        click.echo(
            f"Written as {came.single} single reports: nobody is the same person in two of them. "
            "Merge those of one process first: dragoman record.",
            err=True,
        )
    if not came.parts and not came.failures:
        click.echo("What was written is empty: there is no report in the store. Add some: dragoman add.", err=True)
    if came.failures:
        sys.exit(1)


def look_at_places(name: str, export: "Export", records: tuple[Path, ...], out: Path | None, of_a_store: bool) -> None:
    """An error where records come from two places, or where nothing could be written."""
    if records and of_a_store:
        raise click.UsageError("--process and --as-of are for a store: name it with --db, and no RECORD.")
    source = click.get_current_context().get_parameter_source("db")
    if records and source is ParameterSource.COMMANDLINE:
        raise click.UsageError("Records come from a store or from files: give --db or RECORD, not both.")
    if out is None and not export.suffix:
        raise click.UsageError(f"{name} is a folder of files: name it with --out.")
    if out is None and not export.media.startswith(WORDS) and sys.stdout.isatty():
        raise click.UsageError(f"{name} is nothing that a terminal can show: name a file with --out.")


@dataclass
class Came:
    """What came to be written: how many parts, how many of them single reports, and what could not be read."""

    parts: int = 0
    single: int = 0
    failures: "list[Failure]" = field(default_factory=list)

    def seen(self, parts: "Iterable[Part | Failure]") -> "Iterator[Part]":
        """The parts, counted; what is none is put aside."""
        from dragoman.model import Failure

        for part in parts:
            if isinstance(part, Failure):
                self.failures.append(part)
                continue
            self.parts += 1
            self.single += part.process is None
            yield part


@contextmanager
def told_at_the_end(came: Came) -> Iterator[None]:
    """What could not be read is told, also where nothing could be written for want of it."""
    try:
        yield
    finally:
        for failure in came.failures:
            click.echo(f"Left out: {escaped(failure.name)}: {escaped(failure.reason)}", err=True)


def write_to(
    export: "Export", parts: "Iterator[Part]", narrowing: "Narrowing", out: Path | None, options: dict[str, Any]
) -> None:
    """An export at a path, or by way of a file of its own to standard output."""
    from dragoman.views.exports import written
    from dragoman.views.exports.narrowing import narrowed

    wanted = narrowed(parts, narrowing)
    if out is None or (out.exists() and not out.is_file() and not out.is_dir()):  # a pipe or a device
        with tempfile.TemporaryDirectory() as room, output(out) as stream:
            made = Path(room) / f"out{export.suffix}"
            written(export, wanted, made, **options)
            with made.open("rb") as whole:
                shutil.copyfileobj(whole, stream)
        return
    is_folder = not export.suffix and out.suffix != ".zip"
    if out.exists() and out.is_dir() != is_folder:
        kind = "file" if is_folder else "folder"
        raise UsageError(f"'{out}' is a {kind}. Name another place with --out.")
    try:
        written(export, wanted, out, **options)
    except OSError as error:
        raise UsageError(f"'{out}' cannot be written: {error.strerror or error}. Name another with --out.") from error
