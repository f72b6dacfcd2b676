"""How much is taken from a source before it is refused."""

from dataclasses import dataclass

from dragoman.errors import UsageError

PAGE = 5  # A page's markup takes so many times the bytes of its text.


@dataclass(frozen=True)
class Limits:
    """The bounds of one report and of one download.

    `report_bytes` bounds a report's text (a plain file, a line, a row), `page_bytes` a page with its markup,
    `download_bytes` what a URL may send. `seconds` is the time a URL has to answer in full.
    `document_bytes` bounds a document (a PDF, an export, a message), packed and unpacked, `pages` the pages of a PDF,
    `members` the files of an archive, `archive_bytes` all of them together once unpacked.
    """

    report_bytes: int = 2_000_000
    page_bytes: int = 10_000_000
    document_bytes: int = 100_000_000
    archive_bytes: int = 2_000_000_000
    pages: int = 500
    members: int = 20_000
    download_bytes: int = 10_000_000
    seconds: float = 20.0
    redirects: int = 5

    def __post_init__(self) -> None:
        for name in ("report_bytes", "page_bytes", "document_bytes", "archive_bytes", "download_bytes", "seconds"):
            if getattr(self, name) <= 0:
                raise ValueError(f"Limits.{name} is {getattr(self, name)}. Give a number above zero.")


def limits_of(max_size: int | None) -> Limits:
    """The usual limits, or those for reports of at most so many bytes."""
    if max_size is None:
        return Limits()
    if max_size < 1:
        raise UsageError(f"A largest size of {max_size} bytes lets nothing in. Give a number above zero.")
    return Limits(
        report_bytes=max_size,
        page_bytes=PAGE * max_size,
        document_bytes=max(Limits.document_bytes, PAGE * max_size),
    )


def size(count: int) -> str:
    """A number of bytes as a person says it: 1 B, 1.5 MB."""
    for unit, factor in (("MB", 1_000_000), ("KB", 1_000)):
        if count >= factor:
            return f"{count / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{count} B"
