"""`dragoman agreement`: how far people agree who code the same reports."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import NamedPath
from dragoman.cli.options import OUT
from dragoman.cli.output import output
from dragoman.cli.store import DB, FORM, opened
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model import Reading

    Coded = dict[str, dict[str, Reading]]


@commands.command()
@click.argument("files", nargs=-1, type=NamedPath(exists=True, path_type=Path), metavar="[FILE FILE...]")
@click.option("--coding", metavar="NAME", help="The blind coding; the only one if nothing is said.")
@click.option("--coders", metavar="NAME,NAME", help="Only these coders.")
@click.option("--against", type=click.Choice(["machine"]), help="Compare also with what the program read.")
@click.option("--differences", "differing", is_flag=True, help="The passages of which coders say different things.")
@click.option("--unfinished", is_flag=True, help="Also reports that a coder has begun and not finished.")
@FORM
@OUT
@DB
def agreement(
    files: tuple[Path, ...],
    coding: str | None,
    coders: str | None,
    against: str | None,
    differing: bool,
    unfinished: bool,
    form: str,
    out: Path | None,
    db: str,
) -> None:
    """Tell how far coders agree on the same reports, label by label.

    FILEs hold what each coder has, as `dragoman read --format json` prints it; without any, the coders of a store are
    compared. Alpha is Krippendorff's: 1 where all agree, 0 where labels might have been dealt out blindly; its interval
    is over reports.
    """
    named = [name for name in (coders or "").split(",") if name.strip()]
    coded = in_files(files, named) if files else in_store(db, coding, named, against is not None, unfinished)
    if not any(len(by_coder) > 1 for by_coder in coded.values()):
        raise UsageError(
            "No report has been finished by two coders. Count what they have begun: --unfinished; or compare a coder "
            "with the program: --against machine."
        )
    from dragoman.views.answers import write_answers

    rows = differing_rows(coded) if differing else figure_rows(coded, form)
    with output(out) as stream:
        write_answers(form, rows, stream)


def in_files(files: Sequence[Path], coders: Sequence[str]) -> "Coded":
    """The readings in two or more files, each file a coder: ana.json, ben.json."""
    from dragoman.given import readings_in
    from dragoman.model import Failure

    if len(files) < 2:
        raise UsageError("One file agrees with nothing. Name two or more, one a coder: ana.json ben.json.")
    names = coders or names_of(files)
    if len(set(names)) != len(files):
        raise UsageError(f"{len(files)} files need as many names: --coders ana,ben.")
    coded: Coded = {}
    for name, path in zip(names, files, strict=True):
        for reading in readings_in([path]):
            if isinstance(reading, Failure):
                raise UsageError(f"{path}: {reading.name} {reading.reason}")
            coded.setdefault(reading.report.id, {})[name] = reading
    return coded


def names_of(files: Sequence[Path]) -> list[str]:
    """A name for each file: its stem, or its whole path where two have the same."""
    stems = [path.stem for path in files]
    return stems if len(set(stems)) == len(stems) else [str(path) for path in files]


def in_store(db: str, coding: str | None, coders: Sequence[str], machine: bool, unfinished: bool) -> "Coded":
    """The readings of the coders of a coding."""
    from dragoman.store.coders import readings_of

    with opened(db) as store:
        if coding is None and not machine:
            known = [one.name for one in store.codings()]
            if len(known) != 1:
                said = f"There are several: {', '.join(known)}. Name one" if known else "There is none yet: name one"
                raise UsageError(f"Which blind coding? {said} with --coding, or ask for --against machine.")
            coding = known[0]
        return readings_of(store, coding, coders, machine, unfinished)


def figure_rows(coded: "Coded", form: str) -> list[dict[str, Any]]:
    """A row a label; in a table without what fills it (unit, values)."""
    from dragoman.record.agreement import agreement
    from dragoman.record.agreement.figures import as_row

    rows = [as_row(row) for row in agreement(coded)]
    if form == "table":
        shown = ("label", "units", "agreement", "alpha", "low", "high", "kappa", "note")
        return [{name: row[name] for name in shown} for row in rows]
    return rows


def differing_rows(coded: "Coded") -> list[dict[str, Any]]:
    """A row a passage, with what each coder says: "ana: demands"."""
    from dragoman.record.agreement import differences

    return [
        {
            **one._asdict(),
            "words": " ".join(one.words.split()),
            "said": [f"{who}: {what}" for who, what in one.said.items()],
        }
        for one in differences(coded)
    ]
