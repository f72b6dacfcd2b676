"""A report as it was found, before it is cleaned: cheap to make, safe to send to another process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import Dropped
from dragoman.sources.limits import Limits

Kind = Literal["text", "page", "line", "row", "written", "pdf", "docx", "odt", "rtf", "mail", "subtitles"]


@dataclass(frozen=True)
class Facts:
    """What a source says of a report beside its text."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Written:
    """A report as a document holds it: its paragraphs in order, what the document says of it, what was left out.

    `wrapped`: these are the lines of a plain text, of which several may make a paragraph; `untitled`: no line of them
    is a title, as in transcripts.
    """

    lines: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    dropped: tuple[Dropped, ...] = ()
    flags: tuple[str, ...] = ()
    wrapped: bool = False
    untitled: bool = False

    def __len__(self) -> int:
        return sum(map(len, self.lines))


@dataclass(frozen=True)
class Item:
    """One report's raw content.

    text, page       bytes of a plain text or of an HTML page
    line             bytes of one JSON object
    row              the columns of a table's row
    written          one of the reports of an export, taken apart
    pdf, docx, mail  bytes of a document; `DOCUMENTS` has the reader of each kind

    `told` is what its place says of it, as a feed, a list or an e-book does; what a report says itself goes before it.
    """

    name: str
    kind: Kind
    content: bytes | Mapping[str, object] | Written
    url: str | None = None
    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None
    limits: Limits = field(default_factory=Limits)
    told: Facts | None = None


@dataclass(frozen=True)
class Settings:
    """What the caller chose for every item of a run."""

    published: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
