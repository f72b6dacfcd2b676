"""`dragoman accounts`: who may come in where pages are served to more than one person."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli.group import commands
from dragoman.cli.output import escaped
from dragoman.cli.store import DB, opened
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.store import Store
    from dragoman.store.accounts import Account, Role

ROLE = click.option("--role", type=click.Choice(("reader", "coder", "admin")), default=None, help="What they may do.")
PASSWORD = click.option(
    "--password-file",
    "password_file",
    metavar="FILE",
    help="The password is its first line; - is standard input.",
)


@commands.group()
def accounts() -> None:
    """Keep the accounts of those who may see the pages: readers, coders and admins.

    With the first account the pages ask everybody to sign in, from their next start.
    """


@accounts.command("list")
@DB
def list_accounts(db: str) -> None:
    """List who may come in, and what they may do."""
    with opened(db) as store:
        found = store.accounts()
        tokens = {one.name: len(store.tokens(one.name)) for one in found}
    width = max((len(one.name) for one in found), default=0)
    for one in found:
        more = f", {tokens[one.name]} {'token' if tokens[one.name] == 1 else 'tokens'}" if tokens[one.name] else ""
        click.echo(f"{escaped(one.name):<{width}}  {one.role:<6}  since {one.since[:10]}{more}")
    if not found:
        click.echo("Nobody has an account. Make one: dragoman accounts add NAME --role admin", err=True)


@accounts.command()
@click.argument("name")
@ROLE
@PASSWORD
@DB
def add(name: str, role: str | None, password_file: str | None, db: str) -> None:
    """Make an account; the password is asked for twice, without being shown."""
    with opened(db, create=True) as store:
        if store.account(name) is not None:
            raise UsageError(f"There is an account {name!r} already. Change it: dragoman accounts role, password.")
        first = not store.accounts()
        chosen = cast("Role", role or ("admin" if first else "coder"))
        if first and chosen != "admin":
            raise UsageError(f"The first account is an admin's: dragoman accounts add {name} --role admin")
        store.keep_account(name, chosen, password_given(password_file))
    click.echo(f"{escaped(name)} is a {chosen} now." if chosen != "admin" else f"{escaped(name)} is an admin now.")
    if first:
        click.echo("Pages that are being served ask for it from their next start.", err=True)


@accounts.command()
@click.argument("name")
@click.argument("role", type=click.Choice(("reader", "coder", "admin")))
@DB
def role(name: str, role: str, db: str) -> None:
    """Give somebody another role."""
    with opened(db) as store:
        known = account_called(store, name)
        if role != "admin":
            keep_an_admin(store, name)
        store.keep_account(known.name, cast("Role", role))
    click.echo(f"{escaped(name)} is {'an' if role == 'admin' else 'a'} {role} now.")


@accounts.command()
@click.argument("name")
@PASSWORD
@DB
def password(name: str, password_file: str | None, db: str) -> None:
    """Give somebody another password, which signs them out everywhere."""
    with opened(db) as store:
        known = account_called(store, name)
        store.keep_account(known.name, known.role, password_given(password_file))
    click.echo(f"{escaped(name)} has a new password.")


@accounts.command()
@click.argument("name")
@DB
def remove(name: str, db: str) -> None:
    """Take an account away; what its owner said stays in the journal."""
    with opened(db) as store:
        account_called(store, name)
        keep_an_admin(store, name)
        store.drop_account(name)
    click.echo(f"{escaped(name)} cannot come in any more.")


@accounts.command()
@click.argument("name")
@click.argument("called")
@click.option("--revoke", is_flag=True, help="Take it back.")
@DB
def token(name: str, called: str, revoke: bool, db: str) -> None:
    """Make a token for a program of somebody's, CALLED after what it is for; it is shown this once."""
    with opened(db) as store:
        account_called(store, name)
        if revoke:
            store.drop_token(name, called)
            click.echo(f"{escaped(called)} opens nothing any more.")
        else:
            click.echo(store.new_token(name, called))


def account_called(store: "Store", name: str) -> "Account":
    found = store.account(name)
    if found is None:
        raise UsageError(f"There is no account {name!r}. See them: dragoman accounts list")
    return found


def keep_an_admin(store: "Store", name: str) -> None:
    """The last admin stays one as long as anybody has an account."""
    others = [one for one in store.accounts() if one.name != name]
    if [one.name for one in store.accounts() if one.role == "admin"] == [name] and others:
        raise UsageError(f"{name} is the last admin. Make another first: dragoman accounts role NAME admin")


def password_given(file: str | None) -> str:
    """A password from a file or standard input, or asked for twice."""
    if file is None:
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
    try:
        text = sys.stdin.read(4096) if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise UsageError(f"The password cannot be read from {file!r}: {error}") from error
    return text.partition("\n")[0].rstrip("\r")
