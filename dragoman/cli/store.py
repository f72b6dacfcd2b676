"""`dragoman add`, `ask`, `log`, `undo`, `same`, `apart`, `versions`, `check`: reports kept in a store."""

import getpass
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import Named, NamedPath
from dragoman.cli.options import OUT, PLACES, reading_options
from dragoman.cli.output import end_with, escaped, output, write_lines
from dragoman.cli.progress import tell_passed_over
from dragoman.cli.record import given_readings, new_readings
from dragoman.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from dragoman.model import Merged
    from dragoman.store import Added, Store

ASKED = ("people", "parties", "meetings", "positions", "movements", "statements", "disagreements", "reports")
FORMS = ("table", "json", "jsonl", "csv")
SHOWN = 10  # processes that are named after an addition
LARGE = 500  # reports: the record of a larger process waits until it is asked for, so that adding costs the same
DB = click.option(
    "--db",
    envvar="DRAGOMAN_DB",
    type=Named(),
    default="talks.db",
    show_default=True,
    metavar="FILE|URL",
    help="The store: a file, or postgresql://HOST/NAME. $DRAGOMAN_DB says so for all commands.",
)
BY = click.option("--by", default=None, metavar="NAME", help="Who says so; your login name if nothing is said.")
FORM = click.option("--format", "form", default="table", show_default=True, type=click.Choice(FORMS))


