"""Which reports can know how a meeting ended, of all that mention it."""

from collections.abc import Mapping

from dragoman.model import KnownMeeting, Report

KNOWN_BEFORE = (None, "planned", "called-off")


def tellers(meeting: KnownMeeting, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Those of its day or later, or of no day; all of a meeting that is still to come or was called off.

    planned in a report of 1 March, held on the 20th, told on the 21st      the last alone
    """
    if meeting.outcome in KNOWN_BEFORE or not meeting.date:
        return meeting.reports
    days = {one: reports[one].published if one in reports else None for one in meeting.reports}
    later = tuple(one for one, day in days.items() if day is None or day[: len(meeting.date)] >= meeting.date)
    return later or meeting.reports
