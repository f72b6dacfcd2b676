"""What processes apart are asked in the tests: answers, and harm of many kinds."""

import os
import re
import signal
import sys
import time

KEPT: list[bytearray] = []


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def interrupt_asker() -> int:
    """Send a signal to whoever asks, then answer all the same."""
    os.kill(os.getppid(), signal.SIGUSR1)
    time.sleep(1)
    return 1


def hang_once_seen(name: str) -> None:
    """Hang, and tell by a file that this has begun."""
    os.close(os.open(name, os.O_CREAT))
    hang()


def slowly(number: int) -> int:
    time.sleep(1)
    return number


def echo(content: bytes) -> bytes:
    return content


def hang() -> None:
    time.sleep(600)


def hang_in_native_code() -> None:
    """Hang where no other thread of Python can run."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def burn(seconds: float) -> None:
    """Keep a processor busy for so long, beyond what starting has taken."""
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass


def take(size: int) -> str:
    try:
        return f"{len(bytearray(size)):,} bytes"
    except MemoryError:
        return "no room"


def explode() -> int:
    """Take memory in small pieces until there is none."""
    found = []
    while True:
        found.append(bytes(10_000))


def keep(size: int) -> int:
    KEPT.append(bytearray(size))
    return os.getpid()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def crash_once(name: str) -> str:
    """End this process the first time, answer the second: the sign that it was called is a file."""
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "whole"
    crash()
    return "never"


def fail() -> None:
    raise ZeroDivisionError("a page divided by nothing")


def leave() -> None:
    sys.exit(3)


def dive(depth: int) -> int:
    return dive(depth + 1)


def print_much() -> str:
    """What libraries do: print, write past Python, close what they did not open."""
    print("words" * 100_000)
    os.write(1, b"words" * 1000)
    os.write(2, b"words" * 1000)
    print("words", file=sys.stderr)
    os.close(0)
    os.close(1)
    return "said"


class Loud:
    """What cannot be loaded again by whoever gets it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return int, ("no number",)


def give_what_cannot_be_taken() -> Loud:
    return Loud()


def give_what_cannot_be_sent() -> object:
    return lambda: None
