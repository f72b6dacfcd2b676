"""Where a command writes: standard output, or a file that appears only when it is whole."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from dragoman.errors import UsageError

PIPE_CLOSED = 141  # what a shell reports of a program ended by SIGPIPE


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


def write_lines(lines: Iterable[str]) -> None:
    """Each on a line of standard output."""
    with output(None) as stream:
        stream.writelines(f"{escaped(line)}\n".encode() for line in lines)


def end_with(problems: Sequence[object], name: str) -> NoReturn:
    """The problems on standard output, their number on standard error; exit code 1 where there are any."""
    write_lines(map(str, problems))
    count = f"{len(problems) or 'no'} {'problem' if len(problems) == 1 else 'problems'}"
    click.echo(f"{escaped(name)}: {count}", err=True)
    sys.exit(1 if problems else 0)


def escaped(text: str) -> str:
    """One line in which characters that a terminal would obey, or that turn the text round, stand as \\x1b."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
