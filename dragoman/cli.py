"""The command line: arguments in, one call, output. Heavy imports wait until a command needs them."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError

if TYPE_CHECKING:
    from dragoman.model import Failure, Reading, StatementKind
    from dragoman.readings import What
    from dragoman.record.selection import Selection
    from dragoman.views.progress import Tally

PLACES = click.argument("places", nargs=-1, metavar="PATH|URL|-...")
QUOTES = {
    "table": "quotes", "json": "quotes-json", "jsonl": "quotes-jsonl", "csv": "quotes-csv", "gdelt": "quotes-gdelt",
}  # fmt: skip
KINDS = ("direct", "indirect", "mixed")
STOPPED, PIPE_CLOSED = 130, 141  # what a shell reports of a program ended by SIGINT and by SIGPIPE


def source_options(command: Any) -> Any:
    """The options that say how reports are found and read, shared by `read` and `quotes`."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Let an address lead into a private network."),
        click.option("--max-size", type=click.IntRange(min=1), metavar="BYTES", help="Refuse larger reports."),
        click.option("--column", "columns", multiple=True, metavar="FIELD=NAME", help="A table's column: text=body."),
        click.option("--jobs", default=1, show_default=True, type=click.IntRange(0), help="Processes; 0: one a core."),
        click.option("--published", metavar="DATE", help="When the reports were published, YYYY-MM-DD."),
        click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def commands() -> None:
    """Read news reports of diplomatic talks and keep the negotiation record.

    Every entry rests on words in a report and says which.
    """


