"""The same words of one speaker in several reports."""

import random
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Actor, Decision, Reading, Statement
from dragoman.record.joining import BY_HAND
from dragoman.record.process import record_of
from dragoman.record.told import from_origins, told_in_order
from dragoman.record.utterances import find_utterances
from dragoman.record.verify import verify
from tests.builders import cases, report

FIRST = date(2024, 6, 12)


def quoting(text: str, *, days: int = 0, speaker: str | None = "JAM", name: str = "one.txt") -> Reading:
    """A report whose words in quotation marks are one speaker's, each paragraph's one statement."""
    of = report(text, published=(FIRST + timedelta(days)).isoformat(), name=name)
    statements = []
    for number, (start, end) in enumerate(of.paragraphs, 1):
        cuts = [n for n in range(start, end) if of.text[n] in "“”"]
        spans = tuple((a + 1, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
        if spans:
            words = " ".join(of.text[a:b] for a, b in spans)
            facts: dict[str, Any] = {"speaker": speaker, "party": speaker, "kind": "direct"}
            statements.append(Statement(id=f"{of.id}/s{number}", report=of.id, spans=spans, text=words, **facts))
    actors = () if speaker is None else (Actor(id=speaker, kind="state", name=speaker, code=speaker),)
    return Reading(report=of, actors=actors, statements=tuple(statements))


def uttered(*readings: Reading) -> list[set[str]]:
    """The words of each utterance as its reports have them."""
    found = find_utterances(told_in_order(readings))
    return [{wording.text for wording in one.wordings} for one in found.entries]


@pytest.mark.parametrize("case", cases("record/cases/utterances"))
def test_wordings_are_one_utterance_or_not(case: dict[str, Any]) -> None:
    assert bool(uttered(quoting(case["one"]), quoting(case["other"], days=case.get("days", 1)))) == case["same"]


def test_another_speaker_with_words_near_in_meaning_makes_another_utterance() -> None:
    one = quoting("“We shall not hand over the lamp,” she said.")
    other = quoting("“The lamp will not be given up by us,” he said.", speaker="HTI", days=1)
    assert uttered(one, other) == []


def test_words_of_nobody_known_are_those_of_whom_another_report_names() -> None:
    one = quoting("“We shall not hand over the lamp,” she said.")
    other = quoting("“We will not hand over this lamp,” it was said.", speaker=None, days=1)
    assert len(uttered(one, other)) == 1


def test_a_copy_may_print_another_figure() -> None:
    one = quoting("“The ferry carried 30 people home from the rock,” she said.")
    copy = quoting("“The ferry carried 35 people home from the rock,” she said.", days=1)
    told = told_in_order([one, copy])
    assert find_utterances(told).entries == ()
    assert len(find_utterances(from_origins(told, {copy.report.id: one.report.id})).entries) == 1


def test_of_one_report_the_likest_statement_is_taken() -> None:
    one = quoting("“The keepers stay on the rock,” she said.")
    other = quoting(
        "“The keepers leave nothing to chance,” she said.\n\n“The keepers remain on the rock,” she said.", days=1
    )
    assert uttered(one, other) == [{"The keepers stay on the rock,", "The keepers remain on the rock,"}]


def test_what_one_report_left_out_stands_beside_its_wording() -> None:
    one = quoting("“The keepers stay on the rock,” she said. “Nobody asked the cook.”")
    other = quoting("“The keepers remain on the rock,” she said.", days=1)
    (found,) = find_utterances(told_in_order([one, other])).entries
    assert [wording.left_out for wording in found.wordings] == [None, "Nobody asked the cook."]
    assert found.reason.startswith("same speaker, printed within days; words near in meaning")


def test_an_utterance_may_begin_inside_a_statement() -> None:
    one = quoting("“Nobody asked the cook,” she said. “The keepers stay on the rock.”")
    other = quoting("“The keepers remain on the rock,” she said.", days=1)
    assert len(uttered(one, other)) == 1


def test_each_merge_tells_its_reason_and_leads_to_the_first_statement() -> None:
    readings = [quoting("“The keepers stay on the rock,” she said.", days=n, name=f"{n}.txt") for n in range(1)]
    readings += [quoting(f"At noon in port {n}: “The keepers stay on the rock,” she said.", days=n) for n in (1, 2)]
    found = find_utterances(told_in_order(readings))
    first = readings[0].statements[0].id
    assert len(found.merges) == 2
    assert all(merge.into == first and merge.kind == "utterance" and merge.reason for merge in found.merges)
    assert found.entries[0].statements[0] == first


def test_what_people_decide_comes_first() -> None:
    alike = quoting("“The keepers stay on the rock,” she said."), quoting("“The keepers remain on the rock,” he said.")
    unlike = quoting("“The ferry sails in the spring,” she said.", days=1)
    one, other, third = (reading.statements[0].id for reading in (*alike, unlike))
    said = (
        Decision(kind="utterance", one=one, other=other, same=False),
        Decision(kind="utterance", one=third, other=other, same=True),
    )
    (found,) = find_utterances(told_in_order([*alike, unlike]), said).entries
    assert set(found.statements) == {other, third}
    assert found.reason == BY_HAND


def test_a_record_with_utterances_quotes_truly() -> None:
    record = record_of(
        [quoting("“The keepers stay on the rock,” she said."), quoting("“The keepers remain on the rock,” he said.")]
    )
    assert len(record.utterances) == 1
    assert verify(record) == ()


WORDS = st.sampled_from(
    ["The keepers stay on the rock", "The keepers remain on the rock", "Nobody asked the cook", "No, no", "60 boats"]
)
READINGS = st.lists(
    st.builds(
        lambda said, days, speaker: quoting("\n\n".join(f"“{w},” it said." for w in said), days=days, speaker=speaker),
        st.lists(WORDS, min_size=1, max_size=3),
        st.sampled_from([0, 1, 40]),
        st.sampled_from(["JAM", "HTI", None]),
    ),
    max_size=5,
)


@settings(max_examples=30, deadline=None)
@given(READINGS, st.randoms(use_true_random=False))
def test_the_order_of_readings_plays_no_part(readings: list[Reading], chance: random.Random) -> None:
    unique = list({reading.report.id: reading for reading in readings}.values())
    shuffled = chance.sample(unique, len(unique))
    found, again = (find_utterances(told_in_order(some)) for some in (unique, shuffled))
    assert (found.entries, found.merges) == (again.entries, again.merges)
    for one in found.entries:
        reports = [wording.report for wording in one.wordings]
        assert len(set(reports)) == len(reports) > 1
    for one, other in combinations(found.entries, 2):
        assert set(one.statements).isdisjoint(other.statements)


def test_words_that_no_meaning_would_make_one_are_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.encoder.encoder", lambda: pytest.fail("asked"))
    one = quoting("“Our lighthouse was painted twice in a decade,” it was said.", speaker=None)
    other = quoting("“Gulls!” it was said.", speaker=None, days=1)
    assert uttered(one, other) == []


def test_two_thousand_reports_take_seconds() -> None:
    readings = [
        quoting(
            f"Day {n}.\n\n“The keepers stay on the rock,” she said.\n\n“The {n % 9}th boat sails,” he said.",
            days=n // 4,
            name=f"{n}.txt",
        )
        for n in range(2000)
    ]
    assert len(uttered(*readings)) >= 1
