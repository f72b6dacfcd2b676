"""Options of an export as somebody gives them in words."""

import pytest

from dragoman.errors import UsageError
from dragoman.views.exports import Export, Option
from dragoman.views.exports.choosing import options_given

OPTIONS = (
    Option("duplicates", "document", "What counts once.", choices=("all", "document")),
    Option("least", 1, "The least weight.", kind=int),
    Option("texts", False, "With the texts."),
    Option("window", None, "Days.", kind=int),
)
EXPORT = Export(lambda *_: None, suffix=".x", does="", keeps="", loses="", options=OPTIONS)


def test_what_is_not_given_is_as_it_is_by_itself() -> None:
    assert options_given(EXPORT, {}) == {"duplicates": "document", "least": 1, "texts": False, "window": None}


def test_words_become_what_the_option_takes() -> None:
    given = {"duplicates": "all", "least": "2", "texts": "yes", "window": "", "other": "x"}
    assert options_given(EXPORT, given) == {"duplicates": "all", "least": 2, "texts": True, "window": None}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"duplicates": "week"}, "duplicates: 'week' is none of all, document"),
        ({"least": "two"}, "least: 'two' is not a whole number"),
        ({"texts": "maybe"}, "texts: 'maybe' is none of yes, true"),
    ],
)
def test_what_makes_no_sense_is_told(given: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        options_given(EXPORT, given)
