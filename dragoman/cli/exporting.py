"""`dragoman export FORMAT`: what other programs read, out of a store or of records in files."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.exported import run_export
from dragoman.cli.group import commands
from dragoman.cli.headings import CommandsUnderHeadings, OptionsUnderHeadings
from dragoman.cli.named import Named, NamedPath

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dragoman.views.exports import Export, Option

WHICH = ("db", "processes", "as_of", "statuses", "score", "since", "until")


class Formats(CommandsUnderHeadings):
    """A command for each format; the formats are loaded when they are asked for."""

    def headings(self) -> "Mapping[str, Sequence[str]]":
        from dragoman.views.exports import GROUPS

        return GROUPS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        from dragoman.views.exports import export_called

        return command_of(cmd_name, export_called(cmd_name))


@commands.group(cls=Formats, context_settings={"max_content_width": 110})
def export() -> None:
    """Write records for other programs.

    \b
    dragoman export csv --db talks.db --out tables
    dragoman export csv --help    the options of that format
    """


def command_of(name: str, export: "Export") -> click.Command:
    """The command of one format."""
    from dragoman.views.exports.narrowing import STATUSES

    def run(**given: Any) -> None:
        run_export(name, export, **given)

    place = (
        "The file to write; else standard output."
        if export.suffix
        else "The folder to write; where it ends in .zip, one file of it all."
    )
    return OptionsUnderHeadings(
        name,
        callback=run,
        headings={"Which records": WHICH, f"How {name} is written": [one.name for one in export.options]},
        params=[
            click.Argument(["records"], nargs=-1, metavar="[RECORD]...", type=NamedPath(path_type=Path)),
            click.Option(["--out"], type=NamedPath(path_type=Path), help=place),
            click.Option(
                ["--db"],
                envvar="DRAGOMAN_DB",
                type=Named(),
                metavar="FILE|URL",
                help="The store; talks.db if nothing is said.",
            ),
            click.Option(
                ["--process", "processes"],
                multiple=True,
                metavar="NAME",
                help="Only this process of the store; can be given again. `dragoman processes` lists them.",
            ),
            click.Option(["--as-of"], metavar="DATE", help="As the store knew it on this day, YYYY-MM-DD."),
            click.Option(
                ["--status", "statuses"],
                multiple=True,
                type=click.Choice(STATUSES),
                help="Only entries of this status; can be given again. Suggested: nobody has checked it.",
            ),
            click.Option(
                ["--min-score", "score"], type=float, metavar="X", help="Only entries of this score or more, 0 to 1."
            ),
            click.Option(["--since"], metavar="DATE", help="Only what is of this day or later, YYYY-MM-DD."),
            click.Option(["--until"], metavar="DATE", help="Only what is of this day or earlier, YYYY-MM-DD."),
            *(option_of(one) for one in export.options),
        ],
        help=f"{export.does}\n\n\b\n{example(name, export)}\n\n"
        f"Goes over: {export.keeps}.\n\nIs lost: {export.loses}.\n\n"
        "RECORDs are files that `dragoman record` or `dragoman read` wrote with --format json; without any, a store "
        "is written.",
        short_help=export.does,
    )


def example(name: str, export: "Export") -> str:
    """dragoman export dna --db talks.db --out talks.dna"""
    process = " --process NAME" if export.one_process else ""
    out = f"talks{export.suffix}" if export.suffix else f"talks-{name}"
    return f"dragoman export {name} --db talks.db{process} --out {out}"


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
