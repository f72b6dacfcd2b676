"""A server that refuses, is stopped in the middle, or has no room: an error in one line, nothing lost."""

import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from dragoman.errors import DragomanError
from dragoman.store import Store, open_store
from dragoman.store.database import Database
from dragoman.store.dialects.postgres import Postgres
from tests.command import dragoman
from tests.store.faults.disks import small_disk
from tests.store.faults.proof import confirmed_is_there, kept, one_clear_line
from tests.store.faults.writers import REFUSED, forked, readings, write
from tests.store.postgres import PASSWORD, USER, Server, served


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of this file's own, as it is stopped often."""
    yield from served()


@pytest.mark.parametrize(
    ("change", "told_of"),
    [
        (lambda url: url.replace(PASSWORD, "guess"), "refuses the name or the password"),
        (lambda url: url.replace(f"{USER}:", "nobody-known:"), "refuses the name or the password"),
        (lambda url: url.replace("/postgres", "/nowhere"), "is not there"),
        (lambda url: url.replace("127.0.0.1", "host.invalid"), "has a host that nobody knows"),
    ],
)
def test_a_server_that_refuses_is_told_of_in_one_line(
    server: Server, tmp_path: Path, change: object, told_of: str
) -> None:
    url = change(server.url)  # type: ignore[operator]
    some = kept(tmp_path / "some.jsonl", readings(0, 2))
    for command in (("add", "--from-readings", some), ("ask", "reports"), ("check",), ("log",)):
        done = dragoman(*command, "--db", url)
        one_clear_line(done, told_of)
        assert PASSWORD.encode() not in done.stderr
        assert b"guess" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("how", ["immediate", "fast"])
def test_a_server_that_is_stopped_in_the_middle_and_comes_back_has_all_it_confirmed(server: Server, how: str) -> None:
    place = server.schema(f"stopped_{how}")
    chance = Random(how)
    said: list[str] = []
    for _ in range(5):
        writer = forked(partial(write, place, 0, 1000))
        time.sleep(chance.uniform(0.2, 1.0))
        server.stop(how)
        try:
            *lines, error = writer.end()
            said += lines
            assert writer.status == REFUSED, error
            assert "What was confirmed is kept" in error or "does not answer" in error
            assert PASSWORD not in error
        finally:
            server.start()
        confirmed_is_there(place, said)
    again = forked(partial(write, place, 0, 40))
    said += again.end()
    assert again.status == 0, said[-1]
    confirmed_is_there(place, said)


def test_a_server_that_goes_away_is_told_of_and_the_same_store_object_says_so_again(server: Server) -> None:
    place = server.schema("goes_away")
    with open_store(place) as store:
        known = store.add(next(readings(0, 1)), by="ana")
        server.stop("immediate")
        try:
            for _ in range(2):
                with pytest.raises(DragomanError, match="has gone away"):
                    store.add(next(readings(1, 1)), by="ana")
            with pytest.raises(DragomanError, match="does not answer"):
                open_store(place)
        finally:
            server.start()
        with pytest.raises(DragomanError, match="has gone away"):
            store.log()
    confirmed_is_there(place, [f"report {known.report} {known.n}"])


def test_a_server_that_is_stopping_says_so_to_who_comes_and_lets_who_is_there_end(server: Server) -> None:
    place = server.schema("stopping")
    with open_store(place) as store:
        server.control("stop", "-W", "-m", "smart")  # which waits for the last connection
        try:
            until_refused(server)
            with pytest.raises(DragomanError, match="does not answer yet: it is starting or stopping"):
                open_store(place)
            store.add(next(readings(0, 1)), by="ana")
        finally:
            server.stop("fast")
            server.start()
    with open_store(place) as store:
        assert len(store.log()) == 1


def until_refused(server: Server) -> None:
    """Wait until nobody is let in any more."""
    import psycopg

    while True:
        try:
            psycopg.connect(server.url).close()
        except psycopg.OperationalError:
            return


def test_a_connection_that_the_server_ends_is_told_of_and_nothing_of_it_stays(server: Server) -> None:
    place = server.schema("ended")
    with open_store(place) as store:
        store.add(next(readings(0, 1)), by="ana")
        (pid,) = store.database.row("SELECT pg_backend_pid()") or ()
        with pytest.raises(DragomanError, match="has gone away"):
            add_two_and_end_between(store, server, pid)
    with open_store(place) as store:
        assert len(store.log()) == 1
        assert store.check() == []


def add_two_and_end_between(store: Store, server: Server, pid: int) -> None:
    """Two reports in one transaction, of whose connection another one makes an end between them."""
    with store.database.writing():
        store.add(next(readings(1, 1)), by="ana")
        end_connection(server, pid)
        store.add(next(readings(2, 1)), by="ana")


