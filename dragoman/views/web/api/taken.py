"""What the API takes."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from dragoman.model import Deed, EntryKind, Merged, Reading

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Line = Annotated[int, Meta(ge=0, le=2**53)]
Day = Annotated[str, Meta(max_length=10, extra_json_schema={"format": "date"})]


class NewReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report's `text`, the `url` of one, or a `reading` that was made elsewhere: one of the three."""

    text: Annotated[str, Meta(min_length=1, max_length=2_000_000)] | UnsetType = UNSET
    url: Annotated[str, Meta(pattern=r"^https?://[^\s]+$", max_length=2000)] | UnsetType = UNSET
    reading: Reading | UnsetType = UNSET
    title: Annotated[str, Meta(max_length=500)] | None = None
    outlet: Annotated[str, Meta(max_length=200)] | None = None
    published: Day | None = None
    process: Annotated[str, Meta(min_length=1, max_length=100)] | None = None


class NewCorrection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What you say of one entry: `entry` is its id (of an added one nothing), `after` what an edited or added one is to
    be. `seen` is the journal's last line when you looked: a conflict is told where somebody else has spoken since."""

    kind: EntryKind
    deed: Deed
    entry: Annotated[str, Meta(max_length=200)] = ""
    after: dict[str, Any] | None = None
    seen: Line | None = None
    coding: Name | None = None


class NewDecision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether two entries of readings are one."""

    one: Name
    other: Name
    same: bool
    kind: Merged | None = None


class NewRecoding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An issue that is called otherwise from now on, in one process or in all."""

    issue: Name
    into: Name
    process: Name | None = None


class Assign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="deed", tag="assign"):
    """Put reports into a process, which is made where there is none of the name."""

    process: Name
    reports: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=10_000)]


class Split(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="deed", tag="split"):
    """Take reports out of a process into one of their own."""

    process: Name
    reports: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=10_000)]
    into: Name


class Join(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="deed", tag="join"):
    """Make one process of several."""

    processes: Annotated[tuple[Name, ...], Meta(min_length=2, max_length=1000)]
    into: Name | None = None


class NewCoding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports that several people are to code on their own; `suggestions` where they see what the program reads."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    reports: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=10_000)]
    coders: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=100)]
    suggestions: bool = True


class OneCoder(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The coder whose word is taken."""

    coder: Name
