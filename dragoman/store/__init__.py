"""Where reports and what they give together are kept: a file, or a server."""

from dragoman.store.accounts import Account, Role
from dragoman.store.keys import Token
from dragoman.store.store import Added, ProcessLine, Store, open_store

__all__ = ["Account", "Added", "ProcessLine", "Role", "Store", "Token", "open_store"]
