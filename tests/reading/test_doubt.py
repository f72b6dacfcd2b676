"""What is found in a report that is hardly about talks is doubted, and nothing else is."""

from dataclasses import replace
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gate import THRESHOLD, about_talks_scores
from dragoman.model import Report
from dragoman.reading import read
from dragoman.reading.attribution import find_statements
from dragoman.reading.doubt import DOUBTED, LEAST, WEIGHT, doubt_in
from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.issues import Issue, Scheme
from dragoman.reading.meetings import find_meetings
from dragoman.reading.positions import find_positions
from quality.corpora import SHARED
from quality.off_topic import ARCHIVE
from tests.builders import parsed_cast
from training.doubt import likeliest

RENTS = """Senate and cabinet part over rents

VIENNA, May 3 - The Social Democrats demanded on Monday that rents in old houses be frozen for two years, and the
Conservatives rejected the demand. The Conservatives offered a lower ceiling for students. The Greens said they would
vote for the housing bill only if landlords paid for new windows. The city council agreed to a cap on rents for council
flats. Shares of the largest landlord, which reported a net profit of ninety million for the quarter, closed lower, and
analysts at the bank expect its earnings to fall as costs of building and interest rates rise."""
STATES = """Peru and Ecuador part without a ceasefire

LIMA, May 3 - Peru and Ecuador ended two days of talks in Lima on Monday without an agreement on a ceasefire along their
border, a Peruvian spokesman said. Ecuador demanded that Peru withdraw its troops from the valley. Peru rejected the
demand and offered to free forty prisoners if Ecuador accepted observers of the United Nations. The two delegations
agreed to meet again in Quito next week, and the Brazilian foreign minister, who mediated, said both sides had come
nearer to each other than at any time since the fighting began."""
HOUSING = Scheme((Issue("rents", "Rents", "rents of flats and houses, a cap or freeze of rents, landlords, tenants"),))


def report_of(text: str) -> Report:
    return Report(id="r", name="r", text=text, published="2024-05-06", paragraphs=paragraphs_of(text))


def test_doubt_takes_away_what_is_no_longer_likely() -> None:
    parsed, cast = parsed_cast(STATES, published="2024-05-06")
    statements = find_statements(parsed, cast)
    scores = [
        {(one.party, one.stance, one.issue): one.score for one in find_positions(parsed, cast, statements, doubt=doubt)}
        for doubt in (0.0, -0.5, -5.0)
    ]
    assert scores[0].keys() > scores[1].keys() > set()
    assert all(score < scores[0][one] for one, score in scores[1].items())
    assert not scores[2]
    assert [bool(find_meetings(parsed, cast, doubt)) for doubt in (0.0, -12.0)] == [True, False]


def test_a_report_that_is_doubted_says_so() -> None:
    assert read(report_of(RENTS)).report.flags == (DOUBTED,)
    assert read(report_of(RENTS), HOUSING).report.flags == ()
    assert read(report_of(STATES)).report.flags == ()


@pytest.mark.parametrize("alone", [False, True])
def test_where_a_user_names_the_issues_the_gate_does_not_speak(alone: bool) -> None:
    assert doubt_in(RENTS) < 0
    found = read(report_of(RENTS), replace(HOUSING, alone=alone)).positions
    assert ("demands", "rents") in {(position.stance, position.issue) for position in found}


def test_a_report_of_talks_is_not_doubted() -> None:
    assert doubt_in(STATES) == 0
    reading = read(report_of(STATES))
    assert reading.meetings
    assert {position.party for position in reading.positions} >= {"PER", "ECU"}


def test_a_sentence_that_somebody_has_chosen_is_not_doubted() -> None:
    sentence = "Shares of the largest landlord closed two per cent lower."
    assert about_talks_scores([sentence])[0] < THRESHOLD
    assert doubt_in(sentence) == 0
    assert doubt_in(" ".join([sentence] * LEAST)) < 0


def test_the_less_likely_a_page_is_about_talks_the_more_is_doubted() -> None:
    texts = [RENTS, RENTS + "\n\n" + STATES, " ".join(["weather"] * LEAST), STATES]
    scores = about_talks_scores(texts)
    doubts = [doubt_in(text) for text in texts]
    ranked = [doubts[place] for place in scores.argsort()]
    assert ranked == sorted(ranked)
    assert doubts[1] == 0


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400), st.integers(1, 80))
def test_any_text_has_a_doubt_that_is_a_number_and_never_speaks_for_it(text: str, times: int) -> None:
    doubt = doubt_in(f"{text} " * times)
    assert isfinite(doubt)
    assert doubt <= 0


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the archive is not part of the repository")
def test_the_weight_of_doubt_is_the_one_learned_from_read_positions() -> None:
    assert likeliest(SHARED) == pytest.approx(WEIGHT, abs=0.1)
