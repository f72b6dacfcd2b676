import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.assemble import assemble
from dragoman.record.verify import verify, verify_json
from tests.made import UNREADABLE, empty, hostile, lighthouse


def good() -> Any:
    """A record as JSON has it, in which everything holds."""
    record = msgspec.json.encode(assemble([lighthouse(), empty(), UNREADABLE]))
    return json.loads(record)


def test_a_true_record_has_no_problems() -> None:
    assert verify(good()) == ()
    assert verify_json(json.dumps(good()).encode()) == ()


BROKEN: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "a text that was changed": (("reports", 0, "text"), "He left.", "its text gives"),
    "a paragraph outside": (("reports", 1, "paragraphs"), [[0, 999]], "paragraph [0, 999) outside its text of 22"),
    "paragraphs that overlap": (("reports", 1, "paragraphs"), [[0, 9], [5, 12]], "begins at 5, before"),
    "a day that is none": (("reports", 0, "published"), "2024-02-30", "no day"),
    "a span outside": (("statements", 0, "spans"), [[0, 99999]], "span [0, 99999) lies outside"),
    "an empty span": (("positions", 0, "evidence", 0, "end"), 0, "lies outside"),
    "a negative offset": (("statements", 0, "cue"), [-3, 4], "cue [-3, 4) lies outside"),
    "other words": (("statements", 0, "text"), "We shall hand over the lamp,", "not the words of its spans"),
    "no words": (("statements", 0, "spans"), [], "has no spans"),
    "an unknown speaker": (("statements", 0, "speaker"), "nobody", "speaker 'nobody' is not in the record"),
    "half of a joined speaker": (("statements", 0, "speaker"), "HTI-XXX", "speaker 'HTI-XXX' is not in the record"),
    "a person as party": (("statements", 0, "party"), lighthouse().actors[0].id, "party"),
    "an unknown party": (("positions", 0, "party"), "ATL", "party 'ATL' is not in the record"),
    "an unknown mediator": (("meetings", 0, "mediators"), ["ATL"], "mediator 'ATL'"),
    "a party as participant": (("meetings", 0, "participants"), ["JAM"], "participant 'JAM'"),
    "a person of no party there": (("actors", 4, "party"), "ATL", "party 'ATL'"),
    "a code that is not the id": (("actors", 0, "code"), "ATL", "'ATL' and another id"),
    "evidence in no report": (
        ("meetings", 0, "evidence", 0, "report"),
        "gone",
        "report 'gone', which is not in the record",
    ),
    "an unknown event actor": (("events", 0, "actors"), ["ATL"], "actor 'ATL'"),
    "an unknown event type": (("events", 0, "type"), "SING", "unknown type 'SING'"),
    "quoted in nothing": (("statements", 0, "quoted_in"), "gone", "quoted in 'gone'"),
    "quoted in itself": (("statements", 0, "quoted_in"), good()["statements"][0]["id"], "quoted in itself"),
    "an unknown issue": (("positions", 0, "issue"), "lamp", "unknown issue 'lamp'"),
    "an unknown stance": (("positions", 0, "stance"), "hopes", "'hopes'"),
    "an unknown office": (("actors", 4, "office"), "king", "'king'"),
    "a date that is none": (("meetings", 0, "date"), "Tuesday", "'Tuesday', which is neither"),
    "a precision that is not the date's": (("meetings", 0, "date_precision"), "month", "but the precision 'month'"),
    "two of one id": (("statements", 1, "id"), good()["statements"][0]["id"], "of statements[0]"),
    "a report listed twice": (("reports", 1), good()["reports"][0], "of reports[0]"),
    "a number for words": (("statements", 0, "text"), 7, "Expected `str`, got `int`"),
    "another version": (("dragoman",), "7", 'is not "1"'),
    "a section of no entries": (("meetings",), {"a": 1}, "is an object, not an array"),
    "an entry that is none": (("meetings", 0), None, "Expected `object`, got `null`"),
    "a failure without reason": (("failures", 0), {"name": "x"}, "missing required field `reason`"),
}


@pytest.mark.parametrize(("path", "value", "words"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_hold_is_told(path: tuple[Any, ...], value: Any, words: str) -> None:
    record = good()
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert any(words in str(problem) for problem in verify(record))


def test_a_joined_speaker_and_a_party_as_speaker_hold() -> None:
    record = good()
    record["statements"][0] |= {"speaker": "HTI-JAM", "party": None}
    record["statements"][1] |= {"speaker": "HTI"}
    assert verify(record) == ()


def test_a_problem_says_where_it_is() -> None:
    record = good()
    record["positions"][1]["party"] = "ATL"
    assert str(verify(record)[0]) == "positions[1]: party 'ATL' is not in the record"


def test_one_broken_entry_does_not_hide_the_others() -> None:
    record = good()
    record["statements"][0] = 5
    record["statements"][2]["text"] = "other words"
    assert [problem.where for problem in verify(record)] == ["statements[0]", "statements[2]"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":', b"null", b"3", b'"x"', b"[]", b"[{}]", b"NaN"]
)
def test_what_is_no_record_is_one_problem(data: bytes) -> None:
    assert len(verify_json(data)) == 1


def test_a_hostile_reading_gives_problems_and_no_error() -> None:
    assert verify(assemble([hostile()])) != ()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING)
def test_any_json_gives_problems_and_no_error(value: Any) -> None:
    assert verify(value) != ()


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every way into a JSON value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for step, part in steps for inner in places(part, (*path, step)))]


@given(st.sampled_from(places(good())[1:]), ANYTHING)
def test_a_record_broken_anywhere_gives_no_error(path: tuple[Any, ...], value: Any) -> None:
    record = good()
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    verify(record)


def test_an_issue_of_the_users_own_holds_where_it_is_named() -> None:
    record = good()
    record["positions"][0]["issue"] = "lamp-keeping"
    assert verify(record, ["lamp-keeping"]) == ()
    assert verify(record, ["lamps"]) != ()
