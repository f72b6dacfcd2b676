"""How far a run has come, and what could not be read."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.output import escaped

if TYPE_CHECKING:
    from dragoman.views.progress import Tally

MOST = 5  # kinds that are named


@contextmanager
def shown(tally: "Tally", places: tuple[str, ...], out: Path | None) -> Iterator[Callable[[], None]]:
    """A run's progress on a terminal's standard error; nothing in a pipe or beside a brief on the same terminal."""
    if not sys.stderr.isatty() or (out is None and sys.stdout.isatty()):
        yield lambda: None
        return
    from dragoman.sources import count_items
    from dragoman.views.progress import progress

    with progress(tally, count_items(places)) as advance:
        yield advance


def tell_passed_over(places: Iterable[str]) -> None:
    """On standard error how many files of folders are of other kinds: 3 files of other kinds (.json 2, .md 1)."""
    from dragoman.sources.counts import passed_over

    for place in dict.fromkeys(places):
        if "://" in place or not Path(place).is_dir() or not (kinds := passed_over(place)):
            continue
        number = f"{kinds.total():,} {'file' if kinds.total() == 1 else 'files'}"
        shown = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common(MOST))
        more = " …" if len(kinds) > MOST else ""
        said = f"Passed over in {place}: {number} of other kinds ({shown}{more}). Name a file itself to have it read."
        click.echo(escaped(said), err=True)


def summarise(tally: "Tally", filtered: bool) -> None:
    """On standard error how many statements matched, if any were asked for, and what could not be read: exit code 1."""
    if filtered:
        matched = f"{tally.statements:,} {'statement' if tally.statements == 1 else 'statements'} matched"
        click.echo(f"{matched} in {tally.reports:,} {'report' if tally.reports == 1 else 'reports'}", err=True)
    if not tally.failures:
        return
    click.echo(
        f"{len(tally.failures)} could not be read:" if len(tally.failures) > 1 else "Could not be read:", err=True
    )
    for failure in tally.failures:
        click.echo(f"  {escaped(failure.name)}: {escaped(failure.reason)}", err=True)
    sys.exit(1)
