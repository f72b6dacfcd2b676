r"""Rich text: what striprtf makes of it, cells and paragraphs each a line, footnotes left out.

{\rtf1\ansi\ansicpg1251 ...    the code page that the file names, for bytes and for \'e9
"""

import codecs
import re
from collections.abc import Callable, Iterator

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits, size

SIGNATURE = re.compile(rb"\s*\{\\rtf")
CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
ROW = re.compile(r"\\(?:nest)?row(?![a-z])")
BESIDE = re.compile(r"\{(?:\\\*)?\\(footnote|annotation|header[lrf]?|footer[lrf]?)(?![a-z])")
BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
REASONS = {"footnote": "footnote", "annotation": "comment"}
MOST_BESIDE = 500
LONGEST = 20_000_000  # Bytes without pictures, beyond which a rich text is no report nor an export of some.
PICTURE = re.compile(rb"[0-9a-fA-F\s]{2000,}")  # pictures are long runs of figures


def read_rtf(content: bytes, limits: Limits) -> Written:
    """The paragraphs of a rich text; SourceError where it is none."""
    if not SIGNATURE.match(content):
        raise SourceError("This is no rich text: it does not begin with {\\rtf. Save it as .rtf or .txt again.")
    content = PICTURE.sub(b" ", content)
    if len(content) > (longest := min(LONGEST, limits.document_bytes)):
        raise SourceError(
            f"This rich text has {size(len(content))} without pictures, more than {size(longest)}. Save it as .txt."
        )
    encoding = encoding_of(content)
    markup = content.decode(encoding, errors="replace")
    dropped = []
    for reason, words in beside(markup):
        if text := " ".join(plain("{\\rtf1 " + words + "}", encoding).split()):
            dropped.append(Dropped(text=text, reason=reason))
    lines = [line.strip() for line in plain(markup, encoding).split("\n")]
    return Written(tuple(line for line in lines if line), Facts(), tuple(dict.fromkeys(dropped)))


def encoding_of(content: bytes) -> str:
    """The code page that the file names, where Python knows it; else that of English Windows."""
    named = CODE_PAGE.search(content[:2000])
    try:
        return codecs.lookup(f"cp{named[1].decode()}").name if named else "cp1252"
    except LookupError:
        return "cp1252"


def plain(markup: str, encoding: str) -> str:
    """The text of rich text; what the library makes of broken ones is caught."""
    from striprtf import striprtf

    read: Callable[..., str] = striprtf.rtf_to_text
    # Each cell is a line; the addresses of links are no words, and are kept from being written beside them.
    lines = ROW.sub(r"\\par", CELL.sub(r"\\par", markup)).replace("HYPERLINK", "LINK")
    try:
        text = read(lines, encoding=encoding, errors="replace")
    except (ValueError, OverflowError, LookupError, TypeError) as error:
        raise SourceError(f"This rich text is broken ({error}). Save it as .docx or .txt and give that.") from error
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\u2011", "-")


def beside(markup: str) -> Iterator[tuple[str, str]]:
    """The groups of footnotes, heads and feet: the reason for which each is left out, and its markup."""
    start = 0
    for _ in range(MOST_BESIDE):
        opening = BESIDE.search(markup, start)
        if opening is None:
            return
        depth, end = 1, len(markup)
        for brace in BRACES.finditer(markup, opening.end()):
            depth += {"{": 1, "}": -1}.get(brace.group(), 0)
            if depth == 0:
                end = brace.start()
                break
        yield REASONS.get(opening[1], "running head or page number"), markup[opening.end() : end]
        start = end
