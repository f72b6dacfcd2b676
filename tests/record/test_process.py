import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record.process import record_of
from dragoman.record.verify import verify
from tests.made import TEXT, UNREADABLE, empty, hostile, lighthouse


def dated(day: str | None, name: str, more: str = "") -> Reading:
    """The report on the lighthouse as it came out on another day, with a line of its own."""
    reading = lighthouse(name, f"{TEXT}\n\n{more or name} said no more.")
    return replace(reading, report=replace(reading.report, published=day))


FOUR = (lighthouse(), dated("2024-06-13", "b.txt"), dated("2024-06-20", "c.txt"), dated(None, "d.txt"))


def test_a_record_of_many_readings_quotes_them_truly() -> None:
    assert verify(record_of([*FOUR, empty(), UNREADABLE])) == ()


def test_reports_stand_in_order_of_time_and_are_called_by_the_stem_of_their_file() -> None:
    record = record_of([dated("2024-06-20", "c.txt"), lighthouse(), dated("2024-06-13", "b.html")])
    assert [report.name for report in record.reports] == ["lighthouse", "b", "c"]


def test_a_report_without_a_day_is_told_after_the_last_meeting_that_it_says_was_held() -> None:
    record = record_of([dated("2024-06-10", "a.txt"), dated(None, "b.txt"), dated("2024-06-12", "c.txt")])
    assert [report.name for report in record.reports] == ["a", "b", "c"]


def test_the_same_text_twice_is_one_report() -> None:
    record = record_of([lighthouse("z.txt"), lighthouse("a.txt")])
    assert [report.name for report in record.reports] == ["a"]


def test_as_known_on_a_day_nothing_shows_that_was_published_later() -> None:
    assert record_of(FOUR, as_of="2024-06-13").reports == record_of([FOUR[0], FOUR[1], FOUR[3]]).reports
    whole = record_of([FOUR[0], FOUR[1], FOUR[3]])
    assert replace(record_of(FOUR, as_of="2024-06-13"), as_of=None) == whole


def test_reports_that_could_not_be_read_are_listed() -> None:
    assert record_of([UNREADABLE, lighthouse()]).failures == (UNREADABLE,)


@pytest.mark.parametrize("readings", [[], [empty("")], [hostile()], [hostile(), hostile(), lighthouse()]])
def test_hardly_anything_and_hostile_text_are_merged_all_the_same(readings: list[Reading]) -> None:
    assert len(record_of(readings).reports) == len({reading.report.id for reading in readings})


@given(st.permutations([*FOUR, empty()]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_readings_plays_no_part(readings: list[Reading]) -> None:
    assert msgspec.json.encode(record_of(readings)) == msgspec.json.encode(record_of([*FOUR, empty()]))


def test_of_a_text_that_came_twice_the_earlier_day_counts() -> None:
    early, late = lighthouse("z.txt"), lighthouse("a.txt")
    late = replace(late, report=replace(late.report, published="2031-01-01"))
    for readings in ([early, late], [late, early]):
        assert [report.published for report in record_of(readings).reports] == ["2024-06-12"]
        assert len(record_of(readings, as_of="2024-06-12").reports) == 1


def test_readings_of_one_text_that_differ_are_taken_in_no_order() -> None:
    whole, bare = lighthouse(), replace(lighthouse(), positions=())
    assert record_of([whole, bare]) == record_of([bare, whole])


@pytest.mark.parametrize(
    "day", ["2019-02-30", "2019-13-45", "spring", "2019", "9999-12-31", "0001-01-01", "2019-W12-1"]
)
def test_what_is_no_day_stays_empty_and_breaks_nothing(day: str) -> None:
    readings = []
    for name in ("a.txt", "b.txt"):
        reading = dated(day, name)
        meetings = tuple(replace(meeting, date=day, date_precision="day") for meeting in reading.meetings)
        readings.append(replace(reading, meetings=meetings))
    record = record_of(readings)
    assert {report.published for report in record.reports} == {None}
    assert {meeting.date for meeting in record.meetings} <= {None}
    assert verify(record) == ()


def test_every_merge_leads_to_an_entry_of_the_record() -> None:
    record = record_of(FOUR)
    known = {entry.id for name in ("actors", "meetings", "utterances") for entry in getattr(record, name)}
    assert {merge.into for merge in record.merges if merge.kind != "utterance"} <= known
