"""`dragoman record`: the reports of a process in, its one record out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import NamedPath
from dragoman.cli.options import PLACES, items_at, source_options
from dragoman.cli.output import escaped, output, write_lines
from dragoman.cli.progress import shown, summarise, tell_passed_over
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.model import Failure, Reading
    from dragoman.reading.learned import Learned


@commands.command()
@PLACES
@click.option("--format", "form", default="brief", show_default=True, help="What to write; 'list' names all forms.")
@click.option("--as-of", "as_of", metavar="DATE", help="Only what was published by this day, YYYY-MM-DD.")
@click.option("--from-readings", is_flag=True, help="PATHs are records, readings or archives' folders.")
@click.option("--decisions", type=NamedPath(path_type=Path), metavar="FILE", help="What is one and what is not (JSON).")
@click.option("--issues", "issues", type=NamedPath(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@source_options
def record(places: tuple[str, ...], form: str, **options: Any) -> None:
    """Merge the reports of one process into its record.

    People, parties, meetings and utterances that are the same across reports are one, each merge with its reason;
    copies are folded into their origin; positions stand in order of time with what moved; contradictions are shown.
    """
    if form == "list":
        list_forms()
    else:
        keep_record(places, form, **options)


def keep_record(
    places: tuple[str, ...],
    form: str,
    *,
    as_of: str | None,
    from_readings: bool,
    decisions: Path | None,
    issues: Path | None,
    out: Path | None,
    jobs: int,
    **options: Any,
) -> None:
    """The reports read, merged, and written in one form; exit code 1 where one could not be read."""
    if not places:
        raise click.UsageError("Nothing to read. Name files, folders or addresses; - is standard input.")
    from dragoman.given import day_given, decisions_in, unknown_in
    from dragoman.readings import watched
    from dragoman.record.process import record_of
    from dragoman.views.process import process_exporter
    from dragoman.views.progress import Tally

    write = process_exporter(form)
    day, said = day_given(as_of), decisions_in(decisions)
    tally = Tally()
    with shown(tally, places, out) as advance, output(out) as stream:

        def notice(reading: "Reading | Failure") -> None:
            tally.add(reading)
            advance()

        readings = (
            given_readings(places, issues, jobs) if from_readings else new_readings(places, issues, jobs, options)
        )
        made = record_of(watched(readings, notice, lambda: None), said, day)
        write(made, stream)
    for one in unknown_in(said, made):
        click.echo(
            f"--decisions: no entry has the id '{escaped(one)}'; `--format merges` lists those there are.", err=True
        )
    if not from_readings:
        tell_passed_over(places)
    summarise(tally, filtered=False)


def new_readings(
    places: tuple[str, ...],
    issues: Path | None,
    jobs: int,
    options: dict[str, Any],
    learned: "Learned | None" = None,
) -> "Iterator[Reading | Failure]":
    """The reports at these places, read; `learned` is what the corrections of a store have taught."""
    from dragoman.readings import read_items, scheme_in

    return read_items(items_at(places, **options), jobs, scheme=scheme_in(issues), learned=learned)


def given_readings(places: tuple[str, ...], issues: Path | None, jobs: int) -> "Iterator[Reading | Failure]":
    """The readings in these files, as `dragoman read` printed them."""
    from dragoman.addresses import place_at
    from dragoman.given import readings_in

    if issues is not None or jobs != 1:
        raise UsageError("--issues and --jobs are for reports that are yet to be read: leave out --from-readings.")
    return readings_in(place_at(place) for place in places)


def list_forms() -> None:
    """The names of all forms that the record of a process can be written in."""
    from dragoman.views.process import PROCESS_EXPORTERS

    write_lines(PROCESS_EXPORTERS)
