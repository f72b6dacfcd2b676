"""What can go wrong: each error names the thing, the value and the way out."""


class DragomanError(Exception):
    """The base of all errors that a user can do something about."""


class SourceError(DragomanError):
    """A report could not be had from where it should be."""


class UsageError(DragomanError):
    """What was asked for does not exist."""


class StoreError(DragomanError):
    """The store could not be opened, read or written."""


class RefusedError(StoreError):
    """A report that no store can keep as it is."""


class ConflictError(StoreError):
    """Somebody else has said something of the same entry meanwhile, in line `line` of the journal."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
