"""PDFs taken apart in a process of their own, which is ended where one holds it up or makes it fall.

One such process serves a whole program; its callers take turns, and it goes when they do.
"""

import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from threading import Lock
from typing import BinaryIO, Literal, cast

import msgspec

from dragoman.errors import SourceError
from dragoman.sources.documents.laid_out import Line
from dragoman.sources.limits import Limits

SECONDS = {"cover": 20, "pages": 120}
MEMORY = 4_000_000_000  # bytes
BEGUN = "from dragoman.sources.documents.apart import serve; serve()"


class Asked(msgspec.Struct):
    call: Literal["cover", "pages"]
    limits: Limits
    length: int
    seconds: int


class Told(msgspec.Struct):
    """What was found, or why nothing was."""

    cover: list[str] = []
    pages: list[list[Line]] = []
    refused: str | None = None


class Helper:
    """The process, started when it is first asked, and again after it was ended."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0

    def ask(self, call: Literal["cover", "pages"], content: bytes, limits: Limits) -> Told:
        with self.lock:
            process = self.begin()
            given, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            try:
                given.write(msgspec.json.encode(Asked(call, limits, len(content), SECONDS[call])) + b"\n")
                given.write(content)
                given.flush()
                length = answers.readline()
                found = answers.read(int(length or 0))
                if not length or len(found) < int(length):
                    raise held_up()
                return msgspec.json.decode(found, type=Told)
            except OSError as error:
                self.end()
                raise held_up() from error
            except BaseException:  # whatever interrupts it, the next answer would be that to this question
                self.end()
                raise

    def begin(self) -> "subprocess.Popen[bytes]":
        """The process; that of a process from which this one was forked is not ours."""
        if self.process is None or self.owner != os.getpid() or self.process.poll() is not None:
            self.process = subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-c", BEGUN],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"},
                start_new_session=True,  # Ctrl-C is for the program, which ends this one
            )
            self.owner = os.getpid()
        return self.process

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            for pipe in (self.process.stdin, self.process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            self.process.wait()
        self.process = None


HELPER = Helper()


def taken_apart(call: Literal["pages"], content: bytes, limits: Limits) -> list[list[Line]]:
    """The pages of a PDF; SourceError where it cannot be read, or not in time."""
    told = HELPER.ask(call, content, limits)
    if told.refused is not None:
        raise SourceError(told.refused)
    return told.pages


def cover_words(content: bytes, limits: Limits) -> list[str]:
    """The words of its first pages; SourceError where that takes too long."""
    return HELPER.ask("cover", content, limits).cover


def held_up() -> SourceError:
    return SourceError(
        "This PDF takes too long or too much memory to take apart. Print it to a new PDF, or save its text as .txt."
    )


def serve() -> None:
    """In the process: answer until nobody asks; the alarm ends native code as well."""
    soft = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if soft == resource.RLIM_INFINITY else min(MEMORY, soft), soft))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    given, out = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        asked = msgspec.json.decode(line, type=Asked)
        content = given.read(asked.length)
        signal.alarm(asked.seconds)
        found = msgspec.json.encode(answer(asked, content))
        signal.alarm(0)
        out.write(b"%d\n" % len(found) + found)
        out.flush()


def answer(asked: Asked, content: bytes) -> Told:
    from dragoman.sources.documents.native import cover_of, pages_of

    try:
        if asked.call == "cover":
            return Told(cover=[utf8(words) for words in cover_of(content, asked.limits)])
        pages = list(pages_of(content, asked.limits))
    except SourceError as error:
        return Told(refused=str(error))
    return Told(pages=[[replace(line, text=utf8(line.text)) for line in page] for page in pages])


def utf8(text: str) -> str:
    """Text that JSON may hold: two halves of a surrogate side by side are their letter, one alone is U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