@commands.command()
@PLACES
@DB
@click.option("--process", metavar="NAME", help="Put the reports into this process; otherwise they find their own.")
@BY
@click.option("--again", is_flag=True, help="Put new readings in the place of those that known reports have.")
@click.option("--from-readings", is_flag=True, help="PATHs are records, readings or archives' folders.")
@click.option("--issues", "issues", type=NamedPath(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@reading_options
def add(
    places: tuple[str, ...],
    db: str,
    process: str | None,
    by: str | None,
    again: bool,
    from_readings: bool,
    issues: Path | None,
    jobs: int,
    **options: Any,
) -> None:
    """Add reports to a store, which is made where there is none.

    Each report is a line of output once it is safely kept. The same report twice is one; a new text at an address
    that is known is a new version, and both are kept.
    """
    if not places:
        raise click.UsageError("Nothing to add. Name files, folders or addresses; - is standard input.")
    from dragoman.model import Failure
    from dragoman.store.lessons import learned_in

    failures: list[Failure] = []
    came: list[Added] = []
    with opened(db, create=True) as store, output(None) as stream:
        readings = (
            given_readings(places, issues, jobs)
            if from_readings
            else new_readings(places, issues, jobs, options, learned_in(store))
        )
        for reading in readings:
            if isinstance(reading, Failure):
                failures.append(reading)
                continue
            try:
                added = store.add(reading, who(by), process, again)
            except RefusedError as error:
                failures.append(Failure(name=reading.report.name, reason=str(error)))
                continue
            came.append(added)
            stream.write(f"{escaped(told(added, reading.report.name))}\n".encode())
            stream.flush()
        for failure in failures:
            store.note_failure(failure.name, failure.reason, who(by))
        waiting = store.refresh(most=LARGE)
        processes = store.processes_with({added.report for added in came})
    if not from_readings:
        tell_passed_over(places)
    summarise(came, processes, waiting, failures)


def told(added: "Added", name: str) -> str:
    """What came of adding a report, as a line."""
    of = f" of {', '.join(added.version_of)}: dragoman versions {added.report}" if added.version_of else ""
    return f"{added.outcome:<10}  {added.report}  {name}{of}"


def summarise(came: "list[Added]", processes: dict[str, int], waiting: int, failures: list[Any]) -> None:
    """On standard error what came of the reports, where they lie, and what could not be added: exit code 1."""
    counts = Counter(added.outcome for added in came)
    click.echo(", ".join(f"{number:,} {outcome}" for outcome, number in counts.items()) or "Nothing added", err=True)
    most = sorted(processes, key=lambda name: (-processes[name], name))
    for name in most[:SHOWN]:
        click.echo(f"  {processes[name]:,} in {escaped(name)}", err=True)
    if len(most) > SHOWN:
        click.echo(f"  others in {len(most) - SHOWN:,} more processes: dragoman processes", err=True)
    if waiting:
        click.echo(f"The records of {waiting:,} large processes are made when they are next asked for.", err=True)
    for failure in failures:
        click.echo(f"Could not be added: {escaped(failure.name)}: {escaped(failure.reason)}", err=True)
    if failures:
        sys.exit(1)


@commands.command()
@click.argument("what", type=click.Choice(ASKED))
@click.option("--party", metavar="CODE|NAME", help="Of this party, under any of its names.")
@click.option("--person", metavar="NAME", help="Of this person, in any spelling.")
@click.option("--issue", metavar="ISSUE", help="On this issue.")
@click.option("--since", metavar="DATE", help="There on this day or later, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="There on this day or earlier, YYYY-MM-DD.")
@click.option("--outlet", metavar="NAME", help="As this outlet has it.")
@click.option("--words", metavar="WORDS", help="Reports or statements with all of these words: 'dam* \"water level\"'.")
@click.option("--process", metavar="NAME", help="Of this process.")
@click.option(
    "--status", metavar="STATUS", help="As nobody, or somebody, has seen to it: suggested, confirmed, corrected."
)
@click.option("--as-of", "as_of", metavar="DATE", help="As it was known on this day, YYYY-MM-DD.")
@FORM
@OUT
@DB
def ask(what: str, form: str, out: Path | None, db: str, **about: str | None) -> None:
    """Ask a store for people, parties, meetings, positions, movements, statements, disagreements or reports.

    What several options say must all hold.
    """
    from dragoman.views.answers import write_answers

    with opened(db) as store, output(out) as stream:
        write_answers(form, store.ask(what, **about), stream)


@commands.command()
@click.option("--after", type=click.IntRange(0), metavar="N", help="The lines behind this one.")
@click.option("--most", default=100, show_default=True, type=click.IntRange(1), metavar="N", help="Only so many lines.")
@click.option("--merges", is_flag=True, help="With the parts of each line: who and what was taken for one, and why.")
@FORM
@OUT
@DB
def log(after: int | None, most: int, merges: bool, form: str, out: Path | None, db: str) -> None:
    """Show the journal, its last lines if nothing is said: what was done, by whom and when.

    `dragoman undo` takes a line back, or one of its parts (N.3; --merges shows them).
    """
    from dragoman.views.answers import write_answers
    from dragoman.views.journal import lines_of

    with opened(db) as store, output(out) as stream:
        start = max(0, store.last_line() - most) if after is None else after
        write_answers(form, lines_of(store.log(start, most), merges), stream)


@commands.command()
@click.argument("line", metavar="N[.PART]")
@BY
@DB
def undo(line: str, by: str | None, db: str) -> None:
    """Take a line of the journal back; taking that back does it again."""
    number, dot, part = line.partition(".")
    if not number.isdecimal() or (dot and not part.isdecimal()):
        raise UsageError(f"{line!r} is no line of the journal. Write its number, or that of a part of it: 12, 12.3.")
    with opened(db) as store:
        n = store.undo(int(number), who(by), int(part) if part else None)
    click.echo(f"{line} is taken back by line {n}.")


@commands.command()
@click.argument("one")
@click.argument("other")
@BY
@DB
def same(one: str, other: str, by: str | None, db: str) -> None:
    """Say that two entries of readings are one: people, parties, meetings or statements, by their ids."""
    decide(one, other, True, by, db)


@commands.command()
@click.argument("one")
@click.argument("other")
@BY
@DB
def apart(one: str, other: str, by: str | None, db: str) -> None:
    """Say that two entries of readings are not one, whatever the program takes them for."""
    decide(one, other, False, by, db)


def decide(one: str, other: str, are_same: bool, by: str | None, db: str, kind: "Merged | None" = None) -> None:
    with opened(db) as store:
        n = store.decide(one, other, are_same, who(by), kind)
    click.echo(f"Line {n}: {escaped(one)} and {escaped(other)} are {'one' if are_same else 'not one'}.")


@commands.command()
@click.argument("report")
@click.option("--against", metavar="REPORT", help="Another version than the one before it.")
@DB
def versions(report: str, against: str | None, db: str) -> None:
    """Show what a new version of an article changed in the one before."""
    with opened(db) as store:
        known = store.versions(report)
        lines = store.difference(report, against)
        if not lines:
            lines = [f"{len(known)} {'version' if len(known) == 1 else 'versions'}; this one is the first."]
    write_lines(lines)


@commands.command()
@click.option(
    "--rescue", type=Named(), metavar="FILE|URL", help="Make the store anew from its journal, in another place."
)
@DB
def check(rescue: str | None, db: str) -> None:
    """Check that a store is what its journal makes, and that its records quote truly. Exit code 1 if not."""
    with opened(db) as store:
        if rescue is not None:
            lines = store.rescue(rescue)
            click.echo(f"{escaped(rescue)}: made anew from {lines:,} lines of the journal.")
            return
        problems = store.check()
    end_with(problems, store.name)


def opened(db: str, create: bool = False) -> "Store":
    """The store; where it was of an older form, its copy from before is named."""
    from dragoman.store import open_store

    store = open_store(db, create)
    if store.copy_from_before:
        click.echo(f"{store.name} has the latest form now; a copy from before: {store.copy_from_before}", err=True)
    return store


def who(by: str | None) -> str:
    """Who says so: the login name where nothing is said."""
    if by is not None and by.strip():
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
