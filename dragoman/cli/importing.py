"""`dragoman import`: what people have coded in other programs, taken into a store."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.group import commands
from dragoman.cli.named import NamedPath
from dragoman.cli.options import named_pairs
from dragoman.cli.output import escaped, write_lines
from dragoman.cli.store import BY, DB, opened, who

if TYPE_CHECKING:
    from dragoman.importing import Taken
    from dragoman.model import Stance

AGREED = ("accepts", "offers", "demands", "conditions")
DEEDS = {"accept": "confirmed", "edit": "corrected", "add": "added", "reject": "rejected"}


@commands.command("import")
@click.argument("files", nargs=-1, required=True, type=NamedPath(path_type=Path), metavar="FILE.dna...")
@DB
@BY
@click.option("--coding", metavar="NAME", help="Into a blind coding, for dragoman agreement; not into the record.")
@click.option("--suggestions", is_flag=True,
              help="In a new coding: suggestions that a coder left as they were count as theirs.")  # fmt: skip
@click.option("--coder", "coders", multiple=True, metavar="THERE=HERE", help="What a coder is called here: Admin=ana.")
@click.option("--variable", "variables", multiple=True, metavar="OURS=THERE",
              help="What a variable is called in the file: concept=claim.")  # fmt: skip
@click.option("--agreed", default="accepts", show_default=True, type=click.Choice(AGREED),
              help="The stance of a statement that agrees, where it names none.")  # fmt: skip
@click.option("--reject-missing", "missing", is_flag=True,
              help="Reject suggestions that the file no longer has: somebody deleted them.")  # fmt: skip
def import_coded(
    files: tuple[Path, ...],
    db: str,
    by: str | None,
    coding: str | None,
    suggestions: bool,
    coders: tuple[str, ...],
    variables: tuple[str, ...],
    agreed: "Stance",
    missing: bool,
) -> None:
    """Take in what people have coded with Discourse Network Analyzer 3: each statement is an entry that they confirm.

    Statements that `dragoman export dna` handed out find their entries again: those that people changed are corrected.
    Reports that the store does not have are read and added. The same file again changes nothing.
    """
    from dragoman.importing import Choices, taken

    choices = Choices(
        by=who(by),
        coders=named_pairs(coders, "--coder", "Admin=ana"),
        coding=coding,
        suggestions=suggestions,
        variables=named_pairs(variables, "--variable", "concept=claim"),
        agreed=agreed,
        missing=missing,
    )
    found: list[Taken] = []
    with opened(db, create=True) as store:
        for one in taken(store, files, choices):
            found.append(one)
            write_lines([told(one)])
        store.refresh(most=500)
    summarise(found)


def told(one: "Taken") -> str:
    """What came of a document, as a line."""
    counts = ", ".join(f"{one.counts[deed]} {words}" for deed, words in DEEDS.items() if one.counts[deed])
    return f"{one.report or '-':<12}  {one.name}: {counts or 'nothing new'}"


def summarise(found: "list[Taken]") -> None:
    """On standard error what came of all, and what was not taken: exit code 1 where a document was not."""
    total: Counter[str] = Counter()
    for one in found:
        total.update(one.counts)
        for problem in one.problems:
            click.echo(f"Not taken: {escaped(one.name)}: {escaped(problem)}", err=True)
    counts = ", ".join(f"{total[deed]:,} {words}" for deed, words in DEEDS.items() if total[deed])
    coders = ", ".join(dict.fromkeys(coder for one in found for coder in one.coders))
    by = f"; coded by {coders}" if coders else ""
    there = sum(one.report is not None for one in found)
    click.echo(f"{there:,} documents: {counts or 'nothing new'}{by}", err=True)
    if "Admin" in coders.split(", "):
        click.echo("Admin is what DNA calls its first coder. To say who it is: --coder Admin=NAME", err=True)
    if any(one.report is None for one in found):
        sys.exit(1)
