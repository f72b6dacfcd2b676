"""Which addresses belong to the open internet: a page must not send the reader into the network that it runs in."""

import ipaddress
import socket
from urllib.parse import urlsplit

from dragoman.errors import SourceError

WEB = {"http": 80, "https": 443}
LOWEST_FREE = 1024  # ports below this one, but for those two, are other services'
OPEN = ipaddress.ip_network("2000::/3")  # all of IPv6 that has been given out
CLOSED = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "3fff::/20", "2001:db8::/32")))
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def checked(url: str, allow_private: bool) -> tuple[str, str, int]:
    """Host, address and port of a URL whose every address is public; SourceError otherwise.

    The host is spelt in ASCII, as names are asked for.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or WEB.get(parts.scheme, 0)
    except ValueError as error:
        raise SourceError(
            f"'{url}' is no address that can be understood ({error}). Write it as https://host/path."
        ) from error
    if parts.scheme not in WEB or not host:
        raise SourceError(f"'{url}' does not begin with http:// or https://. Give a web address or a file.")
    if "@" in parts.netloc:
        raise SourceError(f"The address at {host} holds a name or password, which is not kept. Give it without.")
    try:
        name = host if ":" in host else host.encode("idna").decode()
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:  # among them names with a zero byte, or too long
        raise SourceError(f"There is no host '{host}'. Check the address and the connection.") from error
    addresses = [str(entry[4][0]) for entry in found]
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise SourceError(
            f"'{host}' is at {private[0]}, in a private network, which is not "
            "fetched. Save the page and give the file, or allow private addresses."
        )
    if not allow_private and port < LOWEST_FREE and port not in WEB.values():
        raise SourceError(f"Port {port} of {host} is no web server's. Give an address that a browser opens.")
    return name, addresses[0], port


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet: not loopback, private, link-local, shared or reserved.

    An address of IPv4 inside one of IPv6 (::ffff:10.0.0.1, 2002:a00:1::, 64:ff9b::a00:1) counts as what it is.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip not in OPEN:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in CLOSED)
