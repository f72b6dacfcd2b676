"""What somebody who came in holds in their hands: a session of a browser, a token of a program.

Of both only digests are kept, so that nobody who sees the store can come in with them.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import NamedTuple

from dragoman.errors import UsageError
from dragoman.store.accounts import LONGEST, Account, account, written
from dragoman.store.database import Database
from dragoman.store.packing import storable

SHORT, LASTING = timedelta(hours=12), timedelta(days=30)  # that a session lives, and one that is to last
SELDOM = timedelta(minutes=1)  # after which it is noted again that a token was used
MADE_HERE = "dragoman_"  # how a token begins, so that whoever finds one knows what it opens


class Token(NamedTuple):
    """A program's key to an account: what its owner calls it, since when, and when it was last used."""

    called: str
    since: str
    used: str | None


def new_session(database: Database, now: datetime, name: str, lasting: bool) -> str:
    """A key to somebody's account for a browser, which runs out by itself; those that have are swept away."""
    key = token_urlsafe(32)
    until = written(now + (LASTING if lasting else SHORT))
    with database.writing():
        needs_account(database, name)
        database.run("DELETE FROM session WHERE until <= ?", written(now))
        database.insert("session", digest=digest_of(key), name=name, until=until)
    return key


def session(database: Database, now: datetime, key: str) -> Account | None:
    """Whose session it is, as long as it has not run out."""
    sql = "SELECT name FROM session WHERE digest = ? AND until > ?"
    name = database.value(sql, digest_of(key), written(now))
    return None if name is None else account(database, name)


def end_session(database: Database, key: str) -> None:
    with database.writing():
        database.run("DELETE FROM session WHERE digest = ?", digest_of(key))


def new_token(database: Database, now: datetime, name: str, called: str) -> str:
    """A key to somebody's account for a program; it lasts until it is dropped, and is shown this once."""
    if not called.strip() or len(called) > LONGEST or not called.isprintable() or called != storable(called):
        raise UsageError(f"No token can be called {called!r}. Write up to {LONGEST} letters: what it is for.")
    key = f"{MADE_HERE}{token_urlsafe(32)}"
    with database.writing():
        needs_account(database, name)
        if database.value("SELECT 1 FROM token WHERE name = ? AND called = ?", name, called):
            raise UsageError(f"{name} has a token {called!r} already. Call this one otherwise, or drop the other.")
        database.insert("token", digest=digest_of(key), name=name, called=called, since=written(now))
    return key


def tokens(database: Database, name: str) -> list[Token]:
    """Somebody's tokens, the first made first."""
    sql = "SELECT called, since, used FROM token WHERE name = ? ORDER BY since, called"
    return [Token(*row) for row in database.rows(sql, storable(name))]


def account_of_token(database: Database, now: datetime, key: str) -> Account | None:
    """Whose token it is; that it was used is noted once a minute at most."""
    found = database.row("SELECT name, used FROM token WHERE digest = ?", digest_of(key))
    if found is None:
        return None
    name, used = found
    if used is None or used <= written(now - SELDOM):
        with database.writing():
            database.run("UPDATE token SET used = ? WHERE digest = ?", written(now), digest_of(key))
    return account(database, name)


def drop_token(database: Database, name: str, called: str) -> None:
    with database.writing():
        if called not in {token.called for token in tokens(database, name)}:
            raise UsageError(f"{name} has no token {called!r}.")
        database.run("DELETE FROM token WHERE name = ? AND called = ?", name, called)


def needs_account(database: Database, name: str) -> None:
    if account(database, name) is None:
        raise UsageError(f"There is no account {name!r}.")


def digest_of(key: str) -> str:
    """As a key is long and made by chance, a plain digest says nothing of it."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
