"""How the pages are served."""

from dataclasses import dataclass

OWN_HOSTS = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Settings:
    """What `dragoman serve` was told.

    store    a file, or postgresql://...
    alone    one person at this machine, who needs no password; otherwise everybody has an account
    visitor  what that person is called in the journal
    hosts    the names under which that person's own pages may be asked for; any other name is somebody's trick
    root     the path under which a proxy shows the pages: "/talks"
    proxies  the addresses whose word is taken for who asks, over which scheme and under which name
    secure   cookies go over https only, and browsers are told to ask over nothing else
    """

    store: str
    alone: bool = True
    visitor: str = "me"
    hosts: tuple[str, ...] = OWN_HOSTS
    root: str = ""
    proxies: tuple[str, ...] = ()
    secure: bool = False
    largest_upload: int = 20_000_000
    allow_private: bool = False
