"""`dragoman read` and `dragoman quotes`: reports in, a brief or a record out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import Named, NamedPath
from dragoman.cli.options import PLACES, items_at, source_options
from dragoman.cli.output import output, write_lines
from dragoman.cli.progress import shown, summarise, tell_passed_over

if TYPE_CHECKING:
    from dragoman.model import Failure, Reading, StatementKind
    from dragoman.reading.learned import Learned
    from dragoman.readings import What
    from dragoman.record.selection import Selection

QUOTES = {
    "table": "quotes", "json": "quotes-json", "jsonl": "quotes-jsonl", "csv": "quotes-csv", "gdelt": "quotes-gdelt",
}  # fmt: skip
KINDS = ("direct", "indirect", "mixed")


@commands.command()
@PLACES
@click.option("--format", "form", help="What to write: 'brief' if nothing is said; 'list' names all forms.")
@click.option("--explain", is_flag=True, help="Say of every entry why it is there, with its words and their place.")
@click.option("--show", type=click.Choice(["dropped"]), help="Show what of the page was left out, and why.")
@click.option("--min-score", "score", type=float, metavar="X", help="Only entries as sure as this, from 0 to 1.")
@click.option("--issues", "issues", type=NamedPath(path_type=Path), metavar="FILE", help="Issues of your own (TOML).")
@click.option(
    "--db", type=Named(), metavar="FILE|URL", help="Read with what the corrections in this store have taught."
)
@source_options
def read(
    places: tuple[str, ...],
    form: str | None,
    explain: bool,
    show: str | None,
    score: float | None,
    issues: Path | None,
    db: str | None,
    **options: Any,
) -> None:
    """Read reports: a brief in the terminal, or a record.

    PATH is a report (text, HTML, PDF, Word), a table, export, archive or folder of reports; - is standard input.

    --min-score holds for meetings, statements, positions, events, people and parties, in every form; a person or
    party less sure than that stays where an entry that is left speaks of it. What is left out is counted in the
    report's flags.
    """
    from dragoman.record.selection import least_score

    least = least_score(score)
    if form == "list":
        list_forms()
    else:
        form = one_form(form, "explain" if explain else None, show)
        export(form, places, least=least, issues=issues, db=db, **options)


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


def export(
    form: str,
    places: tuple[str, ...],
    *,
    what: "What" = "everything",
    selection: "Selection | None" = None,
    least: float = 0.0,
    issues: Path | None = None,
    db: str | None = None,
    out: Path | None,
    jobs: int,
    **options: Any,
) -> None:
    """Places read and written in one form; exit code 1 with a summary where a report could not be read."""
    if not places:
        raise click.UsageError("Nothing to read. Name files, folders or addresses; - is standard input.")
    from dragoman.readings import read_items, scheme_in, watched
    from dragoman.record.selection import only_surest, selected, told
    from dragoman.views import exporter
    from dragoman.views.progress import Tally

    write = exporter(form)
    items = items_at(places, **options)
    scheme = scheme_in(issues)
    learned = taught(db) if db else None
    tally = Tally()
    with shown(tally, places, out) as advance, output(out) as stream:

        def notice(reading: "Reading | Failure") -> None:
            tally.add(reading)
            advance()

        readings = read_items(items, jobs, what, scheme, learned)
        if selection:
            readings = (selected(reading, selection) for reading in readings)
        if least:
            readings = only_surest(readings, least)
        readings = watched(readings, notice, stream.flush)
        write(told(readings) if selection else readings, stream)
    tell_passed_over(places)
    summarise(tally, bool(selection))


def taught(db: str) -> "Learned | None":
    """What the corrections in a store have taught."""
    from dragoman.store import open_store
    from dragoman.store.lessons import learned_in

    with open_store(db, create=False) as store:
        return learned_in(store)


def list_forms() -> None:
    """The names of all forms that a reading can be written in."""
    from dragoman.views import EXPORTERS

    write_lines(EXPORTERS)
