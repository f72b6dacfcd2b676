"""Which reports can know how a meeting ended."""

from msgspec.structs import replace

from dragoman.views.known.tellers import tellers
from tests.views.known.parts import meeting, report

REPORTS = {one.id: one for one in (report(1, "2019-03-01"), report(2, "2019-03-21"), report(3, None))}


def told(date: str | None, outcome: str) -> tuple[str, ...]:
    return tellers(replace(meeting("m1", date, "Karonga", outcome), reports=tuple(REPORTS)), REPORTS)


def test_a_report_that_came_out_before_a_meeting_does_not_tell_its_end() -> None:
    assert told("2019-03-20", "agreement") == tuple(REPORTS)[1:]
    assert told("2019-03", "agreement") == tuple(REPORTS)


def test_a_report_that_came_out_before_a_meeting_tells_that_it_is_planned_or_called_off() -> None:
    assert told("2019-03-20", "planned") == tuple(REPORTS)
    assert told("2019-03-20", "called-off") == tuple(REPORTS)


def test_a_meeting_without_a_day_is_told_of_by_all_that_mention_it() -> None:
    assert told(None, "agreement") == tuple(REPORTS)
