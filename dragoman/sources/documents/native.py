"""What pdfium makes of a PDF: the lines of its pages. It is native code, not to be called by two threads at once.

Call it by way of `apart`, so that a PDF over which it hangs or falls takes nothing along.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources.documents.laid_out import Line, lines_among
from dragoman.sources.limits import Limits

COVER_PAGES = 3
MOST_PIECES = 20_000  # Of one page: tables of figures and drawings; a page of news has hundreds.


def load() -> None:
    import pypdfium2  # noqa: F401


def pages_told(content: bytes, limits: Limits) -> list[list[Line]] | str:
    """The lines of each page, or why there are none."""
    try:
        pages = list(pages_of(content, limits))
    except SourceError as error:
        return str(error)
    return [[replace(line, text=utf8(line.text)) for line in page] for page in pages]


def cover_told(content: bytes) -> list[str]:
    """The words of the first pages."""
    return list(map(utf8, cover_of(content)))


def utf8(text: str) -> str:
    """Text that UTF-8 may hold: two halves of a surrogate side by side are their letter, one alone is U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def pages_of(content: bytes, limits: Limits) -> Iterator[list[Line]]:
    """The lines of each page, where they stand; one page at a time is open."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise refusal(error) from error
    with document:
        if len(document) > limits.pages:
            raise SourceError(
                f"This PDF has {len(document)} pages, more than {limits.pages}. Give the report's own pages alone, or "
                "raise Limits.pages."
            )
        length = 0
        for number in range(len(document)):
            try:
                lines = lines_of_page(document, number)
            except pypdfium2.PdfiumError as error:
                raise SourceError(f"Page {number + 1} of this PDF is damaged ({error}). Fetch it again.") from error
            length += sum(len(line.text) for line in lines)
            if length > limits.report_bytes:
                raise SourceError(
                    f"This PDF has more than {limits.report_bytes} characters. Give the report's own pages alone, or "
                    "raise --max-size (Limits.report_bytes)."
                )
            yield lines


def lines_of_page(document: Any, number: int) -> list[Line]:
    page = document[number]
    try:
        text = page.get_textpage()
        count = text.count_rects()
        if count > MOST_PIECES:
            raise SourceError(f"Page {number + 1} of this PDF has {count} pieces of text. Save its text as .txt.")
        pieces = []
        for rectangle in map(text.get_rect, range(count)):
            left, bottom, right, top = rectangle
            words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").replace("\n", " ")
            if words.strip():
                low, high = type_around(text, left, (bottom + top) / 2) or (bottom, top)
                pieces.append(Line(left, low, right, high, words))
        text.close()
    finally:
        page.close()
    return lines_among(pieces)


def type_around(text: Any, left: float, middle: float) -> tuple[float, float] | None:
    """The foot and the head of the type in which a line is set, whatever letters it has; None where none is found."""
    index = text.get_index(left + 0.5, middle, 3, 3)
    if index is None or index < 0:
        return None
    _, bottom, _, top = text.get_charbox(index, loose=True)
    return (bottom, top) if top > bottom else None


def refusal(error: Exception) -> SourceError:
    """What a PDF that does not open means for the user."""
    if "password" in str(error).casefold():
        return SourceError(
            "This PDF is locked with a password. Print it to a new PDF, or save its text as .txt, and give that."
        )
    return SourceError(f"This PDF is damaged ({error}). Fetch it again, or save its text as .txt.")


def cover_of(content: bytes) -> Iterator[str]:
    """The words of the first pages; none of what is no PDF that opens."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            for number in range(min(len(document), COVER_PAGES)):
                yield document[number].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return
