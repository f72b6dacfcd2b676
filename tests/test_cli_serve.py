"""`dragoman serve` and `dragoman accounts`, as processes of their own."""

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.command import dragoman, started

PASSWORD = b"a ferry at dawn\n"


@contextmanager
def serving(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Pages that are served, and their address."""
    process = started("serve", "--port", "0", *arguments, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        lines = b""
        while b"http://" not in lines:
            line = process.stderr.readline()
            assert line, lines
            lines += line
        yield process, re.findall(rb"http://\S+", lines)[0].decode()
    finally:
        process.kill()
        process.wait()


def made(db: Path, *names: str) -> None:
    for name, role in zip(names, ("admin", "coder", "reader"), strict=False):
        done = dragoman("accounts", "add", name, "--role", role, "--password-file", "-", "--db", db, stdin=PASSWORD)
        assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_store_is_made_served_and_left_in_peace(tmp_path: Path) -> None:
    db = tmp_path / "new.db"
    with serving("--db", db) as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert httpx.get(address, timeout=60).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read().decode().splitlines() == ["Stopped."]
    assert db.exists()


@pytest.mark.parametrize(
    "arguments",
    [["--host", "0.0.0.0"], ["--host", "::"], ["--root", "/talks"], ["--behind-proxy", "127.0.0.1"], ["--https"]],  # noqa: S104
)
def test_where_others_come_nothing_is_served_without_accounts(tmp_path: Path, arguments: list[str]) -> None:
    done = dragoman("serve", "--db", tmp_path / "new.db", "--port", "0", *arguments)
    assert done.returncode == 2
    assert re.search(rb"nobody has an account. Make the first: dragoman accounts add \w+ --role admin", done.stderr)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "203.0.113.77"], b"nobody has an account"),
        (["--root", "/a/../b"], b"is no path"),
        (["--root", "/a b"], b"is no path"),
        (["--behind-proxy", "proxy"], b"is no address"),
        (["--port", "70000"], b"70000"),
        (["--db", "none/where.db"], b"no folder 'none'"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(tmp_path: Path, arguments: list[str], words: bytes) -> None:
    done = dragoman("serve", "--db", tmp_path / "new.db", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = dragoman("serve", "--db", tmp_path / "new.db", "--port", str(port))
    assert done.returncode == 2
    assert f"port {port}: address already in use".encode() in done.stderr
    assert len(done.stderr.splitlines()) == 2  # and that the store is new


@pytest.mark.slow
def test_with_an_account_pages_ask_for_it(tmp_path: Path) -> None:
    db = tmp_path / "talks.db"
    made(db, "ana")
    with serving("--db", db, "--root", "talks/", "--behind-proxy", "127.0.0.1") as (_, address):
        assert httpx.get(address, timeout=60).headers["location"] == "/talks/sign-in"


def test_accounts_are_kept_at_the_command_line(tmp_path: Path) -> None:
    db = tmp_path / "talks.db"
    made(db, "ana", "kofi", "rhea")
    listed = dragoman("accounts", "list", "--db", db).stdout.decode().split()
    assert [listed[n : n + 2] for n in (0, 4, 8)] == [["ana", "admin"], ["kofi", "coder"], ["rhea", "reader"]]
    token = dragoman("accounts", "token", "kofi", "the archive", "--db", db).stdout
    assert token.startswith(b"dragoman_")
    assert b"1 token" in dragoman("accounts", "list", "--db", db).stdout
    for refused, words in (
        (["add", "ana", "--password-file", "-"], b"already"),
        (["remove", "ana"], b"last admin"),
        (["role", "ana", "coder"], b"last admin"),
        (["password", "nobody", "--password-file", "-"], b"no account 'nobody'"),
        (["add", "zoe", "--password-file", "none"], b"cannot be read"),
    ):
        done = dragoman("accounts", *refused, "--db", db, stdin=PASSWORD)
        assert done.returncode == 2
        assert words in done.stderr
    for deed in (["role", "kofi", "admin"], ["remove", "ana"], ["token", "kofi", "the archive", "--revoke"]):
        assert dragoman("accounts", *deed, "--db", db).returncode == 0
    assert b"ana" not in dragoman("accounts", "list", "--db", db).stdout


def test_the_first_account_is_an_admins(tmp_path: Path) -> None:
    arguments = ("--role", "coder", "--password-file", "-", "--db", tmp_path / "talks.db")
    assert b"admin" in dragoman("accounts", "add", "ana", *arguments, stdin=PASSWORD).stderr
