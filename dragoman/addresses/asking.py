"""Requests to places at addresses: made again where that may help, several at once, what goes wrong said plainly."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from errno import EAGAIN, EBUSY, EIO
from typing import Any, TypeVar

from dragoman.errors import DragomanError

ATTEMPTS = 7  # with waits of some 0.5, 1, 2, 4, 8 and 16 seconds; many a library tries several times in each
LONGEST = 45.0  # seconds after which no new attempt is made
AT_ONCE = 32  # requests under way
REMOTE_IO = 121  # EREMOTEIO, which not every system has
PASSING = {None, EAGAIN, EBUSY, EIO, REMOTE_IO}  # None is that of many a library's own errors
PASSING_KINDS = re.compile(r"Connect|Timeout|HTTPClient|Incomplete|Payload|ServiceRequest")
LASTING = (FileNotFoundError, PermissionError, FileExistsError, IsADirectoryError, NotADirectoryError)
T = TypeVar("T")


def asked(place: object, call: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """What a place answers; DragomanError where it does not, FileNotFoundError where nothing is there."""
    try:
        return again(call, *values, **named)
    except FileNotFoundError:
        raise
    except Exception as error:
        if not is_fault(error):
            raise
        raise DragomanError(told(place, error)) from error


def again(call: Callable[..., T], *values: Any, **named: Any) -> T:
    """What a request gives; made again, with growing waits, where its fault may pass."""
    from tenacity import (
        Retrying,
        retry_if_exception,
        stop_after_attempt,
        stop_after_delay,
        wait_exponential,
        wait_random,
    )

    retrying = Retrying(
        retry=retry_if_exception(may_pass),
        wait=wait_exponential(multiplier=0.5, max=20) + wait_random(0, 0.5),
        stop=stop_after_attempt(ATTEMPTS) | stop_after_delay(LONGEST),
        reraise=True,
    )
    return retrying(call, *values, **named)


def may_pass(error: BaseException) -> bool:
    """Whether another try may help: answers of 500 and above, what breaks off or takes long; not what is not there."""
    if isinstance(error, LASTING) or not isinstance(error, Exception):
        return False
    code = getattr(error, "status", None) or getattr(error, "code", None)
    if isinstance(code, int):
        return code >= 500 or code in (408, 429)
    if isinstance(error, OSError):
        return error.errno in PASSING or isinstance(error, ConnectionError | TimeoutError)
    return any(PASSING_KINDS.search(kind.__name__) for kind in type(error).__mro__)


def is_fault(error: BaseException) -> bool:
    """Whether an error is a place's, and none of this program: the libraries have many of their own."""
    return isinstance(error, OSError) or not type(error).__module__.startswith(("builtins", "dragoman"))


def told(place: object, error: BaseException) -> str:
    """What a place's error means for the user."""
    reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
    if isinstance(error, FileNotFoundError):
        return f"There is nothing at '{place}' ({reason}). Check the address: the bucket, and the name in it."
    if isinstance(error, PermissionError) or "redential" in type(error).__name__:
        return f"'{place}' is denied to you ({reason}). Check who asks (AWS_PROFILE or the like) and what is granted."
    if may_pass(error):
        return f"'{place}' could not be reached ({reason}). Check the network and the endpoint, and start again."
    return f"'{place}' can neither be read nor written ({reason}). Check the address."


def each(call: Callable[[Any], T], values: Iterable[Any]) -> list[T]:
    """A request for each value, many under way at once; the answers in order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(call, values))
