"""The pages as a program of their own, which can be killed in the middle and started again."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.ports import free_port

STARTING = 60.0  # seconds that a busy machine may take


@dataclass
class Program:
    """`dragoman serve` at a port; what it complains of goes into a file."""

    place: str
    log: Path
    port: int = 0
    running: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.port = self.port or free_port()
        command = [sys.executable, "-m", "dragoman", "serve", "--db", self.place, "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(command, stdout=log, stderr=log)
        end = time.monotonic() + STARTING
        while not self.answers():
            assert self.running.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/sign-in", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        """End it as the kernel does, at once."""
        self.end(signal.SIGKILL)

    def end(self, how: signal.Signals = signal.SIGINT) -> None:
        if self.running is not None:
            os.kill(self.running.pid, how)
            self.running.wait(30)
            self.running = None
