"""One run at a time writes into a folder: by a lock of the system here, by a lease at an address."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from dragoman.addresses import is_address
from dragoman.archive.folder import check_place
from dragoman.archive.lease import leased
from dragoman.archive.whole import rights_told
from dragoman.errors import DragomanError

Check = Callable[[], None]


@contextmanager
def alone(out: Path) -> Iterator[Check]:
    """A folder that is this run's own; what is given raises an error once another has taken it over."""
    if is_address(out):
        check_place(out)
        with leased(out) as check:
            yield check
    else:
        with held(out):
            yield lambda: None


def checked(notice: Any, check: Check) -> Any:
    """As `notice`, if there is one, with a check at the beginning of each stage and the end of each part."""

    def noticed(stage: str, parts: Sequence[Any]) -> Callable[[Any, Any], None]:
        check()
        told = notice(stage, parts) if notice else None

        def done(part: Any, outcome: Any) -> None:
            check()
            if told:
                told(part, outcome)

        return done

    return noticed


@contextmanager
def held(out: Path) -> Iterator[None]:
    """A folder that is this process's own; the system takes the lock from one that was killed."""
    with rights_told(out):
        out.mkdir(parents=True, exist_ok=True)
    try:
        with locked(out):
            yield
    finally:
        with suppress(OSError):  # there is something in it, as there should be
            out.rmdir()


@contextmanager
def locked(out: Path) -> Iterator[None]:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # a system without such locks
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise DragomanError(
            f"Another run writes into '{out}'. Wait until it has ended, or name another folder with --out."
        ) from error
    except OSError:  # some disks of other machines know no locks for folders
        pass
    try:
        yield
    finally:
        os.close(handle)
