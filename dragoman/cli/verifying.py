"""`dragoman verify`: does a record quote its reports truly?"""

from pathlib import Path

import click

from dragoman.cli.group import commands
from dragoman.cli.named import NamedPath
from dragoman.cli.output import end_with


@commands.command()
@click.argument("record", type=NamedPath(exists=True, dir_okay=False, path_type=Path))
@click.option("--issues", type=NamedPath(path_type=Path), metavar="FILE", help="The issues it was read with (TOML).")
def verify(record: Path, issues: Path | None) -> None:
    """Check that every span of RECORD quotes its report. Exit code 1 and the entries that don't, if any."""
    from dragoman.record.verify import verify_json

    own: tuple[str, ...] = ()
    if issues is not None:
        from dragoman.reading.issues.scheme import read_scheme

        own = read_scheme(issues).labels
    problems = verify_json(record.read_bytes(), own)
    end_with(problems, str(record))
