"""The command line: arguments in, one call, output. Heavy imports wait until a command needs them."""

import sys

import click

from dragoman.cli.accounts import accounts
from dragoman.cli.agreement import agreement
from dragoman.cli.archive import archive
from dragoman.cli.exporting import export
from dragoman.cli.group import commands
from dragoman.cli.importing import import_coded
from dragoman.cli.learning import learn
from dragoman.cli.output import escaped
from dragoman.cli.processes import processes
from dragoman.cli.reading import quotes, read
from dragoman.cli.record import record
from dragoman.cli.serving import serve
from dragoman.cli.store import add, apart, ask, check, log, same, undo, versions
from dragoman.cli.verifying import verify
from dragoman.cli.watching import watch
from dragoman.errors import DragomanError

__all__ = [
    "accounts", "add", "agreement", "apart", "archive", "ask", "check", "commands", "export", "import_coded", "learn",
    "log", "main", "processes", "quotes", "read", "record", "same", "serve", "undo", "verify", "versions", "watch",
]  # fmt: skip

STOPPED = 130  # what a shell reports of a program ended by SIGINT


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