@pytest.mark.slow
def test_whenever_the_server_ends_a_connection_that_writes_many_rows_it_is_told_of(server: Server) -> None:
    import psycopg

    chance = Random(7)
    with psycopg.connect(server.url, autocommit=True) as other:
        other.execute("CREATE TABLE many_rows (number BIGINT, words TEXT)")
        for _ in range(300):
            database = Database(Postgres(server.url, create=False))
            ended = Timer(chance.uniform(0, 0.03), end_connection, (server, database.value("SELECT pg_backend_pid()")))
            ended.start()
            with pytest.raises(DragomanError, match="has gone away"):
                write_many_rows(database, chance)
            ended.join()
            database.close()
            other.execute("TRUNCATE many_rows")


def write_many_rows(database: Database, chance: Random) -> None:
    """Until something stops it."""
    while True:
        with database.writing():
            rows = [(number, "w" * chance.choice((5, 5000))) for number in range(chance.choice((3, 200)))]
            database.many("INSERT INTO many_rows VALUES (?, ?)", rows)


def test_an_error_that_hides_that_the_server_ended_the_connection_is_told_of_as_that(server: Server) -> None:
    """The driver's words where an end of many rows, and the server's farewell, come at the same moment."""
    import psycopg

    dialect = Postgres(server.url, create=False)
    connection = dialect.connect()
    end_connection(server, connection.execute("SELECT pg_backend_pid()").fetchone()[0])
    with pytest.raises(psycopg.errors.AdminShutdown) as farewell:
        connection.execute("SELECT 1")
    hiding = psycopg.OperationalError("cannot exit pipeline mode while busy")
    hiding.__context__ = farewell.value
    assert "has gone away: the server was stopped. What was confirmed is kept" in str(dialect.told(hiding))


def end_connection(server: Server, pid: int) -> None:
    """Have the server end a connection, and wait until it has."""
    import psycopg

    with psycopg.connect(server.url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        while other.execute("SELECT FROM pg_stat_activity WHERE pid = %s", (pid,)).fetchone() is not None:
            time.sleep(0.01)


@pytest.mark.slow
def test_a_server_whose_disk_is_full_is_told_of_and_keeps_what_it_confirmed(server: Server) -> None:
    import psycopg

    with small_disk(server.folder / "small", "5m") as disk:
        subprocess.run(["chown", "postgres", disk], check=True)
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
        place = server.schema("full") + "%20-cdefault_tablespace%3Dsmall"
        try:
            writer = forked(partial(write, place, 0, 3000, only_add=True))
            *said, error = writer.end()
            assert writer.status == REFUSED, error
            assert "has no room left: the server's disk is full" in error
            assert len(said) > 5
            subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
            confirmed_is_there(place, said)
            again = forked(partial(write, place, 0, 60))
            said += again.end()
            assert again.status == 0, said[-1]
            confirmed_is_there(place, said)
        finally:
            server.schema("full")
            with psycopg.connect(server.url, autocommit=True) as connection:
                connection.execute("DROP TABLESPACE small")


def test_a_server_that_may_only_be_read_can_be_asked(server: Server) -> None:
    place = server.schema("read_only")
    with open_store(place) as store:
        for reading in readings(0, 4):
            store.add(reading, by="ana")
        store.refresh()
    with open_store(f"{place}%20-cdefault_transaction_read_only%3Don") as store:
        assert len(store.ask("reports")) == 4
        with pytest.raises(DragomanError, match="may only be read"):
            store.add(next(readings(5, 1)), by="ana")
    with pytest.raises(DragomanError, match="may only be read"):
        open_store(server.schema("nothing_yet") + "%20-cdefault_transaction_read_only%3Don")


def test_a_name_without_rights_is_told_of(server: Server, tmp_path: Path) -> None:
    import psycopg

    place = server.schema("not_yours")
    with open_store(place) as store:
        store.add(next(readings(0, 1)), by="ana")
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = place.replace(f"{USER}:{PASSWORD}", "guest:guest")
    some = kept(tmp_path / "some.jsonl", readings(0, 2))
    one_clear_line(dragoman("ask", "reports", "--db", guest), "There is no store in 'postgresql://guest@")
    one_clear_line(dragoman("add", "--from-readings", some, "--db", guest), "has no schema that this name may use")
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("GRANT USAGE ON SCHEMA not_yours TO guest")
    one_clear_line(dragoman("ask", "reports", "--db", guest), "may not be used by this name")
    one_clear_line(dragoman("add", "--from-readings", some, "--db", guest), "may not be used by this name")


def test_who_asks_an_empty_server_makes_no_store_there(server: Server) -> None:
    place = server.schema("empty")
    one_clear_line(dragoman("ask", "reports", "--db", place), "There is no store in")
    with pytest.raises(DragomanError, match="There is no store in"):
        open_store(place, create=False)
    assert not open_store(place).log()
