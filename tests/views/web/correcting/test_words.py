import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.text import clean
from dragoman.views.web.correcting.words import exact_places, folded, places_in, places_of, trimmed, written

TEXT = "“We will not 🕊 agree,” Ana said.\n\nقال علي: لن نوافق 🇰🇪 على هذا. “We will not agree,” said Ben."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We will not 🕊 agree", ["We will not 🕊 agree"]),
        ('"we will not agree,"', ["“We will not agree,”"]),
        ("لن نوافق 🇰🇪", ["لن نوافق 🇰🇪"]),
        ("Ana  said. قال", ["Ana said.\n\nقال".replace(" s", " s")]),
        ("Ana said. … Ben", [TEXT[TEXT.index("Ana") : -1]]),
        ("We will not", ["We will not", "We will not"]),
        ("nowhere", []),
        ("", []),
        ("…", []),
    ],
)
def test_words_are_found_as_they_stand(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in places_of(words, TEXT)] == found


@given(st.text(), st.data())
def test_any_selection_comes_back_as_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = trimmed((start, end), text)
    if place is None:
        assert not text[start:end].strip()
        return
    assert text[place[0] : place[1]] == text[start:end].strip()
    assert places_in([written(place)], text) == [place]
    words = clean(text[place[0] : place[1]]).strip()
    found = exact_places(words, folded(text))
    assert bool(found) == bool(folded(words).letters.strip())
    assert all(folded(text[a:b]).letters.strip() == folded(words).letters.strip() for a, b in found)


@given(st.text())
def test_places_outside_a_text_are_left_out(text: str) -> None:
    assert places_in(["0-99999999 5-5 9-3 x", f"0-{len(text) + 1}"], text) == []
