"""A real PostgreSQL server of the tests' own: in a temporary folder, on a free port, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.ports import free_port

USER, PASSWORD = "keeper", "under-the-lamp"
MISSING = "PostgreSQL is not installed here: apt-get install postgresql (make test does so where it may)"


@dataclass(frozen=True)
class Server:
    """A server that runs; `folder` holds its data."""

    programs: Path
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def schema(self, name: str) -> str:
        """The address of an empty schema of this name, made anew."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP SCHEMA IF EXISTS "{name}" CASCADE')
            connection.execute(f'CREATE SCHEMA "{name}"')
        return f"{self.url}?options={quote(f'-csearch_path={name}')}"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=50 -c fsync=off"
        self.control("start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, how: str = "immediate") -> None:
        """Stop the server: `immediate` is as if it were killed, `fast` ends what is under way."""
        self.control("stop", "-w", "-m", how)

    def control(self, *arguments: str) -> None:
        as_somebody(self.programs / "pg_ctl", "-D", self.folder / "data", *arguments)


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server from its making to its end."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-postgres-"))
    try:
        password = folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            shutil.chown(password, "postgres")
        as_somebody(
            programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile", password,
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--wal-segsize=1",
        )  # fmt: skip
        server = Server(programs, folder, free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path | None:
    """Where Debian's package has put the newest server, None where there is none."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    found = found or ([Path(on_path).parent] if on_path else [])
    return max(found, key=lambda path: [int(p) for p in path.parts if p.isdigit()], default=None)


def served() -> Iterator[Server]:
    """A running server for as long as a fixture lives; a skip where there is no program for one."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    with running(found) as server:
        yield server


def as_somebody(*command: Any) -> None:
    """Run a program; a server refuses to be root's, so root runs it as the user whom the package made."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=120)
