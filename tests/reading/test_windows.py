import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.windows import case_of, join_pieces, windows_of, words_of

TEXTS = st.lists(st.sampled_from(["Oslo", "said", "that", ".", ",", "\n\n", " ", "“", "”", "it's"]), max_size=80)


def pieces_of(lengths: list[int], paragraphs: list[int]):  # type: ignore[no-untyped-def]
    return join_pieces([[7] * length for length in lengths], [0] * len(lengths), sorted(paragraphs), 9)


@given(TEXTS.map(" ".join))
def test_words_are_what_the_text_has_at_their_places(text: str) -> None:
    words = words_of(text, ((0, len(text)),))
    assert [text[start:end] for start, end in words.spans] == list(words.texts)


def test_words_do_not_run_over_the_break_of_a_paragraph() -> None:
    words = words_of("He left\n\nAt dawn", ((0, 7), (9, 16)))
    assert words.paragraphs == (0, 0, 1, 1)


def test_the_casing_of_a_word_is_kept_beside_it() -> None:
    assert [case_of(word) for word in ("talks", "Oslo", "UN", "7", "“", "I")] == [0, 1, 2, 3, 3, 1]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 6)), min_size=1, max_size=60))
def test_every_piece_is_told_by_one_window_and_seen_by_it(words: list[tuple[int, int]]) -> None:
    pieces = pieces_of([length for length, _ in words], [paragraph for _, paragraph in words])
    windows = list(windows_of(pieces, core=20, before=6))
    told = [place for window in windows for place in range(window.core, window.end)]
    assert told == list(range(len(pieces.ids)))
    assert all(w.start <= w.core < w.end and w.end - w.start <= 26 for w in windows)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 6)), min_size=1, max_size=60))
def test_no_word_is_cut_by_a_core(words: list[tuple[int, int]]) -> None:
    pieces = pieces_of([length for length, _ in words], [paragraph for _, paragraph in words])
    for window in windows_of(pieces, core=20, before=6):
        if window.end < len(pieces.words):
            last, following = pieces.words[window.end - 1], pieces.words[window.end]
            assert last != following or last == -1


def test_a_break_of_a_paragraph_is_a_piece_of_no_word() -> None:
    pieces = pieces_of([1, 2, 1], [0, 0, 1])
    assert pieces.ids.tolist() == [7, 7, 7, 9, 7]
    assert pieces.words.tolist() == [0, 1, 1, -1, 2]
    assert isinstance(pieces.words, np.ndarray)
