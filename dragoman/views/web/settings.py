"""How the pages are served."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What `dragoman serve` was told.

    store    a file, or postgresql://...
    alone    one person at this machine, who needs no password; otherwise everybody has an account
    visitor  what that person is called in the journal
    root     the path under which a proxy shows the pages: "/talks"
    secure   cookies go over https only
    """

    store: str
    alone: bool = True
    visitor: str = "me"
    root: str = ""
    secure: bool = False
    largest_upload: int = 20_000_000
    allow_private: bool = False
