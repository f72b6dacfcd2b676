import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.model import Position, Reading, Span, Statement
from dragoman.views.text import in_place
from dragoman.views.web.report.entries import places_of
from dragoman.views.web.report.marks import Target, marked, marks_of
from tests.builders import report

TEXT = "One two\u202e three.\n\nFour “five” \x00 six & <seven> eight nine."
SPANS = st.lists(st.tuples(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5)), max_size=8)


def reading(*pieces: tuple[int, int], positions: tuple[tuple[int, int], ...] = ()) -> Reading:
    of = report(TEXT)
    return Reading(
        report=of,
        statements=tuple(
            Statement(id=f"s{n}", report=of.id, kind="direct", spans=(piece,), text="")
            for n, piece in enumerate(pieces)
        ),
        positions=tuple(
            Position(id=f"p{n}", party="A", stance="rejects", issue="x", evidence=(Span(report=of.id, start=a, end=b),))
            for n, (a, b) in enumerate(positions)
        ),
    )


@settings(deadline=None)
@given(SPANS, SPANS, st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_marks_change_no_letter_and_close_every_tag(
    said: list[tuple[int, int]], held: list[tuple[int, int]], target: tuple[int, int]
) -> None:
    of = reading(*said, positions=tuple(held))
    stretches = list(of.report.paragraphs)
    texts = marked(TEXT, stretches, [*marks_of(places_of(of)), Target(*sorted(target))])
    for (start, end), words in zip(stretches, texts, strict=True):
        assert html.unescape(re.sub(r"<[^>]*>", "", words)) == in_place(TEXT[start:end])
        tags: list[str] = []
        for closing, tag in re.findall(r"<(/?)(span|mark|a)\b", words):
            if closing:
                assert tags.pop() == tag
            else:
                tags.append(tag)
        assert tags == []
    ids = re.findall(r' id="([^"]*)"', "".join(texts))
    assert len(ids) == len(set(ids))


def test_a_statement_bears_the_signs_of_the_positions_in_it() -> None:
    (words, _) = marked(TEXT, list(report(TEXT).paragraphs), marks_of(places_of(reading((0, 10), positions=((4, 8),)))))
    assert 'class="ref statement unsaid" href="#e-s0" aria-label="Statement 1" data-sign="✕"' in words
    assert 'aria-label="Position 2: rejects" data-sign="✕" data-n="2"></a></span>' in words


def test_a_rejected_position_leaves_no_sign_at_its_statement() -> None:
    of = reading((0, 10), positions=((4, 8),))
    of = replace(of, positions=(replace(of.positions[0], status="rejected"),))
    (words, _) = marked(TEXT, list(of.report.paragraphs), marks_of(places_of(of)))
    assert 'aria-label="Statement 1" data-sign="“"' in words
