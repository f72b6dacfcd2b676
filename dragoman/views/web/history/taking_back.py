"""Who may take a line of the journal back: what everybody may do, everybody with the role of a coder may take back."""

from starlette.exceptions import HTTPException

from dragoman.store import Store
from dragoman.store.journal import Entry, entry_at
from dragoman.views.web.history.blind import hidden
from dragoman.views.web.visitors import Visitor


def check_taking_back(store: Store, line: Entry, visitor: Visitor) -> None:
    """403 where a line, or the one that it took back, is not this visitor's to take back.

    A blind coding is set up and settled by an admin: a coder who could take that back would be none of its coders,
    and see what they say. That a report is finished is said by its coder.
    """
    while line.kind == "undo":
        line = entry_at(store.database, line.payload["of"])
    if hidden(line, visitor.name):
        raise HTTPException(403, "Only whoever coded this takes it back.")
    if visitor.may("admin"):
        return
    if line.kind == "code" or "settles" in line.payload:
        raise HTTPException(403, "Only an admin sets up and settles blind codings, or takes that back.")
    if line.kind == "done" and line.who != visitor.name:
        raise HTTPException(403, "Only whoever said so takes back that they are done.")
