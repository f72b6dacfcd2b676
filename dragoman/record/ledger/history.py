"""What a report can look back to: the months and the meetings of which others have told before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dragoman.days import days_between, is_day
from dragoman.model import KnownMeeting
from dragoman.record.ledger.occasions import Telling
from dragoman.record.ledger.weights import LATE, ONE_OCCASION

Then = tuple[str | None, int | None]  # a day or a month, and the occasion where reports tell of it
Places = Mapping[str, str]  # where a meeting was held, and on which day


class History(NamedTuple):
    """The reports in order of the days that they tell of, the last of each month, and what meetings each mentions."""

    told: tuple[Telling, ...]
    months: dict[str, Telling]
    held: frozenset[str]
    meetings: dict[str, list[KnownMeeting]]

    @classmethod
    def of(cls, tellings: Sequence[Telling], meetings: Sequence[KnownMeeting]) -> "History":
        told = tuple(sorted((one for one in tellings if one.day), key=lambda one: (one.day or "", -one.place)))
        mentioned: dict[str, list[KnownMeeting]] = {}
        for meeting in meetings:
            for report in meeting.reports:
                mentioned.setdefault(report, []).append(meeting)
        held = frozenset(meeting.date[:7] for meeting in meetings if meeting.date)
        return cls(told, {one.day[:7]: one for one in told if one.day}, held, mentioned)

    def in_month(self, month: str, now: Telling) -> Then | None:
        """The last occasion of an earlier month; the month alone where only a meeting is known to have been in it."""
        then = self.months.get(month)
        if then and then.day and now.day and then.day < now.day:
            return then.day, then.occasion
        return (month, None) if month in self.held else None

    def on_day(self, day: str | None) -> Then | None:
        """The occasion of a meeting that began on a day: the first of which is told soon after."""
        if day is None:
            return None
        at = bisect_left(self.told, day, key=lambda one: one.day or "")
        after = self.told[at].day if at < len(self.told) else None
        if after and is_day(after) and days_between(day, after) <= LATE:
            return after, self.told[at].occasion
        return day, None

    def said_to_be(self, day: str) -> Then:
        """The occasion on which something was held of which a person says the day: the last that began by then."""
        at = bisect_right(self.told, day, key=lambda one: one.day or "")
        if at:
            return day, self.told[at - 1].occasion
        first = next((one for one in self.told if one.day and one.occasion is not None), None)
        if first is None or first.occasion is None:
            return day, None
        near = is_day(first.day or "") and days_between(day, first.day or "") <= ONE_OCCASION
        return day, first.occasion if near else first.occasion - 1

    def places_before(self, now: Telling) -> Places:
        """Where meetings that a report mentions were held before, each place but that of its own meeting once."""
        if now.day is None or not is_day(now.day):
            return {}
        own = {meeting.place for meeting in now.told.reading.meetings if meeting.main}
        days: dict[str, set[str]] = {}
        for meeting in self.meetings.get(now.told.report, ()):
            dated = meeting.place and meeting.date and is_day(meeting.date) and meeting.outcome != "planned"
            if dated and meeting.place not in own and days_between(meeting.date or "", now.day) > ONE_OCCASION:
                days.setdefault(meeting.place or "", set()).add(meeting.date or "")
        return {place: min(found) for place, found in days.items() if len(found) == 1}
