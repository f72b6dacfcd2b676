"""`dragoman learn`: the corrections in a store teach how its next reports are read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.group import commands
from dragoman.cli.named import NamedPath
from dragoman.cli.options import OUT
from dragoman.cli.output import output
from dragoman.cli.store import BY, DB, FORM, opened, who

if TYPE_CHECKING:
    from dragoman.learning import Lesson
    from dragoman.learning.examples import Example
    from dragoman.learning.judging import Trial
    from dragoman.store import Store


@commands.command()
@DB
@BY
@click.option("--dry-run", is_flag=True, help="Show what would come of it, and keep nothing.")
@click.option("--back", is_flag=True, help="Use what was learned before, or nothing where that was the first.")
@click.option("--use", type=click.IntRange(0), metavar="N", help="Use version N; 0 is the program as it came.")
@click.option("--versions", "listing", is_flag=True, help="List what was learned, and which version is in use.")
@click.option("--issues", "issues", type=NamedPath(path_type=Path), metavar="FILE", help="The issues that were read.")
@FORM
@OUT
def learn(
    db: str,
    by: str | None,
    dry_run: bool,
    back: bool,
    use: int | None,
    listing: bool,
    issues: Path | None,
    form: str,
    out: Path | None,
) -> None:
    """Learn from the corrections in a store.

    The issue and the stance of positions, and the scores of positions and statements, are learned from what people
    accepted, edited and rejected. Each is tried on reports that it has not learned from, and used for the reports that
    are read from now on only where it is surely better there; what was used before is kept.
    """
    if sum((back, listing, use is not None)) > 1:
        raise click.UsageError("Either --back, --use or --versions: give one.")
    with opened(db) as store:
        if back or use is not None:
            go_back(store, use)
        elif listing:
            show(version_rows(store), form, out)
        else:
            teach(store, who(by), dry_run, issues, form, out)


def teach(store: "Store", by: str, dry_run: bool, issues: Path | None, form: str, out: Path | None) -> None:
    """Learn, show what each head gives on what was held out, and keep what is better."""
    from dragoman.learning import learned_from
    from dragoman.store.lessons import kept_lesson, learned_in

    through, before = store.last_line(), learned_in(store)
    examples = examples_in(store, issues)
    lesson = learned_from(examples, lambda name: click.echo(f"Learning: {name}", err=True))
    show([trial_row(trial, form) for trial in lesson.trials], form, out)
    if not lesson.heads:
        click.echo("Nothing is better on what was held out: reports are read as before.", err=True)
    elif dry_run:
        click.echo("Nothing is kept, as --dry-run says.", err=True)
    elif before is not None and same(lesson, before.heads):
        click.echo(f"Nothing new: version {before.version} is the same.", err=True)
    else:
        version = kept_lesson(store, lesson, through, by)
        click.echo(
            f"Version {version} is in use for what is read from now on: {', '.join(lesson.heads)}. "
            "Go back: dragoman learn --back",
            err=True,
        )


def examples_in(store: "Store", issues: Path | None) -> "list[Example]":
    """What the corrections of all reports teach; each of these reports is read anew."""
    from dragoman.readings import scheme_in
    from dragoman.store.lessons import corrected_reports, examples_of

    scheme = scheme_in(issues)
    reports = corrected_reports(store)
    click.echo(f"Corrected reports: {len(reports):,}; each is read anew", err=True)
    return [example for report in reports for example in examples_of(store, report, scheme)]


def same(lesson: "Lesson", heads: dict[str, Any]) -> bool:
    """Whether there is no difference between what was learned and what is in use."""
    from dragoman.store.lessons import packed_heads

    return packed_heads(lesson.heads) == packed_heads(heads)


def trial_row(trial: "Trial", form: str) -> dict[str, Any]:
    """A trial as a row: in a table its gain in words."""
    figures = {name: None if (x := getattr(trial, name)) is None else round(x, 3) for name in FIGURES}
    judged_by = "share right" if trial.name in ("issue", "stance") else "mean squared error"
    row = {"learned": trial.name, "corrections": trial.examples, "reports": trial.reports, "judged_by": judged_by}
    left_out = "; unlikely ones are left out: F1 {1:.3f}, {0:.3f} before".format(*trial.kept) if trial.kept else ""
    if form == "table":
        gain = "" if trial.low is None else f"{trial.low:+.3f} to {trial.high:+.3f}"
        return {
            "learned": f"{trial.name}: {judged_by}",
            "corrections": trial.examples,
            "before": figures["before"],
            "after": figures["after"],
            "gain": gain,
            "what": trial.note + left_out,
        }
    return {**row, **figures, "taken": trial.taken, "what": trial.note + left_out}


FIGURES = ("before", "after", "low", "high")


def version_rows(store: "Store") -> list[dict[str, Any]]:
    """A row a version, the first of them first."""
    from dragoman.store.lessons import versions

    return [
        {
            "version": one.version,
            "in_use": one.in_use,
            "at": one.at,
            "by": one.who,
            "through_line": one.through,
            "learned": [trial["name"] for trial in one.trials if trial["taken"]],
            "corrections": max((trial["examples"] for trial in one.trials if trial["taken"]), default=0),
        }
        for one in versions(store)
    ]


def go_back(store: "Store", use: int | None) -> None:
    """Another version is in use from now on."""
    from dragoman.store.lessons import gone_back, use_version

    if use is None:
        use = gone_back(store)
    else:
        use_version(store, use)
    click.echo(f"Version {use} is in use." if use else "Reports are read as the program came.", err=True)


def show(rows: list[dict[str, Any]], form: str, out: Path | None) -> None:
    from dragoman.views.answers import write_answers

    with output(out) as stream:
        write_answers(form, rows, stream)
