from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Report
from dragoman.sources import to_report
from dragoman.sources.items import Item
from tests.builders import cases

OPENING = "The two shores of the strait agreed on Thursday to talk again about the winter ferry."
MIDDLE = '"We have time until the ice comes," the harbour master of the northern shore told reporters.'
CLOSE = "The two delegations left the customs house on foot, without a word to the cameras."
LAST = "They will meet again in May, when the lorries have been counted by both sides."


def read_text(text: str) -> Report:
    found = to_report(Item("report.txt", "text", text.encode()))
    assert isinstance(found, Report), found
    return found


def report_with(line: str, at: str) -> str:
    places = {"head": 1, "body": 3, "tail": 5}
    lines = ["Ferry talks end without a paper", OPENING, MIDDLE, CLOSE, LAST]
    lines.insert(places[at], line)
    return "\n\n".join(lines)


@pytest.mark.parametrize("case", cases("sources/cases/debris"))
def test_a_line_is_told_from_the_report(case: dict[str, Any]) -> None:
    report = read_text(report_with(case["line"], case["at"]))
    reason = next(
        (
            one.reason
            for one in report.dropped
            if one.text == " ".join(case["line"].split()) or one.text == case["line"]
        ),
        "",
    )
    assert reason == case["dropped"]
    for sentence in (OPENING, MIDDLE, CLOSE, LAST):
        assert sentence in report.text


def test_what_stands_under_a_comments_heading_is_left_out_to_the_end() -> None:
    report = read_text(
        report_with("Leave a Reply", "tail") + "\n\nharbour_cat: I sold both of them my sandwiches, and both paid late."
    )
    assert report.text.endswith(LAST)
    assert report.dropped[-1].reason == "readers' comments"


def test_headlines_under_a_related_heading_are_left_out_up_to_the_next_sentence() -> None:
    report = read_text(report_with("Related topics:\n\nNew bakery for the ring road", "body"))
    assert "bakery" not in report.text
    assert CLOSE in report.text


def test_a_counter_of_comments_above_the_report_opens_no_comments() -> None:
    assert LAST in read_text(report_with("Comments (11)", "head")).text


def test_a_sign_off_glued_to_the_last_sentence_is_cut_off() -> None:
    report = read_text(report_with("No date was set for a third round of these talks. – ABX", "tail"))
    assert report.text.endswith("No date was set for a third round of these talks.")


def test_the_line_under_a_caption_label_goes_with_it() -> None:
    report = read_text(report_with("Image caption,\n\nThe two ministers met for the first time in ten years", "body"))
    assert "ten years" not in report.text
    assert CLOSE in report.text


def test_a_link_that_names_its_story_takes_no_subhead_with_it() -> None:
    report = read_text(report_with("Watch: Ola Brandt leaves the talks\n\nWhat has been agreed?", "body"))
    assert "What has been agreed?" in report.text
    assert "Ola Brandt" not in report.text


def test_a_mail_is_read_without_its_quotation_marks_and_headers() -> None:
    quoted = "\n".join(f"> {line}" if line else ">" for line in [OPENING, "", MIDDLE, "", LAST])
    report = read_text(f"From: Ana Oro <ana@desk.example>\nDate: Thu, 3 May 2018 17:02:11 +0200\n\n{quoted}")
    assert report.text == "\n\n".join([OPENING, MIDDLE, LAST])
    assert report.published == "2018-05-03"


def test_byline_outlet_and_title_are_read_from_the_head() -> None:
    report = read_text(
        f"THE NORVALE GAZETTE\nFerry talks end without a paper\nBy Ana Oro in Ostby\n\n{OPENING}\n\n{LAST}"
    )
    assert (report.title, report.outlet, report.byline) == (
        "Ferry talks end without a paper",
        "THE NORVALE GAZETTE",
        "Ana Oro in Ostby",
    )
    assert report.text.startswith("Ferry talks end without a paper\n\nThe two shores")


def test_the_dateline_stays_in_the_text() -> None:
    report = read_text(f"Ferry talks end without a paper\n\nSAINT OLA, May 3, 2018 (ABX) - {OPENING}\n\n{LAST}")
    assert report.dateline == "SAINT OLA, May 3, 2018 (ABX)"
    assert report.outlet == "ABX"
    assert "SAINT OLA, May 3, 2018 (ABX) - The two shores" in report.text


LINES = st.sampled_from(
    [
        OPENING,
        MIDDLE,
        CLOSE,
        LAST,
        "Comments (3)",
        "Share | Print",
        "Read more:",
        "abc/de",
        "3 May 2018",
        "By Ana Oro",
        "",
        "  - a thing",
        "___",
    ]
)
FREE = st.text(
    alphabet=st.characters(
        min_codepoint=32, max_codepoint=0x24F, exclude_characters="&\x7f", exclude_categories=("Cc", "Cf", "Cs")
    ),
    max_size=80,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, FREE), min_size=1, max_size=12))
def test_nothing_disappears_silently(lines: list[str]) -> None:
    text = "\n".join([*lines, "x" * 5])
    found = to_report(Item("report.txt", "text", text.encode()))
    if isinstance(found, Report) and not found.flags:
        kept = sorted("".join(found.text.split()) + "".join("".join(one.text.split()) for one in found.dropped))
        assert kept == sorted("".join(text.split()))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(LINES, FREE), min_size=1, max_size=12))
def test_paragraphs_tile_the_text(lines: list[str]) -> None:
    found = to_report(Item("report.txt", "text", "\n".join([*lines, OPENING]).encode()))
    assert isinstance(found, Report)
    assert "\n\n".join(found.text[start:end] for start, end in found.paragraphs) == found.text
    assert all(found.text[start:end].strip() == found.text[start:end] != "" for start, end in found.paragraphs)


def test_the_number_of_a_press_release_is_no_title() -> None:
    headline = "Harbour Minister calls on the northern shore"
    report = read_text("\n".join(["Press release No. 7", headline, "", OPENING, "", CLOSE]))
    assert report.title == headline
