import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.brief.marks import Mark, marked_text
from dragoman.views.text import clean
from tests.builders import report
from tests.made import TEXT

PIECES = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8)


def mark(start: int, end: int, name: str = "m") -> Mark:
    return Mark(start, end, name, "claim", f"back-{name}", "1")


def inside(start: int, end: int, text: str = "One two three four.") -> str:
    return marked_text(report(text), [mark(start, end)])[0][0]


def test_words_are_marked_with_an_address_and_a_way_back() -> None:
    assert '<mark class="claim" id="m">two<a class="back" href="#back-m">1</a></mark> three' in inside(4, 7)


def test_marks_that_cross_are_nested_by_opening_one_again() -> None:
    (line,), _ = marked_text(report("One two three four."), [mark(0, 7, "a"), mark(4, 13, "b")])
    assert re.sub(r"<a.*?</a>", "", line).endswith(
        '<mark class="claim" id="a">One <mark class="claim" id="b">two</mark></mark>'
        '<mark class="claim"> three</mark> four.</p>'
    )


def test_words_over_a_paragraph_break_are_marked_on_both_sides() -> None:
    lines, addresses = marked_text(report("One two.\n\nThree four."), [mark(4, 15)])
    assert [line.count("<mark") for line in lines] == [1, 1]
    assert addresses == {"m"}


def test_words_outside_the_text_have_no_address() -> None:
    assert marked_text(report("One two."), [mark(90, 95), mark(5, 5)])[1] == set()


@given(PIECES)
def test_marks_change_no_word_and_every_tag_is_closed(pieces: list[tuple[int, int]]) -> None:
    marks = [mark(min(piece), max(piece), f"m{index}") for index, piece in enumerate(pieces)]
    lines, addresses = marked_text(report(TEXT), marks)
    for (start, end), line in zip(report(TEXT).paragraphs, lines, strict=True):
        words = re.sub(r"<a.*?</a>|<span.*?</span>|<[^>]*>", "", line)
        assert re.sub(r"\s+", " ", html.unescape(words)) == clean(TEXT[start:end])
        assert line.count("<mark") == line.count("</mark>")
    assert all("\n".join(lines).count(f'id="{address}"') == 1 for address in addresses)
