from importlib.resources import files
from time import process_time

import numpy as np
import pytest

from dragoman.gate import THRESHOLD, Gate, about_talks_scores

TALKS = (
    "Delegations of Chile and Peru met in Tacna on Monday for a second round of talks on the water of the Uchusuma. "
    "The Chilean foreign minister said his side would share the pumping station, and that Bolivia would mediate."
)
OTHER = (
    "The bakery chain opened its fortieth shop on Monday and said that sales of rye bread rose by a tenth last year. "
    "Its founder, who began with one oven, told customers that cardamom buns would be back before the winter."
)
ODD = {
    "nothing": "",
    "white space": " \n\t\r\n ",
    "one letter": "x",
    "half a surrogate": "Talks \ud800 in \udfff Geneva",
    "no character at all": "\x00" * 500,
    "marks piled up": "Z̴̧͔a͌" * 2000,
    "right to left": "‮أجرى الوفدان محادثات في القاهرة‬" * 50,
    "Chinese": "两国外长在北京举行会谈，讨论停火协议。" * 50,
    "emoji": "🤝🕊️" * 3000,
    "one word without end": "talks" * 100_000,
    "spaces without end": " " * 300_000,
}


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate.load()


def test_a_report_of_talks_passes_and_one_of_a_bakery_does_not(gate: Gate) -> None:
    assert gate.passes(TALKS)
    assert not gate.passes(OTHER)


def test_scores_are_one_number_a_text_from_0_to_1(gate: Gate) -> None:
    scores = gate.scores([TALKS, OTHER, ""])
    assert scores.shape == (3,)
    assert all(0 <= score <= 1 for score in scores)
    assert gate.scores([]).shape == (0,)


def test_the_threshold_is_a_dial(gate: Gate) -> None:
    score = float(gate.scores([OTHER])[0])
    assert gate.passes(OTHER, score)
    assert not gate.passes(OTHER, np.nextafter(score, 1))


def test_a_text_scores_the_same_in_whatever_batch_it_comes(gate: Gate) -> None:
    texts = [TALKS, "", OTHER, OTHER * 40 + TALKS, TALKS[:40], *ODD.values()] * 3
    alone = np.array([gate.scores([text])[0] for text in texts])
    assert np.array_equal(gate.scores(texts), alone)
    assert np.array_equal(gate.scores(texts[::-1])[::-1], alone)


def test_capitals_and_breaks_of_lines_make_no_difference(gate: Gate) -> None:
    printed = [TALKS, TALKS.upper(), TALKS.replace(" ", "\n"), TALKS.replace(",", " - ")]
    assert len(set(gate.scores(printed).tolist())) == 1


def test_talks_in_one_paragraph_of_a_long_text_are_found(gate: Gate) -> None:
    assert gate.passes(f"{OTHER}\n\n" * 200 + TALKS + f"\n\n{OTHER}" * 200)
    assert not gate.passes(f"{OTHER}\n\n" * 400)


def test_what_stands_before_a_text_does_not_drown_it(gate: Gate) -> None:
    menu = "Home World Sport Weather Video Subscribe Sign in Cookies Terms of use Privacy\n" * 60
    assert gate.passes(menu + TALKS)


@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_have_a_score(gate: Gate, kind: str) -> None:
    assert 0 <= gate.scores([ODD[kind]])[0] <= 1


@pytest.mark.parametrize("kind", ["nothing", "white space", "no character at all", "emoji", "Chinese"])
def test_a_text_without_a_known_word_does_not_pass(gate: Gate, kind: str) -> None:
    assert not gate.passes(ODD[kind])


def test_a_text_of_ten_megabytes_takes_no_longer_than_one_of_the_bound(gate: Gate) -> None:
    started = process_time()
    assert gate.passes(TALKS + OTHER * 50_000)
    assert process_time() - started < 3


def test_the_version_is_that_of_the_model(gate: Gate) -> None:
    assert gate.version == f"gate-{gate.digest[:12]}"
    assert len(gate.digest) == 64


def test_the_model_is_small() -> None:
    assert len(files("dragoman.data.models").joinpath("gate.npz").read_bytes()) < 2_000_000


def test_the_short_way_in_gives_the_same_scores(gate: Gate) -> None:
    assert np.array_equal(about_talks_scores([TALKS, OTHER]), gate.scores([TALKS, OTHER]))
    assert THRESHOLD == 0.5


def test_a_hundred_thousand_words_take_less_than_a_second(gate: Gate) -> None:
    texts = [f"{number} {TALKS} {OTHER}" for number in range(1300)]
    started = process_time()
    gate.scores(texts)
    assert sum(len(text.split()) for text in texts) > 100_000
    assert process_time() - started < 1
