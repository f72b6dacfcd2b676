"""The words of an item for as little time as may be: no report is made of it, no debris told from the rest.

{"text": "..."}      title and text as they stand
<p>Talks</p>         its lines without tags and menus (dragoman.gate)
a PDF, a Word file   nothing: these must be opened to be told
"""

from collections.abc import Mapping

from dragoman.errors import SourceError
from dragoman.gate import cheap_text
from dragoman.model import Failure
from dragoman.readings import failed
from dragoman.sources.columns import row_text, row_title
from dragoman.sources.items import Item, Written
from dragoman.sources.look import is_page
from dragoman.sources.reports import read_object

MOST = 4_000_000  # bytes of a page that are looked at
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(item: Item) -> str | Failure | None:
    """The text of an item, quickly; None where it cannot be had quickly."""
    try:
        if isinstance(item.content, Written):
            return "\n".join(item.content.lines)
        return text_of_bytes(item, item.content) if isinstance(item.content, bytes) else text_of_row(item, item.content)
    except SourceError as error:
        return Failure(name=item.name, reason=str(error))
    except Exception as error:  # noqa: BLE001 - a hostile page must not end the run
        return failed(item, error)


def text_of_bytes(item: Item, content: bytes) -> str | None:
    if item.kind == "line":
        return text_of_row(item, read_object(content))
    if item.kind == "page" or (item.kind == "text" and is_page(content)):
        return cheap_text(decoded(content[:MOST]))
    return decoded(content[:MOST]) if item.kind == "text" else None


def text_of_row(item: Item, row: Mapping[str, object]) -> str:
    """Title and text of a row, whose text may be a page or a piece of one, and may begin with the title."""
    text = row_text(row, item.columns)
    told = cheap_text(text) if "</" in text else text
    title = row_title(row, item.columns) or ""
    return told if told.startswith(title) else f"{title}\n{told}"


def decoded(content: bytes) -> str:
    """Bytes as text: UTF-8 or, failing that, a byte a character, which keeps the letters of English."""
    if content[:2] in UTF_16:
        return content.decode("utf-16", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        cut = error.start > len(content) - 4  # in the middle of the last letter
        return content[: error.start].decode() if cut else content.decode("latin-1")
