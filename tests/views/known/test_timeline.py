from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import KnownActor, ProcessRecord
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.known.heading import heading_of
from dragoman.views.known.known import Known
from dragoman.views.known.scale import MOST, WIDTH
from dragoman.views.known.timeline import DEEP, Timeline, room_of, timeline_of
from tests.views.known.parts import meeting, move, report
from tests.views.web.process.conftest import Make

PLACES = ("Karonga", "Mbala", "Chitipa by the lake", "Nakonde", None)


def at(days: int) -> str:
    return (date(2019, 1, 1) + timedelta(days=days)).isoformat()


def drawn(days: list[int]) -> Timeline | None:
    meetings = tuple(meeting(f"m{n}", at(day), PLACES[n % len(PLACES)]) for n, day in enumerate(days))
    actors = tuple(KnownActor(id=code, kind="state", name=code) for code in ("MWI", "ZMB"))
    return timeline_of(Known("LAKE", ProcessRecord(meetings=meetings, actors=actors)), Asked(), ())


@given(st.lists(st.integers(0, 400), min_size=2, max_size=120))
@settings(max_examples=60, deadline=None)
def test_labels_never_touch_and_no_line_to_one_crosses_another(days: list[int]) -> None:
    timeline = drawn(days)
    if timeline is None:
        assert len(set(days)) < 2
        return
    labels = [(dot.x, dot.x + room_of(dot.label), dot.row) for dot in timeline.dots if dot.row is not None]
    for (start, end, row), (other, until, other_row) in combinations(labels, 2):
        if start <= until and other <= end:
            assert row != other_row
            assert (row > other_row) == (start < other)
    assert all(end <= WIDTH for _, end, _ in labels)
    assert timeline.height >= timeline.base + DEEP


@given(st.lists(st.integers(0, 4000), min_size=2, max_size=400))
@settings(max_examples=20, deadline=None)
def test_however_many_meetings_the_picture_stays_small(days: list[int]) -> None:
    timeline = drawn(days)
    if timeline is not None:
        assert len(timeline.dots) <= MOST
        assert sum(len(dot.meetings) for dot in timeline.dots) == len(days)


def test_everything_stands_in_order_of_time(made: Make) -> None:
    known = made(
        reports=(report(1, "2019-03-02"), report(2, "2019-06-01"), report(3)),
        meetings=(meeting("m2", "2019-06", "Mbala"), meeting("m1", "2019-03-01", "Karonga"), meeting("m3", None)),
    )
    moved = [move("MWI", "rejects", "accepts", "2019-03-01"), move("ZMB", "offers", "rejects", "2019-06-01")]
    timeline = timeline_of(known, Asked(), moved)
    assert timeline is not None
    assert [dot.label for dot in timeline.dots] == ["Karonga 1 Mar", "Mbala June 2019"]
    assert all(one.x <= two.x for one, two in pairwise(timeline.dots))
    assert [sign.stance for sign in timeline.signs] == ["accepts", "rejects"]
    assert len(timeline.ticks) == 2
    assert timeline.marks[0].label == "Apr 2019"


def test_a_meeting_long_before_is_counted_not_drawn(made: Make) -> None:
    known = made(
        reports=(report(1, "2019-03-02"), report(2, "2019-03-20")),
        meetings=(meeting("m1", "1987-03-01"), meeting("m2", "2019-03-01")),
    )
    timeline = timeline_of(known, Asked(), ())
    assert timeline is not None
    assert timeline.outside == 1
    assert timeline.first == "2019-03-01"


def test_a_date_that_is_none_is_shown_as_it_stands(made: Make) -> None:
    days = ("2019-03-99", "spring", "2019")
    known = made(
        reports=(report(1, "2019-03-02"), report(2, "2019-03-20")),
        meetings=tuple(meeting(f"m{n}", day, "Karonga") for n, day in enumerate(days)),
    )
    assert timeline_of(known, Asked(), ()) is not None
    assert heading_of(known, Backing(known)).parties == "Malawi and Zambia"


def test_one_day_makes_no_line(made: Make) -> None:
    known = made(meetings=(meeting("m1", "2019-03-01"),))
    assert timeline_of(known, Asked(), ()) is None
