"""Where reports and what they give together are kept: a file, or a server."""

from dragoman.store.store import Added, ProcessLine, Store, open_store

__all__ = ["Added", "ProcessLine", "Store", "open_store"]
