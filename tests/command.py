"""The command line as a user has it: a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

DRAGOMAN = [sys.executable, "-m", "dragoman"]
TALKS = (
    "Ferry talks end in Port Amber\n\nPORT AMBER, May 4 - Norway's envoy Lena Holt met the foreign minister of Peru, "
    "Rosa Quispe, on Tuesday.\n\n“We will not sign without the islands,” Quispe said. Holt said the talks would resume "
    "in June.\n"
)


def dragoman(*arguments: str | Path, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """One run of the program, from its arguments to its end."""
    return subprocess.run(
        [*DRAGOMAN, *map(str, arguments)], input=stdin, capture_output=True, timeout=300, check=False, **options
    )


def started(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """The program begun, to be disturbed while it runs."""
    return subprocess.Popen([*DRAGOMAN, *map(str, arguments)], preexec_fn=heed_interrupts, **options)


def heed_interrupts() -> None:
    """A run in the background, as of a build server, hands down that Ctrl-C is ignored; a terminal's does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def plain(**more: str) -> dict[str, str]:
    """The environment of this process, with more."""
    return {**os.environ, **more}
