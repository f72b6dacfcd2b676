"""A reading as corrections have taught."""

import numpy as np
from msgspec.structs import replace

from dragoman.model import Position, Reading, Report, Span
from dragoman.reading.learned import Head, Learned, relearned

TEXT = "Peru offers a lower fee. Chile refuses the fee."
REPORT = Report(id="r", name="r", text=TEXT)
OFFER = Position(
    id="r/p1",
    party="PER",
    stance="offers",
    issue="trade",
    evidence=(Span(report="r", start=0, end=23),),
    score=0.7,
    reason='offers by "offers"',
)
READING = Reading(report=REPORT, positions=(OFFER,))
NONE = np.zeros((384, 2), np.float32)


def head(*labels: str, names: tuple[str, ...] = (), weights: object = None, **facts: float) -> Head:
    """A head that sees nothing but named traits."""
    rows = np.zeros((len(names), 2)) if weights is None else np.array(weights)
    return Head(labels, names, rows.astype(np.float32), NONE, facts.get("keep", 1.0), 73, least=facts.get("least", 0.0))


def test_without_lessons_a_reading_is_as_it_was() -> None:
    assert relearned(READING, None) is READING
    assert relearned(READING, Learned({})) is READING


def test_a_learned_issue_says_what_it_was_and_from_how_many_corrections() -> None:
    issue = head("fees", "trade", names=("issue trade",), weights=[[5, 0]])
    (position,) = relearned(READING, Learned({"issue": issue})).positions
    assert position.issue == "fees"
    assert position.reason == 'offers by "offers"; issue learned from 73 corrections (trade before)'


def test_a_label_that_no_correction_touched_stays() -> None:
    issue = head("fees", "water")
    assert relearned(READING, Learned({"issue": issue})) == READING


def test_a_learned_score_says_what_it_was() -> None:
    score = head("rejected", "accepted", names=("stance offers",), weights=[[1, 0]])
    (position,) = relearned(READING, Learned({"score of positions": score})).positions
    assert position.score < OFFER.score
    assert position.reason.endswith("score learned from 73 corrections (0.70 before)")


def test_what_people_hardly_accept_is_left_out() -> None:
    score = head("rejected", "accepted", names=("stance offers",), weights=[[4, 0]], least=0.4)
    assert relearned(READING, Learned({"score of positions": score})).positions == ()


def test_of_positions_that_become_the_same_the_likeliest_stays() -> None:
    other = replace(OFFER, id="r/p2", issue="fees", score=0.9, evidence=(Span(report="r", start=31, end=46),))
    issue = head("fees", "trade", names=("issue trade",), weights=[[5, 0]])
    taught = relearned(replace(READING, positions=(OFFER, other)), Learned({"issue": issue}))
    assert [position.id for position in taught.positions] == ["r/p2"]
