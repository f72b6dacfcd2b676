"""What a sentence holds, and whose it is by the places that the reader points to."""

import numpy as np
import pytest

from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.held import Held, Seen
from dragoman.reading.positions.owners import Owners
from dragoman.reading.scheme import STANCES, issues
from dragoman.reading.sentences import sentence_starts
from dragoman.reading.tagger import CORE, tagger
from dragoman.reading.windows import words_of
from tests.builders import parsed_cast

TEXT = "The prime minister of Mali met Chad's envoy. Chad, he said, must open the road."


def pointing_at(word: int, count: int) -> Held:
    """A sentence of so many words, each one piece, whose holder's name is pointed to at one of them."""
    words = np.arange(-1, count)
    near = np.where(words == word, 9.0, 0.0)
    stances, topics = len(STANCES), len(issues())
    looks = np.full((stances + topics, count + 1), 1 / (count + 1))
    return Held(
        first=0,
        last=count,
        pairs=np.zeros((stances, topics)),
        told=np.zeros(stances),
        about=np.zeros(topics),
        asks=(np.zeros((stances, 4)), np.zeros((topics, 4))),
        near=near,
        looks=looks,
        window=Seen(words, np.zeros((count + 1, 4))),
    )


@pytest.mark.parametrize(
    ("word", "party"),
    [
        ("Mali", "MLI"),
        ("Chad", "TCD"),
        ("minister", "MLI"),  # words before a mention lead to it
        ("envoy", "TCD"),
    ],
)
def test_the_holder_is_the_party_whose_words_are_pointed_to(word: str, party: str) -> None:
    parsed, cast = parsed_cast(TEXT)
    words = words_of(TEXT, parsed.paragraphs)
    chances = Owners(words, cast).of(pointing_at(words.texts.index(word), len(words.texts)), 0, 0)
    assert max(chances, key=lambda code: chances[code]) == party
    assert sum(chances.values()) <= 1.0001


def test_a_pointer_to_nobody_leaves_every_party_unlikely() -> None:
    parsed, cast = parsed_cast(TEXT)
    words = words_of(TEXT, parsed.paragraphs)
    chances = Owners(words, cast).of(pointing_at(-1, len(words.texts)), 0, 0)
    assert all(chance < 0.01 for chance in chances.values())


def test_every_sentence_of_a_text_is_told_of_once_and_in_order() -> None:
    text = "\n\n".join(f"Chad said that road {number} must open. Mali refused." for number in range(60))
    paragraphs = paragraphs_of(text)
    starts = sorted(set(sentence_starts(text, paragraphs)))
    tagged = tagger().tag(text, paragraphs, "talks", starts)
    assert len(tagged.words.texts) > 2 * CORE
    told = [(held.first, held.last) for held in tagged.held]
    assert sorted(set(told)) == told
    assert [tagged.words.spans[first][0] for first, _ in told] == starts


def test_chances_are_chances_and_looks_are_shares() -> None:
    paragraphs = paragraphs_of(TEXT)
    for held in tagger().tag(TEXT, paragraphs, "talks", sorted(set(sentence_starts(TEXT, paragraphs)))).held:
        assert held.pairs.shape == (len(STANCES), len(issues()))
        assert ((held.pairs >= 0) & (held.pairs <= 1)).all()
        assert held.looks.sum(axis=1) == pytest.approx(np.ones(len(held.looks)), abs=1e-3)
        assert held.holders(0, 0).sum() <= 1.001


def test_without_sentences_the_model_tells_of_words_alone() -> None:
    tagged = tagger().tag(TEXT, paragraphs_of(TEXT))
    assert tagged.held == ()
    assert len(tagged.tags) == len(tagged.words.texts)