@commands.command()
@PLACES
@click.option("--format", "form", help="What to write: 'brief' if nothing is said; 'list' names all forms.")
@click.option("--explain", is_flag=True, help="Say of every entry why it is there, with its words and their place.")
@click.option("--show", type=click.Choice(["dropped"]), help="Show what of the page was left out, and why.")
@click.option("--min-score", "score", type=float, metavar="X", help="Only entries as sure as this, from 0 to 1.")
@click.option("--issues", "issues", type=click.Path(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@source_options
def read(
    places: tuple[str, ...],
    form: str | None,
    explain: bool,
    show: str | None,
    score: float | None,
    issues: Path | None,
    **options: Any,
) -> None:
    """Read reports: a brief in the terminal, or a record.

    PATH is a report (text, HTML), a table of reports (JSONL, Parquet) or a folder of them; - is standard input.

    --min-score holds for meetings, statements, positions, events, people and parties, in every form; a person or
    party less sure than that stays where an entry that is left speaks of it. What is left out is counted in the
    report's flags.
    """
    from dragoman.record.selection import least_score

    least = least_score(score)
    if form == "list":
        list_forms()
    else:
        export(one_form(form, "explain" if explain else None, show), places, least=least, issues=issues, **options)


def one_form(*asked: str | None) -> str:
    """The one form that is asked for, the brief where none is; an error where there are two."""
    forms = list(dict.fromkeys(form for form in asked if form))
    if len(forms) > 1:
        raise click.UsageError(f"Either {' or '.join(forms)}: give one of --format, --explain and --show.")
    return forms[0] if forms else "brief"


@commands.command()
@PLACES
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(list(QUOTES)))
@click.option("--by", "names", multiple=True, metavar="NAME", help="Only what this person or party says.")
@click.option("--party", "parties", multiple=True, metavar="CODE|NAME", help="Only what is said for this party.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only what is given in this way.")
@click.option("--min-score", "score", type=float, metavar="X", help="Only what is as sure as this, from 0 to 1.")
@source_options
def quotes(
    places: tuple[str, ...],
    form: str,
    names: tuple[str, ...],
    parties: tuple[str, ...],
    kinds: tuple["StatementKind", ...],
    score: float | None,
    **options: Any,
) -> None:
    """Read who said what, and only that.

    --by, --party and --kind may be given several times: each with one of its values is enough, all must hold.
    """
    from dragoman.record.selection import selection_of

    selection = selection_of(names=names, parties=parties, kinds=kinds, score=score)
    export(QUOTES[form], places, what="statements", selection=selection, **options)


@commands.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--issues", type=click.Path(path_type=Path), metavar="FILE", help="The issues it was read with (TOML).")
def verify(record: Path, issues: Path | None) -> None:
    """Check that every span of RECORD quotes its report. Exit code 1 and the entries that don't, if any."""
    from dragoman.record.verify import verify_json

    own: tuple[str, ...] = ()
    if issues is not None:
        from dragoman.reading.issues.scheme import read_scheme

        own = read_scheme(issues).labels
    problems = verify_json(record.read_bytes(), own)
    with output(None) as stream:
        stream.writelines(f"{escaped(str(problem))}\n".encode() for problem in problems)
    count = f"{len(problems) or 'no'} {'problem' if len(problems) == 1 else 'problems'}"
    click.echo(f"{escaped(str(record))}: {count}", err=True)
    sys.exit(1 if problems else 0)


def export(
    form: str,
    places: tuple[str, ...],
    *,
    what: "What" = "everything",
    selection: "Selection | None" = None,
    least: float = 0.0,
    issues: Path | None = None,
    out: Path | None,
    published: str | None,
    jobs: int,
    columns: tuple[str, ...],
    max_size: int | None,
    allow_private: bool,
) -> None:
    """Places read and written in one form; exit code 1 with a summary where a report could not be read."""
    if not places:
        raise click.UsageError("Nothing to read. Name files, folders or addresses; - is standard input.")
    from dragoman.readings import read_items, scheme_in, watched
    from dragoman.record.selection import only_surest, selected, told
    from dragoman.sources import limits_of, list_items
    from dragoman.views import exporter
    from dragoman.views.progress import Tally

    write = exporter(form)
    items = list_items(
        places,
        published=published,
        columns=named_columns(columns),
        limits=limits_of(max_size),
        allow_private=allow_private,
    )
    scheme = scheme_in(issues)
    tally = Tally()
    with shown(tally, places, out) as advance, output(out) as stream:

        def notice(reading: "Reading | Failure") -> None:
            tally.add(reading)
            advance()

        readings = read_items(items, jobs, what, scheme)
        if selection:
            readings = (selected(reading, selection) for reading in readings)
        if least:
            readings = only_surest(readings, least)
        readings = watched(readings, notice, stream.flush)
        write(told(readings) if selection else readings, stream)
    summarise(tally, bool(selection))


def list_forms() -> None:
    """The names of all forms that a reading can be written in."""
    from dragoman.views import EXPORTERS

    with output(None) as stream:
        stream.writelines(f"{name}\n".encode() for name in EXPORTERS)


def named_columns(columns: Iterable[str]) -> dict[str, str]:
    """{"text": "body"} of text=body."""
    pairs = dict(column.partition("=")[::2] for column in columns)
    for field, name in pairs.items():
        if not name:
            raise click.BadParameter(f"{field!r} names no column; write FIELD=NAME: text=body", param_hint="--column")
    return pairs


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears only when it is whole."""
    try:
        with standard_output() if path is None else whole_file(path) as stream:
            yield stream
    except BrokenPipeError:
        # What is still in the buffer goes nowhere, or the interpreter would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)
    except OSError as error:
        name = "Standard output" if path is None else f"'{path}'"
        raise UsageError(f"{name} cannot be written: {error.strerror or error}. {way_out(path)}") from error


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of an older one when it is closed; a device or a pipe is written at once."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def way_out(path: Path | None) -> str:
    """What a user can do about an output that cannot be written."""
    if path is not None and not path.parent.exists():
        return f"Make its folder first: mkdir -p '{path.parent}'"
    return "Name another file with --out."


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


def escaped(text: str) -> str:
    """One line in which characters that a terminal would obey, or that turn the text round, stand as \\x1b."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def main() -> None:
    """The program: an error that a user can mend is one line, not a traceback; Ctrl-C ends it quietly."""
    try:
        sys.exit(commands(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DragomanError as error:
        click.echo(f"dragoman: {escaped(str(error))}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(STOPPED)
