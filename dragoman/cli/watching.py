"""`dragoman watch`: feeds, sitemaps and folders looked at now and then, what is new in them added to a store."""

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event as Stop
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import Named, NamedPath
from dragoman.cli.options import named_columns, reading_options
from dragoman.cli.output import escaped, output
from dragoman.cli.store import BY, DB, opened, told, who

if TYPE_CHECKING:
    from typing import BinaryIO

    from dragoman.watching import Choices, Event

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
SHORTEST = timedelta(minutes=1)


def time_given(_context: click.Context, _option: click.Parameter, value: str) -> timedelta:
    """15m, 2h, 1d, 90s: at least a minute."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", value.strip().casefold())
    found = timedelta(**{UNITS[match[2]]: int(match[1])}) if match else timedelta()
    if found < SHORTEST or found > timedelta(days=366):
        raise click.BadParameter(f"'{value}' is no time from a minute up. Write it as 15m, 2h or 1d.")
    return found


@commands.command()
@click.argument("places", nargs=-1, type=Named(), metavar="FEED|SITEMAP|FOLDER...")
@DB
@click.option("--every", default="15m", show_default=True, callback=time_given, metavar="TIME", help="15m, 2h, 1d.")
@click.option("--once", is_flag=True, help="Look once and end: for cron and the like.")
@click.option(
    "--most", default=100, show_default=True, type=click.IntRange(1), metavar="N",
    help="Read so many articles of a place in a round; the others wait for the next.",
)  # fmt: skip
@click.option(
    "--tries", default=5, show_default=True, type=click.IntRange(1, 20), metavar="N",
    help="Give an article up that has failed so often.",
)  # fmt: skip
@click.option("--process", metavar="NAME", help="Put the reports into this process; otherwise they find their own.")
@click.option("--from-feed", is_flag=True, help="Read the text that a feed carries, where it does, instead of pages.")
@BY
@click.option("--issues", "issues", type=NamedPath(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@reading_options
def watch(places: tuple[str, ...], db: str, by: str | None, issues: Path | None, **options: Any) -> None:
    """Watch feeds, sitemaps and folders, and add what is new in them to a store.

    Each article and each file is read once; a file again when it has changed. One request at a time goes to a host,
    with pauses, and only to what its robots.txt lets programs read. Ctrl-C ends it after the report that is being read.
    """
    if not places:
        raise click.UsageError("Nothing to watch. Name the addresses of feeds or sitemaps, or folders.")
    from dragoman.readings import scheme_in
    from dragoman.store.lessons import learned_in
    from dragoman.watching import watched

    failed = False
    with opened(db, create=True) as store, output(None) as stream, ending() as stop:
        choices = chosen(who(by), scheme_in(issues), learned_in(store), **options)
        for event in watched(store, list(dict.fromkeys(places)), choices, stop):
            failed |= tell(event, stream)
    if choices.once and failed:
        sys.exit(1)


def chosen(
    by: str,
    scheme: Any,
    learned: Any,
    *,
    published: str | None,
    columns: tuple[str, ...],
    max_size: int | None,
    allow_private: bool,
    **options: Any,
) -> "Choices":
    """What the options say."""
    from dragoman.sources import day_given, limits_of
    from dragoman.sources.columns import check_columns
    from dragoman.sources.items import Settings
    from dragoman.watching import Choices

    named = named_columns(columns)
    check_columns(named)
    settings = Settings(day_given(published), named, limits_of(max_size), allow_private)
    return Choices(by, settings=settings, scheme=scheme, learned=learned, **options)


@contextmanager
def ending() -> Iterator[Stop]:
    """What is set when somebody ends the program; who does so twice does not wait for the report that is being read."""
    stop = Stop()

    def end(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tell(event: "Event", stream: "BinaryIO") -> bool:
    """A line for an event, a report's on standard output; whether something failed."""
    from dragoman.watching import Came, Done, Looked, Unreached

    if isinstance(event, Came):
        stream.write(f"{escaped(told(event.added, event.name))}\n".encode())
        stream.flush()
        return False
    if isinstance(event, Done):
        parts = [f"{number:,} {outcome}" for outcome, number in event.came.items()]
        click.echo(", ".join([*parts, *([f"{event.failed:,} not had"] if event.failed else [])]), err=True)
        return False
    if isinstance(event, Looked):
        what = "nothing new" if not event.new else f"{event.new:,} new"
        waiting = f", {event.waiting:,} to read now" if event.waiting else ""
        click.echo(f"{escaped(event.place)}: {'unchanged' if event.unchanged else what}{waiting}", err=True)
        return False
    name = event.place if isinstance(event, Unreached) else event.name
    again = f" Again from {event.due:%Y-%m-%d %H:%M} UTC." if event.due else ""
    click.echo(f"{'Not had' if again else 'Failed'}: {escaped(name)}: {escaped(event.reason)}{again}", err=True)
    return True
