"""The words of an item for as little time as may be: no report is made of it, no debris told from the rest.

{"text": "..."}      title and text as they stand
<p>Talks</p>         what stands outside the tags, scripts and styles left out
a PDF, a Word file   nothing: these must be opened to be told
"""

import html
import re

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.columns import row_facts, row_text
from dragoman.sources.items import Item, Written
from dragoman.sources.look import is_page
from dragoman.sources.reports import read_object

MOST = 2_000_000  # bytes of a page that are looked at
TAG = re.compile(r"<[^<>]*>")  # not across another "<", so that a page full of them takes no longer
SILENT = ("script", "style", "noscript", "template", "svg")
OPENS = re.compile(rf"<({'|'.join(SILENT)})\b", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def cheap_text(item: Item) -> str | None | Failure:
    """The text of an item, quickly; None where it cannot be had quickly."""
    content = item.content
    try:
        if isinstance(content, Written):
            return "\n".join(content.lines)
        if item.kind == "line" and isinstance(content, bytes):
            return text_of_row(read_object(content), item)
        if not isinstance(content, bytes):
            return text_of_row(dict(content), item)
    except SourceError as error:
        return Failure(name=item.name, reason=str(error))
    if item.kind == "page" or (item.kind == "text" and is_page(content)):
        return stripped(decoded(content[:MOST]))
    return decoded(content[:MOST]) if item.kind == "text" else None


def text_of_row(row: dict[str, object], item: Item) -> str:
    text = row_text(row, item.columns)
    title = row_facts(row, item.columns).facts.title or ""
    return f"{title}\n{stripped(text) if '</' in text else text}"


def decoded(content: bytes) -> str:
    """Bytes as text: UTF-8 or, failing that, a byte a character, which keeps the letters of English."""
    if content[:2] in UTF_16:
        return content.decode("utf-16", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        cut = error.start > len(content) - 4  # in the middle of the last letter
        return content[: error.start].decode() if cut else content.decode("latin-1")


def stripped(markup: str) -> str:
    """What stands outside the tags of a page; in time that grows with its length alone."""
    text = TAG.sub(" ", "".join(loud_parts(markup)))
    try:
        return html.unescape(text)
    except ValueError:  # a number too long to be one of a letter
        return text


def loud_parts(markup: str) -> list[str]:
    """A page without its scripts, styles and what else is not shown."""
    parts, place, small = [], 0, markup.lower()
    if len(small) != len(markup):  # a letter whose small form is longer: places would no longer be the same
        small = markup
    while opening := OPENS.search(small, place):
        parts.append(markup[place : opening.start()])
        end = small.find(f"</{opening[1]}", opening.end())
        if end < 0:
            return parts
        place = end
    return [*parts, markup[place:]]
