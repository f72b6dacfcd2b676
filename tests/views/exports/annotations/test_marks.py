"""What marks are found, and how they belong together."""

from itertools import pairwise

from hypothesis import given

from dragoman.views.exports.annotations.marks import FACTS, ROLES, marked_reports
from dragoman.views.exports.annotations.words import sentences, tokens
from dragoman.views.exports.parts import Part
from tests.made import TEXT
from tests.views.exports.annotations.marked import FAST, marked_in, seen_to
from tests.views.exports.invented import LINES
from tests.views.exports.invented import parts as invented


def test_every_stretch_that_an_entry_rests_on_is_marked_in_its_role() -> None:
    (marked,) = marked_in([seen_to(text=TEXT)])
    found = {(mark.role, TEXT[mark.start : mark.end]) for mark in marked.marks}
    assert found >= {
        ("content", "We shall not hand over the lamp,"),
        ("content", "The keepers stay, and so do I."),
        ("cue", "told reporters"),
        ("source", "A harbour pilot"),
        ("position", "send its boats home"),
        ("person", "Winsome Carty, the Jamaican foreign minister"),
        ("party", "Panama"),
        ("meeting", "They meet again in Panama City on 9 October"),
        ("event", "met in Kingston"),
    }


def test_pieces_cue_and_source_are_tied_to_the_words_that_they_are_of() -> None:
    (marked,) = marked_in([seen_to(text=TEXT)])
    report = marked.report.id
    assert {(tie.kind, tie.one, tie.other) for tie in marked.ties} == {
        ("continues", f"{report}/s1.content1", f"{report}/s1.content2"),
        ("cue", f"{report}/s2.content1", f"{report}/s2.cue1"),
        ("speaker", f"{report}/s3.content1", f"{report}/s3.source1"),
    }


def test_a_mark_knows_who_speaks_what_is_held_and_who_has_seen_to_it() -> None:
    (marked,) = marked_in([seen_to()])
    by_id = {mark.id.rpartition("/")[2]: mark for mark in marked.marks}
    said = by_id["s1.content1"]
    assert (said.facts["speaker"], said.facts["party"], said.status, said.by) == (
        "Winsome Carty", "JAM", "confirmed", ("ana", "ben"),
    )  # fmt: skip
    held = by_id["p2.position1"]
    assert (held.facts["stance"], held.facts["issue"], held.facts["target"]) == ("conditions", "withdrawal", "JAM")
    assert held.suggested
    assert "speaker" not in by_id["s3.content1"].facts


def test_words_that_a_report_has_not_are_no_mark(by_hand: list[Part]) -> None:
    marks = [(mark, one.report) for one in marked_in(by_hand) for mark in one.marks]
    assert all(0 <= mark.start < mark.end <= len(report.text) for mark, report in marks)
    assert any(mark.entry == "p" for mark, _ in marks)
    assert not any(mark.entry == "t" for mark, _ in marks)


def test_an_entry_of_several_reports_is_marked_in_each(rioverde: Part) -> None:
    shared = [one for one in rioverde.record.positions if len({span.report for span in one.evidence}) > 1]
    assert shared
    for position in shared:
        found = {one.report.id for one in marked_reports(rioverde) for mark in one.marks if mark.entry == position.id}
        assert found == {span.report for span in position.evidence}


@FAST
@given(parts=invented())
def test_ids_are_unique_in_a_report_and_every_tie_leads_to_two_of_them(parts: list[Part]) -> None:
    for marked in marked_in(parts):
        ids = [mark.id for mark in marked.marks]
        assert len(set(ids)) == len(ids)
        assert all({tie.one, tie.other} <= set(ids) for tie in marked.ties)
        assert all(mark.role in ROLES and set(mark.facts) <= set(FACTS) for mark in marked.marks)
        assert [mark.start for mark in marked.marks] == sorted(mark.start for mark in marked.marks)


@FAST
@given(text=LINES)
def test_tokens_and_sentences_hold_every_letter_once(text: str) -> None:
    for places in (tokens(text), sentences(text, ((0, len(text)),))):
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
        assert all(one[1] <= other[0] for one, other in pairwise(places))
        assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())


def test_words_keep_what_joins_their_letters() -> None:
    text = "The cease-fire of 1,500 days, d’Alembert’s, ended. नमस्ते"
    assert [text[start:end] for start, end in tokens(text)] == [
        "The", "cease-fire", "of", "1,500", "days", ",", "d’Alembert’s", ",", "ended", ".", "नमस्ते",
    ]  # fmt: skip
