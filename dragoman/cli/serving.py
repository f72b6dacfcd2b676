"""`dragoman serve`: the record in a browser."""

import getpass
import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.group import commands
from dragoman.cli.output import escaped
from dragoman.cli.store import BY, DB, opened, who
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.views.web import Settings

FIRST = "dragoman accounts add {name} --role admin"


@commands.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--root", default="", metavar="PATH", help="The path under which a proxy shows the pages: /talks.")
@click.option("--behind-proxy", "proxies", multiple=True, metavar="ADDRESS", help="A proxy whose word is taken.")
@click.option("--https", "secure", is_flag=True, help="A proxy shows the pages over https, and over nothing else.")
@click.option("--open", "open_it", is_flag=True, help="Open the pages in the browser.")
@BY
def serve(
    db: str,
    host: str,
    port: int,
    root: str,
    proxies: tuple[str, ...],
    secure: bool,
    open_it: bool,
    by: str | None,
) -> None:
    """Show the record in a browser, to read, check and correct it.

    At 127.0.0.1 for you alone, without a password; elsewhere, and behind a proxy, for those who have an account
    (dragoman accounts).
    """
    root = path_under(root)
    check_proxies(proxies)
    beyond = bool(root or proxies or secure) or not is_loopback(host)
    alone = not make_ready(db, beyond, host)
    listening = listen(host, port)
    from dragoman.views.web import Settings
    from dragoman.views.web.serving import run

    settings = Settings(
        store=db,
        alone=alone,
        visitor=who(by),
        hosts=("localhost", "127.0.0.1", "::1", host.lower()),
        root=root,
        proxies=proxies,
        secure=secure,
    )
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}{root}/"
    click.echo(told(settings, address), err=True)
    if open_it:
        click.launch(address)
    run(settings, listening)
    click.echo("Stopped.", err=True)


def make_ready(db: str, beyond: bool, host: str) -> bool:
    """Whether people have accounts; the store is made where there is none. Refused where everybody could come in."""
    is_new = "://" not in db and not Path(db).exists()
    with opened(db, create=True) as store:
        known = bool(store.accounts())
    if is_new:
        click.echo(f"{escaped(db)} is a new store, in which nothing is yet.", err=True)
    if beyond and not known:
        where = "Behind a proxy" if is_loopback(host) else f"At {host}"
        raise UsageError(
            f"{where} others can reach the pages, and nobody has an account. Make the first: "
            f"{FIRST.format(name=getpass.getuser())}"
        )
    return known


def told(settings: "Settings", address: str) -> str:
    """The first line: where the pages are, and for whom."""
    whom = f"for you alone, as {settings.visitor}" if settings.alone else "for those who have an account"
    return f"{address}  {escaped(whom)}. Ctrl-C ends it."


def listen(host: str, port: int) -> socket.socket:
    """The socket, bound here, so that one line can say what is wrong with it."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"'{host}' is no address of this machine. Try --host 127.0.0.1.") from error
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(where)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Nothing can listen at {host}, port {port}: {(error.strerror or str(error)).lower()}. "
            f"Choose another port: --port {port + 1 if port < 65535 else 0}, or 0 for any free one."
        ) from error
    return listening


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def path_under(root: str) -> str:
    """/talks of talks, /talks and /talks/; "" at the top."""
    path = root.strip("/")
    if not all(part and part not in (".", "..") for part in path.split("/")) and path:
        raise UsageError(f"{root!r} is no path. Write it as /talks.")
    if not (path.isascii() and all(letter.isalnum() or letter in "-_./~" for letter in path)):
        raise UsageError(f"{root!r} is no path of plain letters and figures. Write it as /talks.")
    return f"/{path}" if path else ""


def check_proxies(proxies: tuple[str, ...]) -> None:
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy, strict=False)
        except ValueError as error:
            raise UsageError(f"{proxy!r} is no address. Write it as 127.0.0.1 or 10.0.0.0/8.") from error
