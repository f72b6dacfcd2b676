"""Entries of the whole store as the API gives them, one row each."""

from msgspec import field

from dragoman.model import (
    ActorKind,
    Change,
    Hedge,
    MeetingFormat,
    Office,
    Outcome,
    Stance,
    StatementKind,
    Status,
    Value,
)


class PersonRow(Value, frozen=True, kw_only=True):
    """A person of a process."""

    name: str
    party: str | None
    office: Office | None
    aliases: tuple[str, ...]
    reports: tuple[str, ...]
    status: Status
    by: tuple[str, ...]
    process: str
    id: str


class PartyRow(Value, frozen=True, kw_only=True):
    """A party of a process."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    reports: tuple[str, ...]
    status: Status
    by: tuple[str, ...]
    process: str
    id: str


class MeetingRow(Value, frozen=True, kw_only=True):
    """A meeting of a process; its participants by name."""

    date: str | None
    place: str | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    participants: tuple[str, ...]
    format: MeetingFormat | None
    round: int | None
    outcome: Outcome | None
    reports: tuple[str, ...]
    status: Status
    by: tuple[str, ...]
    process: str
    id: str


class PositionRow(Value, frozen=True, kw_only=True):
    """An entry of a process's ledger."""

    since: str | None = field(name="from")
    until: str | None
    party: str
    stance: Stance
    issue: str
    detail: str | None
    condition: str | None
    target: str | None
    disputed: bool
    recalled: bool
    reports: tuple[str, ...]
    status: Status
    by: tuple[str, ...]
    process: str
    id: str


class MovementRow(Value, frozen=True, kw_only=True):
    """A party's move on an issue."""

    date: str | None
    party: str
    issue: str
    from_stance: Stance | None
    to_stance: Stance | None
    kind: Change
    detail: str | None
    reports: tuple[str, ...]
    process: str
    id: str


class StatementRow(Value, frozen=True, kw_only=True):
    """Somebody's words; `published` is the day of the report."""

    published: str | None
    speaker_name: str | None
    party: str | None
    kind: StatementKind
    text: str
    hedges: tuple[Hedge, ...]
    outlet: str | None
    report: str
    status: Status
    by: tuple[str, ...]
    process: str
    id: str


class DisagreementRow(Value, frozen=True, kw_only=True):
    """What reports say differently, one claim for each."""

    kind: str
    about: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    process: str
    id: str


class ReportRow(Value, frozen=True, kw_only=True):
    """A report; `process` is null where it lies in none."""

    published: str | None
    outlet: str | None
    name: str
    title: str | None
    url: str | None
    process: str | None
    id: str
