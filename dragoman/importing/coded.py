"""Documents as people have coded them, whatever the program."""

from collections.abc import Mapping

from dragoman.model import Value

Values = dict[str, str | int | None]


class CodedStatement(Value, frozen=True, kw_only=True):
    """A stretch of a document's text with what its coder says of it: `values` by the names of variables.

    `start` and `end` count code points of the document's text. `coder` is empty where it is the program's own.
    `before` are the values with which it was handed out, where it was; `taken_over` if it was another coder's then.
    """

    id: str
    coder: str
    kind: str
    start: int
    end: int
    values: Values
    before: Values | None = None
    taken_over: bool = False


class CodedDocument(Value, frozen=True, kw_only=True):
    """A document of a coded file. `report` is the id of the report that it was made of, where the file says so.

    `gone` are statements that were handed out and are no longer there; `ids` are those of parties and issues by the
    values that stand for them, {"organization": {"Kenya": "KEN"}}; `kinds` what organizations are called to be.
    """

    id: str
    title: str
    text: str
    author: str = ""
    source: str = ""
    published: str | None = None
    report: str | None = None
    statements: tuple[CodedStatement, ...] = ()
    gone: tuple[CodedStatement, ...] = ()
    ids: Mapping[str, Mapping[str, str]] = {}
    kinds: Mapping[str, str] = {}
