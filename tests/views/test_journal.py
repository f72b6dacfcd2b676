"""The journal in words."""

import pytest

from dragoman.store.journal import KINDS, Entry
from dragoman.views.journal import WORDS, lines_of


def test_every_kind_of_line_has_words() -> None:
    assert set(WORDS) == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "payload", "words"),
    [
        (
            "correct",
            {"report": "r", "kind": "position", "entry": "r/p3", "deed": "reject"},
            "position r/p3 rejected",
        ),
        (
            "correct",
            {"report": "r", "kind": "meeting", "entry": "r/m1", "deed": "accept", "coding": "spring"},
            "meeting r/m1 confirmed, in coding spring",
        ),
        (
            "correct",
            {
                "report": "r",
                "kind": "position",
                "entry": "r/p3",
                "deed": "edit",
                "before": {"stance": "offers", "detail": "all", "issue": "water"},
                "after": {"stance": "rejects", "detail": None, "issue": "water", "reason": "corrected"},
            },
            "position r/p3 corrected (stance: rejects; detail: nothing)",
        ),
        ("recode", {"issue": "trade", "into": "fees", "process": None}, "trade is called fees"),
        ("recode", {"issue": "trade", "into": "fees", "process": "lake"}, "trade is called fees in lake"),
        (
            "code",
            {"coding": "spring", "reports": ["r", "q"], "coders": ["ana", "ben"], "suggestions": False},
            "spring: 2 reports for ana, ben",
        ),
        ("done", {"coding": "spring", "report": "r", "coder": "ben"}, "spring: r finished by ben"),
    ],
)
def test_a_line_says_what_was_done(kind: str, payload: dict[str, object], words: str) -> None:
    (line,) = lines_of([Entry(7, "2024-05-04T09:12:44+00:00", "ana", kind, payload)])
    assert line["what"] == words
