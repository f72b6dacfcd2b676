"""Who may come in: accounts with a role, and a password of which only an Argon2 hash is kept.

None of it stands in the journal: what a store is made anew from holds no password and no key.
"""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from dragoman.errors import UsageError
from dragoman.store.database import Database
from dragoman.store.packing import storable

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "coder", "admin"]
LONGEST = 60  # characters of a name, which stands beside what its owner says
PROGRAMS = frozenset({"dragoman", "machine", "the program"})  # the words of such an account would look like its own
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 1000  # characters


class Account(NamedTuple):
    """Somebody who may come in: since when, what they may do, and whether with a password."""

    name: str
    role: Role
    since: str
    has_password: bool


def accounts(database: Database) -> list[Account]:
    """All of them in order of their names."""
    rows = database.rows("SELECT name, role, since, password IS NOT NULL FROM account ORDER BY name")
    return [Account(name, role, since, bool(has)) for name, role, since, has in rows]


def account(database: Database, name: str) -> Account | None:
    row = database.row("SELECT name, role, since, password IS NOT NULL FROM account WHERE name = ?", storable(name))
    if row is None:
        return None
    known, role, since, has = row
    return Account(known, role, since, bool(has))


def keep_account(database: Database, now: datetime, name: str, role: Role, password: str | None) -> None:
    """Make an account, or change its role and, where one is given, its password, which ends its sessions."""
    check_account(name, role, password)
    digest = None if password is None else hasher().hash(password)
    with database.writing():
        if role != "admin":
            keep_an_admin(database, name)
        if account(database, name) is None:
            database.insert("account", name=name, role=role, password=digest, since=written(now))
            return
        database.run("UPDATE account SET role = ? WHERE name = ?", role, name)
        if digest is not None:
            database.run("UPDATE account SET password = ? WHERE name = ?", digest, name)
            database.run("DELETE FROM session WHERE name = ?", name)


def check_account(name: str, role: Role, password: str | None) -> None:
    """An error where a name, a role or a password is none."""
    if name != name.strip() or not 0 < len(name) <= LONGEST or not name.isprintable() or name != storable(name):
        raise UsageError(f"Nobody can be called {name!r}. Write up to {LONGEST} letters.")
    if name.casefold() in PROGRAMS:
        raise UsageError(f"{name!r} is what the program itself is called in the journal. Choose another name.")
    if role not in get_args(Role):
        raise UsageError(f"Unknown role {role!r}. Choose one of: {', '.join(get_args(Role))}.")
    if password is not None and not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(f"A password has {SHORTEST_PASSWORD} characters or more, this one has {len(password)}.")


def drop_account(database: Database, name: str) -> None:
    """Take an account away, with its sessions and tokens; what its owner has said stays in the journal."""
    with database.writing():
        if account(database, name) is None:
            raise UsageError(f"There is no account {name!r}.")
        keep_an_admin(database, name)
        for table in ("session", "token", "account"):
            database.run(f"DELETE FROM {table} WHERE name = ?", name)


def keep_an_admin(database: Database, name: str) -> None:
    """An error where others have accounts and nobody but this one could let anybody in."""
    known = accounts(database)
    if [one.name for one in known if one.role == "admin"] == [name] and len(known) > 1:
        raise UsageError(f"{name} is the last admin. Make another first: dragoman accounts role NAME admin")


def password_fits(database: Database, name: str, password: str) -> bool:
    """Whether it is somebody's password; it takes as long where nobody has the name, or no password."""
    from argon2.exceptions import InvalidHashError, VerificationError

    nobodys = decoy()
    known = database.value("SELECT password FROM account WHERE name = ?", storable(name))
    try:
        hasher().verify(known or nobodys, password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False
    if known is None:
        return False
    if hasher().check_needs_rehash(known):
        again = hasher().hash(password)
        with database.writing():
            database.run("UPDATE account SET password = ? WHERE name = ? AND password = ?", again, name, known)
    return True


@cache
def hasher() -> "PasswordHasher":
    """Argon2id at the strength that its makers advise by now."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def decoy() -> str:
    """The hash of a password that nobody has."""
    from secrets import token_urlsafe

    return hasher().hash(token_urlsafe())


def written(moment: datetime) -> str:
    """A moment as it is kept and compared; in UTC."""
    return moment.isoformat(timespec="seconds")
