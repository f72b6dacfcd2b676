"""The words of an item, quickly: whatever it is made of, and however hostile it is."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.archive.cheap import text_of
from dragoman.model import Failure
from dragoman.sources.items import Item, Kind, Written


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("text", b"Talks went on in Sela.", "Talks went on in Sela."),
        ("text", "Café talks".encode("latin-1"), "Café talks"),
        ("text", "Talks in Sela".encode("utf-16"), "Talks in Sela"),
        ("line", b'{"title": "Note", "text": "Talks went on."}', "Note\nTalks went on."),
        ("row", {"headline": "Note", "body": "Talks went on."}, "Note\nTalks went on."),
        ("written", Written(("Talks", "went on.")), "Talks\nwent on."),
        ("pdf", b"%PDF-1.7", None),
    ],
)
def test_the_words_of_an_item_are_had_without_making_a_report_of_it(
    kind: Kind, content: object, expected: str | None
) -> None:
    found = text_of(Item("a", kind, content))  # type: ignore[arg-type]
    assert (found.removeprefix("\ufeff") if isinstance(found, str) else found) == expected


@pytest.mark.parametrize("content", [b"<p>Talks went on in Sela.</p>", b'{"text": "<p>Talks went on in Sela.</p>"}'])
def test_tags_are_left_out(content: bytes) -> None:
    found = text_of(Item("a", "page" if content[:1] == b"<" else "line", content))
    assert isinstance(found, str)
    assert found.split() == ["Talks", "went", "on", "in", "Sela."]


@pytest.mark.parametrize("content", [b"[1]", b'{"text": ', b'{"other": 1}', b'{"text": ""}', b"[" * 100_000])
def test_a_line_that_holds_no_report_is_a_failure_with_its_name(content: bytes) -> None:
    found = text_of(Item("a.jsonl:7", "line", content))
    assert isinstance(found, Failure)
    assert found.name == "a.jsonl:7"


@pytest.mark.parametrize(
    "part", [b"<", b"<script>", b"<!--", b"&", b"</nav><nav>", b"<a ", b"&#99999", b"<p>\x01 ", b"< a > <"]
)
def test_a_page_full_of_one_sign_takes_no_longer_than_its_length(part: bytes) -> None:
    began = time.process_time()
    text_of(Item("a", "page", b"<html>" + part * (2_000_000 // len(part))))
    assert time.process_time() - began < 20


def test_a_number_of_a_letter_that_is_far_too_long_is_unreadable() -> None:
    found = text_of(Item("a", "page", b"<p>&#" + b"9" * 5000 + b";</p>"))
    assert isinstance(found, str)
    assert found.split() == ["\ufffd"]


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_a_page_a_text_or_a_failing_line(content: bytes) -> None:
    for kind in ("page", "text", "line"):
        found = text_of(Item("a", kind, content))
        assert isinstance(found, (str, Failure))


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(), st.integers(), st.none()), max_size=4), st.text())
@settings(deadline=None)
def test_any_row_is_a_text_or_a_failure(row: dict[str, object], text: str) -> None:
    line = json.dumps({**row, "text": text}).encode()
    assert isinstance(text_of(Item("a", "line", line)), (str, Failure))


def test_a_title_with_which_the_text_begins_is_there_once() -> None:
    assert (
        text_of(Item("a", "line", b'{"title": "Note", "text": "Note\\n\\nTalks went on."}')) == "Note\n\nTalks went on."
    )


def test_to_weigh_a_row_nothing_of_it_is_looked_at_but_title_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.columns.day_of", lambda _: pytest.fail("its day was asked for"))
    row = {"title": "Note", "text": "Talks went on.", "date": "2018-05-03"}
    assert text_of(Item("a", "row", row)) == "Note\nTalks went on."


@pytest.mark.parametrize("noun", ["published", "url", "text"])
def test_a_row_without_a_column_that_was_named_is_told_before_it_is_weighed(noun: str) -> None:
    found = text_of(Item("a", "row", {"text": "Talks went on."}, columns={noun: "gone"}))
    assert isinstance(found, Failure)
    assert "No column 'gone'" in found.reason
