"""Character references, sane and not."""

import pytest

from dragoman.character_references import unescaped


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("peace &amp; quiet", "peace & quiet"),
        ("caf&#233;, caf&#xe9;", "café, café"),
        (f"talks &#{'9' * 5000}; end", "talks \ufffd end"),
        (f"&#x{'f' * 5000}", "\ufffd"),
    ],
)
def test_references_are_resolved_and_those_of_no_character_are_unreadable(text: str, resolved: str) -> None:
    assert unescaped(text) == resolved
