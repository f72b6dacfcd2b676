"""Where reports and what they give together are kept: a file, or a server."""

from dragoman.store.accounts import Account, Role
from dragoman.store.failures import Failed
from dragoman.store.keys import Token
from dragoman.store.overview import Order, Overview, Recent
from dragoman.store.store import Added, ProcessLine, Store, open_store
from dragoman.store.summaries import Summary
from dragoman.store.visits import Since

__all__ = [
    "Account",
    "Added",
    "Failed",
    "Order",
    "Overview",
    "ProcessLine",
    "Recent",
    "Role",
    "Since",
    "Store",
    "Summary",
    "Token",
    "open_store",
]
