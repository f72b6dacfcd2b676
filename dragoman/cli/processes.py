"""`dragoman processes`: which reports belong together, and what a person says of it."""

from pathlib import Path

import click

from dragoman.cli.group import commands
from dragoman.cli.options import OUT
from dragoman.cli.output import escaped, output
from dragoman.cli.store import BY, DB, FORM, opened, who


@commands.group(invoke_without_command=True)
@FORM
@OUT
@DB
@click.pass_context
def processes(context: click.Context, form: str, out: Path | None, db: str) -> None:
    """List the processes of a store; split and join them, or show the record of one."""
    context.obj = db
    if context.invoked_subcommand:
        return
    from dragoman.views.answers import write_answers

    with opened(db) as store, output(out) as stream:
        write_answers(form, [line._asdict() for line in store.processes()], stream)
        unsorted = store.unsorted()
    if unsorted:
        click.echo(f"{unsorted:,} {'report belongs' if unsorted == 1 else 'reports belong'} to no process.", err=True)


@processes.command()
@click.argument("name")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--into", required=True, metavar="NAME", help="What the new process is called.")
@BY
@click.pass_obj
def split(db: str, name: str, reports: tuple[str, ...], into: str, by: str | None) -> None:
    """Take reports out of a process into one of their own."""
    with opened(db) as store:
        n = store.split(name, reports, into, who(by))
    click.echo(f"Line {n}: {len(reports)} of {escaped(name)} are {escaped(into)} now.")


@processes.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@click.option("--into", metavar="NAME", help="What the process is called; as the first of them if nothing is said.")
@BY
@click.pass_obj
def join(db: str, names: tuple[str, ...], into: str | None, by: str | None) -> None:
    """Make one process of several."""
    with opened(db) as store:
        n = store.join(names, who(by), into)
    click.echo(f"Line {n}: {escaped(', '.join(names))} are one now: {escaped(into or names[0])}.")


@processes.command()
@click.argument("name")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@BY
@click.pass_obj
def put(db: str, name: str, reports: tuple[str, ...], by: str | None) -> None:
    """Put reports into a process, which is made where there is none of the name."""
    with opened(db) as store:
        n = store.assign(name, reports, who(by))
    click.echo(f"Line {n}: {len(reports)} {'report is' if len(reports) == 1 else 'reports are'} in {escaped(name)}.")


@processes.command()
@click.argument("name")
@click.option("--format", "form", default="brief", show_default=True, help="As `dragoman record` has it.")
@click.option("--as-of", "as_of", metavar="DATE", help="As it was known on this day, YYYY-MM-DD.")
@OUT
@click.pass_obj
def show(db: str, name: str, form: str, as_of: str | None, out: Path | None) -> None:
    """Show the record of a process."""
    from dragoman.views.process import process_exporter

    write = process_exporter(form)
    with opened(db) as store, output(out) as stream:
        write(store.record(name, as_of), stream)
