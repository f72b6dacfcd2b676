from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.onnx import threads
from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.marks import Marked, attributions, best_path, runs_of
from dragoman.reading.tagger import TAGS, tagger

SCORES = st.lists(st.lists(st.floats(-9, 0, width=32), min_size=len(TAGS), max_size=len(TAGS)), max_size=30)
PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "We stay", " he said", ", ", ". ", "\n\n", "Norway ", "according to ", "that ", "𐍈 "]
    ),
    max_size=40,
).map("".join)

NEWS = """
Norwegian envoy Astrid Solheim said on Monday that the port would open in May. “We have waited for a year,” she told
reporters. “The door is open.”

Chad's minister, Ali Seid, denied that his side had walked out."""


def marks_of(text: str) -> list[Marked]:
    return attributions(tagger().tag(text, paragraphs_of(text)))


@given(SCORES)
def test_the_likeliest_tags_always_spell_whole_runs(scores: list[list[float]]) -> None:
    path = best_path(np.array(scores, np.float32).reshape(-1, len(TAGS)))
    assert len(path) == len(scores)
    covered = [place for run in runs_of(path) for place in range(run.first, run.last)]
    assert covered == [place for place, tag in enumerate(path) if TAGS[tag] != "O"]
    opened = False
    for tag in (TAGS[number] for number in path):
        assert opened == (tag in {"I-content", "E-content"})
        opened = tag in {"B-content", "I-content"}
    assert not opened


def test_content_source_and_cue_are_marked_and_led_to_one_another() -> None:
    first, *_ = marks_of(NEWS)
    assert NEWS[slice(*first.content[0])].startswith("the port would open in May")
    assert first.source is not None
    assert NEWS[slice(*first.source)] == "Norwegian envoy Astrid Solheim"
    assert first.cue is not None
    assert NEWS[slice(*first.cue)] == "said"


def test_each_side_has_its_own_words() -> None:
    sources = [NEWS[slice(*mark.source)] for mark in marks_of(NEWS) if mark.source]
    assert sources[-1].startswith("Chad's minister, Ali Seid")


@given(PIECES)
def test_marks_lie_in_the_text_and_never_overlap(text: str) -> None:
    spans = sorted(span for mark in marks_of(text) for span in mark.content)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= mark.told * mark.led <= 1 for mark in marks_of(text))


def test_a_text_is_marked_alike_whatever_was_read_before_it() -> None:
    before = marks_of(NEWS)
    marks_of("Nobody said anything. " * 200)
    assert marks_of(NEWS) == before


def test_a_number_of_threads_that_is_none_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_THREADS", "many")
    with pytest.raises(UsageError, match=r"'many'.*DRAGOMAN_THREADS=2"):
        threads()


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "“" * 500, "x" * 5000, "مرحبا " * 50])
def test_texts_that_nobody_prints_end_without_an_error(text: str) -> None:
    assert isinstance(marks_of(text), list)
