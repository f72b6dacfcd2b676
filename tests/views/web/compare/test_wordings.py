from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.web.compare.wordings import Piece, beside


def test_words_that_only_one_has_are_marked() -> None:
    left, right = beside("The pipe is cold, but the talks are not", "the tube is cold but the talks are not")
    assert left == [Piece("The ", False), Piece("pipe ", True), Piece("is cold, but the talks are not", False)]
    assert right == [Piece("the ", False), Piece("tube ", True), Piece("is cold but the talks are not", False)]


def test_case_and_marks_are_no_difference() -> None:
    assert not any(piece.own for pieces in beside("“We are ready,”", "we are ready") for piece in pieces)


@given(st.text(), st.text())
def test_the_pieces_are_the_words(one: str, other: str) -> None:
    left, right = beside(one, other)
    assert "".join(piece.words for piece in left) == one.lstrip()
    assert "".join(piece.words for piece in right) == other.lstrip()
