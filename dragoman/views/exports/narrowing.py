"""Only some of what is exported: by what people have seen to, by score, by time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from dragoman.days import is_day, within
from dragoman.errors import UsageError
from dragoman.model import ProcessRecord
from dragoman.record.selection import least_score, spoken_of, with_sides
from dragoman.views.exports.parts import Part

STATUSES = ("suggested", "confirmed", "corrected")
SECTIONS = ("meetings", "statements", "positions", "events")


@dataclass(frozen=True)
class Narrowing:
    """What is wanted; what is empty sets no limit."""

    statuses: frozenset[str] = frozenset()
    least: float = 0.0
    since: str | None = None
    until: str | None = None

    def __bool__(self) -> bool:
        return self != Narrowing()


def narrowing_of(
    statuses: Iterable[str] = (), score: float | None = None, since: str | None = None, until: str | None = None
) -> Narrowing:
    """A narrowing in the words of whoever asks; an error where they make no sense."""
    for day in (since, until):
        if day is not None and not is_day(day):
            raise UsageError(f"'{day}' is no day. Write YYYY-MM-DD: 2019-03-25.")
    if since and until and since > until:
        raise UsageError(f"Nothing is of {since} or later and of {until} or earlier. Turn the two days round.")
    wanted = frozenset(statuses)
    if strange := sorted(wanted.difference(STATUSES)):
        raise UsageError(f"No entry has the status {strange[0]!r}. There are: {', '.join(STATUSES)}.")
    return Narrowing(wanted, least_score(score), since, until)


def narrowed(parts: Iterable[Part], narrowing: Narrowing) -> Iterator[Part]:
    """Each part with the entries that are wanted, and the actors that these speak of."""
    if not narrowing:
        return iter(parts)
    return (Part(part.process, narrowed_record(part.record, narrowing)) for part in parts)


def narrowed_record(record: ProcessRecord, narrowing: Narrowing) -> ProcessRecord:
    published = {report.id: report.published for report in record.reports}
    left: dict[str, Any] = {
        name: tuple(one for one in getattr(record, name) if is_wanted(one, day_of(one, published), narrowing))
        for name in SECTIONS
    }
    statements = {one.id for one in left["statements"]}
    positions = {one.id for one in left["positions"]}
    thinner = replace(
        record,
        **left,
        movements=tuple(one for one in record.movements if {one.before, one.after} & positions),
        utterances=tuple(one for one in record.utterances if statements.intersection(one.statements)),
    )
    actors = {actor.id: actor for actor in record.actors}
    needed = with_sides(spoken_of(thinner), actors)
    return replace(thinner, actors=tuple(actor for actor in record.actors if actor.id in needed))


def is_wanted(entry: Any, day: str | None, narrowing: Narrowing) -> bool:
    if narrowing.statuses and entry.status not in narrowing.statuses:
        return False
    return entry.score >= narrowing.least and within(day, narrowing.since, narrowing.until)


def day_of(entry: Any, published: dict[str, str | None]) -> str | None:
    """The day of an entry: its own, that since which a position is held, else that of the report that it rests on."""
    own = getattr(entry, "since", None) or getattr(entry, "date", None)
    reports = [getattr(entry, "report", None), *(span.report for span in getattr(entry, "evidence", ()))]
    return own or next((published[one] for one in reports if one and published.get(one)), None)
