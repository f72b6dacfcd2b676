"""Addresses as they are compared: where two differ in nothing that leads elsewhere, they are one."""

from urllib.parse import urlsplit, urlunsplit


def address_of(url: str | None) -> str | None:
    """https://news.example/talks of HTTPS://News.Example/talks/#comments; None of what is no address."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if not parts.netloc:
        return None
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, ""))
