"""`dragoman archive`: a whole archive in, Parquet data sets by day out."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.cli.archive_progress import progress
from dragoman.cli.group import commands
from dragoman.cli.named import Named, NamedPath
from dragoman.cli.options import named_columns
from dragoman.cli.output import escaped
from dragoman.cli.progress import tell_passed_over
from dragoman.cli.stopping import stoppable

STOPPED = "Stopped. What is finished is kept: the same command goes on from there."


class OutType(click.ParamType[Path]):
    """A folder of this machine, or one at an address."""

    name = "folder"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from dragoman.addresses import place_at

        place = value if isinstance(value, Path) else place_at(Named().convert(value, param, ctx))
        if not isinstance(place, Path):
            return place
        folder: Path = click.Path(file_okay=False, path_type=Path).convert(place, param, ctx)
        return folder


@commands.command()
@click.argument("places", nargs=-1, type=Named(), metavar="IN...")
@click.option("--out", required=True, type=OutType(), metavar="FOLDER|URL", help="The folder to write.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), metavar="X",
    help="Read pages from this score of the gate on, 0 to 1; .5 if left out.",
)  # fmt: skip
@click.option("--no-gate", is_flag=True, help="Read every page, whatever it is about.")
@click.option("--jobs", type=click.IntRange(0), help="Processes; 0: one a core. If left out, 1 here, 0 on Ray.")
@click.option(
    "--on", "mapper", default="local", show_default=True, type=click.Choice(["local", "ray"]),
    help="This machine, or a Ray cluster.",
)  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="The Ray cluster; without one, one is begun on this machine.")
@click.option(
    "--seconds-per-page", "seconds", default=60.0, show_default=True, type=click.FloatRange(min=0, min_open=True),
    metavar="S", help="Give up a page that takes longer.",
)  # fmt: skip
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=NAME", help="What a column or field is called: text=body."
)
@click.option("--max-size", type=click.IntRange(min=1), metavar="BYTES", help="Refuse larger reports.")
@click.option("--published", metavar="DATE", help="When all of the pages were published, YYYY-MM-DD.")
@click.option("--issues", type=NamedPath(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@click.option("--retry-failed", is_flag=True, help="Try pages that failed again.")
@click.option(
    "--account", "account_only", is_flag=True, help="Print the account of the last run into FOLDER, and read nothing."
)
@click.option(
    "--prices", type=NamedPath(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="What machines cost, in TOML, as dragoman/data/prices.toml has it.",
)  # fmt: skip
def archive(
    places: tuple[str, ...],
    out: Path,
    threshold: float | None,
    no_gate: bool,
    jobs: int | None,
    mapper: str,
    address: str | None,
    seconds: float,
    columns: tuple[str, ...],
    max_size: int | None,
    published: str | None,
    issues: Path | None,
    retry_failed: bool,
    account_only: bool,
    prices: Path | None,
) -> None:
    """Read archives: the few pages about talks in full, all others hardly at all.

    IN is JSONL (plain, gz, zst), Parquet, WARC, a page or document, or a folder of these, here or at an address
    (s3://...). FOLDER gets the data sets reports, statements, positions, meetings and events, as Parquet by day. A run
    that was ended goes on when the same command is given again.

    \b
    dragoman archive dumps/ crawl.warc.gz --out talks-2019 --jobs 0
    dragoman add talks-2019 --from-readings --db talks.db
    """
    if no_gate and threshold is not None:
        raise click.UsageError("--no-gate reads every page: leave out --threshold, or --no-gate.")
    if address and mapper != "ray":
        raise click.UsageError("--address is that of a Ray cluster: add --on ray, or leave it out.")
    from dragoman.archive import archive as read_archive
    from dragoman.archive.account import kept_account
    from dragoman.archive.estimate import machines_in
    from dragoman.archive.mapping import Workers, processes_of
    from dragoman.archive.settings import settings_of
    from dragoman.readings import scheme_in
    from dragoman.sources.columns import check_columns

    machines = machines_in(prices)
    if account_only:
        tell(kept_account(out).lines(machines, out), err=False)
        return
    if not places:
        raise click.UsageError("Nothing to read: name files, folders or addresses before --out.")
    named = named_columns(columns)
    check_columns(named)
    settings = settings_of(
        out, gated=not no_gate, threshold=threshold, seconds=seconds, columns=named, published=published,
        max_size=max_size, scheme=scheme_in(issues),
    )  # fmt: skip
    asked = jobs if jobs is not None else int(mapper == "local")
    processes = processes_of(mapper, Workers(asked, out, address))
    with stoppable(STOPPED), progress(out, processes) as shown:
        account = read_archive(
            places, settings, jobs=processes, mapper=mapper, address=address, retry_failed=retry_failed,
            notice=shown.notice,
        )  # fmt: skip
    tell_passed_over(places)
    tell(account.lines(machines, out))
    if account.failed or account.lost:
        sys.exit(1)


def tell(lines: Iterable[str], err: bool = True) -> None:
    for line in lines:
        click.echo(escaped(line), err=err)
