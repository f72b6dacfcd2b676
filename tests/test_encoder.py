"""Texts as points: those of one meaning lie near each other."""

import numpy as np

from dragoman.encoder import WIDTH, encoder


def test_texts_of_one_meaning_lie_nearer_than_others() -> None:
    lamp, same, ferry = encoder().embed(["We keep the lamp.", "The lamp stays with us.", "The ferry sails in spring."])
    assert float(lamp @ same) > 0.5 > float(lamp @ ferry)


def test_a_text_is_read_by_itself_whatever_stands_beside_it() -> None:
    alone, beside = encoder().embed(["The lamp."]), encoder().embed(["Nobody asked the cook about it.", "The lamp."])
    assert np.array_equal(alone[0], beside[1])


def test_no_text_and_broken_characters_are_read_as_well() -> None:
    assert encoder().embed([]).shape == (0, WIDTH)
    assert encoder().embed(["", "\ud800 lamp"]).shape == (2, WIDTH)
