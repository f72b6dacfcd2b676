"""An orderly end of a long run: Ctrl-C or SIGTERM, one line that says how to go on, and nothing left running."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from types import FrameType
from typing import NoReturn

import click

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StoppedError(BaseException):
    """A run was asked to end; no `except Exception` on the way holds it up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number  # what a shell reports of a program that a signal ended


@contextmanager
def stoppable(told: str) -> Iterator[None]:
    """End with a line and the exit code of the signal; a signal that is ignored from the beginning stays so."""
    heeded = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stop) for number in heeded}
    try:
        yield
    except StoppedError as stopped:
        click.echo(told, err=True)
        sys.exit(stopped.code)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop(number: int, _: FrameType | None) -> NoReturn:
    """End the processes of this program, which else would finish what they have begun, and then the run."""
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    for process in active_children():
        process.kill()
    raise StoppedError(number)
