"""A report as it was found, before it is cleaned: cheap to make, safe to send to another process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.sources.limits import Limits

Kind = Literal["text", "page", "line", "row"]


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
class Item:
    """One report's raw content.

    text, page   bytes of a plain text or of an HTML page
    line         bytes of one JSON object
    row          the columns of a table's row

    `told` is what its place says of it, as a feed or a list does; what a report says itself goes before it.
    """

    name: str
    kind: Kind
    content: bytes | Mapping[str, object]
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
