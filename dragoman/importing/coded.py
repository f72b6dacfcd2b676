"""Documents as people have coded them, whatever the program."""

from dragoman.model import Value

Coded = str | int | bool | None


class CodedStatement(Value, frozen=True, kw_only=True):
    """A stretch of a document's text with what its coder says of it: `values` by the names of variables.

    `start` and `end` count code points of the document's text.
    """

    id: str
    coder: str
    kind: str
    start: int
    end: int
    values: dict[str, Coded]


class CodedDocument(Value, frozen=True, kw_only=True):
    """A document of a coded file. `report` is the id of the report that it was made of, where the file says so."""

    id: str
    title: str
    text: str
    author: str = ""
    source: str = ""
    published: str | None = None
    report: str | None = None
    statements: tuple[CodedStatement, ...] = ()
