"""Any order and any batches give one ledger; as known on a day nothing later shows."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Outcome, Reading
from dragoman.record.ledger import keep_ledger
from dragoman.record.process import record_of
from dragoman.record.told import told_in_order
from dragoman.record.verify import verify
from tests.record.ledger.talks import said, talks

STANCES = ("demands", "offers", "accepts", "rejects", "conditions")
OUTCOMES: tuple[Outcome | None, ...] = ("agreement", "no-agreement", None)
DAYS = (None, "2031-01-10", "2031-01-12", "2031-02-14", "2031-02-16", "2031-03-04", "2031-03-06")
SENTENCES = (
    "Norland offered 12 cubic metres of water.",
    "Norland lowered its demand for water to 9 cubic metres.",
    "Norland dropped its demand for the border post.",
    "Sudland withdrew its offer of prisoners, but Norland still wants 30 of them.",
    "In January Norland had refused any water.",
    "It would admit observers, which it had refused in January.",
    "“Our delegation is content,” Carla Ostby said in February.",
)


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Reports of the same talks over some months, each with positions that anybody may have."""
    many = []
    for number in range(draw(st.integers(1, 6))):
        keys = draw(
            st.lists(
                st.tuples(
                    st.sampled_from(("NOR", "SUD")),
                    st.sampled_from(STANCES),
                    st.sampled_from(("water", "border")),
                    st.sampled_from(SENTENCES),
                    st.sampled_from((0.3, 0.5, 0.8, 1.0)),
                ),
                max_size=5,
                unique_by=lambda key: key[:3],
            )
        )
        day = draw(st.sampled_from(DAYS))
        told = [
            said(f"{party} {stance} {issue}", sentence, score=score) for party, stance, issue, sentence, score in keys
        ]
        outcome = draw(st.sampled_from(OUTCOMES))
        many.append(talks(day, *told, outcome=outcome, name=f"{number}.txt"))
    return many


@given(reports(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reports_plays_no_part(readings: list[Reading], random: object) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert keep_ledger(told_in_order(shuffled), ()) == keep_ledger(told_in_order(readings), ())


@given(reports())
@settings(max_examples=60, deadline=None)
def test_a_ledger_quotes_its_reports_truly_and_calls_each_entry_once(readings: list[Reading]) -> None:
    record = record_of(readings)
    assert verify(record) == ()
    assert len({movement.id for movement in record.movements}) == len(record.movements)
    ids = {entry.id for entry in record.positions}
    assert {one for m in record.movements for one in (m.before, m.after) if one} <= ids


@given(reports())
@settings(max_examples=60, deadline=None)
def test_no_entry_ends_before_it_begins_nor_moves_before_it_is_held(readings: list[Reading]) -> None:
    ledger = keep_ledger(told_in_order(readings), ())
    assert all(e.since <= e.until for e in ledger.entries if e.since and e.until)
    since = {entry.id: entry.since for entry in ledger.entries}
    assert all((since[m.before] or "") <= (m.date or "9") for m in ledger.movements if m.before)


@pytest.mark.parametrize("day", ["1000-01-01", "9000-12-31", "2019-02-30", "2019-13-45"])
def test_the_first_and_last_days_and_days_that_are_none_are_reckoned_with(day: str) -> None:
    far = talks(
        day,
        "Norland spoke yesterday.",
        said("NOR offers water", "In March Norland had offered 12 cubic metres of water."),
        "Norland took back its offer of water on Sunday.",
        outcome="agreement",
    )
    near = talks("2031-01-10", said("NOR offers water", "Norland offered water on Friday."), outcome="agreement")
    ledger = keep_ledger(told_in_order([far, near]), ())
    assert {entry.stance for entry in ledger.entries} == {"offers"}
    assert all(entry.since <= entry.until for entry in ledger.entries if entry.since and entry.until)


@given(reports())
@settings(max_examples=40, deadline=None)
def test_as_known_on_a_day_no_later_thing_shows(readings: list[Reading]) -> None:
    day = "2031-02-14"
    early = [one for one in readings if one.report.published and one.report.published <= day]
    known = record_of(readings, as_of=day)
    whole = record_of(early)
    assert msgspec.json.encode((known.positions, known.movements)) == msgspec.json.encode(
        (whole.positions, whole.movements)
    )


@pytest.mark.parametrize("count", [2000])
def test_two_thousand_reports_of_one_issue_take_seconds(count: int) -> None:
    stances = ("offers", "rejects", "conditions", "accepts", "demands")
    many = [
        talks(
            f"{2001 + n // 300}-{n // 25 % 12 + 1:02d}-{n % 25 + 1:02d}",
            said(
                f"NOR {stances[n % 5]} water", f"Norland lowered its demand for water to {n} cubic metres.", score=0.6
            ),
            said("SUD demands water", f"Sudland still wants {n} cubic metres of water.", score=0.6),
            name=f"{n}.txt",
        )
        for n in range(count)
    ]
    told = told_in_order(many)
    start = time.process_time()
    keep_ledger(told, ())
    assert time.process_time() - start < 10
