"""`dragoman export FORMAT`: what other programs read, out of a store or of records in files."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.output import escaped, output
from dragoman.cli.store import opened
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model import Failure
    from dragoman.views.exports import Export, Option, Part


class Formats(click.Group):
    """A command for each format; the formats are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        from dragoman.views.exports import EXPORTS

        return list(EXPORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        from dragoman.views.exports import export_called

        return command_of(cmd_name, export_called(cmd_name))


@commands.group(cls=Formats)
def export() -> None:
    """Write records for other programs: dragoman export dna --db talks.db --out talks.dna

    Each format is a command with options of its own: dragoman export dna --help
    """


def command_of(name: str, export: "Export") -> click.Command:
    """The command of one format."""

    def run(**given: Any) -> None:
        run_export(name, export, **given)

    kind = "folder" if not export.suffix else "file"
    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["records"], nargs=-1, metavar="[RECORD]...", type=click.Path(path_type=Path)),
            click.Option(["--db"], envvar="DRAGOMAN_DB", metavar="FILE|URL", help="The store to write from."),
            click.Option(
                ["--out"], type=click.Path(path_type=Path), help=f"The {kind} to write; else to standard output."
            ),
            click.Option(["--process", "processes"], multiple=True, metavar="NAME", help="Only this process."),
            click.Option(["--as-of"], metavar="DATE", help="As it was known on this day, YYYY-MM-DD."),
            click.Option(
                ["--status", "statuses"],
                multiple=True,
                type=click.Choice(["suggested", "confirmed", "corrected"]),
                help="Only entries that nobody, or somebody, has seen to.",
            ),
            click.Option(["--min-score", "score"], type=float, metavar="X", help="Only entries as sure, 0 to 1."),
            click.Option(["--since"], metavar="DATE", help="Only what is of this day or later, YYYY-MM-DD."),
            click.Option(["--until"], metavar="DATE", help="Only what is of this day or earlier, YYYY-MM-DD."),
            *(option_of(one) for one in export.options),
        ],
        help=f"{export.does}\n\nGoes over: {export.keeps}.\n\nIs lost: {export.loses}.\n\n"
        "From a store (--db), or from records as `dragoman record` or `dragoman read` wrote them in JSON.",
        short_help=export.does,
    )


def option_of(option: "Option") -> click.Option:
    """An option of a format's own; one that is true or false has no value."""
    name = f"--{option.name.replace('_', '-')}"
    if isinstance(option.default, bool):
        return click.Option([f"{name}/--no-{name[2:]}", option.name], default=option.default, help=option.does)
    return click.Option(
        [name, option.name],
        default=option.default,
        type=click.Choice(option.choices) if option.choices else option.kind,
        show_default=option.default is not None,
        metavar=option.metavar,
        help=option.does,
    )


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
    from dragoman.views.exports import written
    from dragoman.views.exports.narrowing import narrowed, narrowing_of
    from dragoman.views.exports.parts import parts_in, parts_of_store

    if records and (processes or as_of):
        raise click.UsageError("--process and --as-of are for a store: give --db, or leave them out.")
    if out is None and not export.suffix:
        raise click.UsageError(f"{name} is a folder of files: name it with --out.")
    narrowing = narrowing_of(statuses, score, since, until)
    failures: list[Failure] = []
    if records:
        parts = without_failures(parts_in(records), failures)
        write_to(export, narrowed(parts, narrowing), out, options, written)
    else:
        with opened(db or "talks.db") as store:
            parts = parts_of_store(store, processes, day_given(as_of))
            write_to(export, narrowed(parts, narrowing), out, options, written)
    for failure in failures:
        click.echo(f"Left out: {escaped(failure.name)}: {escaped(failure.reason)}", err=True)
    if failures:
        sys.exit(1)


def without_failures(parts: "Iterable[Part | Failure]", failures: "list[Failure]") -> "Iterator[Part]":
    from dragoman.model import Failure

    for part in parts:
        if isinstance(part, Failure):
            failures.append(part)
        else:
            yield part


def write_to(
    export: "Export", parts: "Iterator[Part]", out: Path | None, options: dict[str, Any], written: Any
) -> None:
    """An export at a path, or by way of a file of its own to standard output."""
    if out is None or (out.exists() and not out.is_file() and not out.is_dir()):  # a pipe or a device
        with tempfile.TemporaryDirectory() as room, output(out) as stream:
            made = Path(room) / f"out{export.suffix}"
            written(export, parts, made, **options)
            with made.open("rb") as whole:
                shutil.copyfileobj(whole, stream)
        return
    is_folder = not export.suffix and out.suffix != ".zip"
    if out.exists() and out.is_dir() != is_folder:
        kind = "file" if is_folder else "folder"
        raise UsageError(f"'{out}' is a {kind}. Name another place with --out.")
    try:
        written(export, parts, out, **options)
    except OSError as error:
        raise UsageError(f"'{out}' cannot be written: {error.strerror or error}. Name another with --out.") from error
