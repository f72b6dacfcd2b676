from dragoman.views.web.report.elsewhere import Piece, compared


def test_wordings_are_compared_word_by_word_signs_aside() -> None:
    assert compared("We shall stay, he said", "We shall stay") == (
        Piece("same", "We shall stay"),
        Piece("ours", "he said"),
    )


def test_what_only_the_other_has_is_kept_apart() -> None:
    assert compared("We shall stay", "We shall not stay") == (
        Piece("same", "We shall"),
        Piece("theirs", "not"),
        Piece("same", "stay"),
    )


def test_wordings_that_share_little_are_not_compared() -> None:
    assert compared("The keys stay here", "Nobody gets them in our time") == (
        Piece("same", "Nobody gets them in our time"),
    )
