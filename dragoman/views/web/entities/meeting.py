"""One meeting as all reports have it, what was said at it, and what moved since the one before."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.model import KnownMeeting
from dragoman.store import Store
from dragoman.views.known.known import Known
from dragoman.views.web.entities import merged
from dragoman.views.web.entities.accounts import Account, Attending, Fact, accounts, attending, facts
from dragoman.views.web.entities.held import Held, held
from dragoman.views.web.entities.lanes import day_of
from dragoman.views.web.entities.merged import Reason
from dragoman.views.web.entities.moved import Moved, latest
from dragoman.views.web.entities.person import in_time
from dragoman.views.web.entities.sayings import Saying, sayings
from dragoman.views.web.paging import Paged, paged

BEFORE, AFTER = timedelta(days=2), timedelta(days=7)  # around a meeting its reports tell of what was said there
TOLD = timedelta(days=3)  # what moved at a meeting is printed within these


class MeetingPage(NamedTuple):
    meeting: KnownMeeting
    facts: list[Fact]
    attending: Mapping[str, list[Attending]]
    told: list[Account]
    said: Paged[Saying]
    held: Paged[Held]
    moved: Moved
    earlier: KnownMeeting | None
    later: KnownMeeting | None
    reasons: list[Reason]


def meeting_page(known: Known, store: Store, meeting: KnownMeeting, asked: Mapping[str, str]) -> MeetingPage:
    told = accounts(known, store, meeting)
    earlier, later = neighbours(known, meeting)
    days = days_of(meeting)
    reports = around(known, meeting, told)
    entries = [
        one
        for one in known.record.positions
        if days and (since := day_of(one.since)) and days[0] - BEFORE <= since <= days[1] + TOLD
        if set(one.reports) & set(meeting.reports)
    ]
    return MeetingPage(
        meeting,
        facts(known, meeting, told),
        attending(known, meeting, told),
        told,
        paged(sayings(known, (one for one in known.record.statements if one.report in reports)), asked, room=20),
        paged(entries, asked, room=20, name="rows").whole(lambda some: held(known, some)),
        latest(known, (one for one in known.record.movements if between(one.date, earlier, meeting)), every=True),
        earlier,
        later,
        merged.reasons(merged.into(known, "meeting", meeting.id)),
    )


def called(known: Known, asked: str) -> KnownMeeting | None:
    """The meeting of an id, also of one that was taken for another one."""
    into = merged.known_as(known, "meeting").get(asked)
    return next((one for one in known.record.meetings if one.id in (asked, into)), None)


def neighbours(known: Known, meeting: KnownMeeting) -> tuple[KnownMeeting | None, KnownMeeting | None]:
    """The meetings before and after it in time; an undated one has none."""
    dated = in_time(one for one in known.record.meetings if one.date)
    at = next((at for at, one in enumerate(dated) if one.id == meeting.id), None)
    if at is None:
        return None, None
    return dated[at - 1] if at else None, dated[at + 1] if at + 1 < len(dated) else None


def days_of(meeting: KnownMeeting) -> tuple[date, date] | None:
    """The first and last day on which a meeting can have been: of a month all of it."""
    first = day_of(meeting.date)
    if first is None:
        return None
    return first, first if meeting.date_precision == "day" else first + timedelta(days=30)


def around(known: Known, meeting: KnownMeeting, told: list[Account]) -> set[str]:
    """The reports that tell of a meeting from near it; of an undated one those whose news it is."""
    days = days_of(meeting)
    if days is None:
        return {one.report for one in told if one.mention.main}
    return {
        one
        for one in meeting.reports
        if one in known.reports
        and (printed := day_of(known.reports[one].published))
        and days[0] - BEFORE <= printed <= days[1] + AFTER
    }


def between(when: str | None, earlier: KnownMeeting | None, meeting: KnownMeeting) -> bool:
    """Whether something moved after what was printed of the meeting before, and not after what was of this one."""
    moved, days, before = day_of(when), days_of(meeting), days_of(earlier) if earlier else None
    if moved is None or days is None:
        return False
    return moved <= days[1] + TOLD and (before is None or moved > before[1] + TOLD)
